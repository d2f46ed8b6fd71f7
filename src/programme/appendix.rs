//! An appendix as rows of named cells.

use crate::lexicon::{AppendixKind, ProgrammeWords};
use crate::model::lettered_section;
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
    Row { stt: String, cells: Cells },
}

/// A row with its place among the sections.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed<'a> {
    pub(super) section: u16,
    pub(super) heading: &'a str,
    pub(super) number: u16,
    pub(super) stt: &'a str,
    pub(super) cells: &'a Cells,
    /// Rows that belong to it: "5.1", "a)", "-".
    pub(super) below: Vec<&'a Cells>,
}

/// The cells of a row that are not empty.
pub(super) type Cells = Vec<(Column, String)>;

/// The text of a cell.
pub(super) fn cell(cells: &Cells, column: Column) -> Option<String> {
    cells.iter().find(|(c, _)| *c == column).map(|(_, text)| text.clone())
}

impl Placed<'_> {
    pub(super) fn cell(&self, column: Column) -> Option<String> {
        cell(self.cells, column)
    }

    /// The cell of the row, or the first of the rows below it.
    pub(super) fn cell_here_or_below(&self, column: Column) -> Option<String> {
        self.cell(column).or_else(|| self.below.iter().find_map(|cells| cell(cells, column)))
    }

    /// The name with those of the rows below it.
    pub(super) fn whole_name(&self) -> String {
        let names = self.below.iter().filter_map(|cells| cell(cells, Column::Name));
        self.cell(Column::Name).into_iter().chain(names).collect::<Vec<_>>().join(" - ")
    }
}

impl Appendix {
    /// The rows with their sections. Rows count by the number that is written; where it is missing, or was there
    /// before in the section, by their order. `sectioned` is false for appendices whose ids know no section.
    pub(super) fn placed(&self, sectioned: bool) -> Vec<Placed<'_>> {
        let mut placed: Vec<Placed<'_>> = Vec::new();
        let (mut section, mut heading, mut last) = (0_u16, "", 0_u16);
        let mut seen_sections: Vec<u16> = Vec::new();
        let numbered = self.entries.iter().any(|e| matches!(e, Entry::Row { stt, .. } if row_number(stt).is_some()));
        for entry in &self.entries {
            match entry {
                Entry::Section { number, heading: title } => {
                    heading = title;
                    if sectioned {
                        let roman = || seen_sections.iter().filter(|n| **n < lettered_section(1)).max();
                        section = number
                            .filter(|n| !seen_sections.contains(n))
                            .unwrap_or_else(|| roman().map_or(1, |n| n + 1));
                        seen_sections.push(section);
                        last = 0;
                    }
                }
                Entry::Row { stt, cells } => {
                    if let Some(above) =
                        placed.last_mut().filter(|p| p.heading == heading && is_below(stt, last, numbered))
                    {
                        above.below.push(cells);
                        continue;
                    }
                    let written = row_number(stt);
                    let taken = |n: u16| placed.iter().any(|p| p.section == section && p.number == n);
                    let number = written.filter(|&n| n > 0 && !taken(n)).unwrap_or(last + 1);
                    last = number;
                    placed.push(Placed { section, heading, number, stt, cells, below: Vec::new() });
                }
            }
        }
        placed
    }
}

impl Appendix {
    /// Whether the rows of its sections are numbered anew in each.
    pub(super) fn begins_anew(&self) -> bool {
        let (mut seen, mut own) = (Vec::new(), Vec::new());
        for entry in &self.entries {
            match entry {
                Entry::Section { .. } => seen.append(&mut own),
                Entry::Row { stt, .. } => own.extend(row_number(stt)),
            }
            if own.last().is_some_and(|n| seen.contains(n)) {
                return true;
            }
        }
        false
    }
}

/// The number of a row: "5", "5.", "05".
fn row_number(stt: &str) -> Option<u16> {
    stt.trim_matches(|c: char| !c.is_ascii_digit()).parse().ok()
}

/// Whether a row belongs to the one above it: it is numbered within it, or not at all where the others are.
fn is_below(stt: &str, last: u16, numbered: bool) -> bool {
    let sign = stt.trim_matches(['.', ')', '(', ' ']);
    let within = sign.split_once('.').is_some_and(|(row, rest)| row.parse() == Ok(last) && rest.parse::<u16>().is_ok());
    let letter = sign.chars().count() == 1 && sign.chars().all(char::is_lowercase);
    let dash = matches!(sign, "-" | "–" | "+" | "*");
    within || letter || dash || (sign.is_empty() && numbered)
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

/// The kind whose longest wording stands in a text; none where wordings of one length tell several.
fn by_words(text: &str, words: &ProgrammeWords) -> Option<AppendixKind> {
    let normalised = text::normalise(text);
    let tokens = text::tokens(normalised.text());
    let hits = words.kinds.find(normalised.text(), &tokens);
    let longest = hits.iter().map(|h| h.tokens.len()).max()?;
    let mut kinds = hits.into_iter().filter(|h| h.tokens.len() == longest).map(|h| *h.payload);
    let first = kinds.next()?;
    kinds.all(|kind| kind == first).then_some(first)
}
