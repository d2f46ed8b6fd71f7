//! Periods whose results follow from others.

use std::collections::BTreeSet;

use crate::model::{Period, PeriodKind};

/// The periods that are written: the open ones, and the longer ones that these, with all others that are `known`, make
/// complete: a quarter with its third month, six months with the second quarter, nine months with the third, the year
/// with the fourth, each where there is anything else in it to add.
pub fn with_following(open: &BTreeSet<Period>, known: impl IntoIterator<Item = Period>) -> BTreeSet<Period> {
    let mut all: BTreeSet<Period> = known.into_iter().chain(open.iter().copied()).collect();
    let mut written = open.clone();
    let years: BTreeSet<u16> = open.iter().filter_map(|period| period.calendar_year()).collect();
    for year in years {
        let quarters = (1..=4).filter_map(|number| Period::quarter(year, number));
        let longer = [Period::half_year(year), Period::nine_months(year), Period::year(year)];
        for period in quarters.chain(longer).filter(|period| !all.contains(period)).collect::<Vec<_>>() {
            let within: Vec<&Period> = all.iter().filter(|other| lies_in(**other, period)).collect();
            let is_closed = within.iter().any(|other| other.end() == period.end());
            let is_open = within.iter().any(|other| written.contains(other));
            if is_closed && is_open && within.len() > 1 {
                all.insert(period);
                written.insert(period);
            }
        }
    }
    written
}

/// Whether a shorter period lies within a longer one of its year. Six and nine months close nothing.
fn lies_in(shorter: Period, longer: Period) -> bool {
    let closes =
        !matches!(shorter.kind(), PeriodKind::HalfYear | PeriodKind::NineMonths) || shorter.end() < longer.end();
    closes && shorter.lies_within(longer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_periods_follow_when_their_last_part_is_there() {
        let check = |reported: &[&str], want: &[&str]| {
            let open = reported.iter().map(|text| text.parse().unwrap()).collect();
            let all = with_following(&open, []);
            let found: Vec<String> = all.iter().map(Period::to_string).collect();
            assert_eq!(found, want);
        };
        check(&["2026-Q1"], &["2026-Q1"]);
        check(&["2026-Q1", "2026-Q2"], &["2026-Q1", "2026-Q2", "2026-H1"]);
        check(&["2026-H1", "2026-Q3"], &["2026-H1", "2026-Q3", "2026-9M"]);
        check(&["2026-M01", "2026-M03"], &["2026-M01", "2026-M03", "2026-Q1"]);
        check(&["2025-Q4"], &["2025-Q4"]);
        let quarter = |number| Period::quarter(2026, number).unwrap();
        let with_archive = with_following(&BTreeSet::from([quarter(2)]), [quarter(1)]);
        assert_eq!(with_archive, BTreeSet::from([quarter(2), Period::half_year(2026)]));
        check(
            &["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "mid-term"],
            &["2026-Q1", "2026-Q2", "2026-H1", "2026-Q3", "2026-9M", "2026-Q4", "2026", "mid-term"],
        );
    }
}
