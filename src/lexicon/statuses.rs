//! Words that say how work stands.

use serde::Deserialize;

use super::load::{LexiconError, read_toml};
use super::phrases::Phrases;
use crate::model::Status;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    status: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    value: Status,
    wordings: Vec<String>,
}

pub(super) fn load(file: &str, text: &str) -> Result<Phrases<Status>, LexiconError> {
    let read: File = read_toml(file, text)?;
    let mut phrases = Phrases::default();
    for entry in read.status {
        entry.wordings.iter().for_each(|wording| phrases.add(wording, entry.value));
    }
    Ok(phrases)
}
