//! Appendices out of Word and PDF tables.

use std::collections::BTreeMap;

use super::appendix::{Appendix, Column, Entry, kind_of};
use super::flattened::appendix_heading;
use super::header::{Heading, column_of, columns, unknown_heading};
use super::markers::{Marker, marker, roman_number};
use super::row_text::fold_space;
use crate::document::{ReadCell, Readable, ReadableBlock, ReadableTable, Visibility};
use crate::lexicon::{AppendixKind, ProgrammeColumn, ProgrammeWords};
use crate::model::lettered_section;
use crate::text::{self, TokenKind};

/// Rows of a header, at most.
const HEADER_ROWS: usize = 4;

/// A table with its header understood.
#[derive(Debug)]
struct Header {
    columns: Vec<Column>,
    /// Rows of the header.
    rows: usize,
    /// Words of the name column's header.
    name: String,
}

/// The tables of a programme.
#[derive(Debug, Default)]
pub(super) struct Tables {
    /// The appendices, in their order; tables of one appendix are joined.
    pub(super) appendices: Vec<Appendix>,
    /// Rows of indicators in the body, by the block where their table stands.
    pub(super) in_body: BTreeMap<usize, Vec<Entry>>,
}

/// Reads the tables of a programme. Indicators above the first heading of an appendix belong to the body where an
/// appendix has indicators of its own.
pub(super) fn tables(document: &Readable, words: &ProgrammeWords) -> Tables {
    let opening = document.blocks.iter().position(|block| match block {
        ReadableBlock::Line(line) => appendix_heading(line.text.text().trim(), words).is_some(),
        ReadableBlock::Table(_) => false,
    });
    let mut found: Vec<Appendix> = Vec::new();
    let mut in_body = BTreeMap::new();
    let mut last: Option<(Vec<Column>, usize)> = None;
    let (mut title, mut number) = (String::new(), None);
    for (at, block) in document.blocks.iter().enumerate() {
        match block {
            ReadableBlock::Line(line) => {
                let text = line.text.text().trim();
                if let Some(n) = appendix_heading(text, words) {
                    (title, number, last) = (String::new(), Some(n).filter(|&n| n > 0), None);
                }
                title = format!("{title} {text}");
            }
            ReadableBlock::Table(table) => {
                let header = header(table, words);
                let continued = last.as_ref().filter(|(_, width)| header.is_none() && *width == table.columns);
                let (columns, rows, kind) = match (&header, continued) {
                    (Some(h), _) => (h.columns.clone(), h.rows, kind_of(&h.columns, &h.name, &title, number, words)),
                    (None, Some((columns, _))) => (columns.clone(), 0, found.last().map(|a| a.kind)),
                    (None, None) => continue,
                };
                let Some(kind) = kind else { continue };
                let entries = entries(table, &columns, rows, words);
                last = Some((columns, table.columns));
                if kind == AppendixKind::Indicators && opening.is_some_and(|opening| at < opening) {
                    in_body.insert(at, entries);
                } else {
                    add(&mut found, kind, entries);
                }
                title.clear();
            }
        }
    }
    if !found.iter().any(|a| a.kind == AppendixKind::Indicators) {
        std::mem::take(&mut in_body).into_values().for_each(|rows| add(&mut found, AppendixKind::Indicators, rows));
    }
    Tables { appendices: found, in_body }
}

fn add(found: &mut Vec<Appendix>, kind: AppendixKind, entries: Vec<Entry>) {
    match found.iter_mut().find(|a| a.kind == kind) {
        Some(appendix) => appendix.entries.extend(entries),
        None => found.push(Appendix { kind, entries }),
    }
}

/// The header of a table whose leading rows name a programme's columns: a name, and two more.
fn header(table: &ReadableTable, words: &ProgrammeWords) -> Option<Header> {
    let rows = header_rows(table, words)?;
    let mut headings: Vec<Heading> = Vec::new();
    let mut name = String::new();
    for column in 0..table.columns {
        let cells = cells_above(table, column, rows);
        let heading = column_of(&cells, words).unwrap_or_else(unknown_heading);
        if heading.is(ProgrammeColumn::Name) && name.is_empty() {
            name = cells.join(" ");
        }
        headings.push(heading);
    }
    let known = headings.iter().filter(|h| h.is_known()).count();
    (known >= 3 && !name.is_empty()).then(|| Header { columns: columns(headings), rows, name })
}

/// The texts of the header cells of a column, from above.
fn cells_above(table: &ReadableTable, column: usize, rows: usize) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    let mut last = None;
    for row in 0..rows {
        let Some(cell) = table.at(row, column) else { continue };
        if last != Some((cell.row, cell.column)) {
            texts.push(cell_text(cell));
            last = Some((cell.row, cell.column));
        }
    }
    texts.retain(|t| !t.is_empty());
    texts
}

/// How many leading rows are the header: those that name columns, those that their cells span, and a row of column
/// numbers below them.
fn header_rows(table: &ReadableTable, words: &ProgrammeWords) -> Option<usize> {
    let naming = |row: usize| {
        let cells = table.cells.iter().filter(|c| c.row == row);
        cells.filter(|c| column_of(&[cell_text(c)], words).is_some()).count()
    };
    let start = (0..HEADER_ROWS.min(table.rows)).find(|&row| naming(row) >= 2)?;
    let mut rows = start + 1;
    let spanned = table.cells.iter().filter(|c| c.row < rows).map(|c| c.row + c.row_span).max().unwrap_or(rows);
    rows = rows.max(spanned.min(start + HEADER_ROWS)).max(table.header_rows.min(start + HEADER_ROWS));
    let index = |row: usize| {
        let cells: Vec<String> = table.cells.iter().filter(|c| c.row == row).map(cell_text).collect();
        cells.len() >= 3 && cells.iter().all(|t| t.trim_matches(['(', ')']).chars().count() <= 2)
    };
    Some(if index(rows) { rows + 1 } else { rows })
}

fn cell_text(cell: &ReadCell) -> String {
    fold_space(cell.text.original())
}

fn entries(table: &ReadableTable, columns: &[Column], from: usize, words: &ProgrammeWords) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut by_row: Vec<Vec<&ReadCell>> = vec![Vec::new(); table.rows];
    for cell in table.cells.iter().filter(|c| c.visibility == Visibility::Shown) {
        // A cell over several rows holds for each of them; a number or name over several has rows below it.
        let own = matches!(columns.get(cell.column), Some(Column::Number | Column::Name)) || cell.column_span > 1;
        let rows = if own { 1 } else { cell.row_span };
        by_row.iter_mut().skip(cell.row).take(rows).for_each(|row| row.push(cell));
    }
    for cells in by_row.iter_mut().skip(from) {
        cells.sort_by_key(|c| c.column);
        if let Some(entry) = section(cells, columns).or_else(|| item(cells, columns, words)) {
            entries.push(entry);
        }
    }
    entries
}

/// A heading: one filled cell that spans columns or opens with a section number; or a section number and a name.
fn section(cells: &[&ReadCell], columns: &[Column]) -> Option<Entry> {
    let filled: Vec<&&ReadCell> = cells.iter().filter(|c| !cell_text(c).is_empty()).collect();
    let (heading, number) = match filled.as_slice() {
        [only] => {
            let text = cell_text(only);
            let number = section_number(&text);
            let spans = only.column_span * 2 > columns.len();
            let names = columns.get(only.column) == Some(&Column::Name) && only.bold;
            (number.is_some() || spans || names).then_some((text, number))?
        }
        [first, second] if columns.get(first.column) == Some(&Column::Number) => {
            let sign = cell_text(first);
            let number = section_number(&format!("{} X", sign.trim_end_matches('.').to_owned() + "."))?;
            let point = if sign.ends_with(['.', ')', '/']) { "" } else { "." };
            (format!("{sign}{point} {}", cell_text(second)), Some(number))
        }
        _ => return None,
    };
    Some(Entry::Section { number, heading })
}

/// The section that a heading numbers: "II. Kinh tế", "B. Kinh tế", "II Kinh tế".
pub(super) fn section_number(text: &str) -> Option<u16> {
    match marker(text) {
        Some((Marker::Roman(n), _)) => Some(n),
        Some((Marker::Letter(n), _)) => Some(lettered_section(n)),
        _ => {
            let (first, rest) = text.split_once(' ')?;
            rest.chars().next().filter(|c| c.is_uppercase())?;
            roman_number(first)
        }
    }
}

/// Whether a row only adds up the others: it has no number, and its name is "Tổng cộng".
pub(super) fn is_total(stt: &str, name: &str, words: &ProgrammeWords) -> bool {
    let name = text::normalise(name.split('(').next().unwrap_or(name));
    let tokens = text::tokens(name.text());
    let wordy = tokens.iter().filter(|t| t.kind == TokenKind::Word).count();
    stt.trim().is_empty() && words.total.at(name.text(), &tokens, 0).is_some_and(|hit| hit.tokens.len() == wordy)
}

fn item(cells: &[&ReadCell], columns: &[Column], words: &ProgrammeWords) -> Option<Entry> {
    let mut stt = String::new();
    let mut named: Vec<(Column, String)> = Vec::new();
    for cell in cells {
        let text = cell_text(cell);
        match columns.get(cell.column) {
            Some(Column::Number) => stt = text,
            Some(column) if !text.is_empty() && !matches!(column, Column::Other | Column::Baseline) => {
                named.push((*column, text))
            }
            _ => {}
        }
    }
    let name = named.iter().find(|(c, _)| *c == Column::Name).map(|(_, text)| text.as_str())?;
    (!is_total(&stt, name, words)).then_some(Entry::Row { stt, cells: named })
}
