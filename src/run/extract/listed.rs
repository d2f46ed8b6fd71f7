//! A list of files.

use std::collections::HashMap;
use std::fs;
use std::io::BufRead;
use std::path::{Component, Path};

use unicode_normalization::UnicodeNormalization;

use crate::run::drop_folder::{Dropped, REPORTS, What};
use crate::run::error::RunError;
use crate::run::first_run::is_guide;

/// Why a line of a list names no file of the drop folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListCause {
    /// It can't be read as text.
    NotText,
    /// It is no path below the folder of reports.
    NotBelow,
    /// The same path stands in an earlier line.
    Twice { line: usize },
}

/// A file of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listed {
    /// Its path below the inputs as it is on the disk, `/` between its parts.
    pub(super) path: String,
    /// The same as an entry of the drop folder; `None` for what a run passes over.
    pub(super) dropped: Option<Dropped>,
}

/// The files that a list names, in its order: one path below the inputs a line; empty lines don't count.
///
/// # Errors
/// A line that names no file below the folder of reports, with its number.
pub(super) fn listed(source: &Path, list: impl BufRead, inputs: &Path) -> Result<Vec<Listed>, RunError> {
    let (mut found, mut lines) = (Vec::new(), HashMap::new());
    for (index, bytes) in list.split(b'\n').enumerate() {
        let number = index + 1;
        let fault = |cause: ListCause| RunError::FileList { path: source.to_owned(), line: number, cause };
        let bytes = bytes.map_err(|error| no_file(source, &error))?;
        let text = str::from_utf8(&bytes).map_err(|_| fault(ListCause::NotText))?;
        let text = text.strip_suffix('\r').unwrap_or(text);
        if text.is_empty() {
            continue;
        }
        let path = below(text).ok_or_else(|| fault(ListCause::NotBelow))?;
        if let Some(line) = lines.insert(path.clone(), number) {
            return Err(fault(ListCause::Twice { line }));
        }
        let dropped = dropped(&path, inputs);
        found.push(Listed { path, dropped });
    }
    Ok(found)
}

/// A path below the folder of reports, `/` between its parts; `None` for one that leads elsewhere.
pub(super) fn below(text: &str) -> Option<String> {
    let mut parts = Vec::new();
    for part in Path::new(text).components() {
        match part {
            Component::Normal(part) => parts.push(part.to_str()?),
            Component::CurDir => {}
            Component::ParentDir | Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    let is_below = parts.len() > 1 && parts.first() == Some(&REPORTS) && !text.contains('\0');
    is_below.then(|| parts.join("/"))
}

/// The name by which a file is told.
pub(super) fn told(path: &str) -> String {
    path.nfc().collect()
}

/// What a run would find there.
fn dropped(below: &str, inputs: &Path) -> Option<Dropped> {
    let path = inputs.join(below);
    let what = match fs::symlink_metadata(&path) {
        Ok(meta) if meta.is_file() && is_guide(&path) => return None,
        Ok(meta) if meta.is_file() => What::File,
        Ok(meta) if meta.is_symlink() => What::Link,
        Ok(_) => What::Special,
        Err(error) => What::NoAccess(error.to_string()),
    };
    Some(Dropped { name: told(below), path, what })
}

pub(super) fn no_file(path: &Path, error: &std::io::Error) -> RunError {
    RunError::NoFile { path: path.to_owned(), detail: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_below_the_reports_are_taken() {
        assert_eq!(below("bao-cao/2026-Q1/x.docx").as_deref(), Some("bao-cao/2026-Q1/x.docx"));
        assert_eq!(below("./bao-cao//a b.docx").as_deref(), Some("bao-cao/a b.docx"));
        for elsewhere in ["bao-cao", "x.docx", "/etc/passwd", "bao-cao/../x", "../bao-cao/x", "", "bao-cao/\0"] {
            assert_eq!(below(elsewhere), None, "{elsewhere:?}");
        }
    }
}
