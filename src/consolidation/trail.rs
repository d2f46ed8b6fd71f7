//! What each period says of an item.

use super::reached::reached;
use super::statements::{products, status};
use super::track::Track;
use super::unit_names::UnitKey;
use crate::model::{Known, Measure, Period, Step};

/// One step for each period.
pub(super) fn trail(track: &Track<'_, '_>, periods: &[Period]) -> Vec<Step> {
    periods.iter().map(|period| step(track, *period)).collect()
}

fn step(track: &Track<'_, '_>, period: Period) -> Step {
    let found = reached(track, period);
    let role = |unit: &UnitKey| track.role(unit);
    let mut within = track.within(period).rev();
    let stated = within.find(|(_, claims)| claims.iter().any(|claim| claim.measures(Measure::Status)));
    let claims = stated.map(|(_, claims)| claims).unwrap_or_default();
    let words = status(claims, true, role);
    // A figure of an earlier period is not repeated in the later ones; the last one within a year is the year's.
    let own = |from: Period| from != period && track.horizons.holds(period, from);
    let figure = found.combined.figure.filter(|_| found.as_of.is_none_or(own));
    let documents = track.within(period).any(|(_, claims)| !products(claims, role).is_empty());
    let complete = track
        .within(period)
        .any(|(_, claims)| claims.iter().any(|claim| claim.is_accepted() && claim.measures(Measure::PercentComplete)));
    let known = match (found.combined.review || words.review, figure.is_some()) {
        (true, _) => Known::InReview,
        (false, true) => Known::Reported,
        (false, false) if words.status.is_some() || documents || complete => Known::Reported,
        (false, false) => Known::Missing,
    };
    Step { period, figure, status: words.status, known }
}
