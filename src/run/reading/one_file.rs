//! One file read, whatever is in it.

use std::io::ErrorKind;
use std::path::Path;

use crate::document::{Document, FileKind};
use crate::model::{NotAReport, SubmissionState, Unreadable};
use crate::platform::{Original, read_original};
use crate::readers::{self, Part};

/// What came of a file or of a part of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    /// Path of the part inside the file; empty for the file itself.
    pub(super) inside: String,
    /// BLAKE3 of its bytes.
    pub(super) hash: String,
    /// Kind by content.
    pub(super) kind: FileKind,
    /// What it holds.
    pub(super) content: Content,
}

/// What a piece holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Content {
    /// A document.
    Document(Box<Document>),
    /// Other files, which follow as pieces of their own.
    Container,
    /// Nothing that is read, and why.
    Not(SubmissionState),
}

impl Piece {
    fn not(inside: String, kind: FileKind, state: SubmissionState) -> Piece {
        Piece { inside, hash: String::new(), kind, content: Content::Not(state) }
    }
}

trait IntoState {
    fn into_state(self) -> SubmissionState;
}

impl IntoState for Unreadable {
    fn into_state(self) -> SubmissionState {
        SubmissionState::Unreadable(self)
    }
}

/// A file and the files inside it, each with what it holds; one that can't be opened is one piece that says so.
pub(super) fn pieces(path: &Path, name: &str, options: &readers::Options) -> Vec<Piece> {
    let refused = |why: Unreadable| vec![Piece::not(String::new(), FileKind::Unknown, why.into_state())];
    match read_original(path, options.limits.file_bytes) {
        Ok(Original::Whole(bytes)) => {
            let mut pieces = Vec::new();
            unpack(Source { name, inside: String::new(), bytes: &bytes, depth: 0 }, options, &mut pieces);
            pieces
        }
        Ok(Original::TooLarge) => refused(Unreadable::TooLarge { limit: "file_bytes".to_owned() }),
        Err(error) if error.kind() == ErrorKind::OutOfMemory => {
            refused(Unreadable::TooLarge { limit: "memory".to_owned() })
        }
        Err(error) => refused(Unreadable::NoAccess { detail: error.to_string() }),
    }
}

/// Bytes to read, with where they come from.
struct Source<'a> {
    name: &'a str,
    inside: String,
    bytes: &'a [u8],
    depth: usize,
}

fn unpack(source: Source<'_>, options: &readers::Options, pieces: &mut Vec<Piece>) {
    let Source { name, inside, bytes, depth } = source;
    let kind = readers::detect(name, bytes);
    let hash = blake3::hash(bytes).to_hex().to_string();
    let state = match kind {
        FileKind::LockFile => Some(NotAReport::LockFile),
        FileKind::System => Some(NotAReport::SystemFile),
        FileKind::Image | FileKind::Media => Some(NotAReport::Media),
        _ => None,
    };
    if let Some(state) = state {
        let content = Content::Not(SubmissionState::NotAReport(state));
        return pieces.push(Piece { inside, hash, kind, content });
    }
    match readers::read(name, bytes, options) {
        Ok(readers::Reading::Document(document)) => {
            pieces.push(Piece { inside, hash, kind: document.kind, content: Content::Document(Box::new(document)) });
        }
        Ok(readers::Reading::Container(_)) if depth >= options.limits.nesting => {
            let why = Unreadable::TooLarge { limit: "nesting".to_owned() };
            pieces.push(Piece { inside, hash, kind, content: Content::Not(why.into_state()) });
        }
        Ok(readers::Reading::Container(parts)) => {
            pieces.push(Piece { inside: inside.clone(), hash, kind, content: Content::Container });
            parts.iter().for_each(|part| unpack_part(part, &inside, depth, options, pieces));
        }
        Err(why) => pieces.push(Piece { inside, hash, kind, content: Content::Not(why.into_state()) }),
    }
}

fn unpack_part(part: &Part, parent: &str, depth: usize, options: &readers::Options, pieces: &mut Vec<Piece>) {
    let inside = if parent.is_empty() { part.path.clone() } else { format!("{parent}/{}", part.path) };
    match &part.fault {
        Some(why) => pieces.push(Piece::not(inside, FileKind::Unknown, why.clone().into_state())),
        None => {
            let name = part.path.rsplit('/').next().unwrap_or(&part.path);
            unpack(Source { name, inside, bytes: &part.bytes, depth: depth + 1 }, options, pieces);
        }
    }
}
