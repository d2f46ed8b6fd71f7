//! Files of others, opened for reading only.

use std::fs::File;
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
    let file = File::open(path)?;
    let mut bytes = Vec::new();
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    let is_whole = u64::try_from(bytes.len()).is_ok_and(|length| length <= limit);
    Ok(if is_whole { Original::Whole(bytes) } else { Original::TooLarge })
}
