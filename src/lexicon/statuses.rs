//! Words that say how work stands.

use serde::Deserialize;

use super::load::{LexiconError, read_toml};
use super::phrases::Phrases;
use crate::model::Status;

/// What words of state mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatusWord {
    /// The state; `None` for words that only look like one.
    pub status: Option<Status>,
    /// Said in running text it is a state too (and not only in a cell of its own).
    pub in_text: bool,
}

/// Deeds that finish work of one kind: "đã tổ chức" a festival, "đã ban hành" what is to be issued.
#[derive(Debug)]
pub struct Deed {
    /// Words in the name of such work.
    pub nouns: Phrases<()>,
    /// Words that say that it was done.
    pub verbs: Phrases<()>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    neutral: Vec<String>,
    status: Vec<Entry>,
    deed: Vec<DeedEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DeedEntry {
    nouns: Vec<String>,
    verbs: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    value: Status,
    #[serde(default = "yes")]
    in_text: bool,
    #[serde(default)]
    wordings: Vec<String>,
    /// Words that say the state before each of `verbs`.
    #[serde(default)]
    heads: Vec<String>,
    #[serde(default)]
    verbs: Vec<String>,
}

fn yes() -> bool {
    true
}

pub(super) fn load(file: &str, text: &str) -> Result<(Phrases<StatusWord>, Vec<Deed>), LexiconError> {
    let read: File = read_toml(file, text)?;
    let mut phrases = Phrases::default();
    read.neutral.iter().for_each(|wording| phrases.add(wording, StatusWord { status: None, in_text: true }));
    for entry in read.status {
        let word = StatusWord { status: Some(entry.value), in_text: entry.in_text };
        entry.wordings.iter().for_each(|wording| phrases.add(wording, word));
        for head in &entry.heads {
            entry.verbs.iter().for_each(|verb| phrases.add(&format!("{head} {verb}"), word));
        }
    }
    let listed = |words: Vec<String>| {
        let mut phrases = Phrases::default();
        words.iter().for_each(|wording| phrases.add(wording, ()));
        phrases
    };
    let deeds = read.deed.into_iter().map(|d| Deed { nouns: listed(d.nouns), verbs: listed(d.verbs) }).collect();
    Ok((phrases, deeds))
}
