//! One file read, whatever is in it.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Once;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread::Builder;
use std::time::Duration;

use super::config::Config;
use crate::document::{Document, FileKind, Readable};
use crate::model::{NotAReport, SubmissionState, Unreadable};
use crate::platform::{Original, read_original};
use crate::readers::{self, Part};

/// Name of the threads that read; their panics are told as the fault of one file, not on the screen.
const THREAD: &str = "tonghop-file";
/// Deeply nested documents need more than the usual stack.
const STACK: usize = 64 << 20;

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

/// How a file may be read.
#[derive(Debug, Clone, Default)]
pub(super) struct ReadOptions {
    pub(super) readers: readers::Options,
    pub(super) time: Duration,
}

impl ReadOptions {
    /// The settings that concern reading.
    pub(super) fn of(config: &Config) -> ReadOptions {
        let mut readers = readers::Options { passwords: config.reading.passwords.clone(), ..Default::default() };
        readers.limits.file_bytes = config.reading.megabytes.saturating_mul(1 << 20);
        ReadOptions { readers, time: Duration::from_secs(config.reading.seconds) }
    }
}

/// Reads a file and the files inside it, and gives what `make` makes of each. A file that takes too long or breaks a
/// reader gives one piece that says so.
///
/// The work happens in a thread of its own: one that does not come back in time is left behind.
pub(super) fn read_pieces<T: Send + 'static>(
    path: &Path,
    name: &str,
    options: &ReadOptions,
    make: impl Fn(Piece) -> T + Send + Sync + 'static,
) -> Vec<T> {
    keep_panics_quiet();
    let (sender, receiver) = channel();
    let (own, limits) = ((path.to_owned(), name.to_owned()), options.readers.clone());
    let make = std::sync::Arc::new(make);
    let maker = std::sync::Arc::clone(&make);
    let started = Builder::new().name(THREAD.to_owned()).stack_size(STACK).spawn(move || {
        let work = || open(&own.0, &own.1, &limits).into_iter().map(|piece| maker(piece)).collect::<Vec<T>>();
        // The receiver may have stopped waiting; then there is nobody to tell.
        let _ = sender.send(catch_unwind(AssertUnwindSafe(work)));
    });
    let failed = |why: Unreadable| vec![make(Piece::not(String::new(), FileKind::Unknown, why.into_state()))];
    match started.map(|_| receiver.recv_timeout(options.time)) {
        Ok(Ok(Ok(made))) => made,
        Ok(Ok(Err(panic))) => failed(Unreadable::ReaderFailed { detail: said(panic.as_ref()) }),
        Ok(Err(RecvTimeoutError::Timeout)) => failed(Unreadable::TooLarge { limit: "time".to_owned() }),
        Ok(Err(RecvTimeoutError::Disconnected)) => failed(Unreadable::ReaderFailed { detail: String::new() }),
        Err(error) => failed(Unreadable::ReaderFailed { detail: error.to_string() }),
    }
}

/// Reads one document for a command; containers are refused.
///
/// # Errors
/// Why there is no document.
pub(super) fn read_document(path: &Path, options: &ReadOptions) -> Result<Readable, Unreadable> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut pieces = read_pieces(path, &name, options, |piece| match piece.content {
        Content::Document(document) => Ok(Readable::new(&document)),
        Content::Container => Err(Unreadable::UnsupportedKind { kind: piece.kind.name().to_owned() }),
        Content::Not(SubmissionState::Unreadable(why)) => Err(why),
        Content::Not(_) => Err(Unreadable::UnsupportedKind { kind: piece.kind.name().to_owned() }),
    });
    if pieces.is_empty() { Err(Unreadable::NoText) } else { pieces.swap_remove(0) }
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

fn open(path: &Path, name: &str, options: &readers::Options) -> Vec<Piece> {
    let refused = |why: Unreadable| vec![Piece::not(String::new(), FileKind::Unknown, why.into_state())];
    match read_original(path, options.limits.file_bytes) {
        Ok(Original::Whole(bytes)) => {
            let mut pieces = Vec::new();
            unpack(Source { name, inside: String::new(), bytes: &bytes, depth: 0 }, options, &mut pieces);
            pieces
        }
        Ok(Original::TooLarge) => refused(Unreadable::TooLarge { limit: "file_bytes".to_owned() }),
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

/// The first words of a panic, for the log and the reason of the file.
fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
    text.lines().next().unwrap_or_default().chars().take(120).collect()
}

/// A panic while a file is read is told as that file's fault; the usual trace on the screen is left out.
fn keep_panics_quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if std::thread::current().name() != Some(THREAD) {
                usual(panic);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(time: Duration) -> ReadOptions {
        ReadOptions { time, ..ReadOptions::default() }
    }

    #[test]
    fn a_reader_that_breaks_or_hangs_costs_one_file() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("x.txt");
        std::fs::write(&path, "Báo cáo kết quả quý I").unwrap();
        let state = |piece: Piece| match piece.content {
            Content::Not(SubmissionState::Unreadable(why)) => Some(why),
            _ => None,
        };
        let broken = read_pieces(&path, "x.txt", &options(Duration::from_secs(20)), move |piece| {
            assert!(matches!(piece.content, Content::Not(_)), "planted");
            state(piece)
        });
        assert_eq!(broken, [Some(Unreadable::ReaderFailed { detail: "planted".into() })]);
        let endless = read_pieces(&path, "x.txt", &options(Duration::from_millis(20)), move |piece| {
            if !matches!(piece.content, Content::Not(_)) {
                std::thread::park();
            }
            state(piece)
        });
        assert_eq!(endless, [Some(Unreadable::TooLarge { limit: "time".into() })]);
    }
}
