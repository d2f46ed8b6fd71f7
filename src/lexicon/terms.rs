//! Notions of administration and their wordings.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::load::{LexiconError, read_toml};
use super::phrases::Phrases;
use crate::text::tokens;

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
    ids: Vec<Notion>,
    /// In order, each once.
    syllables: Vec<String>,
    phrases: Phrases<Meaning>,
    money: Phrases<()>,
    funds: Phrases<()>,
    share_of_plan: Phrases<()>,
    ranked: Phrases<()>,
}

#[derive(Debug)]
struct Notion {
    name: String,
    restricts: bool,
    actor: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    generic: Vec<String>,
    money: Vec<String>,
    funds: Vec<String>,
    share_of_plan: Vec<String>,
    ranked: Vec<String>,
    term: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    wordings: Vec<String>,
    #[serde(default)]
    restricts: bool,
    #[serde(default)]
    actor: bool,
}

impl Terms {
    pub(super) fn load(file: &str, text: &str) -> Result<Terms, LexiconError> {
        let read: File = read_toml(file, text)?;
        let mut phrases = Phrases::default();
        let mut ids = Vec::new();
        let mut syllables = BTreeSet::new();
        for wording in &read.generic {
            phrases.add(wording, Meaning::Generic);
        }
        for entry in read.term {
            let id = TermId(u32::try_from(ids.len()).unwrap_or(u32::MAX));
            for wording in &entry.wordings {
                phrases.add(wording, Meaning::Term(id));
            }
            syllables.extend(entry.wordings.iter().flat_map(|w| tokens(w)).map(|t| t.folded));
            ids.push(Notion { name: entry.id, restricts: entry.restricts, actor: entry.actor });
        }
        syllables.extend(read.generic.iter().flat_map(|w| tokens(w)).map(|t| t.folded));
        let mut money = Phrases::default();
        read.money.iter().for_each(|wording| money.add(wording, ()));
        let mut share_of_plan = Phrases::default();
        read.share_of_plan.iter().for_each(|wording| share_of_plan.add(wording, ()));
        let mut ranked = Phrases::default();
        read.ranked.iter().for_each(|wording| ranked.add(wording, ()));
        let mut funds = Phrases::default();
        read.funds.iter().for_each(|wording| funds.add(wording, ()));
        Ok(Terms { ids, syllables: syllables.into_iter().collect(), phrases, money, funds, share_of_plan, ranked })
    }

    /// Whether the result of that name is a position among many.
    pub fn is_ranked(&self, name: &str) -> bool {
        !self.ranked.find(name, &tokens(name)).is_empty()
    }

    /// Whether a name is a rate that is itself a share of the plan.
    pub fn is_share_of_plan(&self, name: &str) -> bool {
        !self.share_of_plan.find(name, &tokens(name)).is_empty()
    }

    /// Whether a name speaks of something measured in money.
    pub fn speaks_of_money(&self, name: &str) -> bool {
        !self.money.find(name, &tokens(name)).is_empty()
    }

    /// Whether words speak of funds given or spent.
    pub fn speaks_of_funds(&self, words: &str) -> bool {
        !self.funds.find(words, &tokens(words)).is_empty()
    }

    /// The wordings, to be found in a text.
    pub fn phrases(&self) -> &Phrases<Meaning> {
        &self.phrases
    }

    /// Whether a notion narrows what is counted.
    pub fn restricts(&self, id: TermId) -> bool {
        self.ids.get(id.0 as usize).is_some_and(|n| n.restricts)
    }

    /// Whether a notion is a body that acts.
    pub fn acts(&self, id: TermId) -> bool {
        self.ids.get(id.0 as usize).is_some_and(|n| n.actor)
    }

    /// The syllables of the wordings that a misspelt syllable may stand for: one letter more, less, other or swapped.
    /// None for a syllable that is itself one of a wording.
    pub fn repairs<'a>(&'a self, syllable: &'a str) -> impl Iterator<Item = &'a str> {
        let known = syllable.len() < 3 || self.syllables.binary_search_by(|s| s.as_str().cmp(syllable)).is_ok();
        let all = if known { &[] } else { self.syllables.as_slice() };
        all.iter().filter(move |s| is_one_slip(s, syllable)).map(String::as_str)
    }

    /// The name of a notion in the data file.
    pub fn name(&self, id: TermId) -> &str {
        self.ids.get(id.0 as usize).map_or("", |n| n.name.as_str())
    }
}

/// Whether a word becomes another by one slip: a letter more, less, other, or two that stand side by side swapped.
fn is_one_slip(one: &str, other: &str) -> bool {
    if one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    // Accent-free keys of Vietnamese are ASCII, where a letter is a byte.
    if !one.is_ascii() || !other.is_ascii() {
        return strsim::osa_distance(one, other) == 1;
    }
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let shorter = one.len().min(other.len());
    let head = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let tail = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count().min(shorter - head);
    match (one.get(head..one.len() - tail), other.get(head..other.len() - tail)) {
        (Some([_]), Some([] | [_])) | (Some([]), Some([_])) => true,
        (Some([a, b]), Some([c, d])) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_what_the_distance_of_strings_calls_one() {
        let words =
            ["ngheo", "ngeo", "nghoe", "nghheo", "ngheu", "nghe", "gheo", "aab", "aba", "ab", "a", "", "ngh\u{f8}o"];
        for (one, other) in words.iter().flat_map(|one| words.iter().map(move |other| (one, other))) {
            assert_eq!(is_one_slip(one, other), strsim::osa_distance(one, other) == 1, "{one} {other}");
        }
    }
}
