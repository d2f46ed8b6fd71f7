//! What lies in the drop folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use super::first_run::is_guide;

/// The sub-folder of the inputs into which reports are dropped.
pub(super) const REPORTS: &str = "bao-cao";

/// One entry of the drop folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dropped {
    /// Path below the inputs folder, composed letters, `/` between its parts: as it stands in the outputs.
    pub(super) name: String,
    /// Where it lies, by its real name.
    pub(super) path: PathBuf,
    /// What it is.
    pub(super) what: What,
}

/// What an entry is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    /// A file to read.
    File,
    /// A link: where it leads is not followed.
    Link,
    /// No file of people: a pipe, a device.
    Special,
    /// Something that can't be looked at.
    NoAccess(String),
}

/// Everything below `inputs/bao-cao`, ordered by name. Links are told, not followed.
///
/// # Errors
/// The folder is not there or can't be listed.
pub(super) fn list(inputs: &Path) -> io::Result<Vec<Dropped>> {
    let mut found = Vec::new();
    let top = inputs.join(REPORTS);
    let entries = fs::read_dir(&top)?;
    let mut folders = vec![(entries, REPORTS.to_owned())];
    while let Some((entries, parent)) = folders.pop() {
        for entry in entries {
            match entry {
                Ok(entry) => look_at(&entry, &parent, &mut found, &mut folders),
                Err(error) => {
                    let (name, what) = (parent.clone(), What::NoAccess(error.to_string()));
                    found.push(Dropped { name, path: top.clone(), what });
                }
            }
        }
    }
    found.sort_by(|a, b| (&a.name, &a.path).cmp(&(&b.name, &b.path)));
    Ok(found)
}

fn look_at(entry: &fs::DirEntry, parent: &str, found: &mut Vec<Dropped>, folders: &mut Vec<(fs::ReadDir, String)>) {
    let own: String = entry.file_name().to_string_lossy().nfc().collect();
    let (name, path) = (format!("{parent}/{own}"), entry.path());
    let what = match entry.file_type() {
        Ok(kind) if kind.is_dir() => match fs::read_dir(&path) {
            Ok(entries) => {
                folders.push((entries, name));
                return;
            }
            Err(error) => What::NoAccess(error.to_string()),
        },
        Ok(kind) if kind.is_file() && is_guide(&path) => return,
        Ok(kind) if kind.is_file() => What::File,
        Ok(kind) if kind.is_symlink() => What::Link,
        Ok(_) => What::Special,
        Err(error) => What::NoAccess(error.to_string()),
    };
    found.push(Dropped { name, path, what });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_composed_and_files_found_in_any_folder() {
        let home = tempfile::tempdir().unwrap();
        let deep = home.path().join("bao-cao/2026-Q1/Trường A");
        fs::create_dir_all(&deep).unwrap();
        let decomposed: String = "Báo cáo.docx".nfd().collect();
        fs::write(deep.join(&decomposed), "x").unwrap();
        fs::write(home.path().join("bao-cao/~$x.docx"), "x").unwrap();
        let found = list(home.path()).unwrap();
        let names: Vec<&str> = found.iter().map(|each| each.name.as_str()).collect();
        assert_eq!(names, ["bao-cao/2026-Q1/Trường A/Báo cáo.docx", "bao-cao/~$x.docx"]);
        assert_eq!(fs::read(&found[0].path).unwrap(), b"x");
        assert!(list(&home.path().join("bao-cao")).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn links_are_told_and_not_followed() {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir_all(home.path().join("bao-cao")).unwrap();
        std::os::unix::fs::symlink(home.path(), home.path().join("bao-cao/vòng")).unwrap();
        let found = list(home.path()).unwrap();
        assert_eq!((found.len(), &found[0].what), (1, &What::Link));
    }
}
