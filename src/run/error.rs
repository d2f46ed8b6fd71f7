//! Why a run could not be made.

use std::path::PathBuf;

use super::config::ConfigError;
use super::extract::{LineCause, ListCause};
use crate::ledger::LedgerError;
use crate::lexicon::LexiconError;
use crate::model::{Period, RowCause, Unreadable};
use crate::outputs::OutputError;
use crate::platform::{Holder, ReplaceError};
use crate::programme::CorrectionsError;

/// Why a run could not be made, or not be finished. The sentence for people is made by the command.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The settings file is wrong.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// A shipped data file is wrong.
    #[error(transparent)]
    Lexicon(#[from] LexiconError),
    /// The folder of reports is not there, or can't be listed.
    #[error("no folder of reports: {path}")]
    NoReports { path: PathBuf, detail: String },
    /// No programme in its folder.
    #[error("no programme in {folder}")]
    NoProgramme { folder: PathBuf },
    /// The file can't be opened.
    #[error("{path}: {detail}")]
    NoFile { path: PathBuf, detail: String },
    /// The programme can't be read.
    #[error("the programme {path} can't be read: {why:?}")]
    ProgrammeUnread { path: PathBuf, why: Unreadable },
    /// The file holds no programme.
    #[error("{path} holds no programme")]
    NotAProgramme { path: PathBuf },
    /// The office's corrections of the programme can't be followed.
    #[error("{path}: {fault}")]
    Corrections { path: PathBuf, fault: CorrectionsError },
    /// No report names a period.
    #[error("no period in {folder}")]
    NoPeriod { folder: PathBuf },
    /// The ledger can't be used.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// No run was ever entered in the outputs.
    #[error("no ledger: {path}")]
    NoLedger { path: PathBuf },
    /// No figure, or several, have the key on which a person decides.
    #[error("{found} figures with key {key}")]
    NoFigure { key: String, found: usize },
    /// A decision can't be followed.
    #[error("the decision can't be followed: {cause:?}")]
    Refused { cause: RowCause },
    /// The period is published already.
    #[error("{period} is published, version {version}")]
    Published { period: Period, version: u32 },
    /// There is nothing to amend.
    #[error("{period} is not published")]
    NotPublished { period: Period },
    /// An amendment without a reason.
    #[error("amending {period} needs a reason")]
    NoAmendReason { period: Period },
    /// The manifest of a published set can't be made.
    #[error("manifest: {0}")]
    Manifest(String),
    /// The folder of outputs can't be made.
    #[error("{path}: {detail}")]
    NoFolder { path: PathBuf, detail: String },
    /// Another run is at work on the same outputs.
    #[error("{outputs} is in use by {holder:?}")]
    Busy { outputs: PathBuf, holder: Box<Holder> },
    /// Another process watches the same inputs.
    #[error("{outputs} is watched by {holder:?}")]
    Watched { outputs: PathBuf, holder: Box<Holder> },
    /// The folder of outputs can't be made or written to.
    #[error("{path}: {source}")]
    NoOutputs { path: PathBuf, source: std::io::Error },
    /// A line of a list names no file.
    #[error("{path}:{line}: {cause:?}")]
    FileList { path: PathBuf, line: usize, cause: ListCause },
    /// A line of facts can't be used.
    #[error("{path}:{line}: {cause:?}")]
    Facts { path: PathBuf, line: usize, cause: LineCause },
    /// The file into which facts shall go holds something else.
    #[error("{path} holds no facts")]
    NotFacts { path: PathBuf },
    /// Facts can't be put into words of JSON.
    #[error("facts: {0}")]
    FactsUnwritten(String),
    /// Someone asked the run to end.
    #[error("stopped")]
    Stopped,
    /// The outputs could not be made.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// The outputs could not be written.
    #[error(transparent)]
    Write(#[from] ReplaceError),
}
