//! The filled-in review sheet of a workbook.

use serde::{Deserialize, Serialize};

use super::period::Period;
use super::ruling::{FigureKey, Ruling, Verdict};

/// Opens the head of the hidden column by which a workbook of this program is known again; the period follows.
pub const REVIEW_MARK: &str = "tonghop-y-kien/1";

/// Opens the hidden sheet by which a workbook tells its results to another office, one level up.
pub const RESULT_MARK: &str = "tonghop-ket-qua/1";

/// What people wrote into the review sheet of a workbook that they sent back.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReviewSheet {
    /// The period of the workbook.
    pub period: Option<Period>,
    /// When it was saved, local time in whole seconds; `None` where the file does not tell.
    pub saved: Option<String>,
    /// Decisions, by row.
    pub rows: Vec<ReviewRow>,
    /// Rows that say something that can't be followed.
    pub faults: Vec<RowFault>,
}

/// One decision of a review sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewRow {
    /// Row of the sheet, from 1.
    pub row: u32,
    /// The figure.
    pub about: FigureKey,
    /// What was decided.
    pub verdict: Verdict,
    /// Who decided.
    pub by: String,
    /// Why.
    pub why: String,
}

/// A row that says something that can't be followed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowFault {
    /// Row of the sheet, from 1.
    pub row: u32,
    /// What is wrong.
    pub cause: RowCause,
}

/// What is wrong with a row of a review sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowCause {
    /// The row has lost its hidden key, or never had one.
    NoKey,
    /// A column of the sheet is gone.
    NoColumn { title: String },
    /// Something is written, but no decision.
    NoVerdict,
    /// The decision is none of those that can be chosen.
    UnknownVerdict { text: String },
    /// Nobody is named.
    NoPerson,
    /// No reason is given.
    NoReason,
    /// The value is missing.
    NoValue,
    /// The value can't be read.
    UnreadValue { text: String },
    /// The value can be read in several ways.
    AmbiguousValue { text: String },
    /// The value is in another unit of measure than the figure.
    OtherUnit { text: String },
    /// What was read is no figure and can't be replaced by one.
    NotAFigure,
    /// Two rows decide otherwise on one figure.
    Contradicting { other: u32 },
}

impl ReviewSheet {
    /// The decisions; `now` stands where the file does not tell when it was saved.
    pub fn rulings(&self, now: &str) -> Vec<Ruling> {
        let ruling = |row: &ReviewRow| Ruling {
            about: row.about.clone(),
            verdict: row.verdict.clone(),
            by: row.by.clone(),
            at: self.saved.clone().unwrap_or_else(|| now.to_owned()),
            why: row.why.clone(),
        };
        self.rows.iter().map(ruling).collect()
    }
}
