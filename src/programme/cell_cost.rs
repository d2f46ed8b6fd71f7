//! How unlikely a stretch of words is as a cell.
//!
//! Costs are small numbers that only compare ways of cutting one row. A cell is cheap when it opens as cells of its
//! column do, when its lines are as wide as the column lets them be, and when the same cell stands in other rows.

use std::collections::HashMap;

use super::appendix::Column;
use super::layout::{BLANK, RowText, Word};
use crate::lexicon::CellOpening;

/// What earlier cuts of the same appendix taught: set widths of its columns, and how often a cell stood there.
#[derive(Debug, Default)]
pub(super) struct Experience {
    pub(super) widths: HashMap<Column, f32>,
    pub(super) counts: HashMap<(Column, u64), u32>,
    /// The share of rows in which the column is filled.
    pub(super) filled: HashMap<Column, f32>,
}

/// A cell that grows word by word.
#[derive(Debug, Clone)]
pub(super) struct Cell<'a> {
    row: &'a RowText,
    column: Column,
    width: Option<f32>,
    /// Position of the first word, and the one behind the last.
    start: usize,
    next: usize,
    first: Option<&'a Word>,
    last: Option<&'a Word>,
    length: usize,
    /// Set width of the open line.
    line: f32,
    /// What its lines and its inner words cost so far.
    inner: f32,
    digits: usize,
    figures: usize,
    signs: usize,
    /// A figure that stands on one line with the one before it.
    on_one_line: bool,
    has_dash: bool,
    /// Words that are neither years nor marks between years, the first excepted.
    worded: usize,
    round: i32,
    quotes: i32,
    /// Key of its words, without regard to case, accents and wraps.
    pub(super) key: u64,
}

impl<'a> Cell<'a> {
    /// An empty cell of a column.
    pub(super) fn new(row: &'a RowText, column: Column, experience: &Experience) -> Cell<'a> {
        Cell {
            row,
            column,
            width: experience.widths.get(&column).copied(),
            start: 0,
            next: 0,
            first: None,
            last: None,
            length: 0,
            line: 0.0,
            inner: 0.0,
            digits: 0,
            figures: 0,
            signs: 0,
            on_one_line: false,
            has_dash: false,
            worded: 0,
            round: 0,
            quotes: 0,
            key: 0,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.length
    }

    /// No cell of the column is longer than that.
    pub(super) fn most_words(&self) -> usize {
        match self.column {
            Column::Name => usize::MAX,
            Column::Unit => 8,
            _ => 80,
        }
    }

    /// Takes the word at a position of the row.
    pub(super) fn push(&mut self, at: usize) {
        let Some(word) = self.row.words.get(at) else { return };
        match self.last {
            None => (self.start, self.first, self.line) = (at, Some(word), word.width),
            Some(last) => self.grow(last, word, at > self.next),
        }
        self.next = at + 1;
        self.on_one_line |= self.digits > 0 && word.has_digit && !word.starts_line;
        self.digits += usize::from(word.has_digit);
        self.figures += usize::from(word.is_figure);
        self.signs += usize::from(word.has_sign);
        self.has_dash |= matches!(word.original.as_str(), "-" | "–");
        self.worded += usize::from(self.length > 0 && !word.is_years);
        self.round += word.brackets.0;
        self.quotes += word.brackets.1;
        self.key = self.key.wrapping_mul(0x0100_0000_01b3).wrapping_add(word.key);
        self.length += 1;
        self.last = Some(word);
    }

    /// A further word: its line, its capital, its likeness to the beginning of another cell.
    /// `turned` tells that a page ended before it.
    fn grow(&mut self, last: &Word, word: &Word, turned: bool) {
        self.inner += 1.6 * word.oddness;
        if !word.starts_line && !turned {
            self.line += BLANK + word.width;
            self.inner += if !word.is_small && self.is_foreign(word) { 0.8 } else { 0.0 };
            return;
        }
        if turned && !word.starts_line {
            self.inner += 0.6;
        }
        self.inner += self.line_cost(Some(word.width));
        self.line = word.width;
        let sentence = self.column != Column::Name && last.ends_sentence;
        if !word.is_small && (sentence || self.is_foreign(word)) {
            self.inner += 1.5;
        }
    }

    /// A line that is wider than the column, or that was broken though the next word had fitted.
    fn line_cost(&self, next: Option<f32>) -> f32 {
        let Some(width) = self.width else { return 0.1 };
        let wide = if self.line > width * 1.06 { 1.0 + 8.0 * (self.line / width - 1.06).min(1.0) } else { 0.0 };
        let early = next.map(|word| self.line + BLANK + word).filter(|w| *w < width * 0.94);
        wide + early.map_or(0.0, |with_next| 0.8 + 2.5 * (1.0 - with_next / width))
    }

    /// Whether a cell of another column would open with the word.
    fn is_foreign(&self, word: &Word) -> bool {
        let opens = |wanted: CellOpening| word.opens.contains(&wanted);
        match self.column {
            Column::Name | Column::Number | Column::Baseline | Column::Other => false,
            Column::Lead | Column::Cooperating => {
                word.is_year || opens(CellOpening::Schedule) || opens(CellOpening::Funding)
            }
            _ => opens(CellOpening::Organisation),
        }
    }

    /// The cost of the cell as it stands.
    pub(super) fn cost(&self, experience: &Experience) -> f32 {
        let filled = experience.filled.get(&self.column).copied();
        let rarity = |share: f32| 0.9 * -(share + 0.06).ln();
        let (Some(first), Some(last)) = (self.first, self.last) else {
            return empty_cost(self.column) + filled.map_or(0.0, |share| rarity(1.0 - share));
        };
        let mut cost = filled.map_or(0.0, rarity);
        cost += self.inner + self.line_cost(None) + self.content_cost(first) + self.edge_cost(first, last);
        if self.round != 0 || self.quotes != 0 {
            cost += 2.5;
        }
        if let Some(count) = experience.counts.get(&(self.column, self.key)) {
            // Its own row counts once; each other row makes the cell likelier.
            cost -= 1.2 * f32::from(u16::try_from(*count).unwrap_or(u16::MAX)).ln().min(3.0);
        }
        cost
    }

    /// How the words fit the column.
    fn content_cost(&self, first: &Word) -> f32 {
        let opens = |wanted: CellOpening| first.opens.contains(&wanted);
        match self.column {
            Column::Name => 0.0,
            Column::Unit => self.unit_cost(first),
            Column::Term | Column::Yearly | Column::InYear(_) => self.target_cost(first),
            Column::Baseline => self.target_cost(first).min(0.5),
            Column::Lead | Column::Cooperating if opens(CellOpening::Organisation) => -2.5,
            Column::Lead | Column::Cooperating => 2.5,
            Column::Schedule if self.is_years(first) => -4.0,
            Column::Schedule if opens(CellOpening::Schedule) || first.is_year => -2.5,
            Column::Funding if opens(CellOpening::Funding) => -2.5,
            Column::Schedule | Column::Funding => 3.0,
            Column::Product if opens(CellOpening::Product) => -2.0,
            Column::Product => 1.5,
            Column::Number | Column::Other => 1.0,
        }
    }

    fn unit_cost(&self, first: &Word) -> f32 {
        match first.unit_end {
            // Inside a line a word such as "năm" is a unit only before a target.
            Some(end) if end == self.start + self.length => {
                let inside = first.is_small && !first.starts_line && first.gap < 2;
                if inside && !self.row.is_unit_cell(self.start) { 2.0 } else { -4.0 }
            }
            _ if self.length <= 3 && self.digits == 0 => 2.0,
            _ => 4.0 + f32::from(u16::try_from(self.length).unwrap_or(u16::MAX)),
        }
    }

    /// Targets: figures alone, then words with a figure, then the words of targets.
    fn target_cost(&self, first: &Word) -> f32 {
        if self.length <= 4 && self.figures == self.length {
            // Two figures on one line are two cells; one above the other they may be one.
            let two_cells = self.on_one_line && !self.has_dash && self.signs != self.digits;
            return match self.digits {
                0 => 4.0,
                1 if first.is_year && self.length == 1 => 4.0,
                1 => -4.0,
                _ if two_cells => 2.0,
                _ => -3.0,
            };
        }
        let opens = first.opens.contains(&CellOpening::Target);
        if first.unit_end.is_some() && !opens && !first.has_digit {
            return 3.0;
        }
        match (opens, self.signs > 0) {
            (true, _) => -2.5,
            (false, true) => -2.0,
            (false, false) => 3.0,
        }
    }

    /// "2025 - 2030", "Năm 2026", "2025, 2026".
    fn is_years(&self, first: &Word) -> bool {
        let begins = first.is_years || (self.length > 1 && first.opens.contains(&CellOpening::Schedule));
        self.length <= 4 && self.digits > 0 && self.worded == 0 && begins
    }

    /// How the cell begins and ends.
    fn edge_cost(&self, first: &Word, last: &Word) -> f32 {
        let small = if first.is_small && self.column != Column::Unit { 3.0 } else { 0.0 };
        let mark = if first.opens_with_mark { 3.0 } else { 0.0 };
        let dangling = if last.is_dangling { 3.5 } else { 0.0 };
        let inside = match first.gap {
            _ if first.starts_line => 0.0,
            0 | 1 => 0.8,
            _ => 0.3,
        };
        small + mark + dangling + inside
    }
}

/// What an empty cell costs.
fn empty_cost(column: Column) -> f32 {
    match column {
        Column::Name => 60.0,
        Column::Lead => 5.0,
        Column::Baseline => 4.0,
        Column::Schedule => 3.5,
        Column::Number | Column::Other => 0.5,
        _ => 2.5,
    }
}
