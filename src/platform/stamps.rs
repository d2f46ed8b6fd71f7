//! Files as they look from outside.

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What tells that a file was written to, without opening it: length, times, and which file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    /// Where the system tells them: the file's number and when anything of it last changed.
    own: (u64, i64, i64),
}

impl Stamp {
    /// A stamp of a test.
    pub fn of_length(length: u64) -> Stamp {
        Stamp { length, modified: None, own: (0, 0, 0) }
    }

    fn of(meta: &Metadata) -> Stamp {
        Stamp { length: meta.len(), modified: meta.modified().ok(), own: own(meta) }
    }
}

#[cfg(unix)]
fn own(meta: &Metadata) -> (u64, i64, i64) {
    use std::os::unix::fs::MetadataExt;
    (meta.ino(), meta.ctime(), meta.ctime_nsec())
}

#[cfg(not(unix))]
fn own(_meta: &Metadata) -> (u64, i64, i64) {
    (0, 0, 0)
}

/// The stamps of everything below a folder but folders; links are not followed. What can't be looked at now is left
/// out until it can.
pub fn stamps_below(folder: &Path) -> BTreeMap<PathBuf, Stamp> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(each) = folders.pop() {
        for entry in fs::read_dir(each).into_iter().flatten().filter_map(Result::ok) {
            match entry.metadata() {
                Ok(meta) if meta.is_dir() => folders.push(entry.path()),
                Ok(meta) => drop(found.insert(entry.path(), Stamp::of(&meta))),
                Err(_) => {}
            }
        }
    }
    found
}

/// The stamp of one file; `None` where there is none.
pub fn stamp(path: &Path) -> Option<Stamp> {
    path.metadata().ok().map(|meta| Stamp::of(&meta))
}
