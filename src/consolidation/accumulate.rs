//! How figures of one report stand for periods.

use crate::model::{ItemResult, Measure, Nature, Period};

/// The measures that can give the result of the period, best first. A report on a period that begins the year says
/// the same by "trong kỳ" and "từ đầu năm"; a rate or a stock is the same at the end of either.
pub(super) fn in_period_measures(nature: Option<Nature>, period: Period) -> &'static [Measure] {
    match nature {
        Some(Nature::Rate | Nature::Stock | Nature::Growth | Nature::YesNo) => {
            &[Measure::InPeriod, Measure::CumulativeYear, Measure::CumulativeTerm]
        }
        Some(Nature::Flow | Nature::Assigned) | None if period.starts_the_year() => {
            &[Measure::InPeriod, Measure::CumulativeYear]
        }
        Some(Nature::Flow | Nature::Assigned) | None => &[Measure::InPeriod],
    }
}

/// Fills the year's result of an item that accumulates where the period begins the year: it is the period's.
pub(super) fn fill_year(result: &mut ItemResult, nature: Option<Nature>, period: Period) {
    let accumulates = matches!(nature, Some(Nature::Flow | Nature::Assigned));
    if accumulates && period.starts_the_year() && result.cumulative_year.is_none() {
        result.cumulative_year.clone_from(&result.in_period);
    }
}
