//! What waits for a person to decide.

use crate::model::{Assessment, Consolidation, Decision, Fact, ItemResult, Submission, SubmissionState};

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
    all.extend(consolidation.items.values().filter(|item| waits(consolidation, item)).map(Waiting::Item));
    all
}

/// Whether an item waits for a decision though none of its figures does.
fn waits(consolidation: &Consolidation, item: &ItemResult) -> bool {
    let in_review = |at| consolidation.fact(at).is_some_and(|(_, fact)| fact.decision == Decision::Review);
    item.assessment == Assessment::NeedsReview && !item.facts.iter().copied().any(in_review)
}
