//! Notions of administration and their wordings.

use serde::Deserialize;

use super::load::{LexiconError, read_toml};
use super::phrases::Phrases;

/// A notion: its place in [`Terms::ids`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TermId(pub(crate) u32);

/// What a wording stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// Boilerplate that carries no meaning for matching.
    Generic,
    /// A notion.
    Term(TermId),
}

/// `terms.toml`, indexed.
#[derive(Debug)]
pub struct Terms {
    ids: Vec<(String, bool)>,
    phrases: Phrases<Meaning>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    generic: Vec<String>,
    term: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    wordings: Vec<String>,
    #[serde(default)]
    restricts: bool,
}

impl Terms {
    pub(super) fn load(file: &str, text: &str) -> Result<Terms, LexiconError> {
        let read: File = read_toml(file, text)?;
        let mut phrases = Phrases::default();
        let mut ids = Vec::new();
        for wording in &read.generic {
            phrases.add(wording, Meaning::Generic);
        }
        for entry in read.term {
            let id = TermId(u32::try_from(ids.len()).unwrap_or(u32::MAX));
            for wording in &entry.wordings {
                phrases.add(wording, Meaning::Term(id));
            }
            ids.push((entry.id, entry.restricts));
        }
        Ok(Terms { ids, phrases })
    }

    /// The wordings, to be found in a text.
    pub fn phrases(&self) -> &Phrases<Meaning> {
        &self.phrases
    }

    /// Whether a notion narrows what is counted.
    pub fn restricts(&self, id: TermId) -> bool {
        self.ids.get(id.0 as usize).is_some_and(|(_, restricts)| *restricts)
    }

    /// The name of a notion in the data file.
    pub fn name(&self, id: TermId) -> &str {
        self.ids.get(id.0 as usize).map_or("", |(name, _)| name)
    }
}
