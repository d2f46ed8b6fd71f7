//! Files of others, opened for reading only.

use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

/// The content of a file that someone sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Original {
    /// Its bytes.
    Whole(Vec<u8>),
    /// It is larger than what may be read.
    TooLarge,
}

/// Reads a file of at most `limit` bytes. The file is opened for reading only and its times are left alone.
///
/// # Errors
/// The system's own: no access, gone, a broken disk.
pub fn read_original(path: &Path, limit: u64) -> io::Result<Original> {
    let mut bytes = Vec::new();
    open(path)?.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    let is_whole = u64::try_from(bytes.len()).is_ok_and(|length| length <= limit);
    Ok(if is_whole { Original::Whole(bytes) } else { Original::TooLarge })
}

/// The BLAKE3 hash of the content of a file of at most `limit` bytes; `None` for a larger one. The content is not
/// looked at and never in memory as a whole.
///
/// # Errors
/// As [`read_original`].
pub fn hash_original(path: &Path, limit: u64) -> io::Result<Option<[u8; 32]>> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(open(path)?.take(limit.saturating_add(1)))?;
    Ok((hasher.count() <= limit).then(|| *hasher.finalize().as_bytes()))
}

/// A pipe that took the place of a file is opened without waiting for who writes to it.
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(target_os = "linux")]
    {
        let flags = rustix::fs::OFlags::NONBLOCK;
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, flags.bits().cast_signed());
    }
    options.open(path)
}
