//! How a result stands against its target.

use rust_decimal::Decimal;

use crate::model::{
    Assessment, Dimension, Direction, Elapsed, Horizon, IndicatorPart, ItemResult, MeasureUnit, Nature, Period,
    Quantity, Status, Target, TargetValue, elapsed, years_of,
};

/// When a result is assessed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    /// The period of the result.
    pub(super) period: Period,
    /// First and last year of the term.
    pub(super) term: Option<(u16, u16)>,
    /// Year and month of the last whole month.
    pub(super) end: Option<(u16, u8)>,
}

impl Moment {
    /// Whole years of the term that have passed, in months as parts of years; the first year of a term counts for
    /// none, as it begins in its middle.
    pub(super) fn years_gone(&self) -> Option<Decimal> {
        let ((first, _), (year, month)) = (self.term?, self.end?);
        let whole = i64::from(year).checked_sub(i64::from(first))?.checked_sub(1)?;
        years(whole.checked_mul(12)?.checked_add(i64::from(month))?)
    }

    /// Years until the end of the term.
    pub(super) fn years_left(&self) -> Option<Decimal> {
        let ((_, last), (year, month)) = (self.term?, self.end?);
        let whole = i64::from(last).checked_sub(i64::from(year))?;
        years(whole.checked_mul(12)?.checked_add(12)?.checked_sub(i64::from(month))?)
    }

    /// The time elapsed of a horizon. A review of the term looks from its own last day.
    fn elapsed(&self, horizon: Horizon) -> Option<Elapsed> {
        if self.period.end().is_some() {
            return elapsed(self.period, horizon, self.term);
        }
        let (year, month) = self.end?;
        let over = Elapsed { share: Decimal::ONE, closed: true };
        match horizon {
            Horizon::Term => {
                let share = self.years_gone()?.checked_div(years_of(self.term?))?;
                let share = share.clamp(Decimal::ZERO, Decimal::ONE);
                Some(Elapsed { share, closed: share == Decimal::ONE })
            }
            Horizon::EachYear => Some(Elapsed { closed: month == 12, ..over }),
            Horizon::InYear(wanted) => ((wanted, 12) <= (year, month)).then_some(over),
        }
    }
}

fn years(months: i64) -> Option<Decimal> {
    Decimal::from(months.max(0)).checked_div(Decimal::from(12))
}

/// Assesses a result that needs no review and holds something. Yearly targets go before those of the term.
pub(super) fn assess(result: &ItemResult, parts: &[IndicatorPart], moment: Moment) -> Assessment {
    for part in parts {
        let mut targets: Vec<&Target> = part.targets.iter().collect();
        targets.sort_by_key(|target| matches!(target.horizon, Horizon::Term));
        let figures = targets.iter().find_map(|target| against_figure(result, part.nature, target, moment));
        let words = || targets.iter().find_map(|target| against_words(result, target, moment));
        if let Some(assessment) = figures.or_else(words) {
            return assessment;
        }
    }
    by_status(result, false).unwrap_or(Assessment::Reported)
}

/// A target of the programme as a figure.
#[derive(Debug, Clone, Copy)]
struct Goal<'a> {
    value: Decimal,
    unit: &'a MeasureUnit,
    direction: Direction,
}

fn against_figure(result: &ItemResult, nature: Nature, target: &Target, moment: Moment) -> Option<Assessment> {
    let TargetValue::Figure { value, unit, direction, .. } = &target.value else { return None };
    let goal = Goal { value: *value, unit, direction: *direction };
    let time = moment.elapsed(target.horizon)?;
    let spread = spread_over_time(nature, unit.dimension);
    if !spread {
        let reached = in_unit(result.in_period.as_ref()?, &goal)?;
        return Some(judge(reached, goal, Pace { share: time.share, closed: time.closed, nature }));
    }
    let (reached, share, closed) = match target.horizon {
        Horizon::Term => toward_the_term(result, &goal, moment, time)?,
        Horizon::EachYear if moment.period.end().is_none() => (each_year(result, &goal, moment)?, Decimal::ONE, true),
        Horizon::EachYear | Horizon::InYear(_) => in_the_year(result, &goal, moment.period)?,
    };
    Some(judge(reached, goal, Pace { share, closed, nature }))
}

/// What was reached towards a target of the term, the share of the time for it, and whether that is over. Without a
/// figure since the start of the term, the year's figure is held against one year's part of the target.
fn toward_the_term(
    result: &ItemResult,
    goal: &Goal<'_>,
    moment: Moment,
    time: Elapsed,
) -> Option<(Decimal, Decimal, bool)> {
    if let Some(total) = &result.cumulative_term {
        return Some((in_unit(total, goal)?, time.share, time.closed));
    }
    let (year, of_year, _) = in_the_year(result, goal, moment.period)?;
    Some((year, of_year.checked_div(years_of(moment.term?))?, false))
}

/// What was reached in each year of the term so far, on average.
fn each_year(result: &ItemResult, goal: &Goal<'_>, moment: Moment) -> Option<Decimal> {
    let total = in_unit(result.cumulative_term.as_ref()?, goal)?;
    total.checked_div(moment.years_gone().filter(|years| *years > Decimal::ZERO)?)
}

/// What was reached in the year, with the share of the year; without a figure since its start, in the period alone.
fn in_the_year(result: &ItemResult, goal: &Goal<'_>, period: Period) -> Option<(Decimal, Decimal, bool)> {
    let (_, month) = period.end()?;
    let of_year = |months: u8| Decimal::from(months).checked_div(Decimal::from(12));
    match &result.cumulative_year {
        Some(total) => Some((in_unit(total, goal)?, of_year(month)?, month == 12)),
        None => Some((in_unit(result.in_period.as_ref()?, goal)?, of_year(period.months()?)?, false)),
    }
}

/// The time that has passed, and how the indicator moves with it.
#[derive(Debug, Clone, Copy)]
struct Pace {
    share: Decimal,
    closed: bool,
    nature: Nature,
}

fn judge(reached: Decimal, goal: Goal<'_>, pace: Pace) -> Assessment {
    let is_met = match goal.direction {
        Direction::AtLeast => reached >= goal.value,
        Direction::MoreThan => reached > goal.value,
        Direction::AtMost => reached <= goal.value,
        Direction::LessThan => reached < goal.value,
        Direction::Equal => reached == goal.value,
    };
    let rising = matches!(goal.direction, Direction::AtLeast | Direction::MoreThan | Direction::Equal);
    if is_met {
        return ceiling_so_far(reached, goal, pace);
    }
    if pace.closed {
        return Assessment::NotMet;
    }
    match (rising, pace.nature) {
        // A growth rate does not build up: below its target it is behind at any time.
        (true, Nature::Growth) => Assessment::Behind,
        (true, _) => match goal.value.checked_mul(pace.share) {
            Some(due) if reached >= due => Assessment::OnTrack,
            _ => Assessment::Behind,
        },
        // A yearly ceiling that was passed stays passed; a level on its way down can't be judged from one figure.
        (false, Nature::Flow) => Assessment::NotMet,
        (false, _) => Assessment::Reported,
    }
}

/// A count below its ceiling is kept only so far, unless the ceiling is zero.
fn ceiling_so_far(reached: Decimal, goal: Goal<'_>, pace: Pace) -> Assessment {
    let ceiling = matches!(goal.direction, Direction::AtMost | Direction::LessThan);
    if !ceiling || pace.closed || pace.nature != Nature::Flow || goal.value.is_zero() {
        return Assessment::Met;
    }
    match goal.value.checked_mul(pace.share) {
        Some(due) if reached > due => Assessment::Behind,
        _ => Assessment::OnTrack,
    }
}

/// Whether figures add up over time towards the target.
fn spread_over_time(nature: Nature, dimension: Dimension) -> bool {
    matches!(nature, Nature::Flow) && !matches!(dimension, Dimension::Percent | Dimension::PercentagePoints)
}

/// A figure in the unit of measure of the goal; `None` where they measure different things.
fn in_unit(quantity: &Quantity, goal: &Goal<'_>) -> Option<Decimal> {
    let share = |dimension: Dimension| matches!(dimension, Dimension::Percent | Dimension::PercentagePoints);
    let (one, other) = (quantity.unit.dimension, goal.unit.dimension);
    let bare = one == Dimension::Bare || other == Dimension::Bare;
    if one == other || (share(one) && share(other)) {
        return quantity.in_base()?.checked_div(goal.unit.scale);
    }
    (bare && !share(one) && quantity.unit.scale == goal.unit.scale).then_some(quantity.value)
}

/// Targets that are no figure: a quality to be reached, or what the city or a plan sets.
fn against_words(result: &ItemResult, target: &Target, moment: Moment) -> Option<Assessment> {
    match &target.value {
        TargetValue::Figure { .. } => None,
        TargetValue::Reached(_) => {
            let closed = moment.elapsed(target.horizon).is_some_and(|time| time.closed);
            by_status(result, closed)
        }
        TargetValue::AssignedByCity(_) | TargetValue::ByPlan(_) => {
            let share = result.percent_of_plan.as_ref()?.value;
            let time = moment.elapsed(Horizon::EachYear)?;
            let due = Decimal::ONE_HUNDRED.checked_mul(time.share)?;
            Some(match share {
                share if share >= Decimal::ONE_HUNDRED => Assessment::Met,
                _ if time.closed => Assessment::NotMet,
                share if share >= due => Assessment::OnTrack,
                _ => Assessment::Behind,
            })
        }
    }
}

/// The assessment that a unit's own words give.
fn by_status(result: &ItemResult, closed: bool) -> Option<Assessment> {
    let complete = result.percent_complete.as_ref().is_some_and(|share| share.value >= Decimal::ONE_HUNDRED);
    if complete {
        return Some(Assessment::Met);
    }
    Some(match result.status? {
        Status::Met | Status::Done => Assessment::Met,
        Status::NotMet if closed => Assessment::NotMet,
        Status::NotMet | Status::Late => Assessment::Behind,
        Status::InProgress => Assessment::OnTrack,
        // Whether it should have begun is not known here.
        Status::NotStarted => Assessment::Reported,
    })
}
