//! `tonghop run`.

use crate::cli::args::Settings;
use crate::cli::progress::Counter;
use crate::cli::screen::Screen;
use crate::model::Period;
use crate::run::{self, Order, RunError};
use crate::wording::summary;

/// Consolidates, and says for each period what came of it. True where a person has something to look at.
pub(in crate::cli) fn run(period: Option<Period>, settings: &Settings, screen: &Screen) -> Result<bool, RunError> {
    let order = Order { config: settings.read()?, period };
    let finished = run::run(&order, &Counter::on(screen))?;
    for each in &finished {
        screen.say_all(&summary::run_summary(&each.consolidation));
        let files: Vec<String> = each.files.iter().map(|path| path.display().to_string()).collect();
        screen.say(&summary::written(&files));
    }
    Ok(finished.iter().any(|each| summary::needs_a_look(&each.consolidation)))
}
