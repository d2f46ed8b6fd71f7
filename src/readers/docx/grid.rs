//! The grid of a table while it is read.

use std::collections::HashMap;

use super::cell::CellProperties;
use crate::document::{Block, Cell, CellValue, Paragraph, Table, TableOrigin, Visibility};
use crate::model::Place;

/// A table while it is read, row by row.
#[derive(Debug)]
pub(super) struct Grid {
    number: u32,
    cells: Vec<Cell>,
    /// For each column that a vertical merge may go on in: the cell that opened it.
    open: HashMap<usize, usize>,
    rows: usize,
    columns: usize,
    column: usize,
    header_rows: usize,
    row_visibility: Visibility,
    /// Most columns that count.
    widest: usize,
}

impl Grid {
    pub(super) fn new(number: u32, widest: usize) -> Grid {
        Grid {
            number,
            cells: Vec::new(),
            open: HashMap::new(),
            rows: 0,
            columns: 0,
            column: 0,
            header_rows: 0,
            row_visibility: Visibility::Shown,
            widest,
        }
    }

    /// Begins a row.
    pub(super) fn begin_row(&mut self) {
        self.rows += 1;
        self.column = 0;
        self.row_visibility = Visibility::Shown;
    }

    /// Leaves out grid columns at the beginning of the row.
    pub(super) fn skip_columns(&mut self, columns: usize) {
        self.column = columns.min(self.widest);
    }

    pub(super) fn hide_row(&mut self) {
        self.row_visibility = Visibility::Hidden;
    }

    /// The row repeats on each page; only leading rows can.
    pub(super) fn mark_header(&mut self) {
        if self.header_rows + 1 == self.rows {
            self.header_rows = self.rows;
        }
    }

    /// Where the next cell stands.
    pub(super) fn place(&self) -> Place {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Place::TableCell { table: self.number, row: number(self.rows), column: number(self.column + 1) }
    }

    /// Cells so far.
    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    /// Puts the next cell of the row.
    pub(super) fn put(&mut self, properties: &CellProperties, content: Vec<Block>) {
        let span = properties.span.clamp(1, self.widest);
        if properties.goes_on_left && self.widen_left(span, &content) {
            return;
        }
        let (row, column) = (self.rows.saturating_sub(1), self.column);
        self.column += span;
        self.columns = self.columns.max(self.column);
        if properties.goes_on_above && self.go_on(row, column, span, &content) {
            return;
        }
        self.open.retain(|at, _| *at < column || *at >= column + span);
        if properties.opens_merge {
            self.open.insert(column, self.cells.len());
        }
        let place = Place::TableCell {
            table: self.number,
            row: u32::try_from(row + 1).unwrap_or(u32::MAX),
            column: u32::try_from(column + 1).unwrap_or(u32::MAX),
        };
        let value = if content.is_empty() { CellValue::Blank } else { CellValue::Text };
        let visibility = self.row_visibility;
        self.cells.push(Cell { row, column, row_span: 1, column_span: span, content, value, visibility, place });
    }

    /// The finished table.
    pub(super) fn finish(self) -> Table {
        Table {
            origin: TableOrigin::Text { number: self.number },
            rows: self.rows,
            columns: self.columns,
            cells: self.cells,
            header_rows: self.header_rows,
        }
    }

    /// A cell that goes on with the one to its left (the old way to merge in a row).
    fn widen_left(&mut self, span: usize, content: &[Block]) -> bool {
        let row = self.rows.saturating_sub(1);
        let Some(left) = self.cells.last_mut().filter(|c| c.row == row && c.column + c.column_span == self.column)
        else {
            return false;
        };
        left.column_span += span;
        self.column += span;
        self.columns = self.columns.max(self.column);
        append(left, content);
        true
    }

    /// A cell that goes on with the one above, where that covers the same columns down to the row before.
    fn go_on(&mut self, row: usize, column: usize, span: usize, content: &[Block]) -> bool {
        let above = self.open.get(&column).and_then(|at| self.cells.get_mut(*at));
        let Some(above) = above.filter(|c| c.column_span == span && c.row + c.row_span == row) else {
            return false;
        };
        above.row_span += 1;
        append(above, content);
        true
    }
}

/// Text in a cell that only goes on with another is not lost; some programs repeat the merged text there, which must
/// not count twice.
fn append(cell: &mut Cell, content: &[Block]) {
    if content.is_empty() || text(&cell.content) == text(content) {
        return;
    }
    cell.content.extend_from_slice(content);
    cell.value = CellValue::Text;
}

fn text(content: &[Block]) -> Vec<String> {
    let paragraphs = content.iter().filter_map(|b| match b {
        Block::Paragraph(paragraph) => Some(Paragraph::text(paragraph)),
        Block::Table(_) => None,
    });
    paragraphs.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()).collect()
}
