//! A file that a unit sent in.

use serde::{Deserialize, Serialize};

use super::calendar::Day;
use super::fact::{Content, Fact};
use super::period::Period;
use super::reason::{NotAReport, Reason, Unreadable};
use super::reporting_unit::ReportingUnit;
use super::review_sheet::ReviewSheet;
use super::ruling::FigureKey;

/// What became of a file; every file of the drop folder has just one state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum SubmissionState {
    /// Read; its facts count.
    Read,
    /// Same content as another file, which counts.
    Duplicate { of: String },
    /// Replaced by a later version of the same unit and period.
    Superseded { by: String },
    /// A workbook of this program that came back with what people decided.
    ReviewSheet(Box<ReviewSheet>),
    /// Read, but no report of results.
    NotAReport(NotAReport),
    /// Could not be read.
    Unreadable(Unreadable),
}

impl SubmissionState {
    /// The name in the result contract.
    pub fn name(&self) -> &'static str {
        match self {
            SubmissionState::Read => "read",
            SubmissionState::Duplicate { .. } => "duplicate",
            SubmissionState::Superseded { .. } => "superseded",
            SubmissionState::ReviewSheet(_) => "review_sheet",
            SubmissionState::NotAReport(_) => "not_a_report",
            SubmissionState::Unreadable(_) => "unreadable",
        }
    }
}

/// Since when a file is known to have been there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstSeen {
    /// Day of the first run that saw it.
    pub on: Day,
    /// Day of the last run before, which did not.
    pub absent: Option<Day>,
}

/// One file of the drop folder and what was understood of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Submission {
    /// Path relative to the inputs folder, `/` between its parts: `bao-cao/2026-Q1/x.docx`.
    pub file: String,
    /// BLAKE3 of the bytes, in hexadecimal.
    pub hash: String,
    /// Who sent it, where that could be recognised.
    pub unit: Option<ReportingUnit>,
    /// The period it reports on, where that could be recognised.
    pub period: Option<Period>,
    /// The cut-off that it states ("số liệu tính đến ngày 15/3/2026"), as written.
    pub cut_off: Option<String>,
    /// Date that the report carries, as year, month, day.
    pub dated: Option<(u16, u8, u8)>,
    /// When the program first saw it, where the ledger was asked.
    #[serde(default)]
    pub seen: Option<FirstSeen>,
    /// Whether the file says of itself that it is a corrected or replacing version ("sửa lần 2", "thay thế").
    pub corrected: bool,
    /// What became of it.
    pub state: SubmissionState,
    /// Which reader read it ("docx", "xlsx", "pdf"…).
    pub reader: String,
    /// What a person should know of the file as a whole.
    pub remarks: Vec<Reason>,
    /// What it reports.
    pub facts: Vec<Fact>,
}

impl Submission {
    /// The reader's name of a result file of this program, which a unit one level below sends as its report.
    pub const RESULT_FILE: &str = "so-lieu.json";

    /// Whether it is the consolidated result of a whole commune, one level below.
    pub fn is_from_below(&self) -> bool {
        self.reader == Submission::RESULT_FILE
    }

    /// A file of which only the state is known.
    pub fn without_facts(file: &str, state: SubmissionState) -> Submission {
        Submission {
            file: file.to_owned(),
            hash: String::new(),
            unit: None,
            period: None,
            cut_off: None,
            dated: None,
            seen: None,
            corrected: false,
            state,
            reader: String::new(),
            remarks: Vec::new(),
            facts: Vec::new(),
        }
    }

    /// The key under which decisions on one of its facts are kept. A fact that was replaced by a decision keeps the key
    /// of what was read.
    pub fn key(&self, fact: &Fact) -> FigureKey {
        let replaced = fact.reasons.iter().find_map(|reason| match reason {
            Reason::Replaced { was, .. } => Some(was.clone().map_or(Content::Unread, Content::Figure)),
            _ => None,
        });
        FigureKey {
            unit: self.unit.clone(),
            period: self.period,
            item: fact.item,
            measure: fact.measure,
            hash: self.hash.clone(),
            place: fact.place.clone(),
            read: replaced.unwrap_or_else(|| fact.content.clone()),
        }
    }
}
