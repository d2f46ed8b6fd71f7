//! A figure over periods of one kind.

use std::collections::BTreeMap;
use std::mem::{Discriminant, discriminant};

use crate::model::{Consolidation, ItemId, Known, Period, PeriodKind, Quantity};

/// A result in one period.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Point {
    pub(crate) period: Period,
    pub(crate) figure: Quantity,
}

/// The results of an item in the period and in the earlier ones of its kind, first to last; where there are none, those
/// of the shorter periods that it is made of. Empty where there are not two that measure the same.
pub(crate) fn trend(id: ItemId, now: &Consolidation, earlier: &[&Consolidation]) -> Vec<Point> {
    let steps = steps(id, now);
    let kind = discriminant(&now.period.kind());
    let mut own: BTreeMap<Period, Quantity> = of_kind(&steps, kind);
    let others = earlier.iter().filter(|each| each.period < now.period && discriminant(&each.period.kind()) == kind);
    own.extend(others.filter_map(|each| Some((each.period, single(each.items.get(&id)?.in_period.as_ref())?))));
    let last = now.items.get(&id).and_then(|item| single(item.in_period.as_ref()));
    match last {
        Some(figure) => {
            own.insert(now.period, figure);
        }
        // What is not known now has no line that leads to it.
        None => own.clear(),
    }
    let line = comparable(own);
    if !line.is_empty() {
        return line;
    }
    let kind_of_steps = steps.keys().next_back().map(|period| discriminant(&period.kind()));
    kind_of_steps.map(|kind| comparable(of_kind(&steps, kind))).unwrap_or_default()
}

/// What the periods of the same year, or those below a longer one, say for certain.
fn steps(id: ItemId, now: &Consolidation) -> BTreeMap<Period, Quantity> {
    let steps = now.history.items.get(&id).map(|item| item.steps.as_slice()).unwrap_or_default();
    let certain = steps.iter().filter(|step| step.known == Known::Reported && step.period <= now.period);
    certain.filter_map(|step| Some((step.period, single(step.figure.as_ref())?))).collect()
}

fn of_kind(steps: &BTreeMap<Period, Quantity>, kind: Discriminant<PeriodKind>) -> BTreeMap<Period, Quantity> {
    let of_kind = steps.iter().filter(|(period, _)| discriminant(&period.kind()) == kind);
    of_kind.map(|(period, figure)| (*period, figure.clone())).collect()
}

/// The points in the unit of the last one; none where fewer than two are left.
fn comparable(points: BTreeMap<Period, Quantity>) -> Vec<Point> {
    let Some(unit) = points.values().next_back().map(|figure| figure.unit.clone()) else { return Vec::new() };
    let same = |figure: &Quantity| figure.unit.dimension == unit.dimension && figure.unit.scale == unit.scale;
    let line: Vec<Point> = points
        .into_iter()
        .filter(|(_, figure)| same(figure))
        .map(|(period, figure)| Point { period, figure })
        .collect();
    if line.len() < 2 { Vec::new() } else { line }
}

/// A figure that is one number, no range.
fn single(figure: Option<&Quantity>) -> Option<Quantity> {
    figure.filter(|figure| figure.upper.is_none()).cloned()
}
