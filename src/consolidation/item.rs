//! The result of one item.

use super::accumulate::fill_cumulative;
use super::assess::{Moment, assess};
use super::assign::Items;
use super::claims::Claim;
use super::combine::{Combined, Manner, combine};
use super::cut_offs::{CutOffs, mixed};
use super::ownership::{Ownership, Role};
use super::pace::pace;
use super::pieces::{Horizons, Piece};
use super::reached::{Reached, contradicted, reached, sum};
use super::statements::{products, status};
use super::track::Track;
use super::trail::trail;
use super::unit_names::UnitKey;
use super::voices::{Preference, Said, kind_of, voices};
use super::ways::ways;
use crate::model::{
    Assessment, Contribution, Dimension, ItemHistory, ItemId, ItemResult, Measure, Nature, OverTime, Period, Quantity,
    Reason, ReportingUnit, TargetValue,
};

/// What all items share.
pub(super) struct Stage<'a> {
    pub(super) items: &'a Items<'a>,
    pub(super) ownership: &'a Ownership,
    pub(super) horizons: &'a Horizons,
    pub(super) cut_offs: &'a CutOffs,
    /// The period that is asked for.
    pub(super) period: Period,
    /// The periods shown side by side.
    pub(super) columns: &'a [Period],
    /// Number of submissions that belong to the result; those after them are earlier ones.
    pub(super) own: usize,
}

impl Stage<'_> {
    /// The result of an item and what its periods say. `claims` are those of all periods of the term until now.
    pub(super) fn result(&self, id: ItemId, claims: &[Claim<'_>]) -> (ItemResult, ItemHistory) {
        let communes = claims.iter().any(|claim| claim.below);
        let ways = ways(id, self.items.parts(id), self.kind(id, claims), communes);
        let track = Track::new(id, claims, ways, self.period, (self.horizons, self.ownership));
        let mut result = empty(id);
        let is_own = |at: &Contribution| at.submission < self.own;
        result.facts = claims.iter().map(|claim| claim.at).filter(is_own).collect();
        let found = reached(&track, self.period);
        let mut review = self.figures(&mut result, &track, &found);
        let cut_offs = self.cut_offs.of(&track, self.period, &found.combined.counted);
        if ways.over_time == OverTime::Added && result.in_period.is_some() {
            result.reasons.extend(mixed(&cut_offs));
        }
        review |= self.words(&mut result, &track);
        result.assessment = self.assessment(&result, claims, review);
        let moment = self.moment();
        let history = ItemHistory {
            over_time: ways.over_time,
            over_units: ways.manner.into(),
            steps: trail(&track, self.columns),
            as_of: found.as_of,
            missing: found.missing,
            so_far: found.so_far,
            pace: pace(&result, self.items.parts(id), ways.over_time, &moment),
            cut_offs: cut_offs.into_iter().map(|(_, text)| text).collect(),
        };
        (result, history)
    }

    fn moment(&self) -> Moment {
        let term = self.horizons.term;
        Moment { period: self.period, term, end: self.horizons.calendar.last_month(self.period, term) }
    }

    /// Fills in the figures; true where a person must decide first.
    fn figures(&self, result: &mut ItemResult, track: &Track<'_, '_>, found: &Reached) -> bool {
        let main = &found.combined;
        let mut review = main.review;
        let latest = |measure: Measure| latest_claims(track, self.period, |claim| claim.measures(measure));
        let speaker = Speaker { stage: self, track, main };
        let ending: Vec<Claim<'_>> = ending_claims(track, self.period);
        let mut year = speaker.say(&ending, &[Measure::CumulativeYear], track.ways.kind);
        let mut term = speaker.say(&ending, &[Measure::CumulativeTerm], track.ways.kind);
        let complete = speaker.say(&latest(Measure::PercentComplete), &[Measure::PercentComplete], None);
        let of_plan = speaker.say(&latest(Measure::PercentOfPlan), &[Measure::PercentOfPlan], None);
        take(result, main.clone(), |result| &mut result.in_period);
        if track.ways.over_time == OverTime::Added {
            fill_cumulative(result, self.period);
            let known = found.combined.figure.is_some();
            let follows = |stated: &Combined| self.period.end().is_some() && (known || stated.figure.is_some());
            if follows(&year) && !self.period.starts_the_year() {
                let chosen = is_chosen(&ending, &year, Measure::CumulativeYear);
                follow(track, &mut year, self.horizons.of_year(self.period), chosen, false);
            }
            if follows(&term) {
                let chosen = is_chosen(&ending, &term, Measure::CumulativeTerm);
                follow(track, &mut term, self.horizons.of_term(self.period), chosen, true);
            }
        }
        review |= [&year, &term, &complete].iter().any(|combined| combined.review);
        take(result, year, |result| &mut result.cumulative_year);
        take(result, term, |result| &mut result.cumulative_term);
        take(result, complete, |result| &mut result.percent_complete);
        result.percent_of_plan = of_plan.figure;
        review
    }

    /// Fills in states and documents; true where a person must decide first.
    fn words(&self, result: &mut ItemResult, track: &Track<'_, '_>) -> bool {
        let role = |unit: &UnitKey| track.role(unit);
        let states = latest_claims(track, self.period, |claim| claim.measures(Measure::Status));
        if track.ways.communes {
            // Communes may stand differently: only what all say is the state of all.
            let said: Vec<_> = states.iter().map(|claim| &claim.fact.content).collect();
            if said.windows(2).any(|pair| pair.first() != pair.last()) {
                return false;
            }
        }
        let assigned = !track.ways.communes && self.ownership.is_assigned(result.item);
        let words = status(&states, assigned, role);
        note(result, &words.by, &words.reasons);
        result.status = words.status;
        let within: Vec<Claim<'_>> = track.within(self.period).flat_map(|(_, claims)| claims).cloned().collect();
        result.products = products(&within, role);
        words.review
    }

    /// The kind of figure that the result is: by what is said of the period itself, else by what is said of earlier ones.
    fn kind(&self, id: ItemId, claims: &[Claim<'_>]) -> Option<Dimension> {
        let expected = self.expected_kind(id);
        let within: Vec<Claim<'_>> = claims.iter().filter(|claim| claim.at.submission < self.own).cloned().collect();
        kind_of(&within, expected).or_else(|| kind_of(claims, expected))
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
            return assess(result, self.items.parts(result.item), self.moment());
        }
        let says_something = |claim: &Claim<'_>| {
            let result = claim.fact.measure.is_result() || claim.fact.measure == Measure::Change;
            claim.at.submission < self.own && claim.is_accepted() && result
        };
        if claims.iter().any(says_something) { Assessment::Reported } else { Assessment::NoReport }
    }
}

/// Who speaks for the measures beside the result.
struct Speaker<'s, 'a> {
    stage: &'s Stage<'s>,
    track: &'s Track<'s, 'a>,
    main: &'s Combined,
}

impl Speaker<'_, '_> {
    /// The figure of a measure. Who spoke for all in the period speaks for all here too.
    fn say(&self, claims: &[Claim<'_>], measures: &Preference, kind: Option<Dimension>) -> Combined {
        let spokesman = self.main.spokesman.as_ref();
        let is_sum = self.main.figure.is_some() && spokesman.is_none();
        let speaks = |unit: &UnitKey| if spokesman == Some(unit) { Role::Lead } else { self.track.role(unit) };
        let is_stated = self.main.figure.is_some();
        let mut voices = voices(claims, measures, kind, speaks);
        // Beside a result that counts, a second figure that waits for a person is left out.
        voices.retain(|voice| !is_sum && (!is_stated || !matches!(voice.says, Said::InReview { .. })));
        let ownership = self.stage.ownership;
        let leads = |unit: &UnitKey| ownership.leads_something(unit);
        combine(&voices, Manner::LeadSpeaks, ownership.is_assigned(self.track.id), leads)
    }
}

/// Whether a person chose the figure of a measure.
fn is_chosen(claims: &[Claim<'_>], stated: &Combined, measure: Measure) -> bool {
    let of_speaker = |claim: &&Claim<'_>| stated.spokesman.as_ref() == Some(&claim.unit) && claim.measures(measure);
    claims.iter().filter(of_speaker).any(Claim::is_chosen)
}

/// A cumulative figure held against the sum of the periods; where none is stated, the sum stands in its place.
fn follow(track: &Track<'_, '_>, stated: &mut Combined, pieces: Vec<Piece>, chosen: bool, of_term: bool) {
    if stated.review || chosen {
        return;
    }
    if let Some((figure, unit)) = stated.figure.clone().zip(stated.spokesman.clone()) {
        let pieces = split(track, pieces);
        if let Some(reason) = contradicted(track, &unit, &figure, &pieces, of_term) {
            stated.review = true;
            stated.reasons.push(reason);
        }
        return;
    }
    let computed = sum(track, pieces);
    if !computed.combined.review {
        stated.figure = computed.combined.figure;
        // What the periods themselves are doubtful for is told with them.
        let lacks = |reason: &Reason| matches!(reason, Reason::PeriodsMissing { .. });
        stated.reasons.extend(computed.combined.reasons.into_iter().filter(lacks));
    }
}

/// The parts of the last piece, so that a figure for the whole is not held against itself.
fn split(track: &Track<'_, '_>, pieces: Vec<Piece>) -> Vec<Piece> {
    let mut all = Vec::new();
    for piece in pieces {
        let below = track.pieces(piece.period);
        if below.is_empty() { all.push(piece) } else { all.extend(below) }
    }
    all
}

/// The claims of the last period within one of which any says what is wanted: accepted ones go before those that wait.
fn latest_claims<'a>(track: &Track<'_, 'a>, period: Period, wanted: impl Fn(&Claim<'a>) -> bool) -> Vec<Claim<'a>> {
    let of_last = |accepted: bool| {
        let mut periods = track.within(period).rev();
        periods.find(|(_, claims)| claims.iter().any(|claim| wanted(claim) && (claim.is_accepted() || !accepted)))
    };
    let found = of_last(true).or_else(|| of_last(false));
    found.map(|(_, claims)| claims.iter().filter(|claim| wanted(claim)).cloned().collect()).unwrap_or_default()
}

/// The claims of reports that end with a period.
fn ending_claims<'a>(track: &Track<'_, 'a>, period: Period) -> Vec<Claim<'a>> {
    let end = track.horizons.calendar.last_month(period, track.horizons.term);
    let ends = |own: &Period| *own == period || own.end() == end;
    let mut periods: Vec<_> = track.within(period).filter(|(own, _)| ends(own)).collect();
    // A report on the period itself goes first.
    periods.sort_by_key(|(own, _)| *own != period);
    periods.into_iter().flat_map(|(_, claims)| claims).cloned().collect()
}

/// The figure of a measure; its units and reasons go to the result.
fn take(result: &mut ItemResult, combined: Combined, place: fn(&mut ItemResult) -> &mut Option<Quantity>) {
    note(result, &combined.counted, &combined.reasons);
    let own = place(result);
    if combined.figure.is_some() {
        *own = combined.figure;
    }
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
