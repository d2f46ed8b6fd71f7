//! Files of the reports, to be looked at.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use crate::model::Consolidation;
use crate::outputs::Sources;
use crate::platform::{Original, read_original};

/// Largest file that is handed on, in bytes.
const MOST_BYTES: u64 = 256 << 20;

/// The ways by which the page leads to the files of a period: their numbers.
pub(super) fn ways(consolidation: &Consolidation) -> Sources {
    let way = |(number, file): (usize, &String)| (file.clone(), format!("tep/{number}"));
    let files = consolidation.submissions.iter().map(|submission| &submission.file);
    Sources::new(files.enumerate().map(way).collect::<BTreeMap<_, _>>())
}

/// Name and content of a file of a period; of a file inside an archive, those of the archive. Links are not followed.
pub(super) fn read(inputs: &Path, consolidation: &Consolidation, number: usize) -> Option<(String, Vec<u8>)> {
    let submission = consolidation.submissions.get(number)?;
    let path = outermost_file(inputs, &submission.file)?;
    let name = path.file_name()?.to_string_lossy().into_owned();
    match read_original(&path, Some(inputs), MOST_BYTES) {
        Ok(Original::Whole(bytes)) => Some((name, bytes.to_vec())),
        Ok(Original::TooLarge | Original::Link) | Err(_) => None,
    }
}

/// The first file on the way down from a folder; what stands behind it in the name lies inside of it.
fn outermost_file(folder: &Path, name: &str) -> Option<PathBuf> {
    let mut path = folder.to_owned();
    for part in Path::new(name).components() {
        let Component::Normal(part) = part else { return None };
        path.push(part);
        let kind = path.symlink_metadata().ok()?.file_type();
        if kind.is_file() {
            return Some(path);
        }
        if !kind.is_dir() {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_leads_out_of_the_folder() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("inputs");
        std::fs::create_dir_all(folder.join("bao-cao")).unwrap();
        std::fs::write(folder.join("bao-cao/a.zip"), "x").unwrap();
        std::fs::write(home.path().join("secret"), "x").unwrap();
        let file = folder.join("bao-cao/a.zip");
        assert_eq!(outermost_file(&folder, "bao-cao/a.zip"), Some(file.clone()));
        assert_eq!(outermost_file(&folder, "bao-cao/a.zip/../../../secret"), Some(file));
        for name in ["../secret", "bao-cao/../../secret", "/etc/passwd", "bao-cao", "bao-cao/b"] {
            assert_eq!(outermost_file(&folder, name), None, "{name}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(home.path().join("secret"), folder.join("bao-cao/link")).unwrap();
            assert_eq!(outermost_file(&folder, "bao-cao/link"), None);
        }
    }
}
