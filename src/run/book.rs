//! The ledger as a run uses it.

use std::path::{Path, PathBuf};

use super::config::Config;
use super::error::RunError;
use crate::ledger::{FILE, Ledger, OpenFigure, RunRecord};
use crate::model::{Consolidation, Fact, Reason, Submission};
use crate::platform;

/// The ledger of the outputs, made with the rights of their folder where there is none; what SQLite puts beside it gets
/// the same.
pub(super) fn open(config: &Config) -> Result<Ledger, RunError> {
    let folder = &config.folders.outputs;
    let no_folder = |error: std::io::Error| RunError::NoFolder { path: folder.clone(), detail: error.to_string() };
    platform::make_folder(folder).map_err(no_folder)?;
    // What stands in the way of an empty file stands in the way of the ledger too, which says so.
    let _ = platform::make_file(&folder.join(FILE));
    Ok(Ledger::open(&folder.join(FILE))?)
}

/// The ledger of the outputs where there is one.
pub(super) fn open_existing(config: &Config) -> Result<Option<Ledger>, RunError> {
    let path = config.folders.outputs.join(FILE);
    if path.symlink_metadata().is_err() {
        return Ok(None);
    }
    Ok(Some(Ledger::open(&path)?))
}

/// Enters a run with its files as they were read, before decisions of people, and what waits for one.
pub(super) fn record<'a>(
    ledger: &mut Ledger,
    submissions: &[Submission],
    programme: &Path,
    results: impl Iterator<Item = &'a Consolidation> + Clone,
) -> Result<(), RunError> {
    let run = RunRecord {
        at: platform::now().to_string(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        programme: programme.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        periods: results.clone().map(|each| each.period).collect(),
    };
    ledger.record(&run, submissions)?;
    for each in results {
        let open: Vec<OpenFigure> = each.open_figures().into_iter().map(open_figure).collect();
        ledger.set_open(each.period, &open)?;
    }
    Ok(())
}

fn open_figure((submission, fact, why): (&Submission, &Fact, &[Reason])) -> OpenFigure {
    let (file, quote, why) = (submission.file.clone(), fact.quote.clone(), why.to_vec());
    OpenFigure { about: submission.key(fact), file, quote, why }
}

/// Writes everything in the ledger to a folder as CSV and JSON; gives the files written.
///
/// # Errors
/// There is no ledger, it can't be used, or the folder not be written.
pub fn export_ledger(config: &Config, folder: &Path) -> Result<Vec<PathBuf>, RunError> {
    let Some(ledger) = open_existing(config)? else {
        return Err(RunError::NoLedger { path: config.folders.outputs.join(FILE) });
    };
    let files = ledger.export()?;
    let set: Vec<(&str, &[u8])> = files.iter().map(|file| (file.name.as_str(), file.bytes.as_slice())).collect();
    platform::replace_folder(folder, None, &set)?;
    Ok(files.iter().map(|file| folder.join(&file.name)).collect())
}
