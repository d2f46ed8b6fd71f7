//! The stage: submissions to results.

use std::collections::{BTreeMap, BTreeSet};

use super::assign::Items;
use super::claims::{Claim, by_item};
use super::coverage::{coverage, silent_units};
use super::cut_offs::CutOffs;
use super::duties::{Assigned, duties};
use super::item::Stage;
use super::options::Options;
use super::ownership::Ownership;
use super::pieces::Horizons;
use super::unit_names::UnitNames;
use crate::model::{
    Consolidation, Decision, History, ItemHistory, ItemId, ItemResult, Period, Programme, Reason, Submission,
};

/// All files by the period that they belong to, with those of unknown period.
pub type ByPeriod = BTreeMap<Period, Vec<Submission>>;

/// Consolidates one period. The files of the period and of those within it belong to it; the earlier ones of the term
/// give what has accumulated. What a file of unknown period states is put to review and counts nowhere. Versions and
/// copies are settled before.
pub fn consolidate(
    programme: &Programme,
    period: Period,
    by_period: &ByPeriod,
    options: &Options<'_>,
) -> Consolidation {
    let horizons = Horizons { term: programme.term, calendar: options.calendar };
    let files = Files::sorted(period, by_period, &horizons);
    let names = UnitNames::new(options.lexicon, programme.commune.as_deref());
    let programme_items = Items::of(programme);
    let ownership = Ownership::of(programme, &names);
    let mut claims = by_item(&files.all, &names, |fact| programme_items.home(fact));
    let own_claim = |claims: &[Claim<'_>]| claims.iter().any(|claim| claim.at.submission < files.own);
    let reported = claims.iter().filter(|(_, claims)| own_claim(claims)).map(|(id, _)| *id);
    let ids: BTreeSet<ItemId> = programme_items.all().iter().copied().chain(reported).collect();
    let columns = columns(period, &files.all, &horizons);
    let stage = Stage {
        items: &programme_items,
        ownership: &ownership,
        horizons: &horizons,
        cut_offs: &CutOffs::new(&files.all),
        period,
        columns: &columns,
        own: files.own,
    };
    let results = ids.into_iter().map(|id| (id, stage.result(id, &claims.remove(&id).unwrap_or_default())));
    let (items, histories): (BTreeMap<ItemId, ItemResult>, BTreeMap<ItemId, ItemHistory>) =
        results.map(|(id, (result, history))| ((id, result), (id, history))).unzip();
    let history = History {
        items: histories,
        calendar: options.calendar,
        span: options.calendar.span(period, programme.term),
        first: first_of_term(&files.all, programme.term),
        periods: columns,
    };
    let assigned = Assigned {
        programme,
        items: &programme_items,
        ownership: &ownership,
        names: &names,
        lexicon: options.lexicon,
        horizons: &horizons,
    };
    let duties = duties(&assigned, period, &files.all);
    let mut submissions = files.all;
    submissions.truncate(files.own);
    // One level up, the units of the programme are those of each commune.
    let is_above = submissions.iter().any(Submission::is_from_below);
    let silent_units = if is_above { Vec::new() } else { silent_units(&ownership, &submissions, &names) };
    let coverage = coverage(&ownership, &submissions, &items, &names);
    Consolidation { period, submissions, items, silent_units, coverage, history, duties, rulings: Vec::new() }
}

/// The files of a result: first those that belong to it, then the earlier ones of the term.
struct Files {
    all: Vec<Submission>,
    own: usize,
}

impl Files {
    fn sorted(period: Period, by_period: &ByPeriod, horizons: &Horizons) -> Files {
        let mut known: BTreeSet<&str> = BTreeSet::new();
        let mut all: Vec<Submission> = Vec::new();
        for (at, files) in by_period.iter().filter(|(at, _)| horizons.holds(period, **at)) {
            for file in files.iter().filter(|file| known.insert(&file.file)) {
                let mut file = file.clone();
                if file.period != Some(*at) {
                    hold_back(&mut file);
                }
                all.push(file);
            }
        }
        all.sort_by(|a, b| a.file.cmp(&b.file));
        let own = all.len();
        let end = horizons.calendar.last_month(period, horizons.term);
        let first = horizons.term.map(|(first, _)| first).or(period.calendar_year()).unwrap_or(u16::MAX);
        let earlier = |at: &Period| at.end().is_some_and(|(year, month)| year >= first && Some((year, month)) <= end);
        for (at, files) in by_period.iter().filter(|(at, _)| earlier(at)) {
            let of_it = files.iter().filter(|file| file.period == Some(*at));
            all.extend(of_it.filter(|file| known.insert(&file.file)).cloned());
        }
        Files { all, own }
    }
}

/// What a file of another or unknown period states waits for a person.
fn hold_back(submission: &mut Submission) {
    for fact in submission.facts.iter_mut().filter(|fact| fact.decision == Decision::Accepted) {
        fact.decision = Decision::Review;
        fact.reasons.push(Reason::PeriodUnknown);
    }
}

/// The periods shown side by side. The first year of a term, which belongs to it in part, is shown where anything is
/// reported on it.
fn columns(period: Period, all: &[Submission], horizons: &Horizons) -> Vec<Period> {
    let first = horizons.term.map(|(first, _)| first);
    let told = |column: &Period| {
        let within = |submission: &Submission| submission.period.is_some_and(|own| horizons.holds(*column, own));
        period.end().is_some() || column.calendar_year() != first || all.iter().any(within)
    };
    horizons.columns(period).into_iter().filter(told).collect()
}

/// The first period of the term that any file is about.
fn first_of_term(all: &[Submission], term: Option<(u16, u16)>) -> Option<Period> {
    let (first, _) = term?;
    let periods = all.iter().filter(|each| !each.facts.is_empty()).filter_map(|submission| submission.period);
    periods
        .filter(|period| period.end().is_some_and(|(year, _)| year >= first))
        .min_by_key(|period| (period.start(), period.end()))
}
