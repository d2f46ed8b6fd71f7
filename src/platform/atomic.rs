//! A set of files replaced as a whole.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A set of files could not be replaced; the earlier set still stands.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {source}")]
pub struct ReplaceError {
    /// The file or folder concerned.
    pub path: String,
    /// What the system said.
    pub source: io::Error,
}

/// Replaces the files of a folder: all of them appear, or none. They are written to a folder beside, brought to the
/// disk, and take their place by renaming. Files of other names that people keep in the folder stay in it.
///
/// # Errors
/// The first fault of the system; the folder is then as it was.
pub fn replace_folder(folder: &Path, files: &[(&str, &[u8])]) -> Result<(), ReplaceError> {
    let places = Places::beside(folder)?;
    fs::create_dir_all(&places.parent).map_err(fault(&places.parent))?;
    recover(folder, &places)?;
    write_all(&places.fresh, files)?;
    swap(folder, &places)?;
    finish(folder, &places)
}

/// Where the new set is prepared and the earlier one put away.
struct Places {
    parent: PathBuf,
    fresh: PathBuf,
    earlier: PathBuf,
}

impl Places {
    fn beside(folder: &Path) -> Result<Places, ReplaceError> {
        let nameless = || io::Error::new(io::ErrorKind::InvalidInput, "the folder has no name");
        let name = folder.file_name().ok_or_else(nameless).map_err(fault(folder))?.to_string_lossy().into_owned();
        let parent = match folder.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
            _ => PathBuf::from("."),
        };
        let (fresh, earlier) = (parent.join(format!(".{name}.new")), parent.join(format!(".{name}.old")));
        Ok(Places { parent, fresh, earlier })
    }
}

/// Brings an interrupted replacement to its end or back to its start.
fn recover(folder: &Path, places: &Places) -> Result<(), ReplaceError> {
    if exists(&places.fresh) {
        fs::remove_dir_all(&places.fresh).map_err(fault(&places.fresh))?;
    }
    match (exists(&places.earlier), exists(folder)) {
        (true, false) => fs::rename(&places.earlier, folder).map_err(fault(folder)),
        (true, true) => finish(folder, places),
        (false, _) => Ok(()),
    }
}

fn write_all(fresh: &Path, files: &[(&str, &[u8])]) -> Result<(), ReplaceError> {
    fs::create_dir(fresh).map_err(fault(fresh))?;
    for (name, bytes) in files {
        let path = fresh.join(name);
        if path.parent() != Some(fresh) {
            let outside = io::Error::new(io::ErrorKind::InvalidInput, "the name leads out of the folder");
            return Err(fault(&path)(outside));
        }
        let mut file = File::create_new(&path).map_err(fault(&path))?;
        file.write_all(bytes).and_then(|()| file.sync_all()).map_err(fault(&path))?;
    }
    sync_folder(fresh);
    Ok(())
}

fn swap(folder: &Path, places: &Places) -> Result<(), ReplaceError> {
    let had_earlier = exists(folder);
    if had_earlier {
        fs::rename(folder, &places.earlier).map_err(fault(folder))?;
    }
    if let Err(error) = fs::rename(&places.fresh, folder) {
        if had_earlier {
            fs::rename(&places.earlier, folder).map_err(fault(folder))?;
        }
        return Err(fault(folder)(error));
    }
    sync_folder(&places.parent);
    Ok(())
}

/// Takes over what people keep in the earlier folder, and removes the rest of it.
fn finish(folder: &Path, places: &Places) -> Result<(), ReplaceError> {
    if !exists(&places.earlier) {
        return Ok(());
    }
    let entries = fs::read_dir(&places.earlier).map_err(fault(&places.earlier))?;
    for entry in entries.filter_map(Result::ok) {
        let kept = folder.join(entry.file_name());
        if !exists(&kept) {
            fs::rename(entry.path(), &kept).map_err(fault(&kept))?;
        }
    }
    fs::remove_dir_all(&places.earlier).map_err(fault(&places.earlier))
}

fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Brings the names of a folder to the disk, where the system can.
fn sync_folder(folder: &Path) {
    if let Ok(opened) = File::open(folder) {
        // Windows can't do this for folders and does it by itself.
        let _ = opened.sync_all();
    }
}

fn fault(path: &Path) -> impl FnOnce(io::Error) -> ReplaceError {
    let path = path.display().to_string();
    move |source| ReplaceError { path, source }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_set_replaces_the_earlier_one_whole_and_leaves_foreign_files() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("2026-Q1");
        replace_folder(&folder, &[("a.xlsx", b"1"), ("b.docx", b"1")]).unwrap();
        fs::write(folder.join("ghi chú.txt"), "của văn phòng").unwrap();
        replace_folder(&folder, &[("a.xlsx", b"2"), ("b.docx", b"2")]).unwrap();
        assert_eq!(names(&folder), ["a.xlsx", "b.docx", "ghi chú.txt"]);
        assert_eq!(fs::read(folder.join("a.xlsx")).unwrap(), b"2");
        assert_eq!(names(home.path()), ["2026-Q1"]);
    }

    #[test]
    fn a_failed_set_leaves_the_earlier_one() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("2026-Q1");
        replace_folder(&folder, &[("a.xlsx", b"1")]).unwrap();
        assert!(replace_folder(&folder, &[("a.xlsx", b"2"), ("../b.docx", b"2")]).is_err());
        assert_eq!(fs::read(folder.join("a.xlsx")).unwrap(), b"1");
    }

    #[test]
    fn an_interrupted_replacement_is_brought_to_an_end() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("2026-Q1");
        fs::create_dir(home.path().join(".2026-Q1.old")).unwrap();
        fs::write(home.path().join(".2026-Q1.old/a.xlsx"), "1").unwrap();
        fs::write(home.path().join(".2026-Q1.old/riêng.txt"), "1").unwrap();
        fs::create_dir(home.path().join(".2026-Q1.new")).unwrap();
        replace_folder(&folder, &[("a.xlsx", b"2")]).unwrap();
        assert_eq!(names(&folder), ["a.xlsx", "riêng.txt"]);
        assert_eq!(fs::read(folder.join("a.xlsx")).unwrap(), b"2");
        assert_eq!(names(home.path()), ["2026-Q1"]);
    }
}
