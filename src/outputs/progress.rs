//! How far an item has come, as shares.

use rust_decimal::Decimal;

use super::comparison::{achieved, share_of_target};
use crate::model::{
    Direction, Horizon, IndicatorPart, ItemId, ItemResult, Measure, Nature, Period, Programme, TargetValue, elapsed,
    years_of,
};

/// What a share is a share of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whole {
    /// A target that is to be reached.
    Target(Horizon),
    /// A target that is not to be passed.
    Ceiling(Horizon),
    /// The plan of the year, as the unit itself set its result against it.
    Plan,
    /// The volume of a task or project.
    Volume,
}

/// How much of something is reached, and how much of the time for it has passed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Progress {
    pub(crate) whole: Whole,
    /// 1 is all of it; never negative.
    pub(crate) reached: Decimal,
    /// 0 to 1, where the time elapsed says something of the share.
    pub(crate) time: Option<Decimal>,
}

/// When progress is measured.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment {
    pub(crate) period: Period,
    pub(crate) term: Option<(u16, u16)>,
}

/// The shares of a result: for each target that is a figure (nothing twice), else of the plan, else of the volume.
pub(crate) fn progress(part: Option<&IndicatorPart>, result: &ItemResult, moment: Moment) -> Vec<Progress> {
    let mut all: Vec<Progress> = Vec::new();
    for target in part.map(|part| part.targets.as_slice()).unwrap_or_default() {
        let Some(found) = part.and_then(|part| against(part.nature, &target.value, target.horizon, result, moment))
        else {
            continue;
        };
        if !all.iter().any(|seen| seen.whole == found.whole) {
            all.push(found);
        }
    }
    if all.is_empty() {
        all.extend(of_plan(result, moment));
    }
    if all.is_empty() {
        all.extend(of_volume(result));
    }
    all
}

/// The one measured part of an item; a bullet with several has none of its own.
pub(crate) fn part_of(programme: &Programme, id: ItemId) -> Option<&IndicatorPart> {
    let of_row = programme.indicators.iter().flat_map(|row| &row.parts).find(|part| part.id == id);
    let of_bullet = || {
        let bullet = programme.body.iter().find(|bullet| bullet.id == id)?;
        bullet.parts.first().filter(|_| bullet.parts.len() == 1)
    };
    of_row.or_else(of_bullet)
}

fn against(
    nature: Nature,
    target: &TargetValue,
    horizon: Horizon,
    result: &ItemResult,
    moment: Moment,
) -> Option<Progress> {
    let TargetValue::Figure { value, unit, direction, .. } = target else { return None };
    let (basis, figure) = achieved(nature, horizon, result)?;
    let reached = share_of_target(figure, *value, unit).filter(|share| !share.is_sign_negative())?;
    let ceiling = matches!(direction, Direction::AtMost | Direction::LessThan);
    let whole = if ceiling { Whole::Ceiling(horizon) } else { Whole::Target(horizon) };
    // A growth rate does not build up, and a level under its ceiling has no pace.
    let paced = nature != Nature::Growth && (!ceiling || nature == Nature::Flow);
    let time = paced.then(|| time(nature, basis, horizon, moment)).flatten();
    Some(Progress { whole, reached, time })
}

/// The share of the time over which the figure came together.
fn time(nature: Nature, basis: Measure, horizon: Horizon, moment: Moment) -> Option<Decimal> {
    let of_year = || match basis {
        Measure::InPeriod => moment.period.months(),
        _ => moment.period.end().map(|(_, month)| month),
    };
    let share_of_year = || Decimal::from(of_year()?).checked_div(Decimal::from(12));
    match (nature, horizon) {
        // A year's figure is held against one year's part of the term.
        (Nature::Flow, Horizon::Term) if basis != Measure::CumulativeTerm => {
            share_of_year()?.checked_div(years_of(moment.term?))
        }
        (Nature::Flow, Horizon::EachYear | Horizon::InYear(_)) => share_of_year(),
        _ => elapsed(moment.period, horizon, moment.term).map(|time| time.share),
    }
}

fn of_plan(result: &ItemResult, moment: Moment) -> Option<Progress> {
    let reached = share(result.percent_of_plan.as_ref()?.value)?;
    let time = elapsed(moment.period, Horizon::EachYear, moment.term).map(|time| time.share);
    Some(Progress { whole: Whole::Plan, reached, time })
}

fn of_volume(result: &ItemResult) -> Option<Progress> {
    let reached = share(result.percent_complete.as_ref()?.value)?;
    Some(Progress { whole: Whole::Volume, reached, time: None })
}

fn share(percent: Decimal) -> Option<Decimal> {
    percent.checked_div(Decimal::ONE_HUNDRED).filter(|share| !share.is_sign_negative())
}
