//! Answers on files that were read before.
//!
//! An answer depends on what stands in the key and on nothing else: the content of the file (always hashed, because
//! size and time don't tell), its name (unit and period may come from it), what is asked, the settings and the
//! programme, and the program itself with all its readers and data. An entry that is damaged or gone costs time, no
//! more. Answers of which another try might come out differently are not kept.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::question::{Question, Setup, Unread};
use crate::model::{Programme, Submission, SubmissionState, Unreadable};
use crate::platform::{Stored, program_stamp};
use crate::run::config::Apart;

/// The folder of the answers, among what people need not see.
const FOLDER: &str = "da-doc";
/// Answers that nobody asked for in so long are removed.
const AGE: Duration = Duration::from_secs(30 * 24 * 3600);
/// All answers together.
const BYTES: u64 = 2 << 30;

/// The answers kept beside the outputs.
#[derive(Debug)]
pub(in crate::run) struct Known {
    stored: Stored,
    /// Answers are taken from what is kept, not only added.
    used: bool,
    grown: AtomicBool,
}

impl Known {
    /// Those in a hidden folder. Where `afresh`, all is read again and kept anew.
    pub(in crate::run) fn in_folder(hidden: &Path, afresh: bool) -> Known {
        let stored = Stored::in_folder(&hidden.join(FOLDER));
        Known { stored, used: !afresh, grown: AtomicBool::new(false) }
    }

    pub(super) fn find(&self, key: &str) -> Option<Vec<u8>> {
        self.stored.find(key).filter(|_| self.used)
    }

    pub(super) fn keep(&self, key: &str, answer: &[u8]) {
        self.stored.keep(key, answer);
        self.grown.store(true, Ordering::Relaxed);
    }
}

impl Drop for Known {
    fn drop(&mut self) {
        if self.grown.load(Ordering::Relaxed) {
            self.stored.prune(AGE, BYTES);
        }
    }
}

/// The part of all keys that settings, programme and program decide. `None` where the program can't be told: then
/// nothing is kept.
pub(super) fn common_key(setup: &Setup) -> Option<[u8; 32]> {
    let program = match &setup.reading.apart {
        Apart::Threads => std::env::current_exe().ok()?,
        Apart::Processes(program) => program.clone(),
    };
    let mut hasher = blake3::Hasher::new();
    hasher.update(program_stamp(&program)?.as_bytes()).update(&[0]);
    hasher.update(&rmp_serde::to_vec(setup).ok()?);
    Some(*hasher.finalize().as_bytes())
}

/// The key of one answer.
pub(super) fn key(common: &[u8; 32], question: &Question, content: &[u8; 32]) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(common).update(content);
    hasher.update(format!("{:?}", question.wanted).as_bytes()).update(&[0]);
    hasher.update(question.name.as_bytes());
    hasher.finalize().to_hex().to_string()
}

/// An answer that can be kept.
pub(super) trait Lasting {
    /// Whether another try would come out the same.
    fn is_lasting(&self) -> bool;
}

impl Lasting for Unreadable {
    fn is_lasting(&self) -> bool {
        match self {
            Unreadable::ReaderFailed { .. } | Unreadable::NoAccess { .. } | Unreadable::StillChanging => false,
            Unreadable::Empty
            | Unreadable::Encrypted
            | Unreadable::Corrupt { .. }
            | Unreadable::Scanned
            | Unreadable::GarbledText
            | Unreadable::UnsupportedKind { .. }
            | Unreadable::TooLarge { .. }
            | Unreadable::NoText => true,
        }
    }
}

impl Lasting for Vec<Submission> {
    fn is_lasting(&self) -> bool {
        self.iter().all(|each| match &each.state {
            SubmissionState::Unreadable(why) => why.is_lasting(),
            _ => true,
        })
    }
}

impl Lasting for Result<Programme, Unread> {
    fn is_lasting(&self) -> bool {
        match self {
            Err(Unread::File(why)) => why.is_lasting(),
            Ok(_) | Err(Unread::NoProgramme) => true,
        }
    }
}

impl<T: Lasting> Lasting for Result<T, Unreadable> {
    fn is_lasting(&self) -> bool {
        match self {
            Ok(answer) => answer.is_lasting(),
            Err(why) => why.is_lasting(),
        }
    }
}
