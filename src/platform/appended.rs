//! A file that grows at its end.

use std::fs::{File, OpenOptions};
use std::io::{self, Seek, SeekFrom};
use std::path::Path;

/// Opens a file to write on after its first `length` bytes, which stay; what comes behind them goes. The file is made
/// where there is none.
///
/// # Errors
/// The system's own.
pub fn append_after(path: &Path, length: u64) -> io::Result<File> {
    let mut file = OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
    file.set_len(length)?;
    file.seek(SeekFrom::Start(length))?;
    Ok(file)
}
