//! `tonghop run`.

use crate::cli::args::{Ordered, Settings};
use crate::cli::progress::Counter;
use crate::cli::screen::Screen;
use crate::run::{self, Finished, Order, RunError};
use crate::wording::{adjustment, changes, running, summary};

/// So many figures that moved are shown of a period.
const SHOWN: usize = 10;

/// Consolidates, and says for each period what came of it.
pub(in crate::cli) fn run(asked: &Ordered, settings: &Settings, screen: &Screen) -> Result<Vec<Finished>, RunError> {
    let config = settings.read()?;
    settings.offer(&config);
    let (period, wait, afresh) = (asked.period, asked.wait, asked.afresh);
    let order = Order { config, period, wait, afresh, facts: asked.facts.clone(), ..Order::default() };
    let finished = run::run(&order, &Counter::on(screen))?;
    show(&finished, screen);
    Ok(finished)
}

/// What came of a run, for each period.
pub(super) fn show(finished: &[Finished], screen: &Screen) {
    for each in finished {
        screen.say_all(&summary::run_summary(&each.consolidation));
        if let Some(standing) = &each.published {
            let period = each.consolidation.period;
            screen.say_all(&adjustment::standing(period, standing.version, &standing.at, &standing.adjustment));
            for (file, copy) in &standing.touched {
                screen.warn(&adjustment::touched(&file.display().to_string(), &copy.display().to_string()));
            }
        }
        if !each.moved.is_empty() {
            screen.say(&changes::moved_heading(each.consolidation.period, each.moved.len()));
            each.moved.iter().take(SHOWN).for_each(|moved| screen.say(&format!("- {}", moved.told())));
            if let Some(more) = each.moved.len().checked_sub(SHOWN).filter(|more| *more > 0) {
                screen.say(&format!("- {}", changes::more(more)));
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
}

/// Whether a person has something to look at.
pub(in crate::cli) fn waits(finished: &[Finished]) -> bool {
    finished.iter().any(|each| summary::needs_a_look(&each.consolidation))
}
