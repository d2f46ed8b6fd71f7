//! Files with the rights of their folder.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::Path;

/// Makes a folder that only this user can enter until [`like_parent`] opens it.
pub(super) fn create_private_folder(folder: &Path) -> io::Result<()> {
    let builder = fs::DirBuilder::new();
    #[cfg(unix)]
    let builder = {
        let mut private = builder;
        std::os::unix::fs::DirBuilderExt::mode(&mut private, 0o700);
        private
    };
    builder.create(folder)
}

/// Makes a file that was not there, for this user alone until [`like_parent`] opens it.
pub(super) fn create_private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Gives a file or a folder the rights of a folder, without the right of everybody to write. Windows does so by itself.
#[cfg(unix)]
pub(super) fn like_parent(path: &Path, parent: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let of_parent = fs::metadata(parent)?.permissions().mode();
    let mode = if path.is_dir() { of_parent & 0o2775 } else { of_parent & 0o664 };
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
pub(super) fn like_parent(_path: &Path, _parent: &Path) -> io::Result<()> {
    Ok(())
}

/// Makes a folder and those above it that are missing, each with the rights of the one above.
///
/// # Errors
/// The system's own.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    make_folder(parent)?;
    match create_private_folder(folder) {
        // The rights of others are given where the system lets us; the folder is there either way.
        Ok(()) => like_parent(folder, parent).or(Ok(())),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => Ok(()),
        Err(error) => Err(error),
    }
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    #[test]
    fn rights_follow_the_folder_and_never_let_everybody_write() {
        let home = tempfile::tempdir().unwrap();
        for (parent, folder, file) in [(0o700, 0o700, 0o600), (0o2770, 0o2770, 0o660), (0o777, 0o775, 0o664)] {
            let top = home.path().join(format!("{parent:o}"));
            fs::create_dir(&top).unwrap();
            fs::set_permissions(&top, fs::Permissions::from_mode(parent)).unwrap();
            let deep = top.join("a/b");
            make_folder(&deep).unwrap();
            assert_eq!(mode(&deep), folder, "{parent:o}");
            drop(create_private_file(&deep.join("c")).unwrap());
            assert_eq!(mode(&deep.join("c")), 0o600);
            like_parent(&deep.join("c"), &deep).unwrap();
            assert_eq!(mode(&deep.join("c")), file, "{parent:o}");
        }
    }
}
