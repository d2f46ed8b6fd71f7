//! What waits for a person to decide.

use crate::model::{Consolidation, Decision, Fact, ItemResult, Submission, SubmissionState};

/// One thing that waits.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Waiting<'a> {
    /// A figure in a report.
    Fact { submission: &'a Submission, fact: &'a Fact },
    /// An item whose figures are read well and do not agree.
    Item(&'a ItemResult),
}

/// All that waits: figures in the order of files and places, then items of which no single figure waits.
pub(crate) fn waiting(consolidation: &Consolidation) -> Vec<Waiting<'_>> {
    let mut all: Vec<Waiting<'_>> = Vec::new();
    for submission in consolidation.submissions.iter().filter(|each| each.state == SubmissionState::Read) {
        let in_review = submission.facts.iter().filter(|fact| fact.decision == Decision::Review);
        all.extend(in_review.map(|fact| Waiting::Fact { submission, fact }));
    }
    all.extend(consolidation.items.values().filter(|item| consolidation.waits_as_a_whole(item)).map(Waiting::Item));
    all
}
