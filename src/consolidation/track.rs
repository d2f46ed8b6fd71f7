//! What all units say of one item, by period.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::accumulate::in_period_measures;
use super::claims::Claim;
use super::combine::{Combined, Manner, combine};
use super::ownership::{Ownership, Role};
use super::pieces::{Horizons, Piece};
use super::unit_names::UnitKey;
use super::voices::{Said, Voice, voices};
use crate::model::{Dimension, ItemId, Measure, OverTime, Period, Quantity, Reason};

/// How the figures of an item are understood and combined.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ways {
    /// Over periods.
    pub(super) over_time: OverTime,
    /// Whether a figure of a part of the year says less than one since its start.
    pub(super) accumulates: bool,
    /// Whether it is a growth rate.
    pub(super) growth: bool,
    /// The kind of figure that the item's result is.
    pub(super) kind: Option<Dimension>,
    /// Over units.
    pub(super) manner: Manner,
    /// Whether the units are communes, each of which reports its whole result: none of them leads.
    pub(super) communes: bool,
}

/// The claims of one item by the period that they are about.
pub(super) struct Track<'c, 'a> {
    pub(super) id: ItemId,
    pub(super) ways: Ways,
    pub(super) horizons: &'c Horizons,
    ownership: &'c Ownership,
    by_period: BTreeMap<Period, Vec<Claim<'a>>>,
    /// What was found of whole periods: it is asked for once a unit.
    whole: RefCell<BTreeMap<Period, Rc<[Voice<'a>]>>>,
}

impl<'c, 'a> Track<'c, 'a> {
    /// Sorts claims by period. Those of unknown period, which all wait for a person, stand with the period `asked`
    /// for unless something is known of the periods below it.
    pub(super) fn new(
        id: ItemId,
        claims: &[Claim<'a>],
        ways: Ways,
        asked: Period,
        (horizons, ownership): (&'c Horizons, &'c Ownership),
    ) -> Track<'c, 'a> {
        let mut by_period: BTreeMap<Period, Vec<Claim<'a>>> = BTreeMap::new();
        let below = claims.iter().any(|claim| claim.period.is_some_and(|p| p != asked && horizons.holds(asked, p)));
        for claim in claims {
            if let Some(period) = claim.period.or((!below).then_some(asked)) {
                by_period.entry(period).or_default().push(claim.clone());
            }
        }
        Track { id, ways, horizons, ownership, by_period, whole: RefCell::default() }
    }

    pub(super) fn claims(&self, period: Period) -> &[Claim<'a>] {
        self.by_period.get(&period).map(Vec::as_slice).unwrap_or_default()
    }

    /// The periods that a period holds and that something is said of, first to last.
    pub(super) fn within(&self, period: Period) -> impl DoubleEndedIterator<Item = (Period, &[Claim<'a>])> {
        let inside = move |(own, _): &(&Period, &Vec<Claim<'a>>)| self.horizons.holds(period, **own);
        self.by_period.iter().filter(inside).map(|(own, claims)| (*own, claims.as_slice()))
    }

    /// The pieces of a period of which anything is said, or without which a sum lacks something. A period of which
    /// nothing is said below has none.
    pub(super) fn pieces(&self, period: Period) -> Vec<Piece> {
        self.said(self.horizons.below(period))
    }

    pub(super) fn said(&self, mut pieces: Vec<Piece>) -> Vec<Piece> {
        let said = |piece: &Piece| self.within(piece.period).next().is_some();
        if !pieces.iter().any(said) {
            return Vec::new();
        }
        pieces.retain(|piece| piece.needed || said(piece));
        pieces
    }

    /// What units say of a whole period: in reports on it, or as what has been reached by its end in the last report
    /// within it.
    pub(super) fn whole(&self, period: Period) -> Rc<[Voice<'a>]> {
        if let Some(known) = self.whole.borrow().get(&period) {
            return known.clone();
        }
        let found: Rc<[Voice<'a>]> = self.find_whole(period).into();
        self.whole.borrow_mut().insert(period, found.clone());
        found
    }

    fn find_whole(&self, period: Period) -> Vec<Voice<'a>> {
        let role = |unit: &UnitKey| self.role(unit);
        let measures = in_period_measures(self.ways.accumulates, period);
        let mut all = voices(self.claims(period), measures, self.ways.kind, role);
        let so_far = match period.end() {
            None => Measure::CumulativeTerm,
            Some(_) if period.starts_the_year() => Measure::CumulativeYear,
            Some(_) => return all,
        };
        let end = self.horizons.calendar.last_month(period, self.horizons.term);
        let ending = self.within(period).rev().filter(|(own, _)| *own != period && own.end() == end);
        for (_, claims) in ending {
            let stated = voices(claims, &[so_far], self.ways.kind, role);
            for voice in stated.into_iter().filter(|voice| matches!(voice.says, Said::Figure(_))) {
                if !all.iter().any(|known| known.unit == voice.unit) {
                    all.push(voice);
                }
            }
        }
        all
    }

    /// Combines voices over units.
    pub(super) fn over_units(&self, voices: &[Voice<'a>]) -> Combined {
        if self.ways.communes && self.ways.manner == Manner::LeadSpeaks {
            return spread(voices);
        }
        let assigned = self.ownership.is_assigned(self.id);
        combine(voices, self.ways.manner, assigned, |unit| self.ownership.leads_something(unit))
    }

    pub(super) fn role(&self, unit: &UnitKey) -> Role {
        if self.ways.communes { Role::Contributor } else { self.ownership.role(self.id, unit) }
    }

    /// All units that say anything within these pieces, by order of period and first mention.
    pub(super) fn units(&self, pieces: &[Piece]) -> Vec<UnitKey> {
        let mut units: Vec<UnitKey> = Vec::new();
        for claims in pieces.iter().flat_map(|piece| self.within(piece.period)).map(|(_, claims)| claims) {
            for claim in claims {
                if !units.contains(&claim.unit) {
                    units.push(claim.unit.clone());
                }
            }
        }
        units
    }
}

/// What communes say of a rate: who did, and from where to where it goes. There is no figure of all.
fn spread(voices: &[Voice<'_>]) -> Combined {
    let figures: Vec<&Quantity> = voices.iter().filter_map(figure).collect();
    let values = || figures.iter().map(|figure| figure.value);
    let reasons = match (values().min(), values().max()) {
        (Some(lowest), Some(highest)) => vec![Reason::Spread { units: figures.len(), lowest, highest }],
        _ => Vec::new(),
    };
    let counted = voices.iter().filter(|voice| figure(voice).is_some()).filter_map(|voice| voice.name.cloned());
    Combined { counted: counted.collect(), reasons, ..Combined::default() }
}

/// The figure of a voice that is certain.
pub(super) fn figure<'v>(voice: &'v Voice<'_>) -> Option<&'v Quantity> {
    match &voice.says {
        Said::Figure(figure) => Some(figure),
        Said::Conflict(_) | Said::InReview { .. } => None,
    }
}
