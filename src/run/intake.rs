//! The programme found and read.

use std::fs;
use std::path::{Path, PathBuf};

use super::config::Config;
use super::error::RunError;
use super::first_run::is_guide;
use super::progress::Progress;
use super::reading::{Files, Unread};
use crate::lexicon::Lexicon;
use crate::model::{Programme, Unreadable};
use crate::platform;
use crate::programme;

/// The sub-folder of the inputs that holds the programme.
pub(super) const PROGRAMMES: &str = "chuong-trinh";
/// The extension of the corrections file beside a programme.
const CORRECTIONS: &str = "sua-doi.toml";

/// The programme of a run: the file named in the settings, else the newest readable one in `chuong-trinh`.
///
/// # Errors
/// There is none, or the one named can't be read.
pub(super) fn choose_programme(
    config: &Config,
    files: &Files<'_>,
    lexicon: &Lexicon,
) -> Result<(PathBuf, Programme), RunError> {
    if let Some(path) = &config.folders.programme {
        return Ok((path.clone(), corrected(path, files, lexicon)?));
    }
    let folder = config.folders.inputs.join(PROGRAMMES);
    let mut first_fault = None;
    for path in newest_first(&folder) {
        match corrected(&path, files, lexicon) {
            Ok(programme) => return Ok((path, programme)),
            Err(fault) => first_fault = first_fault.or(Some(fault)),
        }
    }
    Err(first_fault.unwrap_or(RunError::NoProgramme { folder }))
}

/// Reads a programme from one file.
///
/// # Errors
/// The file can't be read, or is no programme.
pub fn read_programme(
    path: &Path,
    config: &Config,
    lexicon: &Lexicon,
    progress: &dyn Progress,
) -> Result<Programme, RunError> {
    corrected(path, &Files::new(config, progress), lexicon)
}

/// The programme in a file, with the office's corrections.
fn corrected(path: &Path, files: &Files<'_>, lexicon: &Lexicon) -> Result<Programme, RunError> {
    let mut programme = files.programme(path).map_err(|unread| match unread {
        Unread::File(Unreadable::NoAccess { detail }) => RunError::NoFile { path: path.to_owned(), detail },
        Unread::File(why) => RunError::ProgrammeUnread { path: path.to_owned(), why },
        Unread::NoProgramme => RunError::NotAProgramme { path: path.to_owned() },
    })?;
    correct(&mut programme, path, lexicon)?;
    Ok(programme)
}

/// Writes the corrections file beside a programme where there is none yet. A folder that can't be written to, as on a
/// shared drive, goes without: the program then works with what it infers.
pub(super) fn offer_corrections(path: &Path, programme: &Programme, lexicon: &Lexicon) {
    let _ = platform::write_first(&corrections_path(path), &programme::corrections_template(programme, lexicon));
}

fn correct(programme: &mut Programme, path: &Path, lexicon: &Lexicon) -> Result<(), RunError> {
    let path = corrections_path(path);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(RunError::NoFile { path, detail: error.to_string() }),
    };
    match programme::apply_corrections(programme, &text, lexicon) {
        Ok(_) => Ok(()),
        Err(fault) => Err(RunError::Corrections { path, fault }),
    }
}

/// The corrections of `chuong-trinh.docx` stand in `chuong-trinh.sua-doi.toml`.
pub fn corrections_path(path: &Path) -> PathBuf {
    path.with_extension(CORRECTIONS)
}

/// The programme as JSON text, in the shape of the result contract.
pub fn programme_json(programme: &Programme) -> String {
    format!("{:#}", programme::to_json(programme))
}

/// The files of a folder that people put there, newest first, then by name.
fn newest_first(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut files: Vec<_> = entries
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
        .filter(|entry| !is_guide(&entry.path()))
        .filter(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            !name.starts_with(['~', '.']) && !name.ends_with(CORRECTIONS)
        })
        .map(|entry| (entry.metadata().and_then(|meta| meta.modified()).ok(), entry.path()))
        .collect();
    files.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    files.into_iter().map(|(_, path)| path).collect()
}
