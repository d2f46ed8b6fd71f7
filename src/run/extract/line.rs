//! One line of facts.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::listed::{below, told};
use crate::model::{Programme, Submission, SubmissionState};
use crate::run::config::Reading;

/// The shape of the lines; another shape gets another number.
const FORMAT: u32 = 1;
/// How every line begins.
pub(super) const BEGINNING: &str = "{\"format\":";

/// What one file reports, as a line holds it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
    format: u32,
    /// Stands for everything besides the file that the facts depend on.
    basis: String,
    /// Path of the file below the inputs.
    pub(super) file: String,
    /// The file, and each file inside it.
    pub(super) submissions: Vec<Submission>,
}

/// Why a line of facts can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineCause {
    /// It is longer than any line of this program.
    TooLong,
    /// It is no text, or no JSON of the shape of a line; with the words of the reader.
    NotALine { detail: String },
    /// It was written by another version, with another programme or other settings.
    OtherBasis,
    /// It names no file below the folder of reports.
    NotBelow { file: String },
    /// A line before is about the same file.
    Twice { file: String, earlier: PathBuf, line: usize },
    /// It tells of another file than its own.
    OtherFile { file: String },
    /// A figure is about an item that the programme does not have.
    UnknownItem { item: String },
    /// It claims what only a run over all files can know.
    Settled { file: String },
}

impl Line {
    pub(super) fn new(basis: &str, file: &str, submissions: Vec<Submission>) -> Line {
        Line { format: FORMAT, basis: basis.to_owned(), file: file.to_owned(), submissions }
    }

    /// The line with its end.
    pub(super) fn written(&self) -> Result<Vec<u8>, serde_json::Error> {
        let mut bytes = serde_json::to_vec(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// The line in these bytes, which may hold anything.
    pub(super) fn read(bytes: &[u8], basis: &str, programme: &Programme) -> Result<Line, LineCause> {
        let line: Line =
            serde_json::from_slice(bytes).map_err(|fault| LineCause::NotALine { detail: fault.to_string() })?;
        if line.format != FORMAT || line.basis != basis {
            return Err(LineCause::OtherBasis);
        }
        if below(&line.file).as_ref() != Some(&line.file) {
            return Err(LineCause::NotBelow { file: line.file });
        }
        let name = told(&line.file);
        line.submissions.iter().try_for_each(|each| check(each, &name, programme))?;
        Ok(line)
    }

    /// The hash of the file, where it could be read.
    pub(super) fn hash(&self) -> Option<&str> {
        self.submissions.first().map(|first| first.hash.as_str()).filter(|hash| !hash.is_empty())
    }
}

fn check(submission: &Submission, name: &str, programme: &Programme) -> Result<(), LineCause> {
    let file = || submission.file.clone();
    let inside = submission.file.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    if !inside {
        return Err(LineCause::OtherFile { file: file() });
    }
    if matches!(submission.state, SubmissionState::Duplicate { .. } | SubmissionState::Superseded { .. }) {
        return Err(LineCause::Settled { file: file() });
    }
    match submission.facts.iter().find(|fact| programme.name(fact.item).is_none()) {
        Some(fact) => Err(LineCause::UnknownItem { item: fact.item.to_string() }),
        None => Ok(()),
    }
}

/// What the facts of a file depend on besides the file: this program, the programme, what counts as sure.
pub(super) fn basis(reading: &Reading, programme: &Programme) -> Result<String, serde_json::Error> {
    let mut hasher = blake3::Hasher::new();
    hasher.update(env!("CARGO_PKG_VERSION").as_bytes()).update(&[0]);
    hasher.update(&serde_json::to_vec(&(reading.accept, programme))?);
    Ok(hasher.finalize().to_hex().to_string())
}
