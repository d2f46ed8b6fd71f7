//! Files that are not to be changed.

use std::fs;
use std::io;
use std::path::Path;

/// Takes the right to write from all files of a folder, so that nobody changes them by mistake.
///
/// # Errors
/// The system's own.
pub fn make_read_only(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let mut rights = entry.metadata()?.permissions();
        rights.set_readonly(true);
        fs::set_permissions(entry.path(), rights)?;
    }
    Ok(())
}
