//! Folders made.

use std::io;
use std::path::Path;

/// Makes a folder and those above it, where they are not there.
///
/// # Errors
/// The system's own: no right to write, a file of that name.
pub fn make_folder(path: &Path) -> io::Result<()> {
    std::fs::create_dir_all(path)
}
