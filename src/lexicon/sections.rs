//! Headings of reports and what they open.

use serde::Deserialize;

use super::load::{LexiconError, read_toml};
use super::phrases::Phrases;

/// What the text of a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionKind {
    /// Results of the period.
    Results,
    /// Aims and tasks of the time to come.
    Plan,
    /// The setting: population, staff, stocks.
    Situation,
    /// What went badly.
    Shortcomings,
    /// Requests to superiors.
    Requests,
    /// Addressees and signature.
    Closing,
}

/// `sections.toml`, indexed.
#[derive(Debug)]
pub struct Sections {
    headings: Phrases<SectionKind>,
    future: Phrases<()>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    section: Vec<Entry>,
    future: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    kind: SectionKind,
    headings: Vec<String>,
}

impl Sections {
    pub(super) fn load(file: &str, text: &str) -> Result<Sections, LexiconError> {
        let read: File = read_toml(file, text)?;
        let (mut headings, mut future) = (Phrases::default(), Phrases::default());
        for entry in read.section {
            entry.headings.iter().for_each(|heading| headings.add(heading, entry.kind));
        }
        read.future.iter().for_each(|wording| future.add(wording, ()));
        Ok(Sections { headings, future })
    }

    /// Words of headings.
    pub fn headings(&self) -> &Phrases<SectionKind> {
        &self.headings
    }

    /// Words that open a sentence about what is to come.
    pub fn future(&self) -> &Phrases<()> {
        &self.future
    }
}
