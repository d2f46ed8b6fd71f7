//! The document's view of a cell's content.

use super::exact::exact;
use super::format::{Moment, Shown, shown_date, shown_number};
use super::look::Look;
use super::sheet::{Content, Piece};
use crate::document::{CellValue, Run, Visibility};

/// What a cell becomes in the document.
pub(super) struct Face {
    pub(super) value: CellValue,
    pub(super) runs: Vec<Run>,
    /// Its format shows nothing of a value that is there.
    pub(super) concealed: bool,
}

/// The value of a cell and its text as shown.
pub(super) fn face(content: &Content, look: &Look, from_1904: bool) -> Face {
    let shown = match content {
        Content::Text(pieces) => return text(pieces, look),
        Content::Number(number) => match exact(*number) {
            Some(decimal) => shown_number(&look.format, *number, decimal, from_1904),
            None => Shown { value: CellValue::Text, text: number.to_string() },
        },
        Content::Date(iso) => match Moment::of_iso(iso) {
            Some(moment) => shown_date(&look.format, &moment),
            None => Shown { value: CellValue::Text, text: iso.clone() },
        },
        Content::Bool(truth) => {
            Shown { value: CellValue::Bool(*truth), text: if *truth { "TRUE" } else { "FALSE" }.to_owned() }
        }
        Content::Error(name) => Shown { value: CellValue::Error(name.clone()), text: name.clone() },
        Content::FormulaWithoutValue => Shown { value: CellValue::FormulaWithoutValue, text: String::new() },
    };
    let nought = matches!(&shown.value, CellValue::Number { value, .. } if value.is_zero());
    let empty = shown.text.is_empty() && !matches!(shown.value, CellValue::FormulaWithoutValue);
    Face { runs: vec![run(&Piece::plain(shown.text), look)], value: shown.value, concealed: empty && !nought }
}

fn text(pieces: &[Piece], look: &Look) -> Face {
    let mut runs: Vec<Run> = pieces.iter().map(|piece| run(piece, look)).collect();
    let (before, after) = look.format.around_text();
    if let (Some(first), false) = (runs.first_mut(), before.is_empty()) {
        first.text.insert_str(0, before);
    }
    if let Some(last) = runs.last_mut() {
        last.text.push_str(after);
    }
    Face { value: CellValue::Text, runs, concealed: false }
}

fn run(piece: &Piece, look: &Look) -> Run {
    Run {
        text: piece.text.clone(),
        font: piece.font.clone().or_else(|| look.font.clone()),
        bold: piece.bold.unwrap_or(look.bold),
        italic: piece.italic.unwrap_or(look.italic),
        visibility: if piece.struck.unwrap_or(look.struck) { Visibility::Hidden } else { Visibility::Shown },
    }
}
