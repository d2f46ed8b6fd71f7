//! Lead units from which no report came.

use std::collections::BTreeSet;

use super::ownership::Ownership;
use super::unit_names::{UnitKey, UnitNames};
use crate::model::{ReportingUnit, Submission, SubmissionState};

/// Lead units of the programme that sent nothing readable, in the programme's order.
pub(super) fn silent_units(
    ownership: &Ownership,
    submissions: &[Submission],
    names: &UnitNames<'_>,
) -> Vec<ReportingUnit> {
    let heard: BTreeSet<UnitKey> = submissions
        .iter()
        .filter(|submission| submission.state == SubmissionState::Read && submission.period.is_some())
        .map(|submission| names.sender(submission))
        .collect();
    ownership.lead_units().filter(|(key, _)| !heard.contains(key)).map(|(_, unit)| unit.clone()).collect()
}
