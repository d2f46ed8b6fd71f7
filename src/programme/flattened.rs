//! Columns out of plain text.
//!
//! Where a table was flattened, its cells follow each other row by row, wrapped as they were in the table. Rows begin
//! with the next row number, sections with the next Roman number; where one cell ends and the next begins is decided
//! for all rows of an appendix together (see `rows`).

use super::appendix::{Appendix, Column, Entry, kind_of};
use super::header::columns_in;
use super::layout::{PAGE_START, RowText};
use super::markers::{Marker, marker, roman_number};
use super::row_text::{fold_space, join_wrapped};
use super::rows::cut_rows;
use crate::document::Line;
use crate::lexicon::{Lexicon, ProgrammeColumn, ProgrammeWords};
use crate::model::lettered_section;
use crate::text::{self, TokenKind};

/// A header spreads over at most so many lines.
const HEADER_LINES: usize = 16;
/// The heading of an appendix stands at most so many lines above the header.
const TITLE_LINES: usize = 15;

/// A flattened appendix: its title, its columns, its lines.
#[derive(Debug)]
struct Stretch {
    number: Option<u16>,
    title: String,
    header: String,
    columns: Vec<Column>,
    /// First line of heading or header, first line of the rows.
    start: usize,
    rows: usize,
}

/// Where the lines of the body end: at the heading of the first appendix.
pub(super) fn body_end(lines: &[&Line], words: &ProgrammeWords) -> usize {
    stretches(lines, words).first().map_or(lines.len(), |s| s.start)
}

/// The appendices that stand flattened in the lines.
pub(super) fn flattened(lines: &[&Line], lexicon: &Lexicon) -> Vec<Appendix> {
    let words = &lexicon.programme;
    let found = stretches(lines, words);
    let ends = found.iter().skip(1).map(|s| s.start).chain([lines.len()]);
    let mut appendices = Vec::new();
    for (stretch, end) in found.iter().zip(ends) {
        let Some(kind) = kind_of(&stretch.columns, &stretch.header, &stretch.title, stretch.number, words) else {
            continue;
        };
        let rows = lines.get(stretch.rows..end).unwrap_or_default();
        appendices.push(Appendix { kind, entries: entries(rows, stretch, lexicon) });
    }
    appendices
}

/// The number of the appendix whose heading a line is: "PHỤ LỤC 1", "Biểu số 02". `Some(0)` where it has none.
pub(super) fn appendix_heading(line: &str, words: &ProgrammeWords) -> Option<u16> {
    let tokens = text::tokens(line);
    let hit = words.appendix.at(line, &tokens, 0)?;
    let rest = tokens.get(hit.tokens.end..)?;
    let number = match rest.first() {
        None => return (tokens.len() == hit.tokens.end).then_some(0),
        Some(t) if t.kind == TokenKind::Digits => t.folded.parse().ok()?,
        Some(t) if t.kind == TokenKind::Word => roman_number(line.get(t.span.clone())?)?,
        Some(_) => return None,
    };
    let capital = !line.chars().any(char::is_lowercase);
    (rest.len() <= 3 || capital || rest.get(1).is_some_and(|t| matches!(t.key.as_str(), "." | ":"))).then_some(number)
}

fn stretches(lines: &[&Line], words: &ProgrammeWords) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        // The header is repeated on each page of one table; another table has a heading of its own.
        let last = found.last();
        let repeated = last.and_then(|last| repeated_header(lines, at, &last.header, words));
        let headed = || {
            last.is_some_and(|last| {
                title_above(lines, at, words).0 > last.rows && title_above(lines, at, words).1.is_some()
            })
        };
        if let Some(length) = repeated.filter(|_| !headed()) {
            at += length;
        } else if let Some(stretch) = header_at(lines, at, line.text.text(), words) {
            at = stretch.rows;
            found.push(stretch);
        } else {
            at += 1;
        }
    }
    found
}

/// The header that begins at a line with the word for row numbers.
fn header_at(lines: &[&Line], at: usize, first: &str, words: &ProgrammeWords) -> Option<Stretch> {
    let tokens = text::tokens(first);
    let opens = words.columns.at(first, &tokens, 0)?;
    if *opens.payload != ProgrammeColumn::Number {
        return None;
    }
    let mut header = String::new();
    let mut rows = at;
    for line in lines.get(at..(at + HEADER_LINES).min(lines.len()))? {
        let text = line.text.text().trim();
        if rows > at && (first_row(text, lines.get(rows + 1)) || section(text).is_some_and(|(n, _)| n <= 1)) {
            break;
        }
        join_wrapped(&mut header, text);
        rows += 1;
    }
    let columns = columns_in(&header, words);
    if columns.len() < 3 || !columns.contains(&Column::Name) {
        return None;
    }
    let (start, number, title) = title_above(lines, at, words);
    Some(Stretch { number, title, header, columns, start, rows })
}

/// The heading above a header: its line, its number, its words.
fn title_above(lines: &[&Line], at: usize, words: &ProgrammeWords) -> (usize, Option<u16>, String) {
    for start in (at.saturating_sub(TITLE_LINES)..at).rev() {
        let Some(number) = lines.get(start).and_then(|l| appendix_heading(l.text.text().trim(), words)) else {
            continue;
        };
        let title = lines.get(start..at).unwrap_or_default();
        let title = title.iter().map(|l| l.text.text()).collect::<Vec<_>>().join(" ");
        return (start, Some(number).filter(|&n| n > 0), title);
    }
    (at, None, String::new())
}

fn first_row(text: &str, next: Option<&&Line>) -> bool {
    row_start(text, next.map(|l| l.text.text())).is_some_and(|start| start.number == 1)
}

/// A line that may begin a row.
#[derive(Debug, Clone, PartialEq, Eq)]
struct RowStart {
    number: u16,
    stt: String,
    dotted: bool,
}

/// A row number alone on its line or before the words of the first cell.
fn row_start(line: &str, next: Option<&str>) -> Option<RowStart> {
    let line = line.trim();
    let end = line.find(|c: char| !c.is_ascii_digit()).unwrap_or(line.len());
    let digits = line.get(..end).filter(|d| (1..=3).contains(&d.len()))?;
    let rest = line.get(end..)?;
    let dotted = rest.starts_with('.');
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    if !rest.is_empty() && !rest.starts_with(char::is_whitespace) {
        return None;
    }
    let opening = if rest.trim().is_empty() { next.unwrap_or_default().trim() } else { rest.trim() };
    let capital = opening.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || "“\"'(".contains(c));
    // A figure of a cell stands before a short cell; the name of a row is longer than that.
    let long = opening.chars().count() >= 12;
    let plausible = capital && (dotted || long);
    let stt = if dotted { format!("{digits}.") } else { digits.to_owned() };
    plausible.then_some(RowStart { number: digits.parse().ok()?, stt, dotted })
}

/// The number of a row below another: "5.1" before a capital or alone on its line.
fn row_below(line: &str, row: u16, number: u16) -> Option<String> {
    let stt = format!("{row}.{number}");
    let rest = line.strip_prefix(&stt)?;
    let point = if rest.starts_with('.') { "." } else { "" };
    let words = rest.strip_prefix('.').unwrap_or(rest);
    let spaced = words.is_empty() || words.starts_with(char::is_whitespace);
    let capital = words.trim_start().chars().next().is_none_or(char::is_uppercase);
    (spaced && capital).then(|| format!("{stt}{point}"))
}

/// The number of a section's heading, and whether it is Roman.
fn section(line: &str) -> Option<(u16, bool)> {
    match marker(line) {
        Some((Marker::Roman(n), _)) => return Some((n, true)),
        Some((Marker::Letter(n), _)) => return Some((n, false)),
        _ => {}
    }
    let (first, rest) = line.trim().split_once(' ')?;
    let capital = rest.chars().next().is_some_and(char::is_uppercase);
    roman_number(first).filter(|_| capital).map(|n| (n, true))
}

#[derive(Debug)]
enum Piece {
    Section { number: u16, heading: String },
    Row { stt: String, lines: Vec<String> },
}

fn entries(lines: &[&Line], stretch: &Stretch, lexicon: &Lexicon) -> Vec<Entry> {
    let pieces = pieces(lines, stretch, &lexicon.programme);
    let mut rows: Vec<RowText> = pieces
        .iter()
        .filter_map(|p| match p {
            Piece::Row { lines, .. } => {
                Some(RowText::new(lines.iter().map(String::as_str), &lexicon.programme, &lexicon.reporting_units))
            }
            Piece::Section { .. } => None,
        })
        .collect();
    let columns: Vec<Column> = stretch.columns.iter().copied().filter(|c| *c != Column::Number).collect();
    let mut cells = cut_rows(&mut rows, &columns, &lexicon.programme).into_iter();
    let entry = |piece: Piece| match piece {
        Piece::Section { number, heading } => Entry::Section { number: Some(number), heading },
        Piece::Row { stt, .. } => Entry::Row { stt, cells: cells.next().unwrap_or_default() },
    };
    pieces.into_iter().map(entry).collect()
}

/// Headings and rows, in their order.
fn pieces(lines: &[&Line], stretch: &Stretch, words: &ProgrammeWords) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut section_number, mut row, mut below, mut dotted) = (0_u16, 0_u16, 0_u16, None);
    let lines = without_page_ends(lines, &stretch.header, words);
    for (at, line) in lines.iter().enumerate() {
        let text = line.text.trim();
        if is_closing(text, words) {
            break;
        }
        if pieces.is_empty() && is_column_index(text) {
            continue;
        }
        let in_heading = matches!(pieces.last(), Some(Piece::Section { .. }));
        let next = lines.get(at + 1).map(|l| l.text.as_str());
        let start = row_start(text, next).filter(|s| {
            let expected = s.number == row + 1 || (in_heading && s.number == 1);
            expected && dotted.is_none_or(|d| d == s.dotted)
        });
        if let Some(stt) = row_below(text, row, below + 1).filter(|_| !in_heading) {
            below += 1;
            let rest = without_number(&line.original, &stt);
            pieces.push(Piece::Row { stt, lines: vec![rest] });
        } else if let Some(start) = start {
            (row, dotted, below) = (start.number, Some(start.dotted), 0);
            let rest = without_number(&line.original, &start.stt);
            pieces.push(Piece::Row { stt: start.stt, lines: vec![rest] });
        } else if let Some((number, roman)) = section(text).filter(|(n, _)| *n == section_number + 1 && !in_heading) {
            section_number = number;
            let number = if roman { number } else { lettered_section(number) };
            pieces.push(Piece::Section { number, heading: fold_space(&line.original) });
        } else {
            match pieces.last_mut() {
                Some(Piece::Section { heading, .. }) => join_wrapped(heading, &fold_space(&line.original)),
                Some(Piece::Row { lines, .. }) => lines.push(line.original.clone()),
                None => {}
            }
        }
    }
    pieces
}

/// A line of a flattened table.
struct TableLine {
    original: String,
    text: String,
}

/// The lines without the headers that are repeated on new pages and the page numbers before them. What follows begins
/// with [`PAGE_START`].
fn without_page_ends(lines: &[&Line], header: &str, words: &ProgrammeWords) -> Vec<TableLine> {
    let mut kept: Vec<TableLine> = Vec::new();
    let number = |l: Option<&TableLine>| l.filter(|l| l.text.len() <= 3).and_then(|l| l.text.parse::<u16>().ok());
    let (mut at, mut turned, mut page) = (0, false, None);
    while let Some(line) = lines.get(at) {
        if let Some(length) = repeated_header(lines, at, header, words) {
            if let Some(found) = number(kept.last()) {
                page = Some(found);
                kept.pop();
            }
            (at, turned) = (at + length, true);
            continue;
        }
        let original = line.text.original();
        let original = if turned { format!("{PAGE_START}{original}") } else { original.to_owned() };
        kept.push(TableLine { original, text: line.text.text().trim().to_owned() });
        (at, turned) = (at + 1, false);
    }
    // The number of the page on which the table ends.
    if number(kept.last()).is_some_and(|last| page.is_some_and(|page| last == page + 1)) {
        kept.pop();
    }
    kept
}

/// The line without its row number.
fn without_number(line: &str, stt: &str) -> String {
    let line = line.trim_start();
    line.strip_prefix(stt).unwrap_or(line).trim_start().to_owned()
}

/// The number of lines of a header that is repeated on a new page.
fn repeated_header(lines: &[&Line], at: usize, header: &str, words: &ProgrammeWords) -> Option<usize> {
    let first = lines.get(at)?.text.text();
    let tokens = text::tokens(first);
    words.columns.at(first, &tokens, 0).filter(|hit| *hit.payload == ProgrammeColumn::Number)?;
    let mut joined = String::new();
    for length in 1..=HEADER_LINES {
        join_wrapped(&mut joined, lines.get(at + length - 1)?.text.text().trim());
        if joined == header {
            return Some(length);
        }
    }
    None
}

fn is_closing(text: &str, words: &ProgrammeWords) -> bool {
    let tokens = text::tokens(text);
    words.closing.at(text, &tokens, 0).is_some()
}

/// "(1) (2) (3)" below the header.
fn is_column_index(text: &str) -> bool {
    let marks: Vec<&str> = text.split_whitespace().collect();
    marks.len() >= 3 && marks.iter().all(|m| m.trim_matches(['(', ')', '[', ']']).chars().count() <= 2)
}
