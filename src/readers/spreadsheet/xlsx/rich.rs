//! Text of cells: shared strings and runs.

use std::rc::Rc;

use crate::model::Unreadable;
use crate::readers::limits::too_large;
use crate::readers::raised::{Height, at_height};
use crate::readers::spreadsheet::budget::Budget;
use crate::readers::spreadsheet::sheet::{Piece, last_letter};
use crate::readers::xml::{Space, Token, XmlStream};

/// The strings that cells refer to by number. What the part claims to hold is not looked at.
pub(super) fn shared_strings(xml: &str, budget: &mut Budget<'_>) -> Result<Vec<Rc<[Piece]>>, Unreadable> {
    let mut strings: Vec<Rc<[Piece]>> = Vec::new();
    let mut stream = XmlStream::new(xml, budget.limits);
    let mut characters = 0_usize;
    while let Some(token) = stream.next()? {
        let Token::Open(element) = token else { continue };
        if element.name_in(Space::Sheet) == "si" {
            let pieces = rich(&mut stream)?;
            characters += pieces.iter().map(|p| p.text.len()).sum::<usize>();
            if characters > budget.limits.characters {
                return Err(too_large("characters"));
            }
            strings.push(Rc::from(pieces));
        }
    }
    Ok(strings)
}

/// The runs of the element that was opened last, up to its end. Guides to pronunciation are left out.
pub(super) fn rich(stream: &mut XmlStream<'_>) -> Result<Vec<Piece>, Unreadable> {
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut open, mut run, mut height) = (1_usize, Piece::default(), Height::Line);
    while open > 0 {
        match stream.next()? {
            Some(Token::Open(element)) => match element.name_in(Space::Sheet) {
                "t" => push(&mut pieces, Piece { text: unescaped(stream.text()?), ..run.clone() }, height),
                "rPh" | "phoneticPr" => stream.skip()?,
                name => {
                    open += 1;
                    match name {
                        "r" => (run, height) = (Piece::default(), Height::Line),
                        "rFont" => run.font = element.attribute("val"),
                        "b" => run.bold = Some(element.is_on()),
                        "i" => run.italic = Some(element.is_on()),
                        "strike" => run.struck = Some(element.is_on()),
                        "vertAlign" => height = Height::of_word(&element.attribute("val").unwrap_or_default()),
                        _ => {}
                    }
                }
            },
            Some(Token::Close) => open -= 1,
            Some(Token::Text(_)) => {}
            None => break,
        }
    }
    Ok(pieces)
}

fn push(pieces: &mut Vec<Piece>, piece: Piece, height: Height) {
    let before = last_letter(pieces);
    let piece = Piece { text: at_height(height, before, &piece.text), ..piece };
    match pieces.last_mut() {
        Some(last) if last.looks_like(&piece) => {
            last.text.push_str(&piece.text);
        }
        _ => pieces.push(piece),
    }
}

/// Resolves `_x000A_` and the like, which stand for characters that XML cannot hold; of these only tabs and line breaks
/// are text.
pub(super) fn unescaped(text: String) -> String {
    if !text.contains("_x") && !text.contains('\r') {
        return text;
    }
    let (mut plain, mut rest) = (String::with_capacity(text.len()), text.as_str());
    while let Some(at) = rest.find("_x") {
        let (before, escape) = rest.split_at_checked(at).unwrap_or((rest, ""));
        plain.push_str(before);
        match escape.get(..7).and_then(escaped) {
            Some(character) => {
                plain.push(character);
                rest = escape.get(7..).unwrap_or_default();
            }
            None => {
                plain.push_str("_x");
                rest = escape.get(2..).unwrap_or_default();
            }
        }
    }
    plain.push_str(rest);
    plain.retain(|c| !c.is_control() || matches!(c, '\n' | '\t'));
    plain
}

fn escaped(text: &str) -> Option<char> {
    let digits = text.strip_prefix("_x")?.strip_suffix('_')?;
    digits
        .bytes()
        .all(|b| b.is_ascii_hexdigit())
        .then(|| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32))?
}
