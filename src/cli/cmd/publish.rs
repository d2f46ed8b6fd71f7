//! `tonghop publish`.

use crate::cli::args::{Ordered, Settings};
use crate::cli::progress::Counter;
use crate::cli::screen::Screen;
use crate::run::{self, Order, Publication, RunError};
use crate::wording::{adjustment, summary};

/// Consolidates a period and freezes it. True where a person still has something to look at.
pub(in crate::cli) fn publish(
    asked: &Ordered,
    wish: &Publication,
    settings: &Settings,
    screen: &Screen,
) -> Result<bool, RunError> {
    let order = Order {
        config: settings.read()?,
        period: asked.period,
        wait: asked.wait,
        afresh: asked.afresh,
        ..Order::default()
    };
    let (finished, version) = run::publish(&order, wish, &Counter::on(screen))?;
    screen.say_all(&summary::run_summary(&finished.consolidation));
    screen.say(&adjustment::published(finished.consolidation.period, version));
    let files: Vec<String> = finished.files.iter().map(|path| path.display().to_string()).collect();
    screen.say(&summary::written(&files));
    Ok(summary::needs_a_look(&finished.consolidation))
}
