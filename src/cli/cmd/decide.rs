//! `tonghop decide`.

use crate::cli::args::{Ruled, Settings};
use crate::cli::screen::Screen;
use crate::run::RunError;
use crate::run::rulings::{decide as keep, open_figures};
use crate::wording::decision;

/// Lists what waits for a person, or keeps a decision. True where something waits and that was asked.
pub(in crate::cli) fn decide(ruled: Option<&Ruled>, settings: &Settings, screen: &Screen) -> Result<bool, RunError> {
    let config = settings.read()?;
    if let Some(ruled) = ruled {
        let ruling = keep(&config, &ruled.key, &ruled.choice, &ruled.by, &ruled.why)?;
        screen.say_all(&decision::kept(&ruling));
        return Ok(false);
    }
    let open = open_figures(&config)?;
    for each in &open {
        screen.say_all(&decision::open(&each.about, &each.file, &each.quote, &each.why));
    }
    screen.say(&decision::open_count(open.len()));
    Ok(!open.is_empty())
}
