//! Tables put together out of rows.
//!
//! Two ways to say where a cell stands: by the columns and rows it spans (web pages, OpenDocument), or by the edges of
//! cells on the page and marks of merging (Word, rich text).

use std::collections::HashMap;

use super::limits::{Limits, too_large};
use crate::document::{Block, Cell, CellValue, Table, TableOrigin, Visibility};
use crate::model::{Place, Unreadable};

/// A table whose cells tell their spans.
pub(crate) struct SpanTable {
    number: u32,
    cells: Vec<Cell>,
    /// For each column that a cell from above still covers: rows left.
    covered: Vec<usize>,
    rows: usize,
    columns: usize,
    column: usize,
    header_rows: usize,
    visibility: Visibility,
}

impl SpanTable {
    pub(crate) fn new(number: u32) -> SpanTable {
        SpanTable {
            number,
            cells: Vec::new(),
            covered: Vec::new(),
            rows: 0,
            columns: 0,
            column: 0,
            header_rows: 0,
            visibility: Visibility::Shown,
        }
    }

    /// Begins a row.
    pub(crate) fn begin_row(
        &mut self,
        is_header: bool,
        visibility: Visibility,
        limits: &Limits,
    ) -> Result<(), Unreadable> {
        if self.rows >= limits.table_cells {
            return Err(too_large("table_cells"));
        }
        if self.rows > 0 {
            self.covered.iter_mut().for_each(|left| *left = left.saturating_sub(1));
        }
        if is_header && self.header_rows == self.rows {
            self.header_rows += 1;
        }
        self.rows += 1;
        self.column = 0;
        self.visibility = visibility;
        Ok(())
    }

    /// Puts the next cell of the row, past columns that cells from above cover.
    pub(crate) fn put(
        &mut self,
        spans: (usize, usize),
        content: Vec<Block>,
        limits: &Limits,
    ) -> Result<(), Unreadable> {
        if self.rows == 0 {
            self.begin_row(false, Visibility::Shown, limits)?;
        }
        if self.cells.len() >= limits.table_cells {
            return Err(too_large("table_cells"));
        }
        while self.covered.get(self.column).is_some_and(|left| *left > 0) {
            self.column += 1;
        }
        if self.column >= limits.columns {
            return Ok(());
        }
        let free = self.covered.iter().skip(self.column).take_while(|left| **left == 0).count();
        let beyond = self.covered.len() <= self.column + free;
        let span = spans.0.clamp(1, limits.columns - self.column).min(if beyond { usize::MAX } else { free });
        let rows = spans.1.clamp(1, limits.table_cells);
        if self.covered.len() < self.column + span {
            self.covered.resize(self.column + span, 0);
        }
        self.covered.iter_mut().skip(self.column).take(span).for_each(|left| *left = rows);
        self.cells.push(cell(self.number, (self.rows - 1, self.column), (rows, span), content, self.visibility));
        self.column += span;
        self.columns = self.columns.max(self.column);
        Ok(())
    }

    /// The finished table; none if no cell has anything in it.
    pub(crate) fn finish(mut self) -> Option<Table> {
        for cell in &mut self.cells {
            cell.row_span = cell.row_span.min(self.rows - cell.row).max(1);
        }
        table(self.number, (self.rows, self.columns), self.cells, self.header_rows)
    }
}

/// How a cell of an [`EdgeTable`] is merged with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Merge {
    /// Goes on with the cell to the left.
    pub(crate) from_left: bool,
    /// Opens a merge downwards.
    pub(crate) opens: bool,
    /// Goes on with the cell above.
    pub(crate) from_above: bool,
}

/// What the end of a row says of its cells.
#[derive(Debug, Clone, Default)]
pub(crate) struct RowShape {
    /// Left edge of the row.
    pub(crate) left: i32,
    /// Right edge of each cell, in twentieths of a point, and its merging.
    pub(crate) cells: Vec<(i32, Merge)>,
    /// Repeats on each page.
    pub(crate) is_header: bool,
}

/// A table whose rows tell the edges of their cells.
#[derive(Default)]
pub(crate) struct EdgeTable {
    rows: Vec<(Vec<Vec<Block>>, RowShape)>,
}

/// Edges this near are one, in twentieths of a point: rows of one table rarely agree to the point.
const NEAR: i32 = 40;

impl EdgeTable {
    /// Adds a row: the contents of its cells and their shape.
    pub(crate) fn push(&mut self, contents: Vec<Vec<Block>>, shape: RowShape) {
        self.rows.push((contents, shape));
    }

    /// The finished table; none if no cell has anything in it.
    pub(crate) fn finish(mut self, number: u32, limits: &Limits) -> Result<Option<Table>, Unreadable> {
        self.rows.iter_mut().for_each(complete);
        let edges = self.edges();
        if edges.len() > limits.columns + 1 {
            return Err(too_large("columns"));
        }
        let mut cells: Vec<Cell> = Vec::new();
        let mut open: HashMap<usize, usize> = HashMap::new();
        let header_rows = self.rows.iter().take_while(|(_, shape)| shape.is_header).count();
        let rows = self.rows.len();
        for (row, (contents, shape)) in self.rows.into_iter().enumerate() {
            let mut column = column_of(&edges, shape.left);
            let mut left: Option<usize> = None;
            for (content, (right, merge)) in contents.into_iter().zip(shape.cells) {
                let end = column_of(&edges, right).max(column + 1);
                let span = end - column;
                let target = if merge.from_left { left } else { None };
                let above = open.get(&column).copied().filter(|at| merge.from_above && goes_on(&cells, *at, row, span));
                if let Some(cell) = target.and_then(|at| cells.get_mut(at)) {
                    cell.column_span += span;
                    append(cell, content);
                } else if let Some(cell) = above.and_then(|at| cells.get_mut(at)) {
                    cell.row_span = row + 1 - cell.row;
                    append(cell, content);
                    left = above;
                } else {
                    open.retain(|at, _| *at < column || *at >= end);
                    if merge.opens {
                        open.insert(column, cells.len());
                    }
                    left = Some(cells.len());
                    cells.push(cell(number, (row, column), (1, span), content, Visibility::Shown));
                }
                column = end;
            }
            if cells.len() > limits.table_cells {
                return Err(too_large("table_cells"));
            }
        }
        let columns = cells.iter().map(|c| c.column + c.column_span).max().unwrap_or(0);
        Ok(table(number, (rows, columns), cells, header_rows))
    }

    /// All edges, those near each other as one.
    fn edges(&self) -> Vec<i32> {
        let shapes = self.rows.iter().map(|(_, shape)| shape);
        let mut all: Vec<i32> =
            shapes.flat_map(|s| std::iter::once(s.left).chain(s.cells.iter().map(|(right, _)| *right))).collect();
        all.sort_unstable();
        let mut edges: Vec<i32> = Vec::new();
        for edge in all {
            if edges.last().is_none_or(|last| edge.saturating_sub(*last) > NEAR) {
                edges.push(edge);
            }
        }
        edges
    }
}

/// Gives every cell an edge, whatever the row said of it: cells without one get a column each, edges never run back.
fn complete((contents, shape): &mut (Vec<Vec<Block>>, RowShape)) {
    let mut last = shape.left;
    for (right, _) in &mut shape.cells {
        *right = (*right).max(last.saturating_add(NEAR + 1));
        last = *right;
    }
    shape.cells.truncate(contents.len());
    while shape.cells.len() < contents.len() {
        last = last.saturating_add(WIDTH);
        shape.cells.push((last, Merge::default()));
    }
}

/// Width of a cell that tells none, in twentieths of a point.
const WIDTH: i32 = 1440;

fn column_of(edges: &[i32], edge: i32) -> usize {
    edges.partition_point(|e| *e <= edge).saturating_sub(1)
}

fn goes_on(cells: &[Cell], at: usize, row: usize, span: usize) -> bool {
    cells.get(at).is_some_and(|above| above.column_span == span && above.row + above.row_span == row)
}

/// Text in a cell that only goes on with another is not lost; merged text that some programs repeat counts once.
fn append(cell: &mut Cell, content: Vec<Block>) {
    let text = |blocks: &[Block]| -> Vec<String> {
        let paragraphs = blocks.iter().filter_map(|b| if let Block::Paragraph(p) = b { Some(p.text()) } else { None });
        paragraphs.collect()
    };
    if content.is_empty() || text(&cell.content) == text(&content) {
        return;
    }
    let place = cell.place.clone();
    cell.content.extend(placed(content, &place));
    cell.value = CellValue::Text;
}

fn cell(
    table: u32,
    (row, column): (usize, usize),
    (row_span, column_span): (usize, usize),
    content: Vec<Block>,
    visibility: Visibility,
) -> Cell {
    let number = |n: usize| u32::try_from(n + 1).unwrap_or(u32::MAX);
    let place = Place::TableCell { table, row: number(row), column: number(column) };
    let value = if content.is_empty() { CellValue::Blank } else { CellValue::Text };
    let content = placed(content, &place);
    Cell { row, column, row_span, column_span, content, value, visibility, place }
}

fn placed(mut content: Vec<Block>, place: &Place) -> Vec<Block> {
    for block in &mut content {
        if let Block::Paragraph(paragraph) = block {
            paragraph.place = place.clone();
        }
    }
    content
}

fn table(number: u32, (rows, columns): (usize, usize), cells: Vec<Cell>, header_rows: usize) -> Option<Table> {
    let filled = cells.iter().any(|cell| !cell.content.is_empty());
    let origin = TableOrigin::Text { number };
    filled.then_some(Table { origin, rows, columns, cells, header_rows })
}
