//! What the report tells, and when.

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::model::{Assessment, Consolidation, Dimension, OverTime, Programme, Quantity, ReportingUnit, Status};
use crate::outputs::entries::Entry;
use crate::outputs::outcome::{Outcome, unit_names};
use crate::wording::account::{self, Claim, Noun, Said};
use crate::wording::comparison::capitalised;
use crate::wording::number::quantity_in_prose;
use crate::wording::refusal::STATES;
use crate::wording::state::ASSESSMENTS;
use crate::wording::{history, item_name, place};

/// A heading and the sentences under it.
pub(super) struct Passage {
    /// Empty where the sentences need none.
    pub(super) heading: String,
    pub(super) sentences: Vec<String>,
}

/// How the reports came in.
pub(super) fn received(consolidation: &Consolidation) -> Vec<String> {
    let submissions = &consolidation.submissions;
    let states: Vec<(&str, usize)> = STATES
        .iter()
        .map(|(name, is)| (*name, submissions.iter().filter(|submission| is(&submission.state)).count()))
        .collect();
    // Each unit once, however it writes its name; lead units come first, in the programme's order.
    let heard = consolidation.coverage.iter().filter(|each| each.files > 0);
    let (leads, mut others): (Vec<_>, Vec<_>) = heard.partition(|each| !each.led.is_empty());
    others.sort_by_cached_key(|each| (alphabetical(each.unit.name()), each.unit.clone()));
    let units: Vec<ReportingUnit> = leads.into_iter().chain(others).map(|each| each.unit.clone()).collect();
    let mut sentences = vec![account::files_received(submissions.len(), &states)];
    if !units.is_empty() {
        sentences.push(account::units_reported(&unit_names(&units)));
    }
    sentences.push(account::units_silent(&unit_names(&consolidation.silent_units)));
    sentences
}

/// A key that sorts names by the Vietnamese alphabet closely enough for a list: marks aside, đ after d, numbers by
/// their value.
fn alphabetical(name: &str) -> String {
    let plain = name.to_lowercase().replace('đ', "d~");
    let plain: String = plain.nfd().filter(|letter| !is_combining_mark(*letter)).collect();
    let number = |word: &str| word.parse::<u32>().ok();
    plain
        .split(' ')
        .map(|word| number(word).map_or_else(|| word.to_owned(), |n| format!("{n:06}")))
        .collect::<Vec<_>>()
        .join(" ")
}

/// How a list stands as a whole.
pub(super) fn standing(entries: &[Entry], noun: Noun) -> String {
    let of_list: Vec<&Entry> = entries.iter().filter(|entry| entry.noun == noun).collect();
    let counts = ASSESSMENTS
        .map(|assessment| (assessment, of_list.iter().filter(|entry| entry.outcome.assessment == assessment).count()));
    account::list_standing(noun, of_list.len(), &counts)
}

/// What sentences on items are made from.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) programme: &'a Programme,
    pub(super) consolidation: &'a Consolidation,
}

/// The results of a list by the programme's sections; only items on which something certain is known.
pub(super) fn results(entries: &[Entry], noun: Noun, source: Source<'_>) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    let mut section: Option<&str> = None;
    for entry in entries.iter().filter(|entry| entry.noun == noun && is_told(entry)) {
        if section != Some(&entry.section) {
            section = Some(&entry.section);
            let number = passages.len() + 1;
            let heading = match without_numeral(&entry.section) {
                "" => String::new(),
                name => format!("{number}. {name}"),
            };
            passages.push(Passage { heading, sentences: Vec::new() });
        }
        if let Some(passage) = passages.last_mut() {
            passage.sentences.push(sentence(entry, source));
        }
    }
    passages
}

/// The sentence on one item, with the units that report it.
fn sentence(entry: &Entry, source: Source<'_>) -> String {
    said(entry, source, |said| account::result_sentence(said, &entry.outcome.reporters))
}

/// The sentence on one item, with its place in the programme.
pub(super) fn placed(entry: &Entry, source: Source<'_>) -> String {
    said(entry, source, |said| account::placed_sentence(said, &place::item(entry.id)))
}

/// What a sentence calls an item: indicators by what they measure, work by the name that it has.
pub(super) fn name(entry: &Entry) -> String {
    match entry.noun {
        Noun::Indicator | Noun::BodyIndicator => item_name::plain(&entry.name),
        Noun::Task | Noun::Project => capitalised(item_name::trimmed(&entry.name)),
    }
}

fn said(entry: &Entry, source: Source<'_>, word: impl Fn(&Said<'_>) -> String) -> String {
    let (name, mut claims) = (name(entry), claims(&entry.outcome, entry.noun));
    claims.extend(pace(entry, source).map(Claim::Pace));
    word(&Said { name: &name, noun: entry.noun, claims: &claims, assessment: entry.outcome.assessment })
}

/// What is left to do each year, where figures add up to the target or the item is behind.
fn pace(entry: &Entry, source: Source<'_>) -> Option<String> {
    let own = source.consolidation.history.items.get(&entry.id)?;
    let behind = matches!(entry.outcome.assessment, Assessment::Behind | Assessment::NotMet);
    let told = (own.over_time == OverTime::Added || behind) && entry.outcome.in_period.is_some();
    let pace = own.pace.as_ref().filter(|pace| told && !pace.needed.value.is_zero())?;
    history::pace(pace, source.programme.term.map(|(_, end)| end))
}

fn is_told(entry: &Entry) -> bool {
    entry.outcome.assessment != Assessment::NeedsReview && entry.outcome.says_something()
}

fn claims(outcome: &Outcome, noun: Noun) -> Vec<Claim> {
    let mut claims: Vec<Claim> = outcome.status.map(Claim::State).into_iter().collect();
    claims.extend(volume(outcome).map(|share| Claim::Complete(quantity_in_prose(share))));
    figures(outcome, noun, &mut claims);
    claims.extend(outcome.comparisons.iter().cloned().map(Claim::Compared));
    // Some units report a rate a second time as the share of the plan.
    let told = |share: &&Quantity| outcome.in_period.as_ref().is_none_or(|result| !result.same_amount(share));
    let share = outcome.percent_of_plan.as_ref().filter(told);
    claims.extend(share.map(|share| Claim::OfPlan(quantity_in_prose(share))));
    if !outcome.products.is_empty() {
        claims.push(Claim::Issued(outcome.products.clone()));
    }
    claims
}

/// The share of the work done, where the state does not say the same.
fn volume(outcome: &Outcome) -> Option<&Quantity> {
    outcome.percent_complete.as_ref().filter(|share| match outcome.status {
        Some(Status::Done) => share.value < Decimal::ONE_HUNDRED,
        Some(Status::NotStarted) => !share.value.is_zero(),
        _ => true,
    })
}

/// Result and cumulative figures; a cumulative one that repeats the result is not told twice.
fn figures(outcome: &Outcome, noun: Noun, claims: &mut Vec<Claim>) {
    let money = |figure: &Quantity| noun == Noun::Project && figure.unit.dimension == Dimension::Money;
    if let Some(figure) = &outcome.in_period {
        let words = quantity_in_prose(figure);
        claims.push(if money(figure) { Claim::Spent(words) } else { Claim::Result(words) });
    }
    let repeats = |figure: &&Quantity| outcome.in_period.as_ref().is_none_or(|result| !result.same_amount(figure));
    if let Some(figure) = outcome.cumulative_year.as_ref().filter(repeats) {
        let words = quantity_in_prose(figure);
        claims.push(if money(figure) { Claim::SpentSoFar(words) } else { Claim::Year(words) });
    }
    if let Some(figure) = outcome.cumulative_term.as_ref().filter(repeats) {
        claims.push(Claim::Term(quantity_in_prose(figure)));
    }
}

/// A section heading without its own numeral ("I. ", "IV.  "), since the report numbers by itself.
fn without_numeral(heading: &str) -> &str {
    let numeral = |text: &str| !text.is_empty() && text.chars().all(|c| "IVXLC0123456789".contains(c));
    match heading.split_once(['.', ')']) {
        Some((number, rest)) if numeral(number.trim()) => rest.trim(),
        _ => heading.trim(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_lose_their_own_number_only() {
        assert_eq!(without_numeral("III.  Lãnh đạo bầu cử"), "Lãnh đạo bầu cử");
        assert_eq!(without_numeral("2) Kinh tế"), "Kinh tế");
        assert_eq!(without_numeral("Công tác X. Phần hai"), "Công tác X. Phần hai");
    }
}
