//! Decisions kept in the ledger of the outputs.

use crate::ledger::Ledger;
use crate::model::{Ruling, Submission, SubmissionState};
use crate::platform;
use crate::run::book;
use crate::run::config::Config;
use crate::run::error::RunError;

/// The decisions in force, the newest one for each figure; none where nothing was ever decided.
///
/// # Errors
/// The ledger can't be used.
pub fn list(config: &Config) -> Result<Vec<Ruling>, RunError> {
    book::open_existing(config)?.map_or_else(|| Ok(Vec::new()), |ledger| Ok(ledger.rulings()?))
}

/// Keeps decisions for all runs to come; `origin` says where they were made. Gives how many were not known yet.
///
/// # Errors
/// The ledger can't be used, or the folder of outputs not be made. Then none of them is kept.
pub fn add(config: &Config, rulings: &[Ruling], origin: &str) -> Result<usize, RunError> {
    Ok(book::open(config)?.add_rulings(rulings, origin)?)
}

/// Keeps the decisions of all review sheets among the files.
pub(in crate::run) fn take_in(ledger: &mut Ledger, submissions: &[Submission]) -> Result<(), RunError> {
    for submission in submissions {
        if let SubmissionState::ReviewSheet(sheet) = &submission.state {
            let rulings = sheet.rulings(&platform::now().to_string());
            ledger.add_new_rulings(&rulings, &submission.file)?;
        }
    }
    Ok(())
}
