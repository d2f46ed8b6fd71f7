//! A flattened row as words on lines.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::row_text::join_wrapped;
use crate::lexicon::{CellOpening, ProgrammeWords, ReportingUnits};
use crate::text;

/// Width of a blank, in widths of a middling letter.
pub(super) const BLANK: f32 = 0.6;

/// Begins a line that is the first of a page.
pub(super) const PAGE_START: char = '\u{C}';

/// A word of a flattened row, with all that the cutting asks of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Word {
    /// As in the source.
    pub(super) original: String,
    /// Hash of its accent-free form.
    pub(super) key: u64,
    /// First of its line.
    pub(super) starts_line: bool,
    /// Blanks before it in its line.
    pub(super) gap: usize,
    /// Set width, in widths of a middling letter.
    pub(super) width: f32,
    /// What a cell may hold that opens here.
    pub(super) opens: Vec<CellOpening>,
    /// The position after the unit of measure that begins here.
    pub(super) unit_end: Option<usize>,
    /// Opens with a small letter.
    pub(super) is_small: bool,
    /// Opens with a mark with which no cell opens.
    pub(super) opens_with_mark: bool,
    /// No cell ends with it.
    pub(super) is_dangling: bool,
    pub(super) ends_sentence: bool,
    pub(super) has_digit: bool,
    /// A figure, a sign before it, with the unit written to it.
    pub(super) is_figure: bool,
    pub(super) has_sign: bool,
    pub(super) is_year: bool,
    /// Digits and the marks between years.
    pub(super) is_years: bool,
    /// Brackets and quotes opened less those closed.
    pub(super) brackets: (i32, i32),
    /// How odd its capital is inside a cell, 0 to 1.
    pub(super) oddness: f32,
}

impl Word {
    fn new(original: &str, starts_line: bool, gap: usize) -> Word {
        let normalised = text::normalise(original);
        let plain = normalised.text();
        let initial = plain.chars().next().unwrap_or(' ');
        let count = |open: char, close: char| {
            let one = |c: char| i32::from(c == open) - i32::from(c == close);
            original.chars().map(one).sum::<i32>()
        };
        Word {
            key: hash(&text::fold(plain)),
            starts_line,
            gap,
            width: plain.chars().map(glyph_width).sum(),
            is_small: initial.is_lowercase(),
            opens_with_mark: matches!(initial, '-' | '–' | ',' | ';' | '.' | ')' | '”' | ':'),
            is_dangling: plain.ends_with([',', ';', '-', '–', ':', '(', '“', '/']) || is_connector(plain),
            ends_sentence: plain.ends_with('.') && plain.chars().count() > 2,
            has_digit: plain.contains(|c: char| c.is_ascii_digit()),
            is_figure: is_figure(plain),
            has_sign: plain.starts_with(is_sign),
            is_year: plain.parse::<u16>().is_ok_and(|y| (2000..2100).contains(&y)),
            is_years: is_years(plain),
            brackets: (count('(', ')'), count('“', '”')),
            original: original.to_owned(),
            ..Word::default()
        }
    }

    fn is_capital(&self) -> bool {
        self.original.chars().next().is_some_and(char::is_uppercase)
    }
}

/// A row's words with the places where a cell may end.
#[derive(Debug, Clone, Default)]
pub(super) struct RowText {
    pub(super) words: Vec<Word>,
    /// Word positions where a cell may begin or end, 0 and the end included.
    pub(super) splits: Vec<usize>,
    /// Starts of lines that are set in by a blank: a page may begin there.
    pub(super) indented: Vec<usize>,
    /// Start of the line with which a page is known to begin.
    pub(super) page: Option<usize>,
}

impl RowText {
    /// A row from its lines as in the source.
    pub(super) fn new<'a>(
        lines: impl IntoIterator<Item = &'a str>,
        words: &ProgrammeWords,
        units: &ReportingUnits,
    ) -> RowText {
        let mut row = RowText::default();
        lines.into_iter().for_each(|line| row.push_line(line));
        row.mark_openings(words, units);
        row.find_splits();
        row
    }

    fn push_line(&mut self, line: &str) {
        if line.starts_with(PAGE_START) {
            self.page = Some(self.words.len()).filter(|&at| at > 0);
        } else if line.starts_with(char::is_whitespace) {
            self.indented.push(self.words.len());
        }
        let mut rest = line;
        let mut first = true;
        loop {
            let trimmed = rest.trim_start();
            let gap = rest.chars().count() - trimmed.chars().count();
            let end = trimmed.find(char::is_whitespace).unwrap_or(trimmed.len());
            let (word, after) = trimmed.split_at_checked(end).unwrap_or((trimmed, ""));
            if word.is_empty() {
                return;
            }
            self.words.push(Word::new(word, first, gap));
            (first, rest) = (false, after);
        }
    }

    /// Looks up the openings of cells at each word.
    fn mark_openings(&mut self, words: &ProgrammeWords, units: &ReportingUnits) {
        let (mut joined, mut starts) = (String::new(), Vec::new());
        for word in &self.words {
            starts.push(joined.len());
            joined.push_str(text::normalise(&word.original).text());
            joined.push(' ');
        }
        let tokens = text::tokens(&joined);
        let mut next = tokens.iter().enumerate().peekable();
        for (at, start) in starts.iter().enumerate() {
            while next.next_if(|(_, t)| t.span.start < *start).is_some() {}
            let Some(&(token, _)) = next.peek() else { break };
            let Some(word) = self.words.get_mut(at) else { break };
            for (opening, phrases) in &words.openings {
                let Some(hit) = phrases.at(&joined, &tokens, token) else { continue };
                word.opens.push(*opening);
                if *opening == CellOpening::Unit {
                    let end = tokens.get(hit.tokens.end.saturating_sub(1)).map_or(0, |t| t.span.end);
                    let whole = joined.get(end..).is_some_and(|rest| rest.starts_with(' '));
                    word.unit_end = whole.then(|| starts.partition_point(|s| *s <= end));
                }
            }
            if units.heads().at(&joined, &tokens, token).is_some() {
                word.opens.push(CellOpening::Organisation);
            }
        }
    }

    fn find_splits(&mut self) {
        let mut splits = vec![0];
        for (at, pair) in self.words.windows(2).enumerate() {
            let (Some(before), Some(word)) = (pair.first(), pair.last()) else { continue };
            let at = at + 1;
            let opens = word.gap > 1 || before.unit_end == Some(at) || !word.is_small || self.is_unit_cell(at);
            // A sign stays with its figure, a dash between figures with both, a year with the word before it.
            let dash = |w: &Word| w.original.chars().all(|c| matches!(c, '-' | '–'));
            let dated = word.is_year && before.opens.contains(&CellOpening::Schedule);
            let tied = before.original.chars().all(is_sign) || dash(word) || dash(before) || (dated && word.gap < 2);
            if word.starts_line || (opens && !tied) {
                splits.push(at);
            }
        }
        splits.push(self.words.len());
        splits.dedup();
        self.splits = splits;
    }

    /// Whether a unit of measure stands at a position as a cell of its own: a target, or the next line, is behind it.
    pub(super) fn is_unit_cell(&self, at: usize) -> bool {
        let end = self.words.get(at).and_then(|w| w.unit_end);
        let target = |w: &Word| (w.is_figure && !w.is_year) || (w.opens.contains(&CellOpening::Target) && !w.is_small);
        end.is_some_and(|end| self.words.get(end).is_none_or(|w| w.starts_line || target(w)))
    }

    /// The text of the words from one position to another, white space folded.
    pub(super) fn text(&self, from: usize, to: usize) -> String {
        let mut text = String::new();
        for word in self.words.get(from..to).unwrap_or_default() {
            if word.starts_line {
                join_wrapped(&mut text, &word.original);
            } else {
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(&word.original);
            }
        }
        text
    }
}

/// Tells each word how odd its capital would be inside a cell. A word that has no capital inside lines, where no cell
/// begins as a rule, and one at the start of a line, opens a cell there.
pub(super) fn weigh_capitals(rows: &mut [RowText]) {
    let mut counts: HashMap<u64, (f32, f32)> = HashMap::new();
    for word in rows.iter().flat_map(|r| &r.words).filter(|w| !w.starts_line && w.gap == 1) {
        let count = counts.entry(word.key).or_default();
        count.0 += if word.is_capital() { 1.0 } else { 0.0 };
        count.1 += 1.0;
    }
    for row in rows {
        let mut free = true;
        for word in &mut row.words {
            let (with, all) = counts.get(&word.key).copied().unwrap_or_default();
            word.oddness = if free || !word.is_capital() { 0.0 } else { 1.0 - (with + 0.5) / (all + 1.0) };
            free = word.original.ends_with(['.', ':', '“', '-', '–', ';', '(', '/']);
        }
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

fn is_sign(c: char) -> bool {
    matches!(c, '≥' | '≤' | '>' | '<' | '=' | '±')
}

/// Years, "2/2026", and the marks between them.
fn is_years(word: &str) -> bool {
    let marks = |c: char| matches!(c, '-' | '–' | ',' | ';' | '.');
    let year = |piece: &str| {
        let year = piece.rsplit('/').next().unwrap_or_default();
        piece.is_empty() || (year.len() == 4 && piece.chars().all(|c| c.is_ascii_digit() || c == '/'))
    };
    word.split(marks).all(year)
}

fn is_figure(word: &str) -> bool {
    let body = word.trim_end_matches(['.', ';', ',']).trim_end_matches("/năm").trim_end_matches('%');
    !body.is_empty() && body.chars().all(|c| c.is_ascii_digit() || is_sign(c) || matches!(c, '.' | ',' | '-' | '–'))
}

/// Words that no cell ends with.
fn is_connector(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "và" | "của"
            | "các"
            | "với"
            | "về"
            | "cho"
            | "theo"
            | "trong"
            | "tại"
            | "từ"
            | "đến"
            | "những"
            | "được"
            | "do"
            | "để"
    )
}

/// Width of a character in a book face, in widths of a middling letter.
fn glyph_width(c: char) -> f32 {
    let base = text::fold(c.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(c);
    match base {
        _ if c.is_uppercase() => 1.4,
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 's' | '.' | ',' | ';' | ':' | '\'' | '(' | ')' | '!' | '|' => 0.7,
        'm' | 'w' => 1.55,
        '%' => 1.65,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn units_signs_and_capitals_may_open_a_cell() {
        let lexicon = Lexicon::shipped().unwrap();
        let row = RowText::new(["thu ngân sách", "%  ≥ 10 Đảng ủy UBND"], &lexicon.programme, &lexicon.reporting_units);
        assert_eq!(row.splits, [0, 3, 4, 6, 8, 9]);
        assert_eq!(row.words[3].unit_end, Some(4));
        assert!(row.words[6].opens.contains(&CellOpening::Organisation));
    }
}
