//! A sheet as a format's reader hands it over.

use std::rc::Rc;

use super::area::{Area, Spans};
use crate::model::Unreadable;

/// A workbook as it stands in its file.
#[derive(Debug, Default)]
pub(super) struct Workbook {
    /// Sheets in the order of their tabs.
    pub(super) sheets: Vec<Sheet>,
    /// Days count from 1904, as on old Macs.
    pub(super) from_1904: bool,
    /// Names of sheets and parts that could not be read.
    pub(super) unread: Vec<String>,
    /// The first fault met; it is the file's where nothing else could be read.
    pub(super) fault: Option<Unreadable>,
    /// There are pictures in it.
    pub(super) pictures: bool,
}

impl Workbook {
    /// Notes a sheet or part that could not be read.
    pub(super) fn unread(&mut self, what: &str, fault: Unreadable) {
        self.unread.push(what.to_owned());
        self.fault.get_or_insert(fault);
    }
}

/// A sheet: its filled cells, in any order, and what hides or joins them. Rows and columns count from 0.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) name: String,
    /// Hidden as a whole, in either degree.
    pub(super) hidden: bool,
    pub(super) hidden_rows: Spans,
    pub(super) hidden_columns: Spans,
    pub(super) merged: Vec<Area>,
    pub(super) cells: Vec<SheetCell>,
    pub(super) notes: Vec<SheetNote>,
    /// Text of boxes and shapes that lie on the sheet, one a paragraph.
    pub(super) boxes: Vec<String>,
    /// A cell refers to a shared string that is not there.
    pub(super) lost: bool,
}

/// A filled cell.
#[derive(Debug)]
pub(super) struct SheetCell {
    pub(super) row: u32,
    pub(super) column: u32,
    /// Which of the workbook's looks it has.
    pub(super) look: usize,
    pub(super) content: Content,
}

/// What is stored in a cell.
#[derive(Debug, Clone)]
pub(super) enum Content {
    Text(Rc<[Piece]>),
    Number(f64),
    /// A date that is stored as one, in ISO form, perhaps with a time.
    Date(String),
    Bool(bool),
    Error(String),
    FormulaWithoutValue,
}

/// A stretch of a cell's text; what is not said is as the cell's look has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) font: Option<String>,
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) struck: Option<bool>,
}

impl Piece {
    pub(super) fn plain(text: impl Into<String>) -> Piece {
        Piece { text: text.into(), ..Piece::default() }
    }

    /// Whether two pieces are set alike, whatever their text.
    pub(super) fn looks_like(&self, other: &Piece) -> bool {
        let look = |piece: &Piece| (piece.bold, piece.italic, piece.struck);
        self.font == other.font && look(self) == look(other)
    }
}

/// The last character of the pieces so far.
pub(super) fn last_letter(pieces: &[Piece]) -> Option<char> {
    pieces.last().and_then(|piece| piece.text.chars().last())
}

/// A comment on a cell.
#[derive(Debug)]
pub(super) struct SheetNote {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) text: String,
}

impl Content {
    /// Text of one look.
    pub(super) fn plain(text: impl Into<String>) -> Content {
        Content::Text(Rc::from([Piece::plain(text)]))
    }

    /// Bytes of text that it brings along.
    pub(super) fn weight(&self) -> usize {
        match self {
            Content::Text(pieces) => pieces.iter().map(|p| p.text.len()).sum(),
            Content::Date(text) | Content::Error(text) => text.len(),
            Content::Number(_) | Content::Bool(_) | Content::FormulaWithoutValue => 8,
        }
    }

    /// Whether it is text of which nothing is to be seen.
    pub(super) fn is_blank(&self) -> bool {
        matches!(self, Content::Text(pieces) if pieces.iter().all(|p| p.text.trim().is_empty()))
    }
}
