//! What is behind or missing, and who must act.

use super::account::placed;
use crate::model::{Assessment, Consolidation, Decision, ItemId, Period, Reason, SubmissionState};
use crate::outputs::entries::Entry;
use crate::outputs::outcome::unit_names;
use crate::outputs::safe_text::line;
use crate::wording::account::{self, Noun, Request};
use crate::wording::comparison::capitalised;
use crate::wording::reason::first_reasons;
use crate::wording::{heading, place};

/// Longest list of doubtful figures in the report; the workbook has all.
const MOST_LISTED: usize = 15;

/// Reasons told for one item; its rows in the workbook have all.
const MOST_REASONS: usize = 2;

/// A sentence, and the items listed under it.
pub(super) struct Remark {
    pub(super) sentence: String,
    pub(super) items: Vec<String>,
}

/// What is behind, what must be looked at, what is missing, what could not be read.
pub(super) fn remarks(entries: &[Entry], consolidation: &Consolidation) -> Vec<Remark> {
    let behind: Vec<String> = entries.iter().filter(|entry| is_behind(entry)).map(placed).collect();
    let mut all = vec![
        Remark { sentence: account::behind_intro(behind.len()), items: behind },
        doubtful(entries, consolidation),
        Remark { sentence: without_report(entries), items: Vec::new() },
    ];
    let unread = unread_files(consolidation);
    if !unread.is_empty() {
        let sheet = (heading::SUBMISSIONS, heading::workbook_file(consolidation.period));
        let listed: Vec<String> = unread.iter().take(MOST_LISTED).cloned().collect();
        let sentence = account::unread_files(unread.len(), &listed, (sheet.0, &sheet.1));
        all.push(Remark { sentence, items: Vec::new() });
    }
    all
}

/// The requests to each unit, in the order in which the programme names the units.
pub(super) fn requests(entries: &[Entry], consolidation: &Consolidation) -> Vec<String> {
    let mut units: Vec<String> = Vec::new();
    let leads = entries.iter().map(|entry| entry.lead.as_str());
    for name in leads.map(str::to_owned).chain(unit_names(&consolidation.silent_units)) {
        if !name.is_empty() && !units.iter().any(|known| same_name(known, &name)) {
            units.push(name);
        }
    }
    let silent = unit_names(&consolidation.silent_units);
    let sentences: Vec<String> = units
        .iter()
        .filter_map(|unit| {
            let is_silent = silent.iter().any(|name| same_name(name, unit));
            of_unit(entries, unit, is_silent, consolidation.period)
        })
        .collect();
    if sentences.is_empty() { vec![account::nothing_to_request()] } else { sentences }
}

fn of_unit(entries: &[Entry], unit: &str, is_silent: bool, at: Period) -> Option<String> {
    let own = |wanted: &dyn Fn(&Entry) -> bool| -> Option<String> {
        let of_appendices = |entry: &&Entry| entry.noun != Noun::BodyIndicator;
        let ids: Vec<ItemId> = entries
            .iter()
            .filter(of_appendices)
            .filter(|entry| same_name(&entry.lead, unit) && wanted(entry))
            .map(|entry| entry.id)
            .collect();
        (!ids.is_empty()).then(|| place::items(&ids))
    };
    let mut requests = Vec::new();
    if is_silent {
        requests.push(Request::Report);
    } else {
        requests.extend(own(&is_missing).map(Request::Complete));
    }
    requests.extend(own(&is_behind).map(Request::SpeedUp));
    requests.extend(own(&|entry| entry.outcome.assessment == Assessment::NeedsReview).map(Request::Confirm));
    (!requests.is_empty()).then(|| account::unit_requests(&capitalised(unit), &requests, at))
}

fn is_behind(entry: &Entry) -> bool {
    matches!(entry.outcome.assessment, Assessment::Behind | Assessment::NotMet)
}

fn is_missing(entry: &Entry) -> bool {
    entry.outcome.assessment == Assessment::NoReport
}

/// Items with figures that a person must decide on.
fn doubtful(entries: &[Entry], consolidation: &Consolidation) -> Remark {
    let waiting: Vec<&Entry> =
        entries.iter().filter(|entry| entry.outcome.assessment == Assessment::NeedsReview).collect();
    let mut items: Vec<String> = waiting
        .iter()
        .take(MOST_LISTED)
        .map(|entry| {
            let why = line(&first_reasons(&causes(entry.id, consolidation), MOST_REASONS));
            account::review_sentence(&place::item(entry.id), &capitalised(&entry.name), &why)
        })
        .collect();
    if let Some(more) = waiting.len().checked_sub(MOST_LISTED).filter(|more| *more > 0) {
        items.push(account::and_more(more, heading::REVIEW, &heading::workbook_file(consolidation.period)));
    }
    Remark { sentence: account::review_intro(waiting.len()), items }
}

/// The reasons of an item and of its figures in review.
fn causes(id: ItemId, consolidation: &Consolidation) -> Vec<Reason> {
    let Some(item) = consolidation.items.get(&id) else { return Vec::new() };
    let facts = item.facts.iter().filter_map(|at| consolidation.fact(*at)).map(|(_, fact)| fact);
    let in_review = facts.filter(|fact| fact.decision == Decision::Review).flat_map(|fact| &fact.reasons);
    item.reasons.iter().chain(in_review).cloned().collect()
}

fn without_report(entries: &[Entry]) -> String {
    let lists = [Noun::Indicator, Noun::Task, Noun::Project, Noun::BodyIndicator].map(|noun| {
        let ids: Vec<ItemId> =
            entries.iter().filter(|entry| entry.noun == noun && is_missing(entry)).map(|entry| entry.id).collect();
        let places = if noun == Noun::BodyIndicator { String::new() } else { place::items(&ids) };
        (noun, ids.len(), places)
    });
    let missing: Vec<(Noun, usize, String)> = lists.into_iter().filter(|(_, number, _)| *number > 0).collect();
    account::without_report(&missing)
}

fn unread_files(consolidation: &Consolidation) -> Vec<String> {
    consolidation
        .submissions
        .iter()
        .filter(|submission| matches!(submission.state, SubmissionState::Unreadable(_)))
        .map(|submission| line(submission.file.rsplit('/').next().unwrap_or_default()))
        .collect()
}

/// Programmes write one unit's name in several ways; capitals and spaces do not tell units apart.
fn same_name(one: &str, other: &str) -> bool {
    let plain = |name: &str| name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    plain(one) == plain(other)
}
