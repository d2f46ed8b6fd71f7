//! One file replaced as a whole.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use tempfile::Builder;

use super::rights::like_parent;

/// Writes a file so that readers see the earlier content or the new one. It gets the rights of its folder.
///
/// # Errors
/// The system's own; the earlier content then stands.
pub fn replace_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = Builder::new().prefix(".tonghop-").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    like_parent(file.path(), folder)?;
    file.persist(path).map_err(|fault| fault.error)?;
    Ok(())
}

/// Gives a file a second name beside the first, as a link where the system can, else as a copy. What stands under the
/// second name is never replaced.
///
/// # Errors
/// The system's own.
pub fn keep_copy(file: &Path, copy: &Path) -> io::Result<()> {
    if copy.symlink_metadata().is_ok() || fs::hard_link(file, copy).is_ok() {
        return Ok(());
    }
    fs::copy(file, copy).map(drop)
}

/// Removes a file that this program wrote. What can't be removed stays.
pub fn remove_file(path: &Path) {
    let _ = fs::remove_file(path);
}

/// Removes a folder that this program made, unless people keep something in it.
pub fn remove_empty_folder(folder: &Path) {
    let _ = fs::remove_dir(folder);
}
