//! What the units report, sorted by item.

use std::collections::BTreeMap;

use super::unit_names::{UnitKey, UnitNames};
use crate::model::{
    Content, Contribution, Decision, Fact, ItemId, Measure, Period, Quantity, Reason, ReportingUnit, Submission,
    SubmissionState,
};

/// A fact that may count, with who states it.
#[derive(Debug, Clone)]
pub(super) struct Claim<'a> {
    pub(super) unit: UnitKey,
    pub(super) name: Option<&'a ReportingUnit>,
    pub(super) at: Contribution,
    /// Whether it is the result of a whole commune, one level below.
    pub(super) below: bool,
    /// The period that the report is about.
    pub(super) period: Option<Period>,
    pub(super) fact: &'a Fact,
}

impl Claim<'_> {
    pub(super) fn is_accepted(&self) -> bool {
        self.fact.decision == Decision::Accepted
    }

    /// Whether a person took the figure as it is, or put it there.
    pub(super) fn is_chosen(&self) -> bool {
        self.fact.reasons.iter().any(|reason| matches!(reason, Reason::Confirmed { .. } | Reason::Replaced { .. }))
    }

    /// The figure, where the fact is one.
    pub(super) fn figure(&self) -> Option<&Quantity> {
        match &self.fact.content {
            Content::Figure(quantity) => Some(quantity),
            Content::Status(_) | Content::Product(_) | Content::Unread => None,
        }
    }

    pub(super) fn measures(&self, measure: Measure) -> bool {
        self.fact.measure == measure
    }
}

/// All claims by the item that they count for, in the order of files and places. Copies, replaced versions and
/// rejected facts are left out; `home` tells under which item a fact counts.
pub(super) fn by_item<'a>(
    submissions: &'a [Submission],
    names: &UnitNames<'_>,
    home: impl Fn(&Fact) -> ItemId,
) -> BTreeMap<ItemId, Vec<Claim<'a>>> {
    let mut claims: BTreeMap<ItemId, Vec<Claim<'a>>> = BTreeMap::new();
    for (index, submission) in submissions.iter().enumerate() {
        if submission.state != SubmissionState::Read {
            continue;
        }
        let unit = names.sender(submission);
        for (position, fact) in submission.facts.iter().enumerate() {
            if fact.decision == Decision::Rejected {
                continue;
            }
            let at = Contribution { submission: index, fact: position };
            let (name, period, below) = (submission.unit.as_ref(), submission.period, submission.is_from_below());
            let claim = Claim { unit: unit.clone(), name, at, below, period, fact };
            claims.entry(home(fact)).or_default().push(claim);
        }
    }
    claims
}
