//! Words that tell the role of a figure.

use serde::Deserialize;

use super::load::{LexiconError, read_toml};
use super::phrases::Phrases;

/// The role that words give to a figure beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoleCue {
    /// The result of the period.
    Result,
    /// A quoted target.
    Plan,
    /// A share of the plan.
    PercentOfPlan,
    /// Compared with the same or the previous period.
    Comparison,
    /// An increase.
    Up,
    /// A decrease.
    Down,
    /// The earlier figure of "từ … lên …".
    From,
    /// An earlier period's figure.
    Previous,
    /// Since January.
    CumulativeYear,
    /// Since the start of the term.
    CumulativeTerm,
    /// A part of the figure before.
    Breakdown,
    /// A share of the work done.
    PercentComplete,
    /// What is foreseen or hoped for.
    Forecast,
    /// A position among many.
    Rank,
    /// The figure of another body.
    OtherScope,
    /// All that there is now ("nâng tổng số lên 43"): the result of what is counted at a time, none of what adds up.
    Stock,
}

/// A cue with its strength.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cue {
    /// The role it speaks for.
    pub role: RoleCue,
    /// Its strength against cues of other roles.
    pub strength: f32,
    /// It tells only behind another figure of the sentence: "5 nhà, gồm 2 nhà xây mới".
    pub behind_figure: bool,
}

/// What words of absence mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absence {
    /// Nothing happened: a zero.
    Zero,
    /// Nothing was reported: no figure.
    Unreported,
    /// Words that only look like absence.
    Neither,
}

/// `cues.toml`, indexed.
#[derive(Debug)]
pub struct Cues {
    before: Phrases<Cue>,
    after: Phrases<Cue>,
    absence: Phrases<Absence>,
    now: Phrases<()>,
    whole_year: Phrases<()>,
    none_of: NoneOf,
    left_over: Vec<String>,
}

/// Words that stand around what did not happen: "chưa kết nạp được đảng viên nào".
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoneOf {
    /// Words before it.
    pub negations: Vec<String>,
    /// Words behind it.
    pub closings: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    cue: Vec<Entry>,
    zero: Vec<AbsenceEntry>,
    unreported: Vec<AbsenceEntry>,
    now: Vec<String>,
    whole_year: Vec<String>,
    none_of: NoneOf,
    left_over: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    role: RoleCue,
    #[serde(default)]
    before: Vec<String>,
    #[serde(default)]
    after: Vec<String>,
    strength: f32,
    #[serde(default)]
    behind_figure: bool,
    #[serde(default, rename = "example")]
    _example: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AbsenceEntry {
    wordings: Vec<String>,
    #[serde(default)]
    not: Vec<String>,
    #[serde(default, rename = "example")]
    _example: String,
}

impl Cues {
    pub(super) fn load(file: &str, text: &str) -> Result<Cues, LexiconError> {
        let read: File = read_toml(file, text)?;
        let (mut before, mut after, mut absence) = (Phrases::default(), Phrases::default(), Phrases::default());
        for entry in read.cue {
            let cue = Cue { role: entry.role, strength: entry.strength, behind_figure: entry.behind_figure };
            entry.before.iter().for_each(|wording| before.add(wording, cue));
            entry.after.iter().for_each(|wording| after.add(wording, cue));
        }
        for (entries, meaning) in [(read.zero, Absence::Zero), (read.unreported, Absence::Unreported)] {
            for entry in entries {
                entry.wordings.iter().for_each(|wording| absence.add(wording, meaning));
                entry.not.iter().for_each(|wording| absence.add(wording, Absence::Neither));
            }
        }
        let mut now = Phrases::default();
        read.now.iter().for_each(|wording| now.add(wording, ()));
        let mut whole_year = Phrases::default();
        read.whole_year.iter().for_each(|wording| whole_year.add(wording, ()));
        Ok(Cues { before, after, absence, now, whole_year, none_of: read.none_of, left_over: read.left_over })
    }

    /// Cues that stand left of a figure.
    pub fn before(&self) -> &Phrases<Cue> {
        &self.before
    }

    /// Cues that stand right of a figure.
    pub fn after(&self) -> &Phrases<Cue> {
        &self.after
    }

    /// Words that lead back to the report's own period.
    pub fn now(&self) -> &Phrases<()> {
        &self.now
    }

    /// Words for all of the year that ends with the report's period.
    pub fn whole_year(&self) -> &Phrases<()> {
        &self.whole_year
    }

    /// Words around what did not happen.
    pub fn none_of(&self) -> &NoneOf {
        &self.none_of
    }

    /// Words that alone before a figure say that so much is still to be done.
    pub fn left_over(&self) -> &[String] {
        &self.left_over
    }

    /// Words of absence.
    pub fn absence(&self) -> &Phrases<Absence> {
        &self.absence
    }
}
