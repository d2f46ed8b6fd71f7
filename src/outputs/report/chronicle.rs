//! The account from period to period.

use std::collections::BTreeMap;

use minijinja::Value;

use super::account::{Passage, name};
use super::missing::missing;
use crate::model::{Assessment, Consolidation, ItemHistory, ItemResult, Known, Programme, Step};
use crate::outputs::entries::Entry;
use crate::outputs::outcome::unit_names;
use crate::outputs::safe_text::{block, line};
use crate::wording::account::{Noun, in_prose};
use crate::wording::history::{self as say, STANDINGS, Standing};
use crate::wording::number::{quantity, quantity_in_prose};
use crate::wording::{place, state};

/// How the reports of all periods came in: from when to when figures run, how completely, who owes what.
pub(super) fn discipline(consolidation: &Consolidation) -> Vec<String> {
    let history = &consolidation.history;
    let mut sentences: Vec<String> = Vec::new();
    sentences.extend(history.span.map(|span| say::span(span, &history.calendar)));
    sentences.extend(history.first.map(say::since_first));
    let leads = || consolidation.duties.iter().filter(|duty| duty.leads);
    let sum = |pairs: &mut dyn Iterator<Item = (usize, usize)>| {
        pairs.fold((0, 0), |(part, whole), (a, b)| (part + a, whole + b))
    };
    let sent = sum(&mut leads().map(|duty| duty.completeness()));
    if sent.1 > 0 {
        let in_time: Vec<(usize, usize)> = leads().filter_map(|duty| duty.timeliness()).collect();
        let told = leads().any(|duty| duty.deliveries.iter().any(|each| each.due.is_some()));
        let in_time = told.then(|| sum(&mut in_time.into_iter()));
        sentences.push(say::completeness(sent, in_time));
    }
    let periods: Vec<_> = leads().flat_map(|duty| duty.deliveries.iter().map(|each| each.period)).collect();
    let mut seen = Vec::new();
    for period in periods {
        if seen.contains(&period) {
            continue;
        }
        seen.push(period);
        let silent = |duty: &&crate::model::Duty| {
            let missing =
                |each: &crate::model::Delivery| each.period == period && each.arrival == crate::model::Arrival::Missing;
            duty.deliveries.iter().any(missing)
        };
        let units: Vec<_> = leads().filter(silent).map(|duty| duty.unit.clone()).collect();
        if !units.is_empty() {
            sentences.push(say::owing(period, &unit_names(&units)));
        }
    }
    sentences
}

/// All items by how they stand, each with what its periods say and the pace that is needed.
pub(super) fn account(programme: &Programme, entries: &[Entry], consolidation: &Consolidation) -> Vec<Passage> {
    let mut groups: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut silent: Vec<&Entry> = Vec::new();
    for entry in entries {
        let found = consolidation.items.get(&entry.id).zip(consolidation.history.items.get(&entry.id));
        let Some((result, own)) = found else { continue };
        let standing = stands(result, own);
        let at = STANDINGS.iter().position(|each| *each == standing).unwrap_or_default();
        // Tasks and projects have parts of their own in the report: of them only those that nobody spoke of are here.
        match (standing, entry.noun) {
            (Standing::Never, _) => silent.push(entry),
            (_, Noun::Indicator | Noun::BodyIndicator) => {
                groups.entry(at).or_default().push(sentence(programme, entry, result, own, consolidation));
            }
            (_, Noun::Task | Noun::Project) => {}
        }
    }
    let mut passages: Vec<Passage> = Vec::new();
    for (at, standing) in STANDINGS.iter().enumerate() {
        let (count, sentences) = match standing {
            Standing::Never => (silent.len(), missing(&silent)),
            _ => {
                let sentences = groups.remove(&at).unwrap_or_default();
                (sentences.len(), sentences)
            }
        };
        if count > 0 {
            let heading = say::standing_heading(passages.len() + 1, *standing, count);
            passages.push(Passage { heading, sentences });
        }
    }
    passages
}

fn stands(result: &ItemResult, own: &ItemHistory) -> Standing {
    let told = own.steps.iter().any(|step| step.known != Known::Missing);
    match result.assessment {
        Assessment::Met => Standing::Met,
        Assessment::OnTrack => Standing::OnTrack,
        Assessment::Behind | Assessment::NotMet => Standing::Behind,
        Assessment::NeedsReview => Standing::Review,
        Assessment::Reported => Standing::Open,
        Assessment::NoReport if told => Standing::Open,
        Assessment::NoReport => Standing::Never,
    }
}

fn sentence(
    programme: &Programme,
    entry: &Entry,
    result: &ItemResult,
    own: &ItemHistory,
    consolidation: &Consolidation,
) -> String {
    let term_end = programme.term.map(|(_, end)| end);
    let mut parts: Vec<String> = Vec::new();
    if own.steps.len() > 1 && !repeats_result(result, own) {
        parts.extend(say::steps(&own.steps, several_years(consolidation)));
    }
    match (&result.in_period, &own.so_far) {
        (Some(figure), _) => {
            let whole = say::whole(consolidation.period, &quantity_in_prose(figure), own.over_time);
            parts.push(say::dated(whole, own.as_of));
        }
        (None, Some(sum)) => parts.push(say::so_far(&quantity_in_prose(sum), &own.missing)),
        (None, None) if own.steps.iter().all(|step| step.status.is_none()) => {
            parts.extend(result.status.map(|status| state::status(status).to_lowercase()));
        }
        (None, None) => {}
    }
    parts.extend(entry.outcome.comparisons.iter().map(|words| in_prose(words)));
    if !entry.outcome.products.is_empty() {
        parts.push(crate::wording::account::issued(&entry.outcome.products));
    }
    let pace = own.pace.as_ref().filter(|pace| !pace.needed.value.is_zero());
    parts.extend(pace.and_then(|pace| say::pace(pace, term_end)).map(|words| in_prose(&words)));
    line(&say::account_sentence(&format!("{} ({})", name(entry), place::item(entry.id)), &parts))
}

/// Whether all that the periods say is the result itself.
fn repeats_result(result: &ItemResult, own: &ItemHistory) -> bool {
    let mut told = own.steps.iter().filter(|step| step.known != Known::Missing);
    let only = told.next().filter(|_| told.next().is_none());
    let same = |step: &Step| step.figure.as_ref().zip(result.in_period.as_ref()).is_some_and(|(a, b)| a.same_amount(b));
    only.is_some_and(same)
}

fn several_years(consolidation: &Consolidation) -> bool {
    let periods = &consolidation.history.periods;
    periods.iter().any(|at| at.calendar_year() != periods.first().and_then(|first| first.calendar_year()))
}

/// The rows of the table of results by period: indicators and projects of which anything is known.
pub(super) fn rows(programme: &Programme, entries: &[Entry], consolidation: &Consolidation) -> Vec<Value> {
    let mut rows = Vec::new();
    let wanted = |entry: &&Entry| matches!(entry.noun, Noun::Indicator | Noun::BodyIndicator);
    for entry in entries.iter().filter(wanted) {
        let found = consolidation.items.get(&entry.id).zip(consolidation.history.items.get(&entry.id));
        let Some((result, own)) = found else { continue };
        if stands(result, own) == Standing::Never {
            continue;
        }
        let figure = |figure: Option<&crate::model::Quantity>| figure.map(quantity).unwrap_or_default();
        let row = programme.indicators.iter().find(|row| row.id == entry.id.row());
        let target = row.and_then(|row| row.target_2030.clone().or(row.yearly.clone())).unwrap_or_default();
        let needed = own.pace.as_ref().filter(|pace| !pace.needed.value.is_zero());
        let fields: [(&str, String); 9] = [
            ("stt", (rows.len() + 1).to_string()),
            ("ten", entry.name.clone()),
            ("muc_tieu", target),
            ("tung_ky", say::step_lines(&own.steps, several_years(consolidation))),
            (
                "ket_qua",
                match (&result.in_period, result.status) {
                    (Some(figure), _) => quantity(figure),
                    (None, status) => status.map(state::status).unwrap_or_default().to_owned(),
                },
            ),
            ("con_lai", figure(needed.map(|pace| &pace.needed))),
            ("can_binh_quan", figure(needed.and_then(|pace| pace.each_year.as_ref()))),
            ("danh_gia", state::assessment(result.assessment).to_owned()),
            ("don_vi_bao_cao", entry.outcome.reported_by.clone()),
        ];
        let mut values: BTreeMap<String, Value> =
            fields.into_iter().map(|(name, text)| (name.to_owned(), Value::from(block(&text)))).collect();
        values.insert("la_muc".to_owned(), Value::from(false));
        rows.push(Value::from_object(values));
    }
    rows
}
