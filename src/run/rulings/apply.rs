//! Decisions applied to what was read.

use std::collections::BTreeMap;

use crate::model::{
    Content, Decision, Fact, FigureKey, Period, Quantity, Reason, Ruled, Ruling, Standing, Submission, SubmissionState,
    Verdict,
};

/// Applies each decision to its figure. Where the figure is no longer there, nothing is changed but by asking again:
/// the same unit's other word on the matter waits for a person, unless it says what was decided anyway.
pub(in crate::run) fn apply(submissions: &mut [Submission], rulings: &[Ruling]) -> Vec<Ruled> {
    if rulings.is_empty() {
        return Vec::new();
    }
    let by_id: BTreeMap<String, (usize, &Ruling)> =
        rulings.iter().enumerate().map(|(at, ruling)| (ruling.about.id(), (at, ruling))).collect();
    let mut applied = vec![false; rulings.len()];
    let mut open: Vec<(FigureKey, &mut Fact)> = Vec::new();
    for submission in submissions.iter_mut() {
        let keys: Vec<FigureKey> = submission.facts.iter().map(|fact| submission.key(fact)).collect();
        let counts = submission.state == SubmissionState::Read;
        for (key, fact) in keys.into_iter().zip(&mut submission.facts) {
            match by_id.get(&key.id()) {
                Some((at, ruling)) => {
                    follow(fact, ruling);
                    if let Some(applied) = applied.get_mut(*at) {
                        *applied = true;
                    }
                }
                None if counts => open.push((key, fact)),
                None => {}
            }
        }
    }
    let standing = |applied: bool| if applied { Standing::Applied } else { Standing::Outdated };
    for (ruling, _) in rulings.iter().zip(&applied).filter(|(_, applied)| !**applied) {
        open.iter_mut()
            .filter(|(key, _)| key.same_matter(&ruling.about))
            .for_each(|(key, fact)| ask(fact, key, ruling));
    }
    rulings
        .iter()
        .zip(applied)
        .map(|(ruling, applied)| Ruled { ruling: ruling.clone(), standing: standing(applied) })
        .collect()
}

/// The decisions on figures of one period.
pub(in crate::run) fn of_period(ruled: &[Ruled], period: Period) -> Vec<Ruled> {
    ruled.iter().filter(|each| each.ruling.about.period == Some(period)).cloned().collect()
}

/// The figure as it was decided. What was doubtful about it is settled: the trail says by whom.
fn follow(fact: &mut Fact, ruling: &Ruling) {
    let (by, at, why) = (ruling.by.clone(), ruling.at.clone(), ruling.why.clone());
    let (decision, reason) = match &ruling.verdict {
        Verdict::Accept => (Decision::Accepted, Reason::Confirmed { by, at, why }),
        Verdict::Drop => (Decision::Rejected, Reason::Dropped { by, at, why }),
        Verdict::Replace(figure) => {
            let was = figure_of(&fact.content).cloned();
            fact.content = Content::Figure(figure.clone());
            (Decision::Accepted, Reason::Replaced { was, by, at, why })
        }
    };
    // A place that could not be read has no value that could count.
    let unread = fact.content == Content::Unread;
    fact.decision = if unread && decision == Decision::Accepted { Decision::Review } else { decision };
    if decision == fact.decision {
        fact.reasons.clear();
    }
    fact.reasons.insert(0, reason);
}

/// Asks about a figure that came in the place of one that was decided on, where the decision leaves a question.
fn ask(fact: &mut Fact, key: &FigureKey, ruling: &Ruling) {
    let says = |wanted: &Quantity| figure_of(&fact.content).is_some_and(|figure| figure.same_amount(wanted));
    let settled = match &ruling.verdict {
        Verdict::Accept => true,
        Verdict::Replace(figure) => says(figure),
        Verdict::Drop => match &ruling.about.read {
            Content::Figure(figure) => !says(figure),
            other => *other != key.read,
        },
    };
    let outdated = Reason::RulingOutdated { by: ruling.by.clone(), at: ruling.at.clone() };
    match fact.decision {
        Decision::Accepted if !settled => {
            fact.decision = Decision::Review;
            fact.reasons.push(outdated);
        }
        Decision::Review => fact.reasons.push(outdated),
        Decision::Accepted | Decision::Rejected => {}
    }
}

fn figure_of(content: &Content) -> Option<&Quantity> {
    match content {
        Content::Figure(figure) => Some(figure),
        Content::Status(_) | Content::Product(_) | Content::Unread => None,
    }
}
