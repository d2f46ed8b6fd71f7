//! Results set against targets, as numbers.

use rust_decimal::Decimal;

use crate::model::{
    Dimension, Direction, Horizon, IndicatorPart, ItemResult, Measure, MeasureUnit, Nature, Quantity, TargetValue,
};
use crate::wording::comparison::{Standing, standing};

/// How a result stands against one target.
pub(crate) struct Comparison {
    pub(crate) standing: Standing,
    /// Which of the result's figures was compared.
    pub(crate) basis: Measure,
    pub(crate) horizon: Horizon,
}

impl Comparison {
    /// In words, in small letters at the start.
    pub(crate) fn words(&self, term_end: Option<u16>) -> String {
        standing(&self.standing, self.basis, self.horizon, term_end)
    }
}

/// The comparisons of a part with those of its targets that are figures; targets that say the same once only.
pub(crate) fn comparisons(part: &IndicatorPart, result: &ItemResult) -> Vec<Comparison> {
    let mut all: Vec<Comparison> = Vec::new();
    for target in &part.targets {
        let Some((basis, figure)) = achieved(part.nature, target.horizon, result) else { continue };
        let Some(standing) = stand(part.nature, &target.value, figure) else { continue };
        let said = all.iter().any(|seen| seen.basis == basis && seen.standing == standing);
        if !said {
            all.push(Comparison { standing, basis, horizon: target.horizon });
        }
    }
    all
}

/// The figure that answers a target: a flow is measured by what has accumulated, all else by the period's result.
pub(crate) fn achieved(nature: Nature, horizon: Horizon, result: &ItemResult) -> Option<(Measure, &Quantity)> {
    let in_period = (Measure::InPeriod, result.in_period.as_ref());
    let year = (Measure::CumulativeYear, result.cumulative_year.as_ref());
    let term = (Measure::CumulativeTerm, result.cumulative_term.as_ref());
    let order = match (nature, horizon) {
        (Nature::Flow | Nature::Assigned, Horizon::Term) => [term, year, in_period],
        (Nature::Flow | Nature::Assigned, Horizon::EachYear | Horizon::InYear(_)) => [year, in_period, term],
        (Nature::Stock | Nature::Rate | Nature::Growth | Nature::YesNo, _) => [in_period, year, term],
    };
    order.into_iter().find_map(|(measure, figure)| figure.map(|figure| (measure, figure)))
}

/// A single figure in the unit of a target; `None` where they measure different things.
fn in_unit(figure: &Quantity, unit: &MeasureUnit) -> Option<Decimal> {
    let (ours, theirs) = (figure.unit.dimension, unit.dimension);
    let bare = ours == Dimension::Bare || theirs == Dimension::Bare;
    if figure.upper.is_some() || !(ours == theirs || bare) {
        return None;
    }
    let scale = if bare { Decimal::ONE } else { figure.unit.scale.checked_div(unit.scale)? };
    figure.value.checked_mul(scale)
}

/// Which share of a target a figure is, 1 for all of it; `None` for a target of nought or below, and where they
/// measure different things.
pub(crate) fn share_of_target(figure: &Quantity, value: Decimal, unit: &MeasureUnit) -> Option<Decimal> {
    let result = in_unit(figure, unit)?;
    (value > Decimal::ZERO).then(|| result.checked_div(value)).flatten()
}

fn stand(nature: Nature, target: &TargetValue, figure: &Quantity) -> Option<Standing> {
    let TargetValue::Figure { value, upper, unit, direction } = target else { return None };
    let result = in_unit(figure, unit)?;
    let (ours, theirs) = (figure.unit.dimension, unit.dimension);
    let highest = upper.unwrap_or(*value);
    if (*value..=highest).contains(&result) {
        return Some(Standing::Equal);
    }
    let lower_is_better = matches!(direction, Direction::AtMost | Direction::LessThan);
    let by_share = matches!(nature, Nature::Flow | Nature::Stock | Nature::Assigned)
        && theirs != Dimension::Percent
        && ours != Dimension::Percent
        && !lower_is_better
        && value.is_sign_positive()
        && !value.is_zero();
    if by_share {
        return result.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(*value).map(Standing::Share);
    }
    let nearest = if result > highest { highest } else { *value };
    let percent = theirs == Dimension::Percent || ours == Dimension::Percent;
    let unit = if percent { MeasureUnit::points().symbol } else { unit.symbol.clone() };
    result.checked_sub(nearest).map(|by| Standing::Difference { by, unit })
}
