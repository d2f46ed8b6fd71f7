//! What holds for any reports.

use proptest::prelude::*;
use rust_decimal::Decimal;
use tonghop::model::Submission;

use crate::office::{FRONT, INSURED, TREES, consolidated, item, period, report, result, value};

const UNITS: [&str; 4] = [FRONT, "Tổ dân phố số 3", "Hội Nông dân phường", "Trường THCS Nam Hà"];

/// Figures of a lead for some of the eight quarters of two years.
fn quarters() -> impl Strategy<Value = Vec<Option<u32>>> {
    proptest::collection::vec(proptest::option::weighted(0.85, 0..5000_u32), 8)
}

fn reports(figures: &[Option<u32>], id: &str, unit: &str) -> Vec<Submission> {
    let at = |index: usize| format!("{}-Q{}", 2026 + index / 4, index % 4 + 1);
    let report = |(index, count): (usize, &Option<u32>)| {
        count.map(|count| report(unit, &at(index), vec![result(id, &count.to_string())]))
    };
    figures.iter().enumerate().filter_map(report).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_year_is_the_sum_of_its_quarters_or_names_those_that_it_lacks(figures in quarters()) {
        let reports = reports(&figures, TREES, FRONT);
        let all = consolidated("2027", &reports);
        let (found, history) = item(&all, TREES);
        let year = &figures[4..];
        let lacking: Vec<_> = (0..4).filter(|at| year[*at].is_none()).map(|at| period(&format!("2027-Q{}", at + 1))).collect();
        let sum: u32 = year.iter().flatten().sum();
        if lacking.is_empty() {
            prop_assert_eq!(value(found.in_period.as_ref()), Some(Decimal::from(sum)));
        } else {
            prop_assert_eq!(&found.in_period, &None);
            if lacking.len() < 4 {
                prop_assert_eq!(&history.missing, &lacking);
                prop_assert_eq!(value(history.so_far.as_ref()), Some(Decimal::from(sum)));
            }
        }
    }

    #[test]
    fn the_parts_of_a_year_fit_together(figures in proptest::collection::vec(0..5000_u32, 4)) {
        let some: Vec<Option<u32>> = figures.iter().copied().map(Some).collect();
        let reports = reports(&some, TREES, FRONT);
        let of = |at: &str| value(item(&consolidated(at, &reports), TREES).0.in_period.as_ref()).unwrap();
        let so_far = |at: &str| value(item(&consolidated(at, &reports), TREES).0.cumulative_year.as_ref()).unwrap();
        prop_assert_eq!(of("2026-H1") + of("2026-Q3"), of("2026-9M"));
        prop_assert_eq!(of("2026-9M") + of("2026-Q4"), of("2026"));
        prop_assert_eq!(so_far("2026-Q2"), of("2026-H1"));
        prop_assert_eq!(so_far("2026-Q3"), of("2026-9M"));
        prop_assert_eq!(so_far("2026-Q4"), of("2026"));
    }

    #[test]
    fn a_rate_is_never_more_than_the_largest_reported(figures in quarters()) {
        let shares: Vec<Option<u32>> = figures.iter().map(|each| each.map(|count| count % 101)).collect();
        let reports = reports(&shares, INSURED, "Đảng ủy UBND phường");
        let all = consolidated("2027", &reports);
        let latest = shares[4..].iter().rev().flatten().next().copied();
        prop_assert_eq!(value(item(&all, INSURED).0.in_period.as_ref()), latest.map(Decimal::from));
    }

    #[test]
    fn the_order_of_the_reports_changes_nothing(
        figures in proptest::collection::vec(proptest::collection::vec(0..500_u32, 4), 4),
        seed in any::<prop::sample::Index>(),
    ) {
        let mut reports: Vec<Submission> = figures
            .iter()
            .zip(UNITS)
            .flat_map(|(figures, unit)| {
                let some: Vec<Option<u32>> = figures.iter().copied().map(Some).collect();
                reports(&some, TREES, unit)
            })
            .collect();
        let first = consolidated("2026", &reports);
        let turn = seed.index(reports.len());
        reports.rotate_left(turn);
        let second = consolidated("2026", &reports);
        prop_assert_eq!(value(item(&first, TREES).0.in_period.as_ref()), value(item(&second, TREES).0.in_period.as_ref()));
        prop_assert_eq!(&item(&first, TREES).1.steps, &item(&second, TREES).1.steps);
    }
}
