//! The shape of `programme.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::corrections::CorrectionWords;
use super::kinds::{ProgrammeColumn, TargetWord};

pub(super) type TargetLists = BTreeMap<TargetWord, Vec<String>>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) headings: Headings,
    pub(super) assignment: Assignment,
    pub(super) appendix: Appendix,
    pub(super) kinds: Kinds,
    pub(super) column: Vec<Column>,
    pub(super) openings: Openings,
    pub(super) place: Place,
    pub(super) directions: TargetLists,
    pub(super) target_words: TargetLists,
    pub(super) horizons: TargetLists,
    pub(super) natures: TargetLists,
    pub(super) boilerplate: Boilerplate,
    pub(super) schedule: Schedule,
    pub(super) corrections: CorrectionWords,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Boilerplate {
    pub(super) opening: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Schedule {
    pub(super) ongoing: Vec<String>,
    pub(super) until: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Headings {
    pub(super) targets: Vec<String>,
    pub(super) tasks: Vec<String>,
    pub(super) assignment: Vec<String>,
    pub(super) after: Vec<String>,
    pub(super) about: Vec<String>,
    pub(super) main_part: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Assignment {
    pub(super) give: Vec<String>,
    pub(super) lead: Vec<String>,
    pub(super) cooperate: Vec<String>,
    pub(super) purpose: Vec<String>,
    pub(super) lead_label: Vec<String>,
    pub(super) cooperate_label: Vec<String>,
    pub(super) schedule_label: Vec<String>,
    pub(super) schedule_opening: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Appendix {
    pub(super) heading: Vec<String>,
    pub(super) closing: Vec<String>,
    pub(super) total: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kinds {
    pub(super) indicators: Vec<String>,
    pub(super) tasks: Vec<String>,
    pub(super) projects: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Column {
    pub(super) role: ProgrammeColumn,
    pub(super) wordings: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Openings {
    pub(super) organisation: Vec<String>,
    pub(super) schedule: Vec<String>,
    pub(super) funding: Vec<String>,
    pub(super) product: Vec<String>,
    pub(super) target: Vec<String>,
    pub(super) unit: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Place {
    pub(super) commune: Vec<String>,
    pub(super) city: Vec<String>,
    pub(super) term: Vec<String>,
    pub(super) elected: Vec<String>,
}
