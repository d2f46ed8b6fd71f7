//! Words that point at items by number.

use serde::Deserialize;

use super::load::{LexiconError, read_toml};
use super::phrases::Phrases;

/// What a word of a reference is followed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferenceWord {
    /// The number of an appendix.
    Appendix,
    /// The Roman number of a section, or a row.
    Section,
    /// The number of an indicator.
    Indicator,
    /// The number of a task.
    Task,
    /// The number of a project.
    Project,
    /// The number of a row of any kind.
    Row,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    appendix: Vec<String>,
    section: Vec<String>,
    indicator: Vec<String>,
    task: Vec<String>,
    project: Vec<String>,
    row: Vec<String>,
}

pub(super) fn load(file: &str, text: &str) -> Result<Phrases<ReferenceWord>, LexiconError> {
    let read: File = read_toml(file, text)?;
    let mut phrases = Phrases::default();
    for (list, word) in [
        (read.row, ReferenceWord::Row),
        (read.section, ReferenceWord::Section),
        (read.appendix, ReferenceWord::Appendix),
        (read.indicator, ReferenceWord::Indicator),
        (read.task, ReferenceWord::Task),
        (read.project, ReferenceWord::Project),
    ] {
        list.iter().for_each(|wording| phrases.add(wording, word));
    }
    Ok(phrases)
}
