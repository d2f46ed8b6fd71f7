//! One file read, whatever is in it.

use std::io::ErrorKind;
use std::path::Path;

use super::question::Question;
use crate::document::{Document, FileKind};
use crate::model::{NotAReport, SubmissionState, Unreadable};
use crate::platform::{Original, read_original};
use crate::readers::{self, Part};
use crate::run::rulings::{is_returned, saved};

/// How the names of result files end.
const RESULT_ENDING: &str = ".json";

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
    /// A workbook of this program that came back, and when it was saved.
    Returned(Box<Document>, Option<String>),
    /// What may be a result file of this program, by its name and first letter.
    Result(Vec<u8>),
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

/// A file and the files inside it, each with what it holds; one that can't be opened is one piece that says so, and so
/// is one that isn't the one that was asked about any more.
pub(super) fn pieces(question: &Question, options: &readers::Options) -> Vec<Piece> {
    let refused = |why: Unreadable| vec![Piece::not(String::new(), FileKind::Unknown, why.into_state())];
    let (path, below) = (Path::new(&question.path), question.below.as_ref().map(Path::new));
    match read_original(path, below, options.limits.file_bytes) {
        Ok(Original::Whole(bytes))
            if question.content.is_some_and(|asked| asked != *blake3::hash(&bytes).as_bytes()) =>
        {
            refused(Unreadable::StillChanging)
        }
        Ok(Original::Whole(bytes)) => {
            let limits = &options.limits;
            let mut unpacking =
                Unpacking { options, pieces: Vec::new(), parts: limits.parts, bytes: limits.total_bytes };
            unpacking.unpack(Source { name: &question.name, inside: String::new(), bytes: &bytes, depth: 0 });
            unpacking.pieces
        }
        Ok(Original::TooLarge) => refused(Unreadable::TooLarge { limit: "file_bytes".to_owned() }),
        Ok(Original::Link) => refused(Unreadable::UnsupportedKind { kind: "link".to_owned() }),
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

/// Containers taken apart. What they hold is bounded over all levels together: a few archives that each keep their
/// limits can multiply.
struct Unpacking<'a> {
    options: &'a readers::Options,
    pieces: Vec<Piece>,
    /// Parts that may still come.
    parts: usize,
    /// Bytes that may still come.
    bytes: u64,
}

impl Unpacking<'_> {
    fn unpack(&mut self, source: Source<'_>) {
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
            return self.pieces.push(Piece { inside, hash, kind, content });
        }
        if name.to_lowercase().ends_with(RESULT_ENDING) && bytes.trim_ascii_start().starts_with(b"{") {
            return self.pieces.push(Piece { inside, hash, kind, content: Content::Result(bytes.to_vec()) });
        }
        let refused = |why: Unreadable| (kind, Content::Not(why.into_state()));
        let (kind, content) = match readers::read(name, bytes, self.options) {
            Ok(readers::Reading::Document(document)) if is_returned(&document) => {
                (document.kind, Content::Returned(Box::new(document), saved(bytes)))
            }
            Ok(readers::Reading::Document(document)) => (document.kind, Content::Document(Box::new(document))),
            Ok(readers::Reading::Container(parts)) => match self.refusal(&parts, depth) {
                Some(limit) => refused(Unreadable::TooLarge { limit: limit.to_owned() }),
                None => {
                    self.pieces.push(Piece { inside: inside.clone(), hash, kind, content: Content::Container });
                    return parts.into_iter().for_each(|part| self.part(&part, &inside, depth));
                }
            },
            Err(why) => refused(why),
        };
        self.pieces.push(Piece { inside, hash, kind, content });
    }

    /// The limit that the parts of a container pass; else they are counted.
    fn refusal(&mut self, parts: &[Part], depth: usize) -> Option<&'static str> {
        let bytes: u64 = parts.iter().map(|part| part.bytes.len() as u64).sum();
        if depth >= self.options.limits.nesting {
            return Some("nesting");
        }
        if parts.len() > self.parts {
            return Some("entries");
        }
        if bytes > self.bytes {
            return Some("total_bytes");
        }
        (self.parts, self.bytes) = (self.parts - parts.len(), self.bytes - bytes);
        None
    }

    fn part(&mut self, part: &Part, parent: &str, depth: usize) {
        let inside = if parent.is_empty() { part.path.clone() } else { format!("{parent}/{}", part.path) };
        match &part.fault {
            Some(why) => self.pieces.push(Piece::not(inside, FileKind::Unknown, why.clone().into_state())),
            None => {
                let name = part.path.rsplit('/').next().unwrap_or(&part.path);
                self.unpack(Source { name, inside, bytes: &part.bytes, depth: depth + 1 });
            }
        }
    }
}
