//! Which sets stand, and what people edited.
//!
//! A set is written again where anything that it is made of has changed. What people edited in the earlier set is
//! kept under another name before the new set takes its place. What is about to take that place is noted before: a
//! program that dies in between knows its own set afterwards.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::alone::HIDDEN;
use super::changes::{Moved, moved};
use super::error::RunError;
use crate::model::Period;
use crate::outputs::OutputFile;
use crate::platform::{self, Placed, ReplaceError};
use crate::wording::running;

/// The folder of the records, among what people need not see.
const FOLDER: &str = "bo-ket-qua";
/// The machine-readable file of a set.
const RESULT: &str = "so-lieu.json";

/// What stands in the outputs of one period after a run.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Written {
    /// The files of the set.
    pub(super) files: Vec<PathBuf>,
    /// Why they stand beside the earlier ones and not in their place.
    pub(super) beside: Option<Beside>,
    /// Whether they were written by this run; else they stood already.
    pub(super) anew: bool,
    /// Files that people had edited, under the names that they have now.
    pub(super) kept: Vec<PathBuf>,
    /// The results that are not what they were in the set before.
    pub(super) moved: Vec<Moved>,
}

/// An earlier set that is in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// What is held: a file, or the whole folder.
    pub held: String,
    /// What the system said.
    pub kind: std::io::ErrorKind,
}

/// What was written into a folder.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
struct Record {
    /// What the set was made of.
    made_of: String,
    /// Its files, with the hash of their content.
    files: BTreeMap<String, String>,
    /// The set that is about to take its place, or has taken it: the note is older than the exchange.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    coming: Option<Box<Record>>,
}

impl Record {
    /// Whether a folder shows this set rather than an earlier one: a set comes as a whole, so one file that is of this
    /// set alone tells it.
    fn stands_in(&self, folder: &Path, earlier: &Record) -> bool {
        let alone = self.files.iter().filter(|(name, hash)| earlier.files.get(*name) != Some(hash));
        alone.into_iter().any(|(name, hash)| hash_of(&folder.join(name)).as_ref() == Some(hash))
    }
}

/// The place of one period's set.
pub(super) struct Place {
    folder: PathBuf,
    beside: PathBuf,
    records: PathBuf,
    period: Period,
}

impl Place {
    pub(super) fn of(outputs: &Path, period: Period) -> Place {
        let records = outputs.join(HIDDEN).join(FOLDER);
        let (folder, beside) = (outputs.join(period.to_string()), outputs.join(running::folder_beside(period)));
        Place { folder, beside, records, period }
    }

    /// Writes the files that `make` makes, unless a set made of the same stands already and it is not wanted `afresh`.
    /// `None` for what a set is made of means that it is always written.
    ///
    /// # Errors
    /// Those of `make`, or the set can't be written; the earlier one then stands.
    pub(super) fn fill(
        &self,
        made_of: Option<String>,
        afresh: bool,
        make: impl FnOnce() -> Result<Vec<OutputFile>, RunError>,
    ) -> Result<Written, RunError> {
        platform::recover_folder(&self.folder)?;
        let earlier = self.settled();
        let stands = |name: &String| self.folder.join(name).is_file();
        let is_same = !afresh && made_of.is_some() && made_of.as_ref() == Some(&earlier.made_of);
        if is_same && earlier.files.keys().all(stands) {
            let files = earlier.files.keys().map(|name| self.folder.join(name)).collect();
            return Ok(Written { files, ..Written::default() });
        }
        let files = make()?;
        let result = files.iter().find(|file| file.name == RESULT);
        let moved =
            moved(std::fs::read(self.folder.join(RESULT)).ok().as_deref(), result.map_or(&[], |file| &file.bytes));
        let mut kept = keep_edited(&self.folder, &earlier, &files)?;
        kept.extend(keep_edited(&self.beside, &self.record(&self.beside), &files)?);
        let set: Vec<(&str, &[u8])> = files.iter().map(|file| (file.name.as_str(), file.bytes.as_slice())).collect();
        let new = Record { made_of: made_of.unwrap_or_default(), files: hashes(&files), coming: None };
        self.remember(&self.folder, &Record { coming: Some(Box::new(new.clone())), ..earlier.clone() });
        let placed = platform::replace_folder(&self.folder, Some(&self.beside), &set)?;
        let (folder, beside) = match placed {
            Placed::InPlace => {
                self.remove_stale(&earlier, &new);
                self.remember(&self.folder, &new);
                (self.folder.clone(), None)
            }
            Placed::Beside { folder, why } => {
                self.remember(&folder, &new);
                self.remember(&self.folder, &earlier);
                (folder, Some(Beside { held: why.path, kind: why.source.kind() }))
            }
        };
        let files = files.iter().map(|file| folder.join(&file.name)).collect();
        Ok(Written { files, beside, anew: true, kept, moved })
    }

    /// The record of the set that stands. Where a program died over the next one, its note tells which of the two it is.
    fn settled(&self) -> Record {
        let mut earlier = self.record(&self.folder);
        let Some(coming) = earlier.coming.take() else { return earlier };
        // What can't be brought to an end here is tried again with the next set beside.
        let _ = platform::recover_folder(&self.beside);
        if coming.stands_in(&self.folder, &earlier) {
            self.remove_stale(&earlier, &coming);
            self.remember(&self.folder, &coming);
            return *coming;
        }
        if coming.stands_in(&self.beside, &self.record(&self.beside)) {
            self.remember(&self.beside, &coming);
        }
        self.remember(&self.folder, &earlier);
        earlier
    }

    fn record_path(&self, folder: &Path) -> PathBuf {
        let name = if folder == self.beside { running::folder_beside(self.period) } else { self.period.to_string() };
        self.records.join(format!("{name}.json"))
    }

    fn record(&self, folder: &Path) -> Record {
        let text = std::fs::read(self.record_path(folder)).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    /// Without the record the next run writes the set again.
    fn remember(&self, folder: &Path, record: &Record) {
        let text = serde_json::to_vec_pretty(record).unwrap_or_default();
        let _ = platform::make_folder(&self.records)
            .and_then(|()| platform::replace_file(&self.record_path(folder), &text));
    }

    /// Files that earlier sets had and this one has no more, and a set that stood beside; what people changed stays.
    fn remove_stale(&self, earlier: &Record, new: &Record) {
        let gone = |name: &String| !new.files.contains_key(name);
        remove_unchanged(&self.folder, earlier.files.iter().filter(|(name, _)| gone(name)));
        let beside = self.record(&self.beside);
        if !beside.files.is_empty() {
            remove_unchanged(&self.beside, beside.files.iter());
            platform::remove_empty_folder(&self.beside);
            platform::remove_file(&self.record_path(&self.beside));
        }
    }
}

/// Gives another name to what people changed since it was written, or put there under a name of the set.
fn keep_edited(folder: &Path, earlier: &Record, new: &[OutputFile]) -> Result<Vec<PathBuf>, RunError> {
    let mut kept = Vec::new();
    for file in new {
        let path = folder.join(&file.name);
        let Some(now) = hash_of(&path) else { continue };
        if earlier.files.get(&file.name) == Some(&now) || now == hash(&file.bytes) {
            continue;
        }
        let name = running::edited(&file.name, platform::now());
        let copy = folder.join(name);
        let failed = |source| ReplaceError { path: copy.display().to_string(), source };
        platform::keep_copy(&path, &copy).map_err(failed)?;
        kept.push(copy);
    }
    Ok(kept)
}

fn remove_unchanged<'a>(folder: &Path, files: impl Iterator<Item = (&'a String, &'a String)>) {
    for (name, written) in files {
        let path = folder.join(name);
        let is_below = path.parent() == Some(folder);
        if is_below && hash_of(&path).as_ref() == Some(written) {
            platform::remove_file(&path);
        }
    }
}

/// What a set is made of, as one value; `None` where that can't be told.
pub(super) fn made_of(values: &impl Serialize) -> Option<String> {
    let program = platform::program_stamp(&std::env::current_exe().ok()?)?;
    rmp_serde::to_vec(&(program, values)).ok().map(|bytes| hash(&bytes))
}

fn hashes(files: &[OutputFile]) -> BTreeMap<String, String> {
    files.iter().map(|file| (file.name.clone(), hash(&file.bytes))).collect()
}

fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

fn hash_of(path: &Path) -> Option<String> {
    let hash = platform::hash_original(path, None, u64::MAX - 1).ok().flatten()?;
    Some(blake3::Hash::from_bytes(hash).to_hex().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn file(name: &str, text: &str) -> OutputFile {
        OutputFile { name: name.to_owned(), bytes: text.as_bytes().to_vec() }
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<_> = entries.map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_set_is_written_once_and_again_when_what_it_is_made_of_changes() {
        let home = tempfile::tempdir().unwrap();
        let place = Place::of(home.path(), "2026-Q1".parse().unwrap());
        let write = |of: &str, text: &str| {
            place.fill(Some(of.to_owned()), false, || Ok(vec![file("a.docx", text), file(of, text)])).unwrap()
        };
        assert!(write("1", "một").anew);
        assert!(!write("1", "khác").anew);
        assert_eq!(fs::read_to_string(home.path().join("2026-Q1/a.docx")).unwrap(), "một");
        assert!(write("2", "hai").anew);
        assert_eq!(names(&home.path().join("2026-Q1")), ["2", "a.docx"], "a file of the earlier set stands on");
        fs::remove_file(home.path().join("2026-Q1/a.docx")).unwrap();
        assert!(write("2", "hai").anew, "a file is missing");
        fs::write(home.path().join(".tonghop/bo-ket-qua/2026-Q1.json"), "{\"made_of\": 3").unwrap();
        assert!(write("2", "hai").anew, "the record is damaged");
    }

    #[test]
    fn what_people_edited_is_kept_beside_the_new_file() {
        let home = tempfile::tempdir().unwrap();
        let place = Place::of(home.path(), "2026-Q1".parse().unwrap());
        let write = |of: &str, text: &str| {
            place.fill(Some(of.to_owned()), false, || Ok(vec![file("a.docx", text), file("b.xlsx", text)])).unwrap()
        };
        write("1", "một");
        fs::write(home.path().join("2026-Q1/a.docx"), "sửa tay").unwrap();
        assert!(write("1", "một").kept.is_empty());
        let kept = write("2", "hai").kept;
        assert_eq!(kept.len(), 1);
        assert_eq!(fs::read_to_string(&kept[0]).unwrap(), "sửa tay");
        assert_eq!(fs::read_to_string(home.path().join("2026-Q1/a.docx")).unwrap(), "hai");
        assert_eq!(names(&home.path().join("2026-Q1")).len(), 3);
        write("3", "ba");
        assert_eq!(fs::read_to_string(&kept[0]).unwrap(), "sửa tay");
    }

    /// A death between the exchange and the record is made by putting back the record as it stood before the exchange.
    #[test]
    fn a_set_whose_record_was_cut_off_is_known_as_our_own() {
        let home = tempfile::tempdir().unwrap();
        let (q1, record) = (home.path().join("2026-Q1"), home.path().join(".tonghop/bo-ket-qua/2026-Q1.json"));
        let place = Place::of(home.path(), "2026-Q1".parse().unwrap());
        let write = |of: &str, text: &str| {
            place.fill(Some(of.to_owned()), false, || Ok(vec![file("a.docx", text), file(of, "một")])).unwrap()
        };
        write("1", "một");
        let first: Record = serde_json::from_slice(&fs::read(&record).unwrap()).unwrap();
        write("2", "hai");
        let second: Record = serde_json::from_slice(&fs::read(&record).unwrap()).unwrap();
        let cut_off = Record { coming: Some(Box::new(second.clone())), ..first.clone() };
        let die = || fs::write(&record, serde_json::to_vec(&cut_off).unwrap()).unwrap();
        die();
        fs::write(q1.join("1"), "một").unwrap();
        assert!(!write("2", "khác").anew, "the set of the program that died stands");
        assert_eq!(names(&q1), ["2", "a.docx"], "what the set before had alone stands on");
        die();
        assert_eq!(write("3", "ba").kept, [] as [PathBuf; 0], "its own set is taken for edited");
        assert_eq!(names(&q1), ["3", "a.docx"]);
        // What people change after the death is theirs all the same, of whichever set.
        for (number, text) in (4..).zip(["bốn", "năm"]) {
            die();
            fs::write(q1.join("a.docx"), if number == 4 { "hai" } else { "một" }).unwrap();
            fs::write(q1.join("2"), format!("sửa tay {number}")).unwrap();
            let kept = place.fill(None, false, || Ok(vec![file("a.docx", text), file("2", text)])).unwrap().kept;
            assert_eq!(kept.len(), 1, "{number}: {kept:?}");
            for path in kept {
                assert_eq!(fs::read_to_string(path).unwrap(), format!("sửa tay {number}"));
            }
            fs::remove_dir_all(&q1).unwrap();
            fs::create_dir(&q1).unwrap();
        }
    }

    #[test]
    fn what_people_edited_in_a_set_beside_is_kept_too() {
        let home = tempfile::tempdir().unwrap();
        let (q1, beside) = (home.path().join("2026-Q1"), home.path().join("2026-Q1-ban-moi"));
        let place = Place::of(home.path(), "2026-Q1".parse().unwrap());
        let write = |of: &str| place.fill(Some(of.to_owned()), false, || Ok(vec![file("a.docx", of)])).unwrap();
        write("1");
        fs::write(q1.join("~$a.docx"), "Lan").unwrap();
        assert!(write("2").beside.is_some());
        fs::write(beside.join("a.docx"), "sửa tay").unwrap();
        fs::write(beside.join("ghi chú.txt"), "của văn phòng").unwrap();
        let third = write("3");
        assert_eq!(third.kept.len(), 1);
        assert_eq!(fs::read_to_string(&third.kept[0]).unwrap(), "sửa tay");
        assert_eq!(fs::read_to_string(beside.join("a.docx")).unwrap(), "3");
        assert_eq!(fs::read_to_string(beside.join("ghi chú.txt")).unwrap(), "của văn phòng");
        assert_eq!(fs::read_to_string(q1.join("a.docx")).unwrap(), "1");
    }
}
