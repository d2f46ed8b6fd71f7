//! Words that make a number no figure.

use serde::Deserialize;

use super::load::{LexiconError, read_toml};
use super::phrases::Phrases;

/// What a word beside a number says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotFigure {
    /// The number behind it names or orders.
    Naming,
    /// The number behind it names, unless a unit of measure follows.
    NamingUnlessCounted,
    /// The number before it is an age or a time.
    Qualifying,
    /// A fraction behind it is a date.
    Date,
}

/// `not-figures.toml`, indexed: words before, and words behind a number.
#[derive(Debug)]
pub struct NotFigures {
    before: Phrases<NotFigure>,
    dates: Phrases<NotFigure>,
    behind: Phrases<NotFigure>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    naming: Vec<String>,
    naming_unless_counted: Vec<String>,
    qualifying: Vec<String>,
    dates: Vec<String>,
}

impl NotFigures {
    pub(super) fn load(file: &str, text: &str) -> Result<NotFigures, LexiconError> {
        let read: File = read_toml(file, text)?;
        let (mut before, mut dates, mut behind) = (Phrases::default(), Phrases::default(), Phrases::default());
        read.naming.iter().for_each(|w| before.add(w, NotFigure::Naming));
        read.naming_unless_counted.iter().for_each(|w| before.add(w, NotFigure::NamingUnlessCounted));
        read.dates.iter().for_each(|w| dates.add(w, NotFigure::Date));
        read.qualifying.iter().for_each(|w| behind.add(w, NotFigure::Qualifying));
        Ok(NotFigures { before, dates, behind })
    }

    /// Words right before a number that names.
    pub fn before(&self) -> &Phrases<NotFigure> {
        &self.before
    }

    /// Words right before a date written a/b.
    pub fn dates(&self) -> &Phrases<NotFigure> {
        &self.dates
    }

    /// Words right behind an age or time.
    pub fn behind(&self) -> &Phrases<NotFigure> {
        &self.behind
    }
}
