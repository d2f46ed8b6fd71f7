//! What was understood of one file, and why.

use std::path::Path;

use super::config::Config;
use super::error::RunError;
use super::intake::find_programme;
use super::one_file::{Content, Piece, ReadOptions, read_pieces};
use crate::document::Readable;
use crate::facts::{Context, Options, extract};
use crate::lexicon::Lexicon;
use crate::model::{Programme, Submission, SubmissionState};

/// What one file holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Inspection {
    /// The file, or each file inside it.
    pub pieces: Vec<Inspected>,
    /// The programme that the figures were held against; an empty one where none was found.
    pub programme: Programme,
}

/// One piece of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Inspected {
    /// Path inside the file; empty for the file itself.
    pub inside: String,
    /// Short name of the kind by content.
    pub kind: &'static str,
    /// The document, or why there is none; `None` for a container, whose files follow.
    pub document: Result<Option<Readable>, SubmissionState>,
    /// What was understood.
    pub submission: Option<Submission>,
}

/// Reads one file as a run would. Without a programme the text is read and nothing is held against items.
///
/// # Errors
/// There is no such file, or a data file or the programme named in the settings can't be used.
pub fn inspect(path: &Path, config: &Config) -> Result<Inspection, RunError> {
    std::fs::metadata(path).map_err(|error| RunError::NoFile { path: path.to_owned(), detail: error.to_string() })?;
    let lexicon = Lexicon::shipped()?;
    let programme = match find_programme(config, &lexicon) {
        Ok((_, programme)) => programme,
        Err(fault) if config.folders.programme.is_some() => return Err(fault),
        Err(_) => Programme::default(),
    };
    let context = Context::new(&programme, lexicon, Options::default());
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let file = name.clone();
    let pieces = read_pieces(path, &name, &ReadOptions::of(config), move |piece| inspected(&file, piece, &context));
    Ok(Inspection { pieces, programme })
}

fn inspected(file: &str, piece: Piece, context: &Context) -> Inspected {
    let (inside, kind, hash) = (piece.inside, piece.kind.name(), piece.hash);
    let name = if inside.is_empty() { file.to_owned() } else { format!("{file}/{inside}") };
    let (document, submission) = match piece.content {
        Content::Document(document) => {
            let readable = Readable::new(&document);
            let mut submission = extract(&readable, &name, context);
            submission.hash = hash;
            (Ok(Some(readable)), Some(submission))
        }
        Content::Container => (Ok(None), None),
        Content::Not(state) => (Err(state), None),
    };
    Inspected { inside, kind, document, submission }
}
