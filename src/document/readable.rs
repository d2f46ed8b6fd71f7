//! Blocks with normalised text.

use std::ops::Range;

use super::block::{Alignment, Block, Document, Paragraph, Run, Story, Visibility};
use super::breaks::parts;
use super::kind::FileKind;
use super::remark::Remark;
use super::table::{Cell, CellValue, Table, TableOrigin};
use crate::model::Place;
use crate::text::{self, MappedText, Survey};

/// A document whose text is normalised Vietnamese. Hidden text is left out of the lines and told in the remarks.
#[derive(Debug, Clone, PartialEq)]
pub struct Readable {
    /// Kind by content.
    pub kind: FileKind,
    /// Blocks in reading order.
    pub blocks: Vec<ReadableBlock>,
    /// Remarks of the reader, and of the decoding.
    pub remarks: Vec<Remark>,
}

/// A block with normalised text.
#[derive(Debug, Clone, PartialEq)]
pub enum ReadableBlock {
    /// A paragraph that is not empty.
    Line(Line),
    /// A table.
    Table(ReadableTable),
}

/// A paragraph with normalised text.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Where it stands.
    pub place: Place,
    /// The part of the document.
    pub story: Story,
    /// Automatic number or bullet, normalised.
    pub label: Option<String>,
    /// The text, with its map to the original. The label is not in it.
    pub text: MappedText,
    /// Outline level.
    pub heading: Option<u8>,
    /// How it is set.
    pub alignment: Alignment,
    /// All of its letters are bold.
    pub bold: bool,
}

/// A table with normalised text.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadableTable {
    /// Where it comes from.
    pub origin: TableOrigin,
    /// Rows of the grid.
    pub rows: usize,
    /// Columns of the grid.
    pub columns: usize,
    /// Cells ordered by row, then column.
    pub cells: Vec<ReadCell>,
    /// Rows that the document marks as header.
    pub header_rows: usize,
    /// Positions of the cells that cover several rows.
    tall: Vec<usize>,
}

/// A cell with normalised text.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadCell {
    /// Row, from 0.
    pub row: usize,
    /// Column, from 0.
    pub column: usize,
    /// Rows covered.
    pub row_span: usize,
    /// Columns covered.
    pub column_span: usize,
    /// The text of all its paragraphs, joined by `\n`; nested tables are in `nested`.
    pub text: MappedText,
    /// The typed value.
    pub value: CellValue,
    /// Hidden or shown.
    pub visibility: Visibility,
    /// Where it stands.
    pub place: Place,
    /// All of its letters are bold.
    pub bold: bool,
    /// Tables inside the cell.
    pub nested: Vec<ReadableTable>,
}

impl Readable {
    /// Normalises a document.
    pub fn new(document: &Document) -> Readable {
        let mut remarks = document.remarks.clone();
        let mut seen = Seen { survey: Survey::of(runs(&document.blocks)), decoded: Vec::new(), hidden: false };
        let mut blocks = Vec::new();
        for block in &document.blocks {
            match block {
                Block::Paragraph(p) => {
                    blocks.extend(parts(p).iter().filter_map(|p| line(p, &mut seen)).map(ReadableBlock::Line));
                }
                Block::Table(t) => blocks.push(ReadableBlock::Table(table(t, &mut seen))),
            }
        }
        for name in seen.decoded {
            remarks.push(Remark::LegacyEncoding { name: name.to_owned() });
        }
        let told = remarks.iter().any(|r| matches!(r, Remark::HiddenContent { .. }));
        if seen.hidden && !told {
            remarks.push(Remark::HiddenContent { what: "text".to_owned() });
        }
        Readable { kind: document.kind, blocks, remarks }
    }

    /// The lines outside tables, in reading order.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.blocks.iter().filter_map(|b| match b {
            ReadableBlock::Line(line) => Some(line),
            ReadableBlock::Table(_) => None,
        })
    }

    /// The tables outside other tables, in reading order.
    pub fn tables(&self) -> impl Iterator<Item = &ReadableTable> {
        self.blocks.iter().filter_map(|b| match b {
            ReadableBlock::Table(table) => Some(table),
            ReadableBlock::Line(_) => None,
        })
    }
}

impl ReadableTable {
    /// The cells that begin in a row. A sheet has thousands of rows: they are found without a look at all cells.
    pub fn row(&self, row: usize) -> &[ReadCell] {
        self.cells.get(self.range_of(row)).unwrap_or_default()
    }

    /// The cell that covers a grid position; where cells overlap, the first.
    pub fn at(&self, row: usize, column: usize) -> Option<&ReadCell> {
        let covers = |at: &usize| {
            self.cells.get(*at).is_some_and(|c| {
                (c.row..c.row + c.row_span).contains(&row) && (c.column..c.column + c.column_span).contains(&column)
            })
        };
        let tall = self.tall.iter().copied().find(covers);
        let own = self.range_of(row).find(covers);
        tall.into_iter().chain(own).min().and_then(|at| self.cells.get(at))
    }

    fn range_of(&self, row: usize) -> Range<usize> {
        self.cells.partition_point(|c| c.row < row)..self.cells.partition_point(|c| c.row <= row)
    }
}

/// What is known and told of a document as its text is normalised.
struct Seen {
    survey: Survey,
    /// Old encodings that were decoded.
    decoded: Vec<&'static str>,
    /// Hidden text was left out.
    hidden: bool,
}

/// All visible runs with their fonts, those of tables included.
fn runs(blocks: &[Block]) -> impl Iterator<Item = (&str, Option<&str>)> {
    let mut open: Vec<std::slice::Iter<Block>> = vec![blocks.iter()];
    let paragraphs = std::iter::from_fn(move || {
        loop {
            match open.last_mut()?.next() {
                Some(Block::Paragraph(p)) => return Some(p),
                Some(Block::Table(t)) => open.extend(t.cells.iter().rev().map(|c| c.content.iter())),
                None => drop(open.pop()),
            }
        }
    });
    let shown = |r: &&Run| r.visibility == Visibility::Shown;
    paragraphs.flat_map(move |p| p.runs.iter().filter(shown)).map(|r| (r.text.as_str(), r.font.as_deref()))
}

fn line(p: &Paragraph, seen: &mut Seen) -> Option<Line> {
    let text = runs_text(&[p], seen);
    if text.text().is_empty() && p.label.is_none() {
        return None;
    }
    Some(Line {
        place: p.place.clone(),
        story: p.story,
        label: p.label.as_deref().map(|l| text::normalise(l).text().to_owned()),
        text,
        heading: p.heading,
        alignment: p.alignment,
        bold: bold(&[p]),
    })
}

fn table(t: &Table, seen: &mut Seen) -> ReadableTable {
    let mut cells: Vec<ReadCell> = t.cells.iter().map(|c| cell(c, seen)).collect();
    cells.sort_by_key(|c| (c.row, c.column));
    let tall = cells.iter().enumerate().filter(|(_, c)| c.row_span > 1).map(|(at, _)| at).collect();
    let (origin, rows, columns, header_rows) = (t.origin.clone(), t.rows, t.columns, t.header_rows);
    ReadableTable { origin, rows, columns, cells, header_rows, tall }
}

fn cell(c: &Cell, seen: &mut Seen) -> ReadCell {
    let mut paragraphs = Vec::new();
    let mut nested = Vec::new();
    for block in &c.content {
        match block {
            Block::Paragraph(p) => paragraphs.extend(parts(p)),
            Block::Table(t) => nested.push(table(t, seen)),
        }
    }
    let paragraphs: Vec<&Paragraph> = paragraphs.iter().map(AsRef::as_ref).collect();
    ReadCell {
        row: c.row,
        column: c.column,
        row_span: c.row_span.max(1),
        column_span: c.column_span.max(1),
        text: cell_text(&paragraphs, seen),
        value: c.value.clone(),
        visibility: c.visibility,
        place: c.place.clone(),
        bold: bold(&paragraphs),
        nested,
    }
}

/// The text of a cell; where only an automatic number stands in it (a column of running numbers), that number.
fn cell_text(paragraphs: &[&Paragraph], seen: &mut Seen) -> MappedText {
    let text = runs_text(paragraphs, seen);
    match paragraphs {
        [Paragraph { label: Some(label), .. }] if text.text().is_empty() => text::normalise(label),
        _ => text,
    }
}

fn bold(paragraphs: &[&Paragraph]) -> bool {
    let mut runs = paragraphs.iter().flat_map(|p| &p.runs).filter(|r| !r.text.trim().is_empty()).peekable();
    runs.peek().is_some() && runs.all(|r| r.bold)
}

fn runs_text(paragraphs: &[&Paragraph], seen: &mut Seen) -> MappedText {
    let mut pieces: Vec<(&str, Option<&str>)> = Vec::new();
    for (i, p) in paragraphs.iter().enumerate() {
        if i > 0 {
            pieces.push((text::PARAGRAPH_END, None));
        }
        if let (Some(label), true) = (&p.label, paragraphs.len() > 1) {
            pieces.push((label.as_str(), None));
            pieces.push((" ", None));
        }
        for run in &p.runs {
            match run.visibility {
                Visibility::Shown => pieces.push((run.text.as_str(), run.font.as_deref())),
                Visibility::Hidden => seen.hidden = seen.hidden || !run.text.trim().is_empty(),
            }
        }
    }
    let (text, encodings) = text::normalise_surveyed(&pieces, &seen.survey);
    for name in encodings {
        if !seen.decoded.contains(&name) {
            seen.decoded.push(name);
        }
    }
    text
}
