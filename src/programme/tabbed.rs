//! Appendices whose cells stand between tabs.

use super::appendix::{Appendix, Column, Entry, kind_of};
use super::flattened::appendix_heading;
use super::header::{column_of, columns, unknown_heading};
use super::headings::closes_body;
use super::row_text::fold_space;
use super::source::{is_total, section_number};
use crate::document::Line;
use crate::lexicon::{ProgrammeColumn, ProgrammeWords};

/// The appendices of a text in which each row of a table is a line, its cells parted by tabs, as Word saves plain text.
pub(super) fn tabbed(lines: &[&Line], words: &ProgrammeWords) -> Vec<Appendix> {
    let mut found: Vec<Appendix> = Vec::new();
    let mut open: Option<Vec<Column>> = None;
    let (mut title, mut number) = (String::new(), None);
    for line in lines {
        let original = line.text.original();
        let cells: Vec<String> = original.trim_end_matches(['\r', '\n']).split('\t').map(fold_space).collect();
        let text = fold_space(original);
        if let Some(n) = appendix_heading(&text, words) {
            (title, number, open) = (text, Some(n).filter(|&n| n > 0), None);
        } else if let Some((columns, name)) = header(&cells, words) {
            if let Some(kind) = kind_of(&columns, &name, &title, number, words) {
                found.push(Appendix { kind, entries: Vec::new() });
                open = Some(columns);
            }
        } else if let (Some(columns), Some(appendix)) = (&open, found.last_mut()) {
            match entry(cells, columns, words) {
                Some(entry) => appendix.entries.push(entry),
                None if closes_body(&text, words) => open = None,
                None => go_on(appendix.entries.last_mut(), &text),
            }
        } else {
            title = format!("{title} {text}");
        }
    }
    found
}

/// The columns of a header line, and the words of its name column.
fn header(cells: &[String], words: &ProgrammeWords) -> Option<(Vec<Column>, String)> {
    let headings: Vec<_> =
        cells.iter().map(|cell| column_of(std::slice::from_ref(cell), words).unwrap_or_else(unknown_heading)).collect();
    let name = headings.iter().position(|h| h.is(ProgrammeColumn::Name)).and_then(|at| cells.get(at))?.clone();
    let known = headings.iter().filter(|h| h.is_known()).count();
    (known >= 3 && headings.first().is_some_and(|h| h.is(ProgrammeColumn::Number))).then(|| (columns(headings), name))
}

fn entry(cells: Vec<String>, columns: &[Column], words: &ProgrammeWords) -> Option<Entry> {
    let filled: Vec<&String> = cells.iter().filter(|c| !c.is_empty()).collect();
    if let [only] = filled.as_slice() {
        return section_number(only).map(|n| Entry::Section { number: Some(n), heading: (*only).clone() });
    }
    if cells.len() < 3 {
        return None;
    }
    let mut stt = String::new();
    let mut named = Vec::new();
    for (column, text) in columns.iter().zip(cells) {
        match column {
            Column::Number => stt = text,
            Column::Other | Column::Baseline => {}
            _ if text.is_empty() => {}
            _ => named.push((*column, text)),
        }
    }
    let name = named.iter().find(|(c, _)| *c == Column::Name).map(|(_, text)| text.as_str())?;
    (!is_total(&stt, name, words)).then_some(Entry::Row { stt, cells: named })
}

/// A line without tabs below a row: its last cell has several paragraphs.
fn go_on(last: Option<&mut Entry>, text: &str) {
    if let Some(Entry::Row { cells, .. }) = last
        && let Some((_, cell)) = cells.last_mut()
        && !text.is_empty()
    {
        *cell = format!("{cell} {text}");
    }
}
