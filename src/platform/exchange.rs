//! Two folders change places in one step.

use std::io;
use std::path::Path;

/// Exchanges two names of the same file system. False where the system can't do it in one step; nothing is changed
/// then.
///
/// # Errors
/// The system's own: no right, an open file.
#[cfg(target_os = "linux")]
pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        // File systems that don't know the exchange say so in one of these ways.
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP | Errno::XDEV) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Other systems have no such step.
#[cfg(not(target_os = "linux"))]
pub(super) fn exchange(_one: &Path, _other: &Path) -> io::Result<bool> {
    Ok(false)
}

/// A number that stays with a folder when it gets another name, and that no other folder beside it has. `None` where
/// the system tells none.
#[cfg(unix)]
pub(super) fn identity(folder: &Path) -> Option<u64> {
    folder.symlink_metadata().ok().map(|meta| std::os::unix::fs::MetadataExt::ino(&meta))
}

/// Without an exchange nobody asks.
#[cfg(not(unix))]
pub(super) fn identity(_folder: &Path) -> Option<u64> {
    None
}
