//! An appendix as rows of named cells.

use crate::lexicon::{AppendixKind, ProgrammeWords};
use crate::text;

/// What a column of an appendix holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Column {
    Number,
    Name,
    Unit,
    Term,
    Yearly,
    InYear(u16),
    Lead,
    Cooperating,
    Product,
    Schedule,
    Funding,
    Baseline,
    Other,
}

impl Column {
    pub(super) fn is_target(self) -> bool {
        matches!(self, Column::Term | Column::Yearly | Column::InYear(_))
    }
}

/// An appendix: its rows in their order, section headings among them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Appendix {
    pub(super) kind: AppendixKind,
    pub(super) entries: Vec<Entry>,
}

/// A heading or a row of an appendix; texts are the source's, white space folded.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Entry {
    /// A section with its number, where it has one.
    Section { number: Option<u16>, heading: String },
    /// A row: its number as written, and its cells that are not empty.
    Row { stt: String, cells: Vec<(Column, String)> },
}

/// A row with its place among the sections.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed<'a> {
    pub(super) section: u16,
    pub(super) heading: &'a str,
    pub(super) number: u16,
    pub(super) stt: &'a str,
    pub(super) cells: &'a [(Column, String)],
}

impl Placed<'_> {
    pub(super) fn cell(&self, column: Column) -> Option<String> {
        self.cells.iter().find(|(c, _)| *c == column).map(|(_, text)| text.clone())
    }
}

impl Appendix {
    /// The rows with their sections. Rows count by the number that is written; where it is missing, or was there
    /// before in the section, by their order. `sectioned` is false for appendices whose ids know no section.
    pub(super) fn placed(&self, sectioned: bool) -> Vec<Placed<'_>> {
        let mut placed: Vec<Placed<'_>> = Vec::new();
        let (mut section, mut heading, mut last) = (0_u16, "", 0_u16);
        let mut seen_sections: Vec<u16> = Vec::new();
        for entry in &self.entries {
            match entry {
                Entry::Section { number, heading: title } => {
                    heading = title;
                    if sectioned {
                        section = number.filter(|n| !seen_sections.contains(n)).unwrap_or(section + 1);
                        seen_sections.push(section);
                        last = 0;
                    }
                }
                Entry::Row { stt, cells } => {
                    let written = stt.trim_matches(|c: char| !c.is_ascii_digit()).parse::<u16>().ok();
                    let taken = |n: u16| placed.iter().any(|p| p.section == section && p.number == n);
                    let number = written.filter(|&n| n > 0 && !taken(n)).unwrap_or(last + 1);
                    last = number;
                    placed.push(Placed { section, heading, number, stt, cells });
                }
            }
        }
        placed
    }
}

/// What the rows of an appendix are: by the words of its name column, by its columns, by its title, by its number.
pub(super) fn kind_of(
    columns: &[Column],
    name_header: &str,
    title: &str,
    number: Option<u16>,
    words: &ProgrammeWords,
) -> Option<AppendixKind> {
    let has = |wanted: &[Column]| columns.iter().any(|c| wanted.contains(c));
    if columns.iter().any(|c| c.is_target()) || (has(&[Column::Unit]) && !has(&[Column::Product, Column::Funding])) {
        return Some(AppendixKind::Indicators);
    }
    let by_name = by_words(name_header, words).filter(|k| *k != AppendixKind::Indicators);
    let by_columns = match (has(&[Column::Product]), has(&[Column::Funding])) {
        (false, true) => Some(AppendixKind::Projects),
        (true, false) => Some(AppendixKind::Tasks),
        _ => None,
    };
    let by_number = match number {
        Some(1) => Some(AppendixKind::Indicators),
        Some(2) => Some(AppendixKind::Tasks),
        Some(3) => Some(AppendixKind::Projects),
        _ => None,
    };
    by_name.or(by_columns).or_else(|| by_words(title, words)).or(by_number)
}

/// The kind whose longest wording stands in a text.
fn by_words(text: &str, words: &ProgrammeWords) -> Option<AppendixKind> {
    let normalised = text::normalise(text);
    let tokens = text::tokens(normalised.text());
    let hits = words.kinds.find(normalised.text(), &tokens);
    let longest = hits.iter().map(|h| h.tokens.len()).max()?;
    hits.into_iter().find(|h| h.tokens.len() == longest).map(|h| *h.payload)
}
