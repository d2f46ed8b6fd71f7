//! One cell of the XML of Excel 2002 and 2003.

use crate::model::Unreadable;
use crate::readers::raised::{Height, at_height};
use crate::readers::spreadsheet::sheet::{Content, Piece, last_letter};
use crate::readers::xml::{Element, Space, Token, XmlStream};

/// What stands in a cell.
#[derive(Debug, Default)]
pub(super) struct Inside {
    pub(super) content: Option<Content>,
    pub(super) note: Option<String>,
}

/// Reads the open cell; `has_formula` if its value is computed.
pub(super) fn cell(stream: &mut XmlStream<'_>, has_formula: bool) -> Result<Inside, Unreadable> {
    let mut inside = Inside::default();
    while let Some(element) = stream.child()? {
        match element.name_in(Space::OldSheet) {
            "Data" => {
                let kind = element.attribute("Type").unwrap_or_default();
                inside.content = content(&kind, text(stream)?);
            }
            "Comment" => inside.note = Some(text(stream)?.into_iter().map(|piece| piece.text).collect()),
            _ => stream.skip()?,
        }
    }
    if inside.content.is_none() && has_formula {
        inside.content = Some(Content::FormulaWithoutValue);
    }
    Ok(inside)
}

fn content(kind: &str, pieces: Vec<Piece>) -> Option<Content> {
    let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
    let stored = text.trim();
    if stored.is_empty() {
        return None;
    }
    Some(match kind {
        "Number" => match stored.parse::<f64>() {
            Ok(number) if number.is_finite() => Content::Number(number),
            _ => Content::plain(stored),
        },
        "DateTime" => Content::Date(stored.trim_end_matches(".000").to_owned()),
        "Boolean" => Content::Bool(stored == "1"),
        "Error" => Content::Error(stored.to_owned()),
        _ => Content::Text(pieces.into()),
    })
}

/// The text of the open element in pieces of one look, as web pages mark them.
fn text(stream: &mut XmlStream<'_>) -> Result<Vec<Piece>, Unreadable> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut looks = vec![(Piece::default(), Height::Line)];
    while let Some((look, height)) = looks.last().cloned() {
        match stream.next()? {
            Some(Token::Open(element)) => looks.push(inside(&element, look, height)),
            Some(Token::Close) => drop(looks.pop()),
            Some(Token::Text(text)) => {
                let before = last_letter(&pieces);
                pieces.push(Piece { text: at_height(height, before, &text), ..look });
            }
            None => break,
        }
    }
    Ok(pieces)
}

fn inside(element: &Element<'_>, look: Piece, height: Height) -> (Piece, Height) {
    match element.name() {
        "B" => (Piece { bold: Some(true), ..look }, height),
        "I" => (Piece { italic: Some(true), ..look }, height),
        "S" => (Piece { struck: Some(true), ..look }, height),
        "Font" => (Piece { font: element.attribute("Face").or(look.font.clone()), ..look }, height),
        "Sup" => (look, Height::Raised),
        "Sub" => (look, Height::Lowered),
        _ => (look, height),
    }
}
