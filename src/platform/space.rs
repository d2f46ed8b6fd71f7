//! How much a disk still takes.

use std::path::Path;

/// Bytes that this user can still write where a folder lies; `None` where the system doesn't tell.
#[cfg(target_os = "linux")]
pub fn free_space(folder: &Path) -> Option<u64> {
    let stat = rustix::fs::statvfs(folder).ok()?;
    Some(stat.f_bavail.saturating_mul(stat.f_frsize))
}

/// Bytes that this user can still write where a folder lies; `None` where the system doesn't tell.
#[cfg(not(target_os = "linux"))]
pub fn free_space(_folder: &Path) -> Option<u64> {
    None
}

/// Whether a file can be made in a folder; it is removed at once.
///
/// # Errors
/// The system's own.
pub fn try_to_write(folder: &Path) -> std::io::Result<()> {
    let mut file = tempfile::Builder::new().prefix(".tonghop-").tempfile_in(folder)?;
    std::io::Write::write_all(&mut file, &[0; 4096])?;
    file.as_file().sync_all()
}
