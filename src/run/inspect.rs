//! What was understood of one file, and why.

use std::path::Path;

use super::config::Config;
use super::error::RunError;
use super::intake::choose_programme;
use super::progress::Progress;
use super::reading::{Files, Inspected};
use crate::lexicon::Lexicon;
use crate::model::Programme;

/// What one file holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Inspection {
    /// The file, or each file inside it.
    pub pieces: Vec<Inspected>,
    /// The programme that the figures were held against; an empty one where none was found.
    pub programme: Programme,
}

/// Reads one file as a run would. Without a programme the text is read and nothing is held against items.
///
/// # Errors
/// There is no such file, or a data file or the programme named in the settings can't be used.
pub fn inspect(path: &Path, config: &Config, progress: &dyn Progress) -> Result<Inspection, RunError> {
    std::fs::metadata(path).map_err(|error| RunError::NoFile { path: path.to_owned(), detail: error.to_string() })?;
    let mut files = Files::new(config, progress);
    let programme = match choose_programme(config, &files, &Lexicon::shipped()?) {
        Ok((_, programme)) => programme,
        Err(fault) if config.folders.programme.is_some() => return Err(fault),
        Err(_) => Programme::default(),
    };
    files.hold_against(&programme);
    Ok(Inspection { pieces: files.inspect(path), programme })
}
