//! A figure over periods of one kind.

use std::mem::discriminant;

use crate::model::{Consolidation, ItemId, Period, Quantity};

/// A result in one period.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Point {
    pub(crate) period: Period,
    pub(crate) figure: Quantity,
}

/// The results of an item in the period and in the earlier ones of its kind, first to last. Empty where there are not
/// two that measure the same.
pub(crate) fn trend(id: ItemId, now: &Consolidation, earlier: &[&Consolidation]) -> Vec<Point> {
    let Some(last) = point(id, now) else { return Vec::new() };
    let comparable = |point: &Point| {
        point.figure.unit.dimension == last.figure.unit.dimension && point.figure.unit.scale == last.figure.unit.scale
    };
    let kind = discriminant(&now.period.kind());
    let mut points: Vec<Point> = earlier
        .iter()
        .filter(|each| each.period < now.period && discriminant(&each.period.kind()) == kind)
        .filter_map(|each| point(id, each))
        .filter(comparable)
        .collect();
    points.sort_by_key(|point| point.period);
    points.push(last);
    if points.len() < 2 { Vec::new() } else { points }
}

/// The result of the period, where it is one figure.
fn point(id: ItemId, consolidation: &Consolidation) -> Option<Point> {
    let figure = consolidation.items.get(&id)?.in_period.clone().filter(|figure| figure.upper.is_none())?;
    Some(Point { period: consolidation.period, figure })
}
