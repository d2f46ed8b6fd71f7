//! Texts with runs, and those that cells share.

use std::rc::Rc;

use super::records::{Records, text};
use crate::model::Unreadable;
use crate::readers::bytes::{u8_at, u16_at, u32_at};
use crate::readers::limits::too_large;
use crate::readers::raised::at_height;
use crate::readers::spreadsheet::budget::Budget;
use crate::readers::spreadsheet::look::Font;
use crate::readers::spreadsheet::sheet::{Piece, last_letter};

const SHARED: u32 = 0x13;

/// The strings that cells refer to by number.
pub(super) fn shared_strings(part: &[u8], fonts: &[Font], budget: &Budget<'_>) -> Result<Vec<Rc<[Piece]>>, Unreadable> {
    let (mut strings, mut characters) = (Vec::new(), 0_usize);
    for record in Records::new(part).filter(|record| record.kind == SHARED) {
        let pieces = rich(record.data, 0, fonts).unwrap_or_default();
        characters += pieces.iter().map(|piece| piece.text.len()).sum::<usize>();
        if characters > budget.limits.characters {
            return Err(too_large("characters"));
        }
        strings.push(Rc::from(pieces));
    }
    Ok(strings)
}

/// The text with runs that begins at a place.
pub(super) fn rich(data: &[u8], at: usize, fonts: &[Font]) -> Option<Vec<Piece>> {
    let flags = u8_at(data, at)?;
    let (whole, end) = text(data, at + 1)?;
    if flags & 1 == 0 {
        return Some(vec![Piece::plain(cleaned(&whole))]);
    }
    let letters: Vec<u16> = whole.encode_utf16().collect();
    let count = u32_at(data, end)? as usize;
    let runs = data.get(end + 4..)?.as_chunks::<4>().0.iter().take(count);
    let runs: Vec<(usize, u16)> =
        runs.filter_map(|run| Some((usize::from(u16_at(run, 0)?), u16_at(run, 2)?))).collect();
    Some(pieces(&letters, &runs, fonts))
}

fn pieces(letters: &[u16], runs: &[(usize, u16)], fonts: &[Font]) -> Vec<Piece> {
    let piece = |from: usize, to: usize, font: Option<&Font>, before: Option<char>| {
        let text = letters.get(from..to.min(letters.len())).map(String::from_utf16_lossy).unwrap_or_default();
        let (bold, italic) = (font.map(|f| f.bold), font.map(|f| f.italic));
        let text = at_height(font.map(|f| f.height).unwrap_or_default(), before, &cleaned(&text));
        Piece { text, font: font.and_then(|f| f.name.clone()), bold, italic, struck: font.map(|f| f.struck) }
    };
    let first = runs.first().map_or(letters.len(), |(start, _)| *start);
    let mut pieces = vec![piece(0, first, None, None)];
    for (at, (start, font)) in runs.iter().enumerate() {
        let end = runs.get(at + 1).map_or(letters.len(), |(next, _)| *next);
        let before = last_letter(&pieces);
        pieces.push(piece(*start, end, fonts.get(usize::from(*font)), before));
    }
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

/// Line breaks and tabs are text, other control characters are not.
fn cleaned(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}
