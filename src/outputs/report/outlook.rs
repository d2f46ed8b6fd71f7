//! What is behind or missing, and who must act.

use super::account::{Source, name, placed};
use super::missing::missing;
use crate::model::{Assessment, Consolidation, Decision, ItemId, Period, Reason, SubmissionState, UnitCoverage};
use crate::outputs::entries::Entry;
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
///
/// `named`: items without any report are listed by name; else an account of all periods has them already.
pub(super) fn remarks(entries: &[Entry], source: Source<'_>, named: bool) -> Vec<Remark> {
    let consolidation = source.consolidation;
    let behind = entries.iter().filter(|entry| is_behind(entry)).map(|entry| placed(entry, source)).collect::<Vec<_>>();
    let mut all = vec![
        Remark { sentence: account::behind_intro(behind.len()), items: behind },
        doubtful(entries, consolidation),
        without_report(entries, named),
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

/// The requests to each unit that leads, in the order in which the programme names the units, then to those of whom
/// only the cell of an item speaks.
pub(super) fn requests(entries: &[Entry], consolidation: &Consolidation) -> Vec<String> {
    let leads: Vec<&UnitCoverage> = consolidation.coverage.iter().filter(|each| !each.led.is_empty()).collect();
    let at = consolidation.period;
    let mut sentences: Vec<String> = Vec::new();
    for lead in &leads {
        let own: Vec<&Entry> = entries.iter().filter(|entry| lead.led.contains(&entry.id)).collect();
        sentences.extend(of_unit(&line(lead.unit.name()), &own, lead.files == 0, at));
    }
    let led = |entry: &&Entry| leads.iter().any(|lead| lead.led.contains(&entry.id));
    let others: Vec<&Entry> = entries.iter().filter(|entry| !led(entry) && !entry.lead.is_empty()).collect();
    let mut cells: Vec<&str> = Vec::new();
    for entry in &others {
        if !cells.iter().any(|known| same_name(known, &entry.lead)) {
            cells.push(&entry.lead);
        }
    }
    for cell in cells {
        let own: Vec<&Entry> = others.iter().copied().filter(|entry| same_name(&entry.lead, cell)).collect();
        sentences.extend(of_unit(&account::unit_of_cell(cell), &own, false, at));
    }
    if sentences.is_empty() { vec![account::nothing_to_request()] } else { sentences }
}

fn of_unit(unit: &str, own: &[&Entry], is_silent: bool, at: Period) -> Option<String> {
    let places = |wanted: fn(&Entry) -> bool| -> Option<String> {
        let ids: Vec<ItemId> = own.iter().filter(|entry| wanted(entry)).map(|entry| entry.id).collect();
        (!ids.is_empty()).then(|| place::items(&ids))
    };
    let mut requests = Vec::new();
    if is_silent {
        requests.push(Request::Report);
    } else {
        requests.extend(places(is_missing).map(Request::Complete));
    }
    requests.extend(places(is_behind).map(Request::SpeedUp));
    requests.extend(places(is_doubtful).map(Request::Confirm));
    (!requests.is_empty()).then(|| account::unit_requests(&capitalised(unit), &requests, at))
}

fn is_doubtful(entry: &Entry) -> bool {
    entry.outcome.assessment == Assessment::NeedsReview
}

fn is_behind(entry: &Entry) -> bool {
    matches!(entry.outcome.assessment, Assessment::Behind | Assessment::NotMet)
}

fn is_missing(entry: &Entry) -> bool {
    entry.outcome.assessment == Assessment::NoReport
}

/// Items with figures that a person must decide on.
fn doubtful(entries: &[Entry], consolidation: &Consolidation) -> Remark {
    let waiting: Vec<&Entry> = entries.iter().filter(|entry| is_doubtful(entry)).collect();
    let mut items: Vec<String> = waiting
        .iter()
        .take(MOST_LISTED)
        .map(|entry| {
            let why = line(&first_reasons(&causes(entry.id, consolidation), MOST_REASONS));
            account::review_sentence(&place::item(entry.id), &name(entry), &why)
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

fn without_report(entries: &[Entry], named: bool) -> Remark {
    let of = |noun: Noun| entries.iter().filter(move |entry| entry.noun == noun && is_missing(entry)).count();
    let lists = [Noun::Indicator, Noun::Task, Noun::Project, Noun::BodyIndicator].map(|noun| (noun, of(noun)));
    let lists: Vec<(Noun, usize)> = lists.into_iter().filter(|(_, number)| *number > 0).collect();
    let silent: Vec<&Entry> = entries.iter().filter(|entry| named && is_missing(entry)).collect();
    Remark { sentence: account::without_report(&lists, named), items: missing(&silent) }
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
