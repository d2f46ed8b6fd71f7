//! A commune's folder, and the program run on it.
#![allow(dead_code, clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The shipped programme.
pub(crate) const PROGRAMME: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/inputs/chuong-trinh/Chuong-trinh-hanh-dong.docx");

/// A folder with the shipped programme and the given reports.
pub(crate) fn office<B: AsRef<[u8]>>(reports: &[(&str, B)]) -> TempDir {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir_all(home.path().join("inputs/chuong-trinh")).unwrap();
    fs::create_dir_all(home.path().join("inputs/bao-cao")).unwrap();
    fs::copy(PROGRAMME, home.path().join("inputs/chuong-trinh/ct.docx")).unwrap();
    for (name, bytes) in reports {
        let path = home.path().join("inputs/bao-cao").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    home
}

/// The program in a folder, its output kept.
pub(crate) fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    command.args(args).current_dir(folder).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// What came of a run of the program.
pub(crate) fn tonghop(folder: &Path, args: &[&str]) -> Output {
    command(folder, args).output().unwrap()
}

pub(crate) fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub(crate) fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Everything below a folder by its path, hidden things too.
pub(crate) fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(each) = folders.pop() {
        for entry in fs::read_dir(each).unwrap().map(Result::unwrap) {
            match entry.file_type().unwrap().is_dir() {
                true => folders.push(entry.path()),
                false => drop(found.insert(entry.path(), fs::read(entry.path()).unwrap())),
            }
        }
    }
    found
}
