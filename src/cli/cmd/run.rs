//! `tonghop run`.

use crate::cli::args::{Ordered, Settings};
use crate::cli::progress::Counter;
use crate::cli::screen::Screen;
use crate::run::{self, Order, RunError};
use crate::wording::{adjustment, running, summary};

/// Consolidates, and says for each period what came of it. True where a person has something to look at.
pub(in crate::cli) fn run(asked: &Ordered, settings: &Settings, screen: &Screen) -> Result<bool, RunError> {
    let order = Order { config: settings.read()?, period: asked.period, wait: asked.wait, afresh: asked.afresh };
    let finished = run::run(&order, &Counter::on(screen))?;
    for each in &finished {
        screen.say_all(&summary::run_summary(&each.consolidation));
        if let Some(standing) = &each.published {
            let period = each.consolidation.period;
            screen.say_all(&adjustment::standing(period, standing.version, &standing.at, &standing.adjustment));
            for (file, copy) in &standing.touched {
                screen.warn(&adjustment::touched(&file.display().to_string(), &copy.display().to_string()));
            }
        }
        let files: Vec<String> = each.files.iter().map(|path| path.display().to_string()).collect();
        if !files.is_empty() {
            screen.say(&if each.anew { summary::written(&files) } else { running::nothing_new(&files) });
        }
        for kept in &each.kept {
            screen.warn(&running::kept(&kept.display().to_string()));
        }
        if let Some(beside) = &each.beside {
            screen.warn(&running::set_beside(&beside.held, running::system(beside.kind)));
        }
    }
    Ok(finished.iter().any(|each| summary::needs_a_look(&each.consolidation)))
}
