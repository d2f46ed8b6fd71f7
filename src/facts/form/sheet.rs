//! Where lines and fields lie on a table.

use std::collections::BTreeMap;

use crate::document::{Block, Cell, Paragraph, Table, Visibility};
use crate::model::{FormField, FormLine, FormMark, FormStamp, Place};
use crate::text;

/// A table with the marks that were found on it.
pub(super) struct MarkedTable<'a> {
    table: &'a Table,
    /// The form that the table says it is of.
    pub(super) stamp: Option<FormStamp>,
    /// Rows and their lines.
    pub(super) lines: Vec<(usize, FormLine)>,
    /// Rows with marks that are none, with their places.
    pub(super) broken: Vec<Place>,
    /// Columns and their fields.
    pub(super) fields: Vec<(usize, FormField)>,
    /// The row below which cells are filled.
    head: usize,
    /// Which cells cover a row: positions in the table's cells.
    by_row: BTreeMap<usize, Vec<usize>>,
}

/// A table of text documents within a cell is read like any other.
pub(super) fn tables(blocks: &[Block]) -> Vec<&Table> {
    let mut found = Vec::new();
    let mut open: Vec<&[Block]> = vec![blocks];
    while let Some(blocks) = open.pop() {
        for block in blocks {
            if let Block::Table(table) = block {
                found.push(table);
                open.extend(table.cells.iter().map(|cell| cell.content.as_slice()));
            }
        }
    }
    found
}

/// The stamp that stands in the running text.
pub(super) fn stamp_in_text(blocks: &[Block]) -> Option<FormStamp> {
    blocks.iter().find_map(|block| match block {
        Block::Paragraph(paragraph) => marks_of(paragraph).into_iter().find_map(|mark| match mark {
            Ok(FormMark::Form(stamp)) => Some(stamp),
            _ => None,
        }),
        Block::Table(_) => None,
    })
}

impl<'a> MarkedTable<'a> {
    pub(super) fn of(table: &'a Table) -> MarkedTable<'a> {
        let mut marked = MarkedTable {
            table,
            stamp: None,
            lines: Vec::new(),
            broken: Vec::new(),
            fields: Vec::new(),
            head: 0,
            by_row: BTreeMap::new(),
        };
        for (at, cell) in table.cells.iter().enumerate() {
            for row in cell.row..cell.row + cell.row_span.max(1) {
                marked.by_row.entry(row).or_default().push(at);
            }
            for mark in cell.content.iter().filter_map(paragraph).flat_map(marks_of) {
                match mark {
                    Ok(FormMark::Form(stamp)) => marked.stamp = marked.stamp.or(Some(stamp)),
                    Ok(FormMark::Line(line)) => marked.lines.push((cell.row, line)),
                    Ok(FormMark::Field(field)) => {
                        marked.fields.push((cell.column, field));
                        marked.head = marked.head.max(cell.row);
                    }
                    Err(()) => marked.broken.push(cell.place.clone()),
                }
            }
        }
        marked
    }

    /// Whether anything can be read by its marks.
    pub(super) fn is_form(&self) -> bool {
        !self.fields.is_empty() && !self.lines.is_empty()
    }

    /// The cell that covers a position.
    pub(super) fn at(&self, row: usize, column: usize) -> Option<&'a Cell> {
        let cells = self.by_row.get(&row)?.iter().filter_map(|at| self.table.cells.get(*at));
        cells.into_iter().find(|cell| (cell.column..cell.column + cell.column_span.max(1)).contains(&column))
    }

    /// Texts of a row, as people see them.
    pub(super) fn texts(&self, row: usize) -> impl Iterator<Item = String> + '_ {
        let cells = self.by_row.get(&row).into_iter().flatten().filter_map(|at| self.table.cells.get(*at));
        cells.map(shown_text)
    }

    /// Cells of field columns in rows below the heads that belong to no line.
    pub(super) fn strays(&self) -> impl Iterator<Item = &'a Cell> + '_ {
        let of_line = |row: usize| self.lines.iter().any(|(at, _)| *at == row);
        let in_field = |cell: &Cell| {
            cell.column_span == 1
                && self.fields.iter().any(|(at, field)| *at == cell.column && *field != FormField::Note)
        };
        let cells = self.table.cells.iter();
        cells.filter(move |cell| cell.row > self.head && in_field(cell) && !of_line(cell.row))
    }
}

/// The visible text of a cell, normalised.
pub(super) fn shown_text(cell: &Cell) -> String {
    let paragraphs = cell.content.iter().filter_map(paragraph).map(Paragraph::text);
    let lines: Vec<String> = paragraphs.map(|raw| text::normalise(&raw).text().trim().to_owned()).collect();
    lines.join("\n").trim().to_owned()
}

fn paragraph(block: &Block) -> Option<&Paragraph> {
    match block {
        Block::Paragraph(paragraph) => Some(paragraph),
        Block::Table(_) => None,
    }
}

/// The marks in a paragraph. A program may have cut a hidden text into runs, or joined it with what is seen: the hidden
/// runs together are one mark, or the whole paragraph is.
fn marks_of(paragraph: &Paragraph) -> Vec<Result<FormMark, ()>> {
    let hidden: String =
        paragraph.runs.iter().filter(|run| run.visibility == Visibility::Hidden).map(|run| run.text.as_str()).collect();
    let read = |text: &str| FormMark::is_meant(text).then(|| text.parse::<FormMark>().map_err(|_| ()));
    read(&hidden).or_else(|| read(&paragraph.text())).into_iter().collect()
}
