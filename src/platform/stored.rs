//! Bytes kept for a later run, or lost.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tempfile::Builder;

use super::rights::{like_parent, make_folder};

/// An entry that is still used is marked as used again after so long.
const MARK_AGAIN: Duration = Duration::from_secs(24 * 3600);
/// The length of the checksum before the content.
const HEAD: usize = 32;

/// Bytes by name, in files of a folder. What can't be kept, or was damaged, is as if it had never been kept.
#[derive(Debug, Clone)]
pub struct Stored {
    folder: PathBuf,
}

impl Stored {
    /// What is kept in a folder; it is made with the first entry.
    pub fn in_folder(folder: &Path) -> Stored {
        Stored { folder: folder.to_owned() }
    }

    /// The bytes kept under a name, if they are as they were.
    pub fn find(&self, name: &str) -> Option<Vec<u8>> {
        let path = self.path(name)?;
        let mut bytes = fs::read(&path).ok()?;
        let (head, content) = bytes.split_at_checked(HEAD)?;
        if blake3::hash(content).as_bytes() != head {
            return None;
        }
        bytes.drain(..HEAD);
        mark_used(&path);
        Some(bytes)
    }

    /// Keeps bytes under a name, if that can be done. They are not brought to the disk at once: an entry that a power
    /// cut damaged is told by its checksum.
    pub fn keep(&self, name: &str, content: &[u8]) {
        let Some(path) = self.path(name) else { return };
        let Some(folder) = path.parent() else { return };
        let written = make_folder(folder).and_then(|()| {
            let mut file = Builder::new().prefix(".tonghop-").tempfile_in(folder)?;
            file.write_all(blake3::hash(content).as_bytes())?;
            file.write_all(content)?;
            like_parent(file.path(), folder)?;
            file.persist(&path).map(drop).map_err(|fault| fault.error)
        });
        // Without the entry the next run reads the file again.
        let _ = written;
    }

    /// Removes what nobody asked for within `age`, then the oldest entries beyond `bytes` together.
    pub fn prune(&self, age: Duration, bytes: u64) {
        let mut entries: Vec<(SystemTime, u64, PathBuf)> = files_below(&self.folder)
            .into_iter()
            .filter_map(|path| {
                let meta = path.metadata().ok()?;
                Some((meta.modified().ok()?, meta.len(), path))
            })
            .collect();
        entries.sort_by(|a, b| b.cmp(a));
        let now = SystemTime::now();
        let mut total = 0_u64;
        for (used, length, path) in entries {
            total = total.saturating_add(length);
            // One from the future was written under a wrong clock; it is as good as any.
            let is_old = now.duration_since(used).is_ok_and(|since| since > age);
            if is_old || total > bytes {
                let _ = fs::remove_file(path);
            }
        }
    }

    /// Names are hexadecimal, spread over folders by their first two letters.
    fn path(&self, name: &str) -> Option<PathBuf> {
        let (first, rest) = name.split_at_checked(2)?;
        let is_plain = name.bytes().all(|byte| byte.is_ascii_hexdigit()) && !rest.is_empty();
        is_plain.then(|| self.folder.join(first).join(rest))
    }
}

fn mark_used(path: &Path) {
    let used = path.metadata().and_then(|meta| meta.modified());
    if used.is_ok_and(|at| at.elapsed().is_ok_and(|since| since > MARK_AGAIN)) {
        let marked = fs::OpenOptions::new().append(true).open(path);
        let _ = marked.and_then(|file| file.set_modified(SystemTime::now()));
    }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let list = |folder: &Path| fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let inner = list(folder).flat_map(|entry| list(&entry.path()).map(|file| file.path()).collect::<Vec<_>>());
    inner.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(home: &Path) -> PathBuf {
        home.join("ab/cdef")
    }

    #[test]
    fn what_was_kept_is_found_and_what_was_damaged_is_not() {
        let home = tempfile::tempdir().unwrap();
        let stored = Stored::in_folder(home.path());
        assert_eq!(stored.find("abcdef"), None);
        stored.keep("abcdef", b"answer");
        assert_eq!(stored.find("abcdef").unwrap(), b"answer");
        let whole = fs::read(entry(home.path())).unwrap();
        for damaged in [&whole[..whole.len() - 1], &whole[..9], b"", &[&whole[..], b"x"].concat()] {
            fs::write(entry(home.path()), damaged).unwrap();
            assert_eq!(stored.find("abcdef"), None, "{damaged:?}");
        }
        stored.keep("abcdef", b"again");
        assert_eq!(stored.find("abcdef").unwrap(), b"again");
        stored.keep("../../abc", b"outside");
        assert_eq!(stored.find("../../abc"), None);
    }

    #[test]
    fn what_nobody_asks_for_goes_and_what_is_used_stays() {
        let home = tempfile::tempdir().unwrap();
        let stored = Stored::in_folder(home.path());
        let day = Duration::from_secs(24 * 3600);
        let names = ["aa01", "aa02", "aa03"];
        for (days, name) in (0..).step_by(10).zip(names) {
            stored.keep(name, &[0; 100]);
            let file = fs::OpenOptions::new().append(true).open(home.path().join("aa").join(&name[2..])).unwrap();
            file.set_modified(SystemTime::now() - day * days).unwrap();
        }
        let left = || names.map(|name| stored.find(name).is_some());
        stored.prune(day * 15, u64::MAX);
        assert_eq!(left(), [true, true, false]);
        stored.prune(day * 5, u64::MAX);
        assert_eq!(left(), [true, true, false], "one that was just asked for");
        stored.prune(day * 5, 150);
        assert_eq!(left().iter().filter(|left| **left).count(), 1);
    }
}
