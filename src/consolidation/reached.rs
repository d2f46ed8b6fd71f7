//! Figures of several periods to one.

use rust_decimal::{Decimal, RoundingStrategy};

use super::agreement::agrees_as_sum;
use super::combine::{Combined, sum_in_unit};
use super::pieces::Piece;
use super::track::{Track, figure};
use super::unit_names::UnitKey;
use super::voices::{Said, Voice};
use crate::model::{OverTime, Period, Qualifier, Quantity, Reason};

/// What was reached in a period, and from what that follows.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Reached {
    pub(super) combined: Combined,
    /// Periods without a certain figure that a sum needs.
    pub(super) missing: Vec<Period>,
    /// The sum of the others.
    pub(super) so_far: Option<Quantity>,
    /// The earlier period from which the figure is.
    pub(super) as_of: Option<Period>,
    /// The period that the figure is about, where one alone gives it.
    from: Option<Period>,
    /// Whether one unit spoke for all in any part.
    spoken: bool,
}

impl Reached {
    fn of(combined: Combined) -> Reached {
        let spoken = combined.spokesman.is_some();
        Reached { combined, spoken, ..Reached::default() }
    }

    fn from(self, period: Period) -> Reached {
        Reached { from: Some(period), ..self }
    }

    /// Tells a figure that ends before the period that is asked for.
    fn dated(mut self, track: &Track<'_, '_>, asked: Period) -> Reached {
        let end = |period: Period| track.horizons.calendar.last_month(period, track.horizons.term);
        self.as_of = self.from.filter(|own| end(*own) != end(asked));
        self
    }

    /// The reason that tells what a sum lacks.
    fn told(mut self) -> Reached {
        let reason = match (self.missing.is_empty(), &self.so_far, self.as_of) {
            (false, Some(sum), _) => Reason::PeriodsMissing { periods: self.missing.clone(), so_far: Some(sum.value) },
            (true, _, Some(period)) => Reason::FromPeriod { period },
            _ => return self,
        };
        self.combined.reasons.push(reason);
        self
    }
}

/// What was reached in a period, by the way in which the item's figures combine over time.
pub(super) fn reached(track: &Track<'_, '_>, period: Period) -> Reached {
    match track.ways.over_time {
        OverTime::Added => total(track, period),
        OverTime::Latest => latest(track, period),
        OverTime::Own => own(track, period),
    }
    .dated(track, period)
    .told()
}

/// The sum of consecutive periods.
pub(super) fn sum(track: &Track<'_, '_>, pieces: Vec<Piece>) -> Reached {
    match track.said(pieces).as_slice() {
        [] => Reached::default(),
        [only] => total(track, only.period),
        several => sum_of(track, several),
    }
    .told()
}

/// A unit's figure for a whole time held against the sum of its figures for the parts, where it gave all of them.
/// `at_least`: the unit may know more than the parts, as of the time before the first report.
pub(super) fn contradicted(
    track: &Track<'_, '_>,
    unit: &UnitKey,
    stated: &Quantity,
    pieces: &[Piece],
    at_least: bool,
) -> Option<Reason> {
    let parts = strict_parts(track, unit, pieces)?;
    let parts: Vec<&Quantity> = parts.iter().collect();
    let sum = sum_in_unit(&parts, stated)?;
    let agrees = agrees_as_sum(stated, sum, &parts) || (at_least && stated.value > sum);
    (!agrees).then_some(Reason::CumulativeDiffers { stated: stated.value, computed: sum })
}

/// The total of a period: as one unit states it for all, else what its parts add up to.
fn total(track: &Track<'_, '_>, period: Period) -> Reached {
    let voices = track.whole(period);
    let mut whole = track.over_units(&voices);
    let pieces = track.pieces(period);
    if pieces.is_empty() {
        let lacks = whole.figure.is_none() && !whole.review;
        let missing = if lacks { track.horizons.quarters(period) } else { Vec::new() };
        return Reached { missing, ..Reached::of(whole) };
    }
    if whole.review || whole.spokesman.is_some() {
        let stated = whole.figure.clone().zip(whole.spokesman.clone());
        let settled = |unit: &UnitKey| voices.iter().any(|voice| &voice.unit == unit && voice.chosen);
        if let Some((stated, unit)) = stated.filter(|(_, unit)| !settled(unit)) {
            doubt(&mut whole, contradicted(track, &unit, &stated, &pieces, period.end().is_none()));
        }
        if !track.claims(period).iter().any(|claim| Some(&claim.unit) == whole.spokesman.as_ref()) {
            inherit(&mut whole, track, &pieces);
        }
        return Reached::of(whole);
    }
    let mut all = sum_of_parts(track, &pieces, &voices);
    // A unit that gave the whole and all of its parts must not contradict itself.
    for voice in voices.iter().filter(|voice| !all.spoken && !voice.chosen) {
        let reason = figure(voice).and_then(|stated| contradicted(track, &voice.unit, stated, &pieces, false));
        doubt(&mut all.combined, reason);
    }
    all
}

/// A cumulative figure that was built on a contested one is contested too; only a report on the whole time settles that.
fn inherit(whole: &mut Combined, track: &Track<'_, '_>, pieces: &[Piece]) {
    let contested = |part: &Reached| part.combined.review && part.combined.figure.is_some();
    for part in pieces.iter().map(|piece| total(track, piece.period)).filter(contested) {
        for reason in part.combined.reasons {
            doubt(whole, Some(reason));
        }
    }
}

fn doubt(combined: &mut Combined, reason: Option<Reason>) {
    if let Some(reason) = reason {
        combined.review = true;
        combined.reasons.push(reason);
    }
}

fn sum_of(track: &Track<'_, '_>, pieces: &[Piece]) -> Reached {
    sum_of_parts(track, pieces, &[])
}

/// Where one unit spoke for all in any part, the parts' totals add up. Else each unit's own figures do, and then those
/// of the units: one that reports on the whole at once counts beside others that report on its parts, and none twice.
fn sum_of_parts<'a>(track: &Track<'_, 'a>, pieces: &[Piece], whole: &[Voice<'a>]) -> Reached {
    let parts: Vec<(Piece, Reached)> = pieces.iter().map(|piece| (*piece, total(track, piece.period))).collect();
    if parts.iter().any(|(_, part)| part.spoken) {
        return added(&parts);
    }
    let voices: Vec<Voice<'a>> =
        track.units(pieces).iter().filter_map(|unit| voice(track, unit, pieces, whole)).collect();
    let alone = whole.iter().filter(|voice| !voices.iter().any(|known| known.unit == voice.unit)).cloned();
    let voices: Vec<Voice<'a>> = voices.iter().cloned().chain(alone).collect();
    let combined = track.over_units(&voices);
    let covered = whole.iter().any(|voice| figure(voice).is_some());
    let missing: Vec<Period> = if covered { Vec::new() } else { silent(track, pieces) };
    lacking(Reached { missing, ..Reached::of(combined) })
}

/// A sum that lacks something is no total.
fn lacking(mut reached: Reached) -> Reached {
    if !reached.missing.is_empty() {
        reached.so_far = reached.combined.figure.take();
    }
    reached
}

/// The totals of the parts, added.
fn added(parts: &[(Piece, Reached)]) -> Reached {
    let mut all = Reached { spoken: true, ..Reached::default() };
    for (piece, part) in parts {
        all.combined.review |= part.combined.review;
        for unit in &part.combined.counted {
            if !all.combined.counted.contains(unit) {
                all.combined.counted.push(unit.clone());
            }
        }
        all.combined.reasons.extend(part.combined.reasons.iter().cloned());
        if piece.needed {
            all.missing.extend(&part.missing);
        }
    }
    let figures: Vec<&Quantity> =
        parts.iter().filter_map(|(_, part)| part.combined.figure.as_ref().or(part.so_far.as_ref())).collect();
    let waits =
        parts.iter().any(|(piece, part)| piece.needed && part.combined.figure.is_none() && part.combined.review);
    let Some(like) = figures.iter().max_by_key(|figure| figure.unit.dimension != crate::model::Dimension::Bare) else {
        return all;
    };
    match sum_in_unit(&figures, like) {
        Some(value) => {
            let sum = Quantity { value, upper: None, qualifier: loosest(&figures), ..(*like).clone() };
            // What waits for a person in one part keeps the sum from being one.
            all.combined.figure = (!waits).then_some(sum);
        }
        None => {
            let found = figures.iter().find(|figure| figure.unit != like.unit).unwrap_or(like).unit.symbol.clone();
            doubt(&mut all.combined, Some(Reason::UnitMismatch { found, expected: like.unit.symbol.clone() }));
        }
    }
    lacking(all)
}

/// A sum is as exact as the least exact of its figures.
fn loosest(figures: &[&Quantity]) -> Qualifier {
    let kinds: Vec<Qualifier> = figures.iter().map(|figure| figure.qualifier).collect();
    match kinds.iter().find(|kind| **kind != Qualifier::Exact) {
        None => Qualifier::Exact,
        Some(first) if kinds.iter().all(|kind| matches!(kind, Qualifier::Exact) || kind == first) => *first,
        Some(_) => Qualifier::About,
    }
}

/// One unit's word on consecutive pieces: what it says of the whole, else the sum of what it says of the parts.
fn voice<'a>(track: &Track<'_, 'a>, unit: &UnitKey, pieces: &[Piece], whole: &[Voice<'a>]) -> Option<Voice<'a>> {
    if let Some(voice) = whole.iter().find(|voice| &voice.unit == unit) {
        return Some(voice.clone());
    }
    let parts: Vec<Voice<'a>> = pieces
        .iter()
        .filter_map(|piece| {
            let below = track.pieces(piece.period);
            voice(track, unit, &below, &track.whole(piece.period))
        })
        .collect();
    let (first, last) = (parts.first()?, parts.last()?);
    let conflict = parts.iter().find(|part| matches!(part.says, Said::Conflict(_)));
    let waiting = parts.iter().any(|part| matches!(part.says, Said::InReview { .. }));
    let figures: Vec<&Quantity> = parts.iter().filter_map(figure).collect();
    let says = match (conflict, waiting, figures.as_slice()) {
        (Some(conflict), _, _) => conflict.says.clone(),
        (None, true, _) => Said::InReview { figures: Vec::new(), reasons: parts.iter().flat_map(reasons).collect() },
        (None, false, [only]) => Said::Figure((*only).clone()),
        (None, false, [like, ..]) => match sum_in_unit(&figures, like) {
            Some(value) => Said::Figure(Quantity { value, upper: None, ..(*like).clone() }),
            None => Said::Conflict(Reason::Disagreement { values: figures.iter().map(|each| each.value).collect() }),
        },
        (None, false, []) => return None,
    };
    let chosen = parts.iter().all(|part| part.chosen);
    Some(Voice { unit: unit.clone(), name: last.name.or(first.name), role: track.role(unit), says, chosen })
}

fn reasons(voice: &Voice<'_>) -> Vec<Reason> {
    match &voice.says {
        Said::InReview { reasons, .. } => reasons.clone(),
        Said::Figure(_) | Said::Conflict(_) => Vec::new(),
    }
}

/// The figures of a unit for all the parts; `None` where one is lacking or waits.
fn strict_parts(track: &Track<'_, '_>, unit: &UnitKey, pieces: &[Piece]) -> Option<Vec<Quantity>> {
    let mut all = Vec::new();
    for piece in pieces {
        let whole = track.whole(piece.period);
        let own = whole.iter().find(|voice| &voice.unit == unit);
        match own.map(|voice| &voice.says) {
            Some(Said::Figure(figure)) => all.push(figure.clone()),
            Some(Said::Conflict(_) | Said::InReview { .. }) => return None,
            None => {
                let below = track.pieces(piece.period);
                match strict_parts(track, unit, &below) {
                    Some(parts) if !parts.is_empty() => all.extend(parts),
                    _ if !piece.needed => {}
                    _ => return None,
                }
            }
        }
    }
    Some(all)
}

/// The shortest needed periods on which no unit says anything.
fn silent(track: &Track<'_, '_>, pieces: &[Piece]) -> Vec<Period> {
    let mut all = Vec::new();
    for piece in pieces.iter().filter(|piece| piece.needed) {
        if !track.whole(piece.period).is_empty() {
            continue;
        }
        match track.pieces(piece.period).as_slice() {
            [] => all.extend(track.horizons.quarters(piece.period)),
            below => all.extend(silent(track, below)),
        }
    }
    all
}

/// The figure of the period itself, else that of the last period within it that has one. What waits for a person is
/// not passed over.
fn latest(track: &Track<'_, '_>, period: Period) -> Reached {
    let whole = Reached::of(track.over_units(&track.whole(period)));
    if whole.combined.figure.is_some() || whole.combined.review {
        return whole.from(period);
    }
    for piece in track.pieces(period).iter().rev() {
        let part = latest(track, piece.period);
        if part.combined.figure.is_some() || part.combined.review {
            return part;
        }
    }
    whole
}

/// The growth of the period as reported; for a term that of its latest year. Else the average of the parts, which a
/// person must look at.
fn own(track: &Track<'_, '_>, period: Period) -> Reached {
    let whole = Reached::of(track.over_units(&track.whole(period)));
    if whole.combined.figure.is_some() || whole.combined.review {
        return whole.from(period);
    }
    let pieces = track.pieces(period);
    if period.end().is_none() {
        let mut years = pieces.iter().rev().map(|piece| own(track, piece.period));
        return years.find(|part| part.combined.figure.is_some() || part.combined.review).unwrap_or(whole);
    }
    let average = if track.ways.growth { averaged(track, &pieces) } else { None };
    average.map_or(whole, |average| average.from(period))
}

/// The average of growth rates of parts of equal length.
fn averaged(track: &Track<'_, '_>, pieces: &[Piece]) -> Option<Reached> {
    let mut leaves = Vec::new();
    shortest(track, pieces, &mut leaves);
    let parts: Vec<Reached> = leaves.iter().map(|leaf| Reached::of(track.over_units(&track.whole(*leaf)))).collect();
    let figures: Vec<&Quantity> = parts.iter().filter_map(|part| part.combined.figure.as_ref()).collect();
    let first = *figures.first()?;
    let missing: Vec<Period> =
        leaves.iter().zip(&parts).filter(|(_, part)| part.combined.figure.is_none()).map(|(leaf, _)| *leaf).collect();
    if !missing.is_empty() {
        let reasons = vec![Reason::PeriodsMissing { periods: missing, so_far: None }];
        return Some(Reached::of(Combined { reasons, ..Combined::default() }));
    }
    let sum = figures.iter().try_fold(Decimal::ZERO, |sum, figure| sum.checked_add(figure.value))?;
    let mean = sum.checked_div(Decimal::from(figures.len()))?;
    let mean = mean.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero).normalize();
    let mut counted = parts.iter().flat_map(|part| part.combined.counted.clone()).collect::<Vec<_>>();
    counted.dedup();
    Some(Reached::of(Combined {
        figure: Some(Quantity { value: mean, upper: None, qualifier: Qualifier::About, ..first.clone() }),
        counted,
        spokesman: None,
        review: true,
        reasons: vec![Reason::AveragedGrowth { periods: leaves }],
    }))
}

fn shortest(track: &Track<'_, '_>, pieces: &[Piece], leaves: &mut Vec<Period>) {
    for piece in pieces {
        match track.pieces(piece.period).as_slice() {
            [] => leaves.push(piece.period),
            below => shortest(track, below, leaves),
        }
    }
}
