//! Words for reporting periods.

use serde::Deserialize;

use super::load::{LexiconError, read_toml};
use super::phrases::Phrases;

/// What a word of a title says of the period beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodCue {
    /// The period that is reported on.
    Reported,
    /// The next period, for which aims are set.
    Next,
    /// A quarter: its numeral follows.
    Quarter,
    /// The first six months.
    HalfYear,
    /// The first nine months.
    NineMonths,
    /// The first quarter, said as three months.
    FirstQuarter,
    /// The middle of the term.
    MidTerm,
    /// The end of the term.
    EndOfTerm,
}

/// `periods.toml`, indexed.
#[derive(Debug)]
pub struct Periods {
    words: Phrases<PeriodCue>,
    corrected: Phrases<()>,
    cut_off: Phrases<()>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    reported: Vec<String>,
    next: Vec<String>,
    quarter: Vec<String>,
    half_year: Vec<String>,
    nine_months: Vec<String>,
    first_quarter: Vec<String>,
    mid_term: Vec<String>,
    end_of_term: Vec<String>,
    corrected: Vec<String>,
    cut_off: Vec<String>,
}

impl Periods {
    pub(super) fn load(file: &str, text: &str) -> Result<Periods, LexiconError> {
        let read: File = read_toml(file, text)?;
        let mut words = Phrases::default();
        for (list, cue) in [
            (&read.reported, PeriodCue::Reported),
            (&read.next, PeriodCue::Next),
            (&read.quarter, PeriodCue::Quarter),
            (&read.half_year, PeriodCue::HalfYear),
            (&read.nine_months, PeriodCue::NineMonths),
            (&read.first_quarter, PeriodCue::FirstQuarter),
            (&read.mid_term, PeriodCue::MidTerm),
            (&read.end_of_term, PeriodCue::EndOfTerm),
        ] {
            list.iter().for_each(|wording| words.add(wording, cue));
        }
        let (mut corrected, mut cut_off) = (Phrases::default(), Phrases::default());
        read.corrected.iter().for_each(|wording| corrected.add(wording, ()));
        read.cut_off.iter().for_each(|wording| cut_off.add(wording, ()));
        Ok(Periods { words, corrected, cut_off })
    }

    /// Words around a period.
    pub fn words(&self) -> &Phrases<PeriodCue> {
        &self.words
    }

    /// Words that say that a version replaces an earlier one.
    pub fn corrected(&self) -> &Phrases<()> {
        &self.corrected
    }

    /// Words before the date to which figures run.
    pub fn cut_off(&self) -> &Phrases<()> {
        &self.cut_off
    }
}
