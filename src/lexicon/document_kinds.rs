//! Kinds of document by their title.

use serde::Deserialize;

use super::load::{LexiconError, read_toml};
use super::phrases::Phrases;

/// What a title says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TitleKind {
    /// A report of results.
    Report,
    /// Another kind of document, by its Vietnamese name.
    Other(String),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    report: Vec<String>,
    other: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    kind: String,
    titles: Vec<String>,
}

pub(super) fn load(file: &str, text: &str) -> Result<Phrases<TitleKind>, LexiconError> {
    let read: File = read_toml(file, text)?;
    let mut phrases = Phrases::default();
    read.report.iter().for_each(|title| phrases.add(title, TitleKind::Report));
    for entry in read.other {
        entry.titles.iter().for_each(|title| phrases.add(title, TitleKind::Other(entry.kind.clone())));
    }
    Ok(phrases)
}
