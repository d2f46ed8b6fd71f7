//! Units and their files.

use serde::Serialize;

use super::bars::{Bar, share_bar};
use crate::model::{Consolidation, Submission, SubmissionState, UnitCoverage};
use crate::outputs::safe_text::{block, line};
use crate::outputs::sources::Sources;
use crate::wording::{board as say, place, refusal, state};

/// How complete one unit's reports are.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Unit {
    name: String,
    files: usize,
    bar: Option<Bar>,
    /// Items without a word, by place.
    missing: String,
    words: &'static str,
    sign: &'static str,
    class: &'static str,
}

/// A file that does not count, and why.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct File {
    name: String,
    link: Option<String>,
    unit: String,
    state: &'static str,
    why: String,
}

/// All units: those that lead, then the others that sent something.
pub(super) fn units(consolidation: &Consolidation) -> Vec<Unit> {
    consolidation.coverage.iter().map(unit).collect()
}

fn unit(coverage: &UnitCoverage) -> Unit {
    let (led, missing) = (coverage.led.len(), coverage.missing());
    let words = say::of_items(coverage.reported.len(), led);
    let (sign, class) = match (coverage.files, missing.len()) {
        (0, _) => ("✕", "not-met"),
        (_, 0) => ("✓", "met"),
        _ => ("!", "behind"),
    };
    let name = line(coverage.unit.name());
    Unit {
        files: coverage.files,
        bar: share_bar(name.clone(), coverage.reported.len(), led, &words),
        name,
        missing: place::items(&missing),
        words: say::completeness(coverage.files, led, missing.len()),
        sign,
        class,
    }
}

/// Number of lead units that sent something, and of all lead units.
pub(super) fn reporting(consolidation: &Consolidation) -> (usize, usize) {
    let leads = || consolidation.coverage.iter().filter(|each| !each.led.is_empty());
    (leads().filter(|each| each.files > 0).count(), leads().count())
}

/// Files that could not be read or do not count.
pub(super) fn files(consolidation: &Consolidation, sources: &Sources) -> Vec<File> {
    let aside = |submission: &&Submission| submission.state != SubmissionState::Read;
    let file = |submission: &Submission| File {
        name: line(&submission.file),
        link: sources.address(&submission.file),
        unit: submission.unit.as_ref().map(|unit| line(unit.name())).unwrap_or_default(),
        state: state::submission(&submission.state),
        why: block(&refusal::of_submission(submission)),
    };
    consolidation.submissions.iter().filter(aside).map(file).collect()
}
