//! What a consolidation gives.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::duty::Duty;
use super::fact::{Decision, Fact};
use super::history::History;
use super::item::ItemId;
use super::period::Period;
use super::quantity::Quantity;
use super::reason::Reason;
use super::reporting_unit::ReportingUnit;
use super::ruling::Ruled;
use super::submission::{Submission, SubmissionState};

/// How an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Assessment {
    /// The target is reached.
    Met,
    /// The target of a closed period is missed.
    NotMet,
    /// On the way, in step with the time elapsed.
    OnTrack,
    /// On the way, behind the time elapsed.
    Behind,
    /// Reported, nothing to measure against.
    Reported,
    /// Nobody reported.
    NoReport,
    /// A person must decide first.
    NeedsReview,
}

/// A fact that counts for an item, by its position in [`Consolidation::submissions`] and there in `facts`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Contribution {
    /// Index of the submission.
    pub submission: usize,
    /// Index of the fact within it.
    pub fact: usize,
}

/// The result of one item in one period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ItemResult {
    /// The item (a measured part has its own result).
    pub item: ItemId,
    /// The result of the period.
    pub in_period: Option<Quantity>,
    /// Since the start of the year.
    pub cumulative_year: Option<Quantity>,
    /// Since the start of the term.
    pub cumulative_term: Option<Quantity>,
    /// Share of the plan, as reported by the unit whose figure counts.
    pub percent_of_plan: Option<Quantity>,
    /// Share of the volume done (tasks and projects).
    pub percent_complete: Option<Quantity>,
    /// State in words, of the unit that counts.
    pub status: Option<super::measure::Status>,
    /// Documents issued, in the order reported.
    pub products: Vec<String>,
    /// How it stands.
    pub assessment: Assessment,
    /// Units whose facts count.
    pub reported_by: Vec<ReportingUnit>,
    /// Why it needs review, or what a reader should know.
    pub reasons: Vec<Reason>,
    /// All facts on the item that the period has, accepted and in review.
    pub facts: Vec<Contribution>,
}

/// The consolidation of one period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Consolidation {
    /// The period.
    pub period: Period,
    /// All files that belong to it, and those whose period is unknown, in order of path.
    pub submissions: Vec<Submission>,
    /// Results by item, in the order of the programme; every item of the programme is there.
    pub items: BTreeMap<ItemId, ItemResult>,
    /// Lead units of the programme from which no report came.
    pub silent_units: Vec<ReportingUnit>,
    /// What the periods below it, or before it in its year, say.
    pub history: History,
    /// What each unit owed and sent.
    pub duties: Vec<Duty>,
    /// What each unit was to report and what it did: lead units in the programme's order, then the others that sent
    /// something.
    pub coverage: Vec<UnitCoverage>,
    /// Decisions of people on figures of the period, and what became of each.
    pub rulings: Vec<Ruled>,
}

/// How complete the reports of one unit are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UnitCoverage {
    /// The unit.
    pub unit: ReportingUnit,
    /// Number of its files that were read.
    pub files: usize,
    /// Items that it leads by the programme.
    pub led: Vec<ItemId>,
    /// Those of them on which it reported something, also where that waits for a person.
    pub reported: Vec<ItemId>,
}

impl UnitCoverage {
    /// Items that it leads and says nothing of.
    pub fn missing(&self) -> Vec<ItemId> {
        self.led.iter().filter(|id| !self.reported.contains(id)).copied().collect()
    }
}

impl Consolidation {
    /// Whether an item waits for a decision though none of its figures does: they contradict each other.
    pub fn waits_as_a_whole(&self, item: &ItemResult) -> bool {
        let in_review = |at| self.fact(at).is_some_and(|(_, fact)| fact.decision == Decision::Review);
        item.assessment == Assessment::NeedsReview && !item.facts.iter().copied().any(in_review)
    }

    /// The figures of an item that waits as a whole on which nobody decided yet.
    pub fn undecided<'a>(&'a self, item: &'a ItemResult) -> impl Iterator<Item = (&'a Submission, &'a Fact)> {
        let facts = item.facts.iter().filter_map(|at| self.fact(*at));
        facts.filter(|(_, fact)| fact.measure.is_result() && !fact.is_ruled())
    }

    /// All figures on which a person may decide, and why: those in review, then those that contradict each other.
    pub fn open_figures(&self) -> Vec<(&Submission, &Fact, &[Reason])> {
        let read = self.submissions.iter().filter(|each| each.state == SubmissionState::Read);
        let review = read.flat_map(|each| each.facts.iter().map(move |fact| (each, fact)));
        let review = review.filter(|(_, fact)| fact.decision == Decision::Review);
        let review = review.map(|(from, fact)| (from, fact, fact.reasons.as_slice()));
        let whole = self.items.values().filter(|item| self.waits_as_a_whole(item));
        let whole =
            whole.flat_map(|item| self.undecided(item).map(|(from, fact)| (from, fact, item.reasons.as_slice())));
        review.chain(whole).collect()
    }

    /// The fact of a contribution; `None` where the index is foreign.
    pub fn fact(&self, at: Contribution) -> Option<(&Submission, &Fact)> {
        let submission = self.submissions.get(at.submission)?;
        submission.facts.get(at.fact).map(|fact| (submission, fact))
    }
}
