//! The strings that cells share, with runs.

use std::rc::Rc;

use super::dialect::{extras, letters_text};
use super::records::{Chain, Record};
use crate::model::Unreadable;
use crate::readers::limits::too_large;
use crate::readers::raised::at_height;
use crate::readers::spreadsheet::look::Font;
use crate::readers::spreadsheet::sheet::{Piece, last_letter};

/// The strings of the shared table. What it claims to hold is not looked at; a broken string ends it.
pub(super) fn shared_strings(
    record: &Record<'_>,
    fonts: &[Font],
    characters: usize,
) -> Result<Vec<Rc<[Piece]>>, Unreadable> {
    let mut chain = Chain::new(record, 8);
    let (mut strings, mut weight) = (Vec::new(), 0_usize);
    while !chain.is_done() {
        let Some(pieces) = string(&mut chain, fonts) else { break };
        weight += pieces.iter().map(|p| p.text.len()).sum::<usize>();
        if weight > characters {
            return Err(too_large("characters"));
        }
        strings.push(Rc::from(pieces));
    }
    Ok(strings)
}

fn string(chain: &mut Chain<'_, '_>, fonts: &[Font]) -> Option<Vec<Piece>> {
    let (length, flags) = (usize::from(chain.u16()?), chain.u8()?);
    let (runs, extra) = extras(chain, flags)?;
    let letters = chain.letters(length, flags & 1 != 0)?;
    let mut starts = Vec::new();
    for _ in 0..runs {
        starts.push((usize::from(chain.u16()?), chain.u16()?));
    }
    chain.skip(extra)?;
    Some(pieces(&letters, &starts, fonts))
}

/// Cuts a text into its runs; before the first one it looks as the cell does.
pub(super) fn pieces(letters: &[u16], runs: &[(usize, u16)], fonts: &[Font]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let first = runs.first().map_or(letters.len(), |(start, _)| *start).min(letters.len());
    if first > 0 || letters.is_empty() {
        pieces.push(Piece::plain(letters_text(letters.get(..first).unwrap_or_default())));
    }
    for (at, (start, font)) in runs.iter().enumerate() {
        let end = runs.get(at + 1).map_or(letters.len(), |(next, _)| *next).min(letters.len());
        let Some(run) = letters.get(*start..end).filter(|run| !run.is_empty()) else { continue };
        let font = font_at(fonts, *font).cloned().unwrap_or_default();
        let (bold, italic, struck) = (Some(font.bold), Some(font.italic), Some(font.struck));
        let before = last_letter(&pieces);
        let text = at_height(font.height, before, &letters_text(run));
        pieces.push(Piece { text, font: font.name, bold, italic, struck });
    }
    pieces
}

/// The font of a number; in all ages the number 4 is left out.
pub(super) fn font_at(fonts: &[Font], number: u16) -> Option<&Font> {
    let at = usize::from(number);
    fonts.get(if at > 4 { at - 1 } else { at })
}
