//! `tonghop ledger`.

use std::path::Path;

use crate::cli::args::Settings;
use crate::cli::screen::Screen;
use crate::run::{RunError, export_ledger};
use crate::wording::summary;

/// Writes everything in the ledger to a folder. Nothing of it waits for a person.
pub(in crate::cli) fn export(folder: &Path, settings: &Settings, screen: &Screen) -> Result<bool, RunError> {
    let files = export_ledger(&settings.read()?, folder)?;
    let files: Vec<String> = files.iter().map(|path| path.display().to_string()).collect();
    screen.say(summary::written(&files).trim_end());
    Ok(false)
}
