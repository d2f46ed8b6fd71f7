//! The stage: submissions to results.

use std::collections::{BTreeMap, BTreeSet};

use super::accumulate::{fill_year, in_period_measures};
use super::assess::{Moment, assess};
use super::assign::Items;
use super::claims::{Claim, by_item};
use super::combine::{Combined, Manner, combine};
use super::coverage::{coverage, silent_units};
use super::options::Options;
use super::ownership::{Ownership, Role};
use super::statements::{products, status};
use super::unit_names::{UnitKey, UnitNames};
use super::voices::{Said, Voice, kind_of, voices};
use crate::model::{
    Assessment, Consolidation, Decision, Dimension, History, ItemId, ItemResult, Measure, Nature, Period, Programme,
    Reason, ReportingUnit, Submission, TargetValue,
};

/// Consolidates one period. `submissions` are the files of the period, and those of unknown period: what these state
/// is put to review and counts nowhere. Versions and copies are settled before.
pub fn consolidate(
    programme: &Programme,
    period: Period,
    mut submissions: Vec<Submission>,
    options: &Options<'_>,
) -> Consolidation {
    submissions.iter_mut().filter(|each| each.period != Some(period)).for_each(hold_back);
    let names = UnitNames::new(options.lexicon, programme.commune.as_deref());
    let programme_items = Items::of(programme);
    let ownership = Ownership::of(programme, &names);
    let mut claims = by_item(&submissions, &names, |fact| programme_items.home(fact));
    let ids: BTreeSet<ItemId> = programme_items.all().iter().copied().chain(claims.keys().copied()).collect();
    let moment = Moment { period, term: programme.term };
    let stage = Stage { items: &programme_items, ownership: &ownership, moment };
    let items: BTreeMap<ItemId, ItemResult> =
        ids.into_iter().map(|id| (id, stage.result(id, &claims.remove(&id).unwrap_or_default()))).collect();
    let silent_units = silent_units(&ownership, &submissions, &names);
    let coverage = coverage(&ownership, &submissions, &items, &names);
    let (history, duties) = (History::default(), Vec::new());
    Consolidation { period, submissions, items, silent_units, coverage, history, duties, rulings: Vec::new() }
}

/// What a file of another or unknown period states waits for a person.
fn hold_back(submission: &mut Submission) {
    for fact in submission.facts.iter_mut().filter(|fact| fact.decision == Decision::Accepted) {
        fact.decision = Decision::Review;
        fact.reasons.push(Reason::PeriodUnknown);
    }
}

struct Stage<'a> {
    items: &'a Items<'a>,
    ownership: &'a Ownership,
    moment: Moment,
}

impl Stage<'_> {
    fn result(&self, id: ItemId, claims: &[Claim<'_>]) -> ItemResult {
        let nature = self.items.parts(id).first().map(|part| part.nature);
        let mut result = empty(id);
        result.facts = claims.iter().map(|claim| claim.at).collect();
        let role = |unit: &UnitKey| self.ownership.role(id, unit);
        let is_assigned = self.ownership.is_assigned(id);
        let kind = kind_of(claims, self.expected_kind(id));
        let manner = manner(nature, kind);
        let main = self.figure(id, &voices(claims, in_period_measures(nature, self.moment.period), kind, role), manner);
        let mut review = main.review;
        // Who spoke for all in the period speaks for all in the other measures too.
        let spokesman = main.spokesman.clone();
        let is_sum = main.figure.is_some() && spokesman.is_none();
        let speaks = |unit: &UnitKey| if spokesman.as_ref() == Some(unit) { Role::Lead } else { role(unit) };
        let is_stated = main.figure.is_some();
        let other = |measure: Measure, kind: Option<Dimension>| {
            let mut voices = voices(claims, &[measure], kind, speaks);
            // Beside a result that counts, a second figure that waits for a person is left out.
            voices.retain(|voice| !is_sum && (!is_stated || !matches!(voice.says, Said::InReview { .. })));
            self.figure(id, &voices, Manner::LeadSpeaks)
        };
        let year = other(Measure::CumulativeYear, kind);
        let term = other(Measure::CumulativeTerm, kind);
        let complete = other(Measure::PercentComplete, None);
        let of_plan = other(Measure::PercentOfPlan, None);
        let words = status(claims, is_assigned, role);
        review |= [&year, &term, &complete].iter().any(|combined| combined.review) || words.review;
        note(&mut result, &words.by, &words.reasons);
        result.status = words.status;
        result.products = products(claims, role);
        result.in_period = take(&mut result, main);
        result.cumulative_year = take(&mut result, year);
        result.cumulative_term = take(&mut result, term);
        result.percent_complete = take(&mut result, complete);
        result.percent_of_plan = of_plan.figure;
        fill_year(&mut result, nature, self.moment.period);
        result.assessment = self.assessment(&result, claims, review);
        result
    }

    fn figure(&self, id: ItemId, voices: &[Voice<'_>], manner: Manner) -> Combined {
        combine(voices, manner, self.ownership.is_assigned(id), |unit| self.ownership.leads_something(unit))
    }

    /// The kind of figure that the item's target is in.
    fn expected_kind(&self, id: ItemId) -> Option<Dimension> {
        let parts = self.items.parts(id);
        let by_target = parts.iter().flat_map(|part| &part.targets).find_map(|target| match &target.value {
            TargetValue::Figure { unit, .. } if unit.dimension != Dimension::Bare => Some(unit.dimension),
            TargetValue::Figure { .. }
            | TargetValue::Reached(_)
            | TargetValue::AssignedByCity(_)
            | TargetValue::ByPlan(_) => None,
        });
        let by_nature = match parts.first()?.nature {
            Nature::Rate | Nature::Growth => Some(Dimension::Percent),
            Nature::Flow | Nature::Stock | Nature::YesNo | Nature::Assigned => None,
        };
        by_target.or(by_nature)
    }

    fn assessment(&self, result: &ItemResult, claims: &[Claim<'_>], review: bool) -> Assessment {
        if review {
            return Assessment::NeedsReview;
        }
        let has_figure = [
            &result.in_period,
            &result.cumulative_year,
            &result.cumulative_term,
            &result.percent_of_plan,
            &result.percent_complete,
        ];
        if has_figure.iter().any(|figure| figure.is_some()) || result.status.is_some() || !result.products.is_empty() {
            return assess(result, self.items.parts(result.item), self.moment);
        }
        let says_something = |claim: &Claim<'_>| {
            claim.is_accepted() && (claim.fact.measure.is_result() || claim.fact.measure == Measure::Change)
        };
        if claims.iter().any(says_something) { Assessment::Reported } else { Assessment::NoReport }
    }
}

/// How an item's figures combine over units. Without a known nature (tasks, projects) nothing is added.
fn manner(nature: Option<Nature>, kind: Option<Dimension>) -> Manner {
    let addable = matches!(kind, Some(Dimension::Count | Dimension::Money | Dimension::Amount) | None);
    match nature {
        Some(Nature::Flow | Nature::Assigned) if addable => Manner::Added,
        // Money reported for what is only to be reached ("vận động đạt kế hoạch") was brought together by many.
        Some(Nature::YesNo) if kind == Some(Dimension::Money) => Manner::Added,
        Some(Nature::Flow | Nature::Assigned | Nature::Stock | Nature::Rate | Nature::Growth | Nature::YesNo)
        | None => Manner::LeadSpeaks,
    }
}

/// The figure of a measure; its units and reasons go to the result.
fn take(result: &mut ItemResult, combined: Combined) -> Option<crate::model::Quantity> {
    note(result, &combined.counted, &combined.reasons);
    combined.figure
}

fn note(result: &mut ItemResult, units: &[ReportingUnit], reasons: &[Reason]) {
    for unit in units {
        if !result.reported_by.contains(unit) {
            result.reported_by.push(unit.clone());
        }
    }
    for reason in reasons {
        if !result.reasons.contains(reason) {
            result.reasons.push(reason.clone());
        }
    }
}

fn empty(id: ItemId) -> ItemResult {
    ItemResult {
        item: id,
        in_period: None,
        cumulative_year: None,
        cumulative_term: None,
        percent_of_plan: None,
        percent_complete: None,
        status: None,
        products: Vec::new(),
        assessment: Assessment::NoReport,
        reported_by: Vec::new(),
        reasons: Vec::new(),
        facts: Vec::new(),
    }
}
