//! Header cells of tables and their columns.

use serde::Deserialize;

use super::load::{LexiconError, read_toml};
use super::phrases::Phrases;

/// What a column of a report's table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnRole {
    /// Row numbers.
    Number,
    /// Names of indicators, tasks or projects.
    Name,
    /// Units of measure.
    Unit,
    /// Targets of the reporting period or year.
    Plan,
    /// Aims of a later period.
    PlanOther,
    /// Results of the period.
    Result,
    /// Results since January.
    CumulativeYear,
    /// Results since the start of the term.
    CumulativeTerm,
    /// The earlier period's results.
    Previous,
    /// Shares of the plan.
    PercentOfPlan,
    /// Index or growth against an earlier period.
    Comparison,
    /// Differences.
    Change,
    /// States in words.
    Status,
    /// Documents issued.
    Product,
    /// Shares of the work done.
    PercentComplete,
    /// Units in charge, dates.
    Lead,
    /// The units that a table goes through, one a row.
    Reporter,
    /// Remarks.
    Remark,
    /// Money of tasks and projects.
    Money,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    column: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    role: ColumnRole,
    wordings: Vec<String>,
}

pub(super) fn load(file: &str, text: &str) -> Result<Phrases<ColumnRole>, LexiconError> {
    let read: File = read_toml(file, text)?;
    let mut phrases = Phrases::default();
    for entry in read.column {
        entry.wordings.iter().for_each(|wording| phrases.add(wording, entry.role));
    }
    Ok(phrases)
}
