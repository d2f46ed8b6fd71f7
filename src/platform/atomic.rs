//! A set of files replaced as a whole.
//!
//! The new set is written to a hidden folder beside, brought to the disk, and changes places with the earlier one in
//! one step where the system has such a step; else by two renames. What a death in between leaves is told by names:
//!
//! - `.X.new`: a set that was being written; it is dropped.
//! - `.X.<number>`: where the number is the folder's own (its inode), a new set that did not get to its place; else the
//!   earlier set, which did leave it.
//! - `.X.old`: the earlier set, put away for the second rename; while `X` is not there it is the valid one.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::exchange::{exchange, identity};
use super::rights::{create_private_file, create_private_folder, like_parent, make_folder};

/// A set of files could not be replaced; the earlier set still stands.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {source}")]
pub struct ReplaceError {
    /// The file or folder concerned.
    pub path: String,
    /// What the system said.
    pub source: io::Error,
}

/// Where a new set stands.
#[derive(Debug)]
pub enum Placed {
    /// In its folder.
    InPlace,
    /// In a folder beside: the earlier set could not be moved, and stands as it was.
    Beside {
        /// The folder of the new set.
        folder: PathBuf,
        /// What holds the earlier one.
        why: ReplaceError,
    },
}

/// Replaces the files of a folder: all of them appear, or none. Files of other names that people keep in the folder
/// stay in it. Where the earlier set is in use, the new one is put into `beside`, if that is given, and
/// replaces what stood there.
///
/// # Errors
/// The first fault of the system; the folder is then as it was.
pub fn replace_folder(folder: &Path, beside: Option<&Path>, files: &[(&str, &[u8])]) -> Result<Placed, ReplaceError> {
    let places = Places::of(folder)?;
    make_folder(&places.parent).map_err(fault(&places.parent))?;
    recover(&places)?;
    let written = write_all(&places.fresh, &places.parent, files);
    let placed = written.and_then(|()| match open_in_office(folder, files) {
        Some(path) => Err(fault(&path)(io::ErrorKind::ResourceBusy.into())),
        None => swap(&places),
    });
    let Err(why) = placed else { return Ok(Placed::InPlace) };
    if let Some(beside) = beside.filter(|_| exists(folder) && is_whole(&places.fresh, files))
        && place_beside(&places, beside).is_ok()
    {
        return Ok(Placed::Beside { folder: beside.to_owned(), why });
    }
    drop_folder(&places.fresh);
    Err(why)
}

/// Brings interrupted replacements of a folder to their end or back to their start.
///
/// # Errors
/// The first fault of the system; nothing is lost by it.
pub fn recover_folder(folder: &Path) -> Result<(), ReplaceError> {
    recover(&Places::of(folder)?)
}

/// Where the valid set of a folder stands now, also for who reads between the two renames of a replacement.
pub fn valid_folder(folder: &Path) -> PathBuf {
    match Places::of(folder) {
        Ok(places) if !exists(folder) && exists(&places.earlier) => places.earlier,
        _ => folder.to_owned(),
    }
}

/// Where the new set is prepared and the earlier one put away.
struct Places {
    folder: PathBuf,
    parent: PathBuf,
    name: String,
    fresh: PathBuf,
    earlier: PathBuf,
}

impl Places {
    fn of(folder: &Path) -> Result<Places, ReplaceError> {
        let nameless = || io::Error::new(io::ErrorKind::InvalidInput, "the folder has no name");
        let name = folder.file_name().ok_or_else(nameless).map_err(fault(folder))?.to_string_lossy().into_owned();
        let parent = match folder.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
            _ => PathBuf::from("."),
        };
        let (fresh, earlier) = (parent.join(format!(".{name}.new")), parent.join(format!(".{name}.old")));
        Ok(Places { folder: folder.to_owned(), parent, name, fresh, earlier })
    }

    /// The hidden folders named by a number, with it.
    fn numbered(&self) -> Vec<(PathBuf, u64)> {
        let entries = fs::read_dir(&self.parent).into_iter().flatten().filter_map(Result::ok);
        let number = |name: &str| name.strip_prefix('.')?.strip_prefix(&self.name)?.strip_prefix('.')?.parse().ok();
        entries.filter_map(|entry| Some((entry.path(), number(entry.file_name().to_str()?)?))).collect()
    }
}

fn recover(places: &Places) -> Result<(), ReplaceError> {
    if exists(&places.fresh) {
        fs::remove_dir_all(&places.fresh).map_err(fault(&places.fresh))?;
    }
    for (folder, number) in places.numbered() {
        if identity(&folder) == Some(number) {
            fs::remove_dir_all(&folder).map_err(fault(&folder))?;
        } else if exists(&places.folder) {
            put_away(&folder, &places.folder)?;
        } else {
            fs::rename(&folder, &places.folder).map_err(fault(&places.folder))?;
        }
    }
    match (exists(&places.earlier), exists(&places.folder)) {
        (true, false) => fs::rename(&places.earlier, &places.folder).map_err(fault(&places.folder)),
        (true, true) => put_away(&places.earlier, &places.folder),
        (false, _) => Ok(()),
    }
}

fn write_all(fresh: &Path, parent: &Path, files: &[(&str, &[u8])]) -> Result<(), ReplaceError> {
    create_private_folder(fresh).map_err(fault(fresh))?;
    for (name, bytes) in files {
        let path = fresh.join(name);
        if path.parent() != Some(fresh) {
            let outside = io::Error::new(io::ErrorKind::InvalidInput, "the name leads out of the folder");
            return Err(fault(&path)(outside));
        }
        let mut file = create_private_file(&path).map_err(fault(&path))?;
        like_parent(&path, parent).map_err(fault(&path))?;
        file.write_all(bytes).and_then(|()| file.sync_all()).map_err(fault(&path))?;
    }
    like_parent(fresh, parent).map_err(fault(fresh))?;
    sync_folder(fresh);
    Ok(())
}

fn is_whole(fresh: &Path, files: &[(&str, &[u8])]) -> bool {
    files.iter().all(|(name, bytes)| {
        fs::metadata(fresh.join(name)).is_ok_and(|meta| meta.is_file() && meta.len() == bytes.len() as u64)
    })
}

fn swap(places: &Places) -> Result<(), ReplaceError> {
    let Places { folder, parent, fresh, earlier, .. } = places;
    if !exists(folder) {
        fs::rename(fresh, folder).map_err(fault(folder))?;
        sync_folder(parent);
        return Ok(());
    }
    if let Some(number) = identity(fresh) {
        let ready = parent.join(format!(".{}.{number}", places.name));
        fs::rename(fresh, &ready).map_err(fault(folder))?;
        match exchange(&ready, folder) {
            Ok(true) => {
                sync_folder(parent);
                // The new set stands: what can't be put away now, the next run puts away.
                let _ = put_away(&ready, folder);
                return Ok(());
            }
            Ok(false) => fs::rename(&ready, fresh).map_err(fault(folder))?,
            Err(error) => {
                fs::rename(&ready, fresh).map_err(fault(folder))?;
                return Err(fault(folder)(error));
            }
        }
    }
    fs::rename(folder, earlier).map_err(fault(folder))?;
    if let Err(error) = fs::rename(fresh, folder) {
        fs::rename(earlier, folder).map_err(fault(folder))?;
        return Err(fault(folder)(error));
    }
    sync_folder(parent);
    let _ = put_away(earlier, folder);
    Ok(())
}

/// Takes over what people keep in an earlier set, and removes the rest of it.
fn put_away(earlier: &Path, folder: &Path) -> Result<(), ReplaceError> {
    let entries = fs::read_dir(earlier).map_err(fault(earlier))?;
    for entry in entries.filter_map(Result::ok) {
        let kept = folder.join(entry.file_name());
        if !exists(&kept) {
            fs::rename(entry.path(), &kept).map_err(fault(&kept))?;
        }
    }
    drop_folder(earlier);
    Ok(())
}

/// Puts the new set where one may stand that had to go beside earlier; what people keep there stays.
fn place_beside(places: &Places, beside: &Path) -> Result<(), ReplaceError> {
    let there = Places::of(beside)?;
    recover(&there)?;
    fs::rename(&places.fresh, &there.fresh).map_err(fault(beside))?;
    swap(&there)
}

/// A file of the set that someone works on: office programs put a file of their own beside it. One that is older than
/// a day was left behind by a program that died.
fn open_in_office(folder: &Path, files: &[(&str, &[u8])]) -> Option<PathBuf> {
    const LEFT_BEHIND: std::time::Duration = std::time::Duration::from_secs(24 * 3600);
    let is_fresh = |path: &Path| {
        let changed = path.symlink_metadata().and_then(|meta| meta.modified());
        changed.is_ok_and(|at| at.elapsed().is_ok_and(|age| age < LEFT_BEHIND))
    };
    let names = files.iter().map(|(name, _)| *name);
    names
        .map(|name| (name, owner_files(name)))
        .find_map(|(name, owners)| owners.iter().any(|owner| is_fresh(&folder.join(owner))).then(|| folder.join(name)))
}

/// The names that Word and Excel (first two letters cut in long names) and LibreOffice give to such files.
fn owner_files(name: &str) -> [String; 3] {
    let cut: String = name.chars().skip(2).collect();
    [format!("~${name}"), format!("~${cut}"), format!(".~lock.{name}#")]
}

fn drop_folder(folder: &Path) {
    let _ = fs::remove_dir_all(folder);
}

fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Brings the names of a folder to the disk, where the system can.
fn sync_folder(folder: &Path) {
    if let Ok(opened) = fs::File::open(folder) {
        // Windows can't do this for folders and does it by itself.
        let _ = opened.sync_all();
    }
}

fn fault(path: &Path) -> impl FnOnce(io::Error) -> ReplaceError {
    let path = path.display().to_string();
    move |source| ReplaceError { path, source }
}

#[cfg(test)]
mod tests;
