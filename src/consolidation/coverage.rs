//! Which units reported, and how completely.

use std::collections::{BTreeMap, BTreeSet};

use super::ownership::{Ownership, Role};
use super::unit_names::{UnitKey, UnitNames};
use crate::model::{ItemId, ItemResult, ReportingUnit, Submission, SubmissionState, UnitCoverage};

/// Lead units of the programme that sent nothing readable, in the programme's order.
pub(super) fn silent_units(
    ownership: &Ownership,
    submissions: &[Submission],
    names: &UnitNames<'_>,
) -> Vec<ReportingUnit> {
    let heard: BTreeSet<UnitKey> = reports(submissions).map(|submission| names.sender(submission)).collect();
    ownership.lead_units().filter(|(key, _)| !heard.contains(key)).map(|(_, unit)| unit.clone()).collect()
}

/// What each unit was to report and what it did: lead units in the programme's order, then the others that sent
/// something.
pub(super) fn coverage(
    ownership: &Ownership,
    submissions: &[Submission],
    items: &BTreeMap<ItemId, ItemResult>,
    names: &UnitNames<'_>,
) -> Vec<UnitCoverage> {
    let mut files: BTreeMap<UnitKey, (&ReportingUnit, usize)> = BTreeMap::new();
    for submission in reports(submissions) {
        if let Some(unit) = &submission.unit {
            files.entry(names.sender(submission)).or_insert((unit, 0)).1 += 1;
        }
    }
    let senders: Vec<UnitKey> = submissions.iter().map(|submission| names.sender(submission)).collect();
    let spoke = |id: &ItemId, key: &UnitKey| {
        let facts = items.get(id).map(|item| item.facts.as_slice()).unwrap_or_default();
        facts.iter().any(|at| senders.get(at.submission) == Some(key))
    };
    let mut all: Vec<UnitCoverage> = Vec::new();
    for (key, unit) in ownership.lead_units() {
        let led: Vec<ItemId> =
            items.keys().copied().filter(|id| matches!(ownership.role(*id, key), Role::Lead)).collect();
        let reported = led.iter().filter(|id| spoke(id, key)).copied().collect();
        let files = files.remove(key).map_or(0, |(_, count)| count);
        all.push(UnitCoverage { unit: unit.clone(), files, led, reported });
    }
    let others = files.into_values().map(|(unit, files)| (unit.clone(), files));
    all.extend(others.map(|(unit, files)| UnitCoverage { unit, files, led: Vec::new(), reported: Vec::new() }));
    all
}

/// The files that count as a unit's report.
fn reports(submissions: &[Submission]) -> impl Iterator<Item = &Submission> {
    submissions.iter().filter(|submission| submission.state == SubmissionState::Read && submission.period.is_some())
}
