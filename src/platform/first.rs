//! A file written once and never again.

use std::io::{self, Write};
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

use super::rights::like_parent;

/// Writes a file where none stands; one that stands there is left as it is. True where it was written. It appears
/// whole or not at all, with the rights that a new file of this user has.
///
/// # Errors
/// The system's own: no right to write, a full disk.
pub fn write_first(path: &Path, text: &str) -> io::Result<bool> {
    if path.symlink_metadata().is_ok() {
        return Ok(false);
    }
    let folder = folder_of(path);
    let mut builder = Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.prefix(".tonghop-").tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    place(file, path)
}

/// Makes an empty file with the rights of its folder where none stands. True where it was made.
///
/// # Errors
/// As [`write_first`].
pub fn make_file(path: &Path) -> io::Result<bool> {
    if path.symlink_metadata().is_ok() {
        return Ok(false);
    }
    let folder = folder_of(path);
    let file = Builder::new().prefix(".tonghop-").tempfile_in(folder)?;
    like_parent(file.path(), folder)?;
    place(file, path)
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn place(file: NamedTempFile, path: &Path) -> io::Result<bool> {
    match file.persist_noclobber(path) {
        Ok(_) => Ok(true),
        // Another run was first.
        Err(fault) if fault.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(fault) => Err(fault.error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_wrote_is_left() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("a.toml");
        assert!(write_first(&path, "1").unwrap());
        assert!(!write_first(&path, "2").unwrap());
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "1");
        assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 1);
    }
}
