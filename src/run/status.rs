//! When the program last ran and with what end.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::RunError;
use super::pipeline::Finished;
use crate::platform;

/// The file in the outputs that says so, for people and for other programs.
pub const STATUS_FILE: &str = "trang-thai.json";

/// What the status file says.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Status {
    /// Whether the program watches the inputs now.
    pub watching: bool,
    /// The process that wrote this.
    pub pid: u32,
    /// When this was written.
    pub updated: String,
    /// The last run.
    pub last_run: Option<LastRun>,
    /// How many runs there were since the watch began.
    pub runs: u64,
}

/// A run that is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastRun {
    /// When it began.
    pub started: String,
    /// When it ended.
    pub ended: String,
    /// How it ended.
    pub outcome: Outcome,
    /// Why it could not be done, in English for whoever maintains it.
    pub fault: Option<String>,
    /// The periods that were consolidated.
    pub periods: Vec<String>,
    /// How many sets were written anew.
    pub written: usize,
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// All was done.
    Done,
    /// It could not be done; the earlier outputs stand.
    Failed,
    /// Someone ended it.
    Stopped,
}

impl Status {
    /// What the file says; nothing where there is none, or where it is damaged.
    pub fn read(outputs: &Path) -> Status {
        let text = std::fs::read(outputs.join(STATUS_FILE)).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    /// Writes the file. Where that can't be done, the run itself has said why.
    pub fn tell(mut self, outputs: &Path) {
        (self.pid, self.updated) = (std::process::id(), platform::now().to_string());
        let mut text = serde_json::to_vec_pretty(&self).unwrap_or_default();
        text.push(b'\n');
        let _ = platform::replace_file(&outputs.join(STATUS_FILE), &text);
    }
}

impl LastRun {
    /// A run that began then and ends now.
    pub(super) fn of(started: String, result: &Result<Vec<Finished>, RunError>) -> LastRun {
        let finished = result.as_deref().unwrap_or_default();
        let (outcome, fault) = match result {
            Ok(_) => (Outcome::Done, None),
            Err(RunError::Stopped) => (Outcome::Stopped, None),
            Err(fault) => (Outcome::Failed, Some(fault.to_string())),
        };
        let periods = finished.iter().map(|each| each.consolidation.period.to_string()).collect();
        let written = finished.iter().filter(|each| each.anew).count();
        LastRun { started, ended: platform::now().to_string(), outcome, fault, periods, written }
    }
}

/// The time on the wall, in words.
pub fn clock_time() -> String {
    crate::wording::period::moment(platform::now())
}
