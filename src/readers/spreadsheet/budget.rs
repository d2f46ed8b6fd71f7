//! What is left of the limits of a workbook.

use std::collections::BTreeSet;

use super::sheet::{Content, SheetCell};
use crate::document::Remark;
use crate::readers::limits::Limits;

/// What is left of the limits. Beyond them the reading is cut, not refused: what stands at the head of a sheet is of
/// use, and one stray cell in the last corner must not cost the rest.
pub(super) struct Budget<'a> {
    pub(super) limits: &'a Limits,
    cells: usize,
    characters: usize,
    passed: BTreeSet<&'static str>,
}

impl<'a> Budget<'a> {
    pub(super) fn new(limits: &'a Limits) -> Budget<'a> {
        Budget { limits, cells: limits.sheet_cells, characters: limits.characters, passed: BTreeSet::new() }
    }

    /// Whether this cell is still within the limits; what is blank is never taken.
    pub(super) fn takes(&mut self, row: u32, column: u32, content: &Content) -> bool {
        if content.is_blank() {
            return false;
        }
        if row as usize >= self.limits.sheet_rows {
            return self.pass("sheet_rows");
        }
        if column as usize >= self.limits.columns {
            return self.pass("columns");
        }
        let weight = content.weight();
        if self.cells == 0 {
            return self.pass("sheet_cells");
        }
        if weight > self.characters {
            return self.pass("characters");
        }
        self.cells -= 1;
        self.characters -= weight;
        true
    }

    /// Adds a cell where it is within the limits.
    pub(super) fn push(&mut self, cells: &mut Vec<SheetCell>, cell: SheetCell) {
        if self.takes(cell.row, cell.column, &cell.content) {
            cells.push(cell);
        }
    }

    /// Whether text of a note or box is still within the limits.
    pub(super) fn takes_text(&mut self, text: &str) -> bool {
        if text.trim().is_empty() {
            return false;
        }
        if text.len() > self.characters {
            return self.pass("characters");
        }
        self.characters -= text.len();
        true
    }

    /// Whether nothing more will be taken, so that the rest need not be read.
    pub(super) fn is_spent(&self) -> bool {
        self.passed.contains("sheet_cells") || self.passed.contains("characters")
    }

    /// Notes that a limit cut something off.
    pub(super) fn pass(&mut self, limit: &'static str) -> bool {
        self.passed.insert(limit);
        false
    }

    /// What was cut, for people.
    pub(super) fn remarks(&self) -> impl Iterator<Item = Remark> {
        self.passed.iter().map(|limit| Remark::LimitReached { what: (*limit).to_owned() })
    }
}
