//! Decisions made one by one.

use super::returned::figure_in_words;
use crate::ledger::{FILE, OpenFigure};
use crate::lexicon::Lexicon;
use crate::model::{Content, FigureKey, RowCause, Ruling, Verdict};
use crate::platform;
use crate::run::book;
use crate::run::config::Config;
use crate::run::error::RunError;

/// What a person chose, the figure as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// The figure counts as read.
    Accept,
    /// It does not count.
    Drop,
    /// This one counts in its place.
    Replace(String),
}

/// The figures that wait for a person since the last run.
///
/// # Errors
/// There is no ledger, or it can't be used.
pub fn open_figures(config: &Config) -> Result<Vec<OpenFigure>, RunError> {
    let ledger = book::open_existing(config)?.ok_or_else(|| no_ledger(config))?;
    Ok(ledger.open_figures()?)
}

/// Keeps a decision on the figure whose key begins with `key`.
///
/// # Errors
/// No figure or several have such a key, the value can't be read, or the ledger not be used.
pub fn decide(config: &Config, key: &str, choice: &Choice, by: &str, why: &str) -> Result<Ruling, RunError> {
    let mut ledger = book::open_existing(config)?.ok_or_else(|| no_ledger(config))?;
    let about = match <[FigureKey; 1]>::try_from(ledger.find_figure(key)?) {
        Ok([only]) => only,
        Err(several) => return Err(RunError::NoFigure { key: key.to_owned(), found: several.len() }),
    };
    let refused = |cause: RowCause| RunError::Refused { cause };
    let verdict = match choice {
        Choice::Accept => Verdict::Accept,
        Choice::Drop => Verdict::Drop,
        Choice::Replace(written) => {
            let unit = match &about.read {
                Content::Figure(figure) => Some(&figure.unit),
                Content::Unread => None,
                Content::Status(_) | Content::Product(_) => return Err(refused(RowCause::NotAFigure)),
            };
            Verdict::Replace(figure_in_words(written, unit, &Lexicon::shipped()?).map_err(refused)?)
        }
    };
    let filled = |text: &str, cause: RowCause| if text.trim().is_empty() { Err(refused(cause)) } else { Ok(()) };
    filled(by, RowCause::NoPerson)?;
    filled(why, RowCause::NoReason)?;
    let at = platform::now().to_string();
    let ruling = Ruling { about, verdict, by: by.trim().to_owned(), at, why: why.trim().to_owned() };
    ledger.add_rulings(std::slice::from_ref(&ruling), "decide")?;
    Ok(ruling)
}

fn no_ledger(config: &Config) -> RunError {
    RunError::NoLedger { path: config.folders.outputs.join(FILE) }
}
