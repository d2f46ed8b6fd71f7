//! `tonghop extract`.

use std::path::PathBuf;

use crate::cli::args::Settings;
use crate::cli::progress::Counter;
use crate::cli::screen::Screen;
use crate::run::{self, ExtractOrder, RunError, To};
use crate::wording::extraction;

/// Stands for standard input or standard output.
const STANDARD: &str = "-";

/// Writes what the files of a list report. What is said beside goes to standard error: the facts may have the other.
pub(in crate::cli) fn extract(
    list: PathBuf,
    to: PathBuf,
    settings: &Settings,
    screen: &Screen,
) -> Result<(), RunError> {
    let is_standard = |path: &PathBuf| path.as_os_str() == STANDARD;
    let list = Some(list).filter(|path| !is_standard(path));
    let to = if is_standard(&to) { To::Output } else { To::File(to) };
    let order = ExtractOrder { config: settings.read()?, list, to };
    let extracted = run::extract(&order, &Counter::on(screen))?;
    screen.warn(&extraction::done(extracted.files, extracted.kept));
    Ok(())
}
