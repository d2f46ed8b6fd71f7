//! Decisions kept in the ledger of the outputs.

use crate::ledger::{FILE, Ledger};
use crate::model::Ruling;
use crate::platform;
use crate::run::config::Config;
use crate::run::error::RunError;

/// The decisions in force, the newest one for each figure; none where nothing was ever decided.
///
/// # Errors
/// The ledger can't be used.
pub fn list(config: &Config) -> Result<Vec<Ruling>, RunError> {
    let path = config.folders.outputs.join(FILE);
    if path.symlink_metadata().is_err() {
        return Ok(Vec::new());
    }
    Ok(Ledger::open(&path)?.rulings()?)
}

/// Keeps decisions for all runs to come; `origin` says where they were made. Gives how many were not known yet.
///
/// # Errors
/// The ledger can't be used, or the folder of outputs not be made. Then none of them is kept.
pub fn add(config: &Config, rulings: &[Ruling], origin: &str) -> Result<usize, RunError> {
    Ok(open(config)?.add_rulings(rulings, origin)?)
}

/// The ledger of the outputs, made where there is none.
pub(in crate::run) fn open(config: &Config) -> Result<Ledger, RunError> {
    let folder = &config.folders.outputs;
    platform::make_folder(folder)
        .map_err(|error| RunError::NoFolder { path: folder.clone(), detail: error.to_string() })?;
    Ok(Ledger::open(&folder.join(FILE))?)
}
