//! Files of a list to lines of facts.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::line::{BEGINNING, Line, basis};
use super::listed::{Listed, listed, no_file};
use crate::lexicon::Lexicon;
use crate::model::Programme;
use crate::platform::{append_after, hash_original};
use crate::run::config::Config;
use crate::run::error::RunError;
use crate::run::intake::choose_programme;
use crate::run::pipeline::read_one;
use crate::run::progress::Progress;
use crate::run::reading::Files;

/// So many files are read before their lines are written, for each that is read at a time.
const AT_A_TIME: usize = 32;

/// What is to be extracted.
#[derive(Debug, Clone, Default)]
pub struct ExtractOrder {
    /// All settings.
    pub config: Config,
    /// The list; `None` for standard input.
    pub list: Option<PathBuf>,
    /// Where the lines go.
    pub to: To,
}

/// Where lines of facts go.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum To {
    /// To standard output.
    #[default]
    Output,
    /// To a file; lines that it holds already and that are still right stay.
    File(PathBuf),
}

/// What came of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extracted {
    /// Files in the list.
    pub files: usize,
    /// Those whose lines were there already.
    pub kept: usize,
}

/// Writes a line of facts for each file of a list, in its order. Nothing else is written or remembered.
///
/// # Errors
/// The list, the programme or the settings can't be used, or the lines not be written. Files that can't be read are no
/// error: their line says why.
pub fn extract(order: &ExtractOrder, progress: &dyn Progress) -> Result<Extracted, RunError> {
    let config = &order.config;
    let list = read_list(order)?;
    let mut files = Files::new(config, progress);
    let (_, programme) = choose_programme(config, &files, &Lexicon::shipped()?)?;
    files.hold_against(&programme);
    let unwritten = |fault: serde_json::Error| RunError::FactsUnwritten(fault.to_string());
    let basis = basis(&config.reading, &programme).map_err(unwritten)?;
    let (kept, mut to): (usize, Box<dyn Write>) = match &order.to {
        To::Output => (0, Box::new(io::stdout())),
        To::File(path) => resume(path, &list, &basis, &programme, config)?,
    };
    let pool = ThreadPoolBuilder::new().build().map_err(|fault| RunError::FactsUnwritten(fault.to_string()))?;
    let todo = list.get(kept..).unwrap_or_default();
    let mut done = kept;
    for some in todo.chunks(AT_A_TIME * pool.current_num_threads()) {
        for line in lines(some, &files, &basis, &pool) {
            to.write_all(&line.map_err(unwritten)?).map_err(|error| not_written(order, error))?;
        }
        to.flush().map_err(|error| not_written(order, error))?;
        done += some.len();
        progress.files(done, list.len());
    }
    Ok(Extracted { files: list.len(), kept })
}

fn lines(
    some: &[Listed],
    files: &Files<'_>,
    basis: &str,
    pool: &ThreadPool,
) -> Vec<Result<Vec<u8>, serde_json::Error>> {
    let line = |each: &Listed| {
        let submissions = each.dropped.as_ref().map(|dropped| read_one(dropped, files, &Default::default()));
        Line::new(basis, &each.path, submissions.unwrap_or_default()).written()
    };
    pool.install(|| some.par_iter().map(line).collect())
}

fn read_list(order: &ExtractOrder) -> Result<Vec<Listed>, RunError> {
    let inputs = &order.config.folders.inputs;
    match &order.list {
        None => listed(Path::new("-"), io::stdin().lock(), inputs),
        Some(path) => {
            let file = File::open(path).map_err(|error| no_file(path, &error))?;
            listed(path, BufReader::new(file), inputs)
        }
    }
}

/// How many lines of an earlier, broken-off command stand at the beginning of the file, and the file from there on. A
/// line stays while it is about the same file with the same content, held against the same programme.
fn resume(
    path: &Path,
    list: &[Listed],
    basis: &str,
    programme: &Programme,
    config: &Config,
) -> Result<(usize, Box<dyn Write>), RunError> {
    let (mut kept, mut length) = (0, 0);
    if let Ok(file) = File::open(path) {
        let mut reader = BufReader::new(file);
        let beginning = reader.fill_buf().map_err(|error| no_file(path, &error))?;
        let start = beginning.get(..BEGINNING.len()).unwrap_or(beginning);
        if !BEGINNING.as_bytes().starts_with(start) {
            return Err(RunError::NotFacts { path: path.to_owned() });
        }
        let mut bytes = Vec::new();
        for each in list {
            bytes.clear();
            reader.read_until(b'\n', &mut bytes).map_err(|error| no_file(path, &error))?;
            if !bytes.ends_with(b"\n") || !still_right(&bytes, each, basis, programme, config) {
                break;
            }
            (kept, length) = (kept + 1, length + bytes.len() as u64);
        }
    }
    let file = append_after(path, length).map_err(|source| RunError::NoOutputs { path: path.to_owned(), source })?;
    Ok((kept, Box::new(file)))
}

fn still_right(bytes: &[u8], each: &Listed, basis: &str, programme: &Programme, config: &Config) -> bool {
    let limit = config.reading.megabytes.saturating_mul(1 << 20);
    let line = Line::read(bytes, basis, programme).ok().filter(|line| line.file == each.path);
    let (Some(line), Some(dropped)) = (line, &each.dropped) else { return false };
    let below = Some(config.folders.inputs.as_path());
    let now = hash_original(&dropped.path, below, limit).ok().flatten();
    let now = now.map(|hash| blake3::Hash::from(hash).to_hex());
    now.is_some_and(|now| line.hash() == Some(now.as_str()))
}

fn not_written(order: &ExtractOrder, source: io::Error) -> RunError {
    let path = match &order.to {
        To::Output => PathBuf::from("-"),
        To::File(path) => path.clone(),
    };
    RunError::NoOutputs { path, source }
}
