//! What each unit says of one measure.

use rust_decimal::Decimal;

use super::agreement::{agrees, finer};
use super::claims::Claim;
use super::ownership::Role;
use super::unit_names::UnitKey;
use crate::model::{Dimension, Measure, Quantity, Reason, ReportingUnit};

/// One unit's word on one measure.
#[derive(Debug, Clone)]
pub(super) struct Voice<'a> {
    pub(super) unit: UnitKey,
    pub(super) name: Option<&'a ReportingUnit>,
    pub(super) role: Role,
    pub(super) says: Said,
    /// A person took the figure as it is, or put it there.
    pub(super) chosen: bool,
}

/// What a unit says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Said {
    /// One figure, perhaps in several places.
    Figure(Quantity),
    /// Figures that contradict each other; the reason lists them.
    Conflict(Reason),
    /// Nothing that was accepted: the figures that wait for a person, and why they do.
    InReview { figures: Vec<Quantity>, reasons: Vec<Reason> },
}

/// The measures of which the first one that a unit states is taken.
pub(super) type Preference = [Measure];

/// The word of each unit, by order of first mention. `measures` are tried in order for each unit; figures that can't
/// be compared with `kind` are not the item's.
pub(super) fn voices<'a>(
    claims: &[Claim<'a>],
    measures: &Preference,
    kind: Option<Dimension>,
    role: impl Fn(&UnitKey) -> Role,
) -> Vec<Voice<'a>> {
    let mut units: Vec<(&UnitKey, Option<&'a ReportingUnit>)> = Vec::new();
    for claim in claims {
        if !units.iter().any(|(unit, _)| *unit == &claim.unit) {
            units.push((&claim.unit, claim.name));
        }
    }
    let mut voices = Vec::new();
    for (unit, name) in units {
        let of_unit = |measure: Measure| {
            claims.iter().filter(move |claim| &claim.unit == unit && claim.measures(measure) && fits(claim, kind))
        };
        let accepted =
            measures.iter().find_map(|m| said(chosen(of_unit(*m).filter(|claim| claim.is_accepted())).into_iter()));
        let in_review = || measures.iter().find_map(|m| waiting(of_unit(*m)));
        let says = match (accepted, measures.first()) {
            // The figure of a second measure does not stand in for one that contradicts it and waits for a person.
            (Some(Said::Figure(figure)), Some(first)) if is_contradicted(&figure, of_unit(*first)) => in_review(),
            (Some(said), _) => Some(said),
            (None, _) => in_review(),
        };
        if let Some(says) = says {
            let stated = |claim: &&Claim<'_>| measures.iter().any(|measure| claim.measures(*measure));
            let chosen = claims.iter().any(|claim| &claim.unit == unit && stated(&claim) && claim.is_chosen());
            voices.push(Voice { unit: unit.clone(), name, role: role(unit), says, chosen });
        }
    }
    voices
}

/// The kind of figure that an item's result is: the expected one where anybody states it, else that of the first
/// accepted figure.
pub(super) fn kind_of(claims: &[Claim<'_>], expected: Option<Dimension>) -> Option<Dimension> {
    let results = |claim: &&Claim<'_>| claim.fact.measure.is_result() && !claim.measures(Measure::PercentComplete);
    let stated = || claims.iter().filter(results).filter(|claim| claim.is_accepted()).filter_map(Claim::figure);
    let fits = |quantity: &Quantity| Some(quantity.unit.dimension) == expected;
    if expected.is_some() && stated().any(fits) {
        return expected;
    }
    stated().map(|quantity| quantity.unit.dimension).find(|dimension| *dimension != Dimension::Bare)
}

fn fits(claim: &Claim<'_>, kind: Option<Dimension>) -> bool {
    match (claim.figure(), kind) {
        (Some(quantity), Some(kind)) => quantity.unit.dimension == kind || quantity.unit.dimension == Dimension::Bare,
        (Some(_), None) => true,
        // A place that could not be read as a figure waits for a person.
        (None, _) => !claim.is_accepted(),
    }
}

/// Whether the claims of a measure all wait for a person and hold another figure than this.
fn is_contradicted<'c, 'a: 'c>(figure: &Quantity, claims: impl Iterator<Item = &'c Claim<'a>>) -> bool {
    let claims: Vec<&Claim<'_>> = claims.collect();
    let waits = claims.iter().all(|claim| !claim.is_accepted());
    waits && claims.iter().filter_map(|claim| claim.figure()).any(|other| !agrees(figure, other))
}

/// Where a person chose among a unit's figures, the chosen ones; else all.
fn chosen<'c, 'a: 'c>(claims: impl Iterator<Item = &'c Claim<'a>>) -> Vec<&'c Claim<'a>> {
    let claims: Vec<&Claim<'_>> = claims.collect();
    let of_people: Vec<&Claim<'_>> = claims.iter().copied().filter(|claim| claim.is_chosen()).collect();
    if of_people.is_empty() { claims } else { of_people }
}

/// One figure where all agree, else the conflict.
fn said<'c, 'a: 'c>(claims: impl Iterator<Item = &'c Claim<'a>>) -> Option<Said> {
    let mut distinct: Vec<(&Quantity, usize)> = Vec::new();
    for claim in claims {
        let Some(quantity) = claim.figure() else { continue };
        match distinct.iter_mut().find(|(known, _)| agrees(known, quantity)) {
            Some((known, _)) => *known = finer(known, quantity),
            None => distinct.push((quantity, claim.at.submission)),
        }
    }
    match distinct.as_slice() {
        [] => None,
        [(only, _)] => Some(Said::Figure((*only).clone())),
        [(_, file), rest @ ..] => {
            let values: Vec<Decimal> = distinct.iter().map(|(quantity, _)| quantity.value).collect();
            let one_file = rest.iter().all(|(_, other)| other == file);
            let reason = if one_file { Reason::Disagreement { values } } else { Reason::ReportsDisagree { values } };
            Some(Said::Conflict(reason))
        }
    }
}

fn waiting<'c, 'a: 'c>(claims: impl Iterator<Item = &'c Claim<'a>>) -> Option<Said> {
    let mut found = false;
    let (mut figures, mut reasons): (Vec<Quantity>, Vec<Reason>) = (Vec::new(), Vec::new());
    for claim in claims {
        found = true;
        figures.extend(claim.figure().cloned());
        reasons.extend(claim.fact.reasons.iter().cloned());
    }
    found.then_some(Said::InReview { figures, reasons })
}
