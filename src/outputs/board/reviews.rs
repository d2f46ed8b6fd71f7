//! What waits for a person, with its source.

use serde::Serialize;

use crate::model::{Consolidation, Content, Fact, ItemResult, Programme, Reason, Submission};
use crate::outputs::marked::{Marked, marked};
use crate::outputs::outcome::{item_name, unit_names};
use crate::outputs::safe_text::{block, line};
use crate::outputs::sources::Sources;
use crate::outputs::waiting::{Waiting, waiting};
use crate::wording::number::quantity;
use crate::wording::reason::reason;
use crate::wording::{heading, place, state};

/// One thing that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Review {
    item: String,
    name: String,
    measure: &'static str,
    value: String,
    unit: String,
    reasons: Vec<String>,
    /// Where the figure stands; for the result of an item, all figures that it is made of.
    sources: Vec<Source>,
}

/// A passage of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Source {
    /// What it says and who says it; empty where that stands beside it already.
    value: String,
    unit: String,
    file: String,
    link: Option<String>,
    place: String,
    quote: Marked,
}

/// All that waits, in the order of the review sheet.
pub(super) fn reviews(programme: &Programme, consolidation: &Consolidation, sources: &Sources) -> Vec<Review> {
    let each = |waiting: Waiting<'_>| match waiting {
        Waiting::Fact { submission, fact } => of_fact(programme, submission, fact, sources),
        Waiting::Item(item) => of_item(programme, consolidation, item, sources),
    };
    waiting(consolidation).into_iter().map(each).collect()
}

fn of_fact(programme: &Programme, submission: &Submission, fact: &Fact, sources: &Sources) -> Review {
    Review {
        item: place::item(fact.item),
        name: item_name(programme, fact.item).unwrap_or_default(),
        measure: state::measure(fact.measure),
        value: value(fact),
        unit: sender(submission),
        reasons: sentences(&fact.reasons),
        sources: vec![Source { value: String::new(), ..source(submission, fact, sources) }],
    }
}

/// The passage that a fact comes from.
pub(super) fn source(submission: &Submission, fact: &Fact, sources: &Sources) -> Source {
    Source {
        value: value(fact),
        unit: sender(submission),
        file: line(&submission.file),
        link: sources.address(&submission.file),
        place: line(&place::place(&fact.place)),
        quote: marked(fact),
    }
}

pub(super) fn sender(submission: &Submission) -> String {
    submission.unit.as_ref().map_or(heading::UNKNOWN.to_owned(), |unit| line(unit.name()))
}

fn of_item(programme: &Programme, consolidation: &Consolidation, item: &ItemResult, sources: &Sources) -> Review {
    let facts = item.facts.iter().filter_map(|at| consolidation.fact(*at));
    let figure = item.in_period.as_ref().or(item.cumulative_year.as_ref()).or(item.cumulative_term.as_ref());
    Review {
        item: place::item(item.item),
        name: item_name(programme, item.item).unwrap_or_default(),
        measure: heading::CONSOLIDATED,
        value: figure.map(|figure| line(&quantity(figure))).unwrap_or_default(),
        unit: unit_names(&item.reported_by).join("; "),
        reasons: sentences(&item.reasons),
        sources: facts.map(|(submission, fact)| source(submission, fact, sources)).collect(),
    }
}

/// What a fact says, in words.
pub(super) fn value(fact: &Fact) -> String {
    match &fact.content {
        Content::Figure(figure) => line(&quantity(figure)),
        Content::Status(status) => state::status(*status).to_owned(),
        Content::Product(document) => line(document),
        Content::Unread => heading::UNREAD.to_owned(),
    }
}

/// What is doubtful, one sentence each.
pub(super) fn sentences(reasons: &[Reason]) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for sentence in reasons.iter().map(|each| block(&reason(each))) {
        if !said.contains(&sentence) {
            said.push(sentence);
        }
    }
    said
}
