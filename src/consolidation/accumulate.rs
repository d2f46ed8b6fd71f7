//! How figures of one report stand for periods.

use crate::model::{ItemResult, Measure, Period};

/// The measures that can give the result of a period, best first. A report on a period that begins the year says the
/// same by "trong kỳ" and "từ đầu năm", one on the term by "trong kỳ" and "từ đầu nhiệm kỳ"; what does not accumulate
/// is the same at the end of any of them.
pub(super) fn in_period_measures(accumulates: bool, period: Period) -> &'static [Measure] {
    match (accumulates, period.end()) {
        (false, _) => &[Measure::InPeriod, Measure::CumulativeYear, Measure::CumulativeTerm],
        (true, None) => &[Measure::InPeriod, Measure::CumulativeTerm],
        (true, Some(_)) if period.starts_the_year() => &[Measure::InPeriod, Measure::CumulativeYear],
        (true, Some(_)) => &[Measure::InPeriod],
    }
}

/// Fills the cumulative result that an item which accumulates has by its period itself: since 1 January where the
/// period begins the year, since the start of the term where it is the term.
pub(super) fn fill_cumulative(result: &mut ItemResult, period: Period) {
    let own = match period.end() {
        None => &mut result.cumulative_term,
        Some(_) if period.starts_the_year() => &mut result.cumulative_year,
        Some(_) => return,
    };
    if own.is_none() {
        own.clone_from(&result.in_period);
    }
}
