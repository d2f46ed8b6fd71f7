//! Lines of facts in the place of files.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use super::line::{Line, LineCause, basis};
use super::listed::{no_file, told};
use crate::model::{Programme, Submission};
use crate::run::config::Config;
use crate::run::drop_folder::{Dropped, What};
use crate::run::error::RunError;

/// No line of this program is longer.
const LONGEST: u64 = 256 << 20;

/// What a run would have found in the drop folder and in its files, in the same order.
#[derive(Debug)]
pub(in crate::run) struct Taken {
    /// The files.
    pub(in crate::run) dropped: Vec<Dropped>,
    /// What they report.
    pub(in crate::run) submissions: Vec<Submission>,
}

/// Reads files of facts; `None` where there are none to read.
///
/// # Errors
/// A file of facts can't be opened, or a line in it not be used.
pub(in crate::run) fn take(
    facts: &[PathBuf],
    config: &Config,
    programme: &Programme,
) -> Result<Option<Taken>, RunError> {
    if facts.is_empty() {
        return Ok(None);
    }
    let basis = basis(&config.reading, programme).map_err(|fault| RunError::FactsUnwritten(fault.to_string()))?;
    let mut files: Vec<(Dropped, Vec<Submission>)> = Vec::new();
    let mut seen: HashMap<String, (PathBuf, usize)> = HashMap::new();
    for path in facts {
        each_line(path, |number, bytes| {
            let line = Line::read(bytes?, &basis, programme)?;
            if let Some((earlier, line_before)) = seen.insert(line.file.clone(), (path.clone(), number)) {
                return Err(LineCause::Twice { file: line.file, earlier, line: line_before });
            }
            let dropped =
                Dropped { name: told(&line.file), path: config.folders.inputs.join(&line.file), what: What::File };
            files.push((dropped, line.submissions));
            Ok(())
        })?;
    }
    files.sort_by(|(a, _), (b, _)| (&a.name, &a.path).cmp(&(&b.name, &b.path)));
    let (dropped, submissions): (Vec<Dropped>, Vec<Vec<Submission>>) = files.into_iter().unzip();
    Ok(Some(Taken { dropped, submissions: submissions.into_iter().flatten().collect() }))
}

/// Each line of a file of facts with its number; one at a time is in memory.
fn each_line(
    path: &Path,
    mut take: impl FnMut(usize, Result<&[u8], LineCause>) -> Result<(), LineCause>,
) -> Result<(), RunError> {
    let file = File::open(path).map_err(|error| no_file(path, &error))?;
    let (mut reader, mut bytes, mut number) = (BufReader::new(file), Vec::new(), 0);
    loop {
        bytes.clear();
        reader.by_ref().take(LONGEST).read_until(b'\n', &mut bytes).map_err(|error| no_file(path, &error))?;
        if bytes.is_empty() {
            return Ok(());
        }
        number += 1;
        let is_whole = bytes.last() == Some(&b'\n') || (bytes.len() as u64) < LONGEST;
        if is_whole && bytes.trim_ascii().is_empty() {
            continue;
        }
        let line = if is_whole { Ok(bytes.as_slice()) } else { Err(LineCause::TooLong) };
        take(number, line).map_err(|cause| RunError::Facts { path: path.to_owned(), line: number, cause })?;
    }
}
