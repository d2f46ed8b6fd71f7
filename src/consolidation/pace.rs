//! What is needed until the end of the term.

use rust_decimal::{Decimal, RoundingStrategy};

use super::assess::Moment;
use crate::model::{
    Dimension, Direction, Horizon, IndicatorPart, ItemResult, MeasureUnit, Nature, OverTime, Pace, Qualifier, Quantity,
    TargetValue,
};

/// What has to come each year so that the target of the term is reached; `None` without such a target, or where
/// nothing comparable has been reported.
pub(super) fn pace(result: &ItemResult, parts: &[IndicatorPart], over_time: OverTime, moment: &Moment) -> Option<Pace> {
    // A growth rate does not approach its target year by year.
    let part = parts.first().filter(|part| parts.len() == 1 && part.nature != Nature::Growth)?;
    let target = part.targets.iter().find(|target| target.horizon == Horizon::Term)?;
    let TargetValue::Figure { value, unit, direction, .. } = &target.value else { return None };
    let adds_up = over_time == OverTime::Added;
    let falling = matches!(direction, Direction::AtMost | Direction::LessThan);
    let found = if adds_up { result.cumulative_term.as_ref()? } else { result.in_period.as_ref()? };
    let same = found.unit.dimension == unit.dimension;
    let bare = found.unit.dimension == Dimension::Bare || unit.dimension == Dimension::Bare;
    // What may not pass a ceiling needs no pace.
    if found.upper.is_some() || !(same || bare) || (adds_up && falling) {
        return None;
    }
    let unit = if unit.dimension == Dimension::Bare { &found.unit } else { unit };
    // Between two shares lie points.
    let between = if unit.dimension == Dimension::Percent { MeasureUnit::points() } else { unit.clone() };
    let difference = |value: Decimal| Quantity { unit: between.clone(), ..quantity_of(value, unit) };
    let quantity = |value: Decimal| quantity_of(value, unit);
    let reached = found.in_base()?.checked_div(unit.scale)?;
    let gap = value.checked_sub(reached)?;
    let done = if falling { gap >= Decimal::ZERO } else { gap <= Decimal::ZERO };
    let needed = if done { Decimal::ZERO } else { gap };
    let (years_left, years_gone) = (moment.years_left()?, moment.years_gone()?);
    let whole = unit.dimension == Dimension::Count;
    let each_year = (!done && years_left > Decimal::ZERO)
        .then(|| needed.checked_div(years_left).map(|each| rounded(each, whole)))
        .flatten();
    let so_far = (adds_up && years_gone > Decimal::ZERO)
        .then(|| reached.checked_div(years_gone).map(|each| each.round_dp(2)))
        .flatten();
    Some(Pace {
        target: quantity(*value),
        reached: quantity(reached),
        needed: difference(needed),
        each_year: each_year.map(difference),
        years_left,
        so_far_each_year: so_far.map(quantity),
    })
}

fn quantity_of(value: Decimal, unit: &MeasureUnit) -> Quantity {
    Quantity { value: value.normalize(), upper: None, unit: unit.clone(), qualifier: Qualifier::Exact }
}

/// Counts to the next whole number away from zero, all else to two places: the pace has to suffice.
fn rounded(each: Decimal, whole: bool) -> Decimal {
    each.round_dp_with_strategy(if whole { 0 } else { 2 }, RoundingStrategy::AwayFromZero)
}
