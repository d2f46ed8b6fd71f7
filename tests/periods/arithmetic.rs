//! How figures of shorter periods make those of longer ones.

use tonghop::model::{Assessment, Calendar, Known, Measure, Qualifier, Reason, Status};

use crate::office::{
    COMMITTEE, FRONT, HALL, INSURED, LEADERS, MEMBERS, PARTY_BOARD, POOR, REVENUE, TREES, URBAN, consolidated,
    consolidated_by, figure, item, number, period, report, result, state, value,
};

fn trees(of: &str, count: &str) -> tonghop::model::Submission {
    report(FRONT, of, vec![result(TREES, count)])
}

#[track_caller]
fn check(of: &str, reports: &[tonghop::model::Submission], id: &str, want: Option<&str>) {
    let all = consolidated(of, reports);
    let (found, history) = item(&all, id);
    assert_eq!(value(found.in_period.as_ref()), want.map(number), "{of} {id}: {:?} {history:?}", found.reasons);
}

#[test]
fn a_flow_adds_up_over_quarters() {
    let year = [trees("2026-Q1", "100"), trees("2026-Q2", "50"), trees("2026-Q3", "70"), trees("2026-Q4", "30")];
    check("2026-H1", &year, TREES, Some("150"));
    check("2026-9M", &year, TREES, Some("220"));
    check("2026", &year, TREES, Some("250"));
    let third = consolidated("2026-Q3", &year);
    let (result, _) = item(&third, TREES);
    assert_eq!(value(result.in_period.as_ref()), Some(number("70")));
    assert_eq!(value(result.cumulative_year.as_ref()), Some(number("220")));
    assert_eq!(value(result.cumulative_term.as_ref()), Some(number("220")));
}

#[test]
fn months_make_a_quarter_where_no_report_is_on_the_quarter() {
    let months = [trees("2026-M01", "10"), trees("2026-M02", "20"), trees("2026-M03", "30"), trees("2026-Q2", "5")];
    check("2026-Q1", &months, TREES, Some("60"));
    check("2026-H1", &months, TREES, Some("65"));
    // The report on the quarter goes before its months, which must not contradict it.
    let both = [&months[..], &[trees("2026-Q1", "60")]].concat();
    check("2026-Q1", &both, TREES, Some("60"));
    let torn = consolidated("2026-Q1", &[&months[..], &[trees("2026-Q1", "90")]].concat());
    assert_eq!(item(&torn, TREES).0.assessment, Assessment::NeedsReview);
}

#[test]
fn a_missing_quarter_is_no_zero_and_a_reported_zero_is_one() {
    let gap = [trees("2026-Q1", "100"), trees("2026-Q3", "70")];
    let all = consolidated("2026-9M", &gap);
    let (found, history) = item(&all, TREES);
    assert_eq!(found.in_period, None);
    assert_eq!(history.missing, [period("2026-Q2")]);
    assert_eq!(value(history.so_far.as_ref()), Some(number("170")));
    let known: Vec<Known> = history.steps.iter().map(|step| step.known).collect();
    assert_eq!(known, [Known::Reported, Known::Missing, Known::Reported]);
    let told = Reason::PeriodsMissing { periods: vec![period("2026-Q2")], so_far: Some(number("170")) };
    assert!(found.reasons.contains(&told), "{:?}", found.reasons);
    let none = [trees("2026-Q1", "100"), trees("2026-Q2", "0"), trees("2026-Q3", "70")];
    check("2026-9M", &none, TREES, Some("170"));
    // The quarter's own cumulative figure lacks the gap too.
    let third = consolidated("2026-Q3", &gap);
    let (found, _) = item(&third, TREES);
    assert_eq!((value(found.in_period.as_ref()), &found.cumulative_year), (Some(number("70")), &None));
    assert!(found.reasons.contains(&told), "{:?}", found.reasons);
}

#[test]
fn a_report_on_six_months_counts_once_beside_those_on_quarters() {
    let half = trees("2026-H1", "150");
    check("2026-H1", &[trees("2026-Q1", "100"), trees("2026-Q2", "50"), half.clone()], TREES, Some("150"));
    check("2026-H1", &[trees("2026-Q1", "100"), half.clone()], TREES, Some("150"));
    check("2026-9M", &[trees("2026-Q1", "100"), half.clone(), trees("2026-Q3", "7")], TREES, Some("157"));
    let torn = consolidated("2026-H1", &[trees("2026-Q1", "100"), trees("2026-Q2", "80"), half]);
    let (found, _) = item(&torn, TREES);
    assert_eq!(found.assessment, Assessment::NeedsReview);
    let both = Reason::CumulativeDiffers { stated: number("150"), computed: number("180") };
    assert!(found.reasons.contains(&both), "{:?}", found.reasons);
}

#[test]
fn contributors_count_once_on_whichever_periods_they_report() {
    let of = |unit: &str, period: &str, count: &str| report(unit, period, vec![result(TREES, count)]);
    let many = [
        of("Tổ dân phố số 3", "2026-Q1", "22"),
        of("Hội Nông dân phường", "2026-Q1", "40"),
        of("Tổ dân phố số 3", "2026-Q2", "8"),
        of("Hội Nông dân phường", "2026-Q2", "11"),
        // On six months at once, and on the first quarter besides: 30 trees, 12 of them in the first quarter.
        of("Hội Phụ nữ phường", "2026-H1", "30"),
        of("Hội Phụ nữ phường", "2026-Q1", "12"),
    ];
    check("2026-Q1", &many, TREES, Some("74"));
    check("2026-H1", &many, TREES, Some("111"));
    // Where the lead knows the total of a quarter, the contributors of that quarter are in it.
    let led = [&many[..5], &[trees("2026-Q1", "62"), trees("2026-Q2", "25")]].concat();
    check("2026-H1", &led, TREES, Some("87"));
}

#[test]
fn a_cumulative_figure_is_held_against_the_sum() {
    let second =
        |year: &str| report(FRONT, "2026-Q2", vec![result(TREES, "50"), figure(TREES, Measure::CumulativeYear, year)]);
    let right = consolidated("2026-Q2", &[trees("2026-Q1", "100"), second("150")]);
    assert_eq!(value(item(&right, TREES).0.cumulative_year.as_ref()), Some(number("150")));
    assert_ne!(item(&right, TREES).0.assessment, Assessment::NeedsReview);
    let wrong = consolidated("2026-Q2", &[trees("2026-Q1", "100"), second("160")]);
    let (found, _) = item(&wrong, TREES);
    assert_eq!(found.assessment, Assessment::NeedsReview);
    let both = Reason::CumulativeDiffers { stated: number("160"), computed: number("150") };
    assert!(found.reasons.contains(&both), "{:?}", found.reasons);
    // Without the first quarter there is nothing to hold it against, and it stands for the six months.
    let alone = [second("160")];
    assert_ne!(item(&consolidated("2026-Q2", &alone), TREES).0.assessment, Assessment::NeedsReview);
    check("2026-H1", &alone, TREES, Some("160"));
}

#[test]
fn rates_and_stocks_take_the_latest_and_say_from_when() {
    let of = |at: &str, rate: &str, poor: &str| report(COMMITTEE, at, vec![result(INSURED, rate), result(POOR, poor)]);
    let year = [of("2026-Q1", "91.5", "60"), of("2026-Q2", "92.25", "55"), of("2026-Q3", "93", "51")];
    check("2026-H1", &year, INSURED, Some("92.25"));
    check("2026-9M", &year, POOR, Some("51"));
    let all = consolidated("2026", &year);
    let (found, history) = item(&all, INSURED);
    assert_eq!((value(found.in_period.as_ref()), history.as_of), (Some(number("93")), Some(period("2026-Q3"))));
    assert!(found.reasons.contains(&Reason::FromPeriod { period: period("2026-Q3") }), "{:?}", found.reasons);
}

#[test]
fn growth_is_the_years_own_and_an_average_only_for_a_person_to_judge() {
    let of = |at: &str, growth: &str| report(COMMITTEE, at, vec![result(REVENUE, growth)]);
    let quarters = [of("2026-Q1", "8"), of("2026-Q2", "9"), of("2026-Q3", "12"), of("2026-Q4", "12.5")];
    check("2026", &[&quarters[..], &[of("2026", "10.7")]].concat(), REVENUE, Some("10.7"));
    let all = consolidated("2026", &quarters);
    let (found, _) = item(&all, REVENUE);
    let average = found.in_period.as_ref().unwrap();
    assert_eq!((average.value, average.qualifier), (number("10.38"), Qualifier::About));
    assert_eq!(found.assessment, Assessment::NeedsReview);
    assert!(found.reasons.iter().any(|reason| matches!(reason, Reason::AveragedGrowth { .. })));
    check("2026", &quarters[..3], REVENUE, None);
    // Since the start of the year is the year's own.
    let so_far = report(COMMITTEE, "2026-Q2", vec![figure(REVENUE, Measure::CumulativeYear, "8.6")]);
    check("2026-H1", &[of("2026-Q1", "8"), so_far], REVENUE, Some("8.6"));
}

#[test]
fn what_is_reached_or_done_follows_the_latest_word() {
    let of =
        |at: &str, urban: Status, task: Status| report(COMMITTEE, at, vec![state(URBAN, urban), state(LEADERS, task)]);
    let party = |at: &str, task: Status| report(PARTY_BOARD, at, vec![state(LEADERS, task)]);
    let reports = [
        of("2026-Q1", Status::NotMet, Status::Done),
        of("2026-Q3", Status::Met, Status::Done),
        party("2026-Q1", Status::InProgress),
        party("2026-Q2", Status::Done),
    ];
    let status = |at: &str, id: &str| item(&consolidated(at, &reports), id).0.status;
    assert_eq!(status("2026-H1", URBAN), Some(Status::NotMet));
    assert_eq!(status("2026", URBAN), Some(Status::Met));
    assert_eq!(
        (status("2026-Q1", LEADERS), status("2026-H1", LEADERS)),
        (Some(Status::InProgress), Some(Status::Done))
    );
}

#[test]
fn money_spent_on_a_project_adds_up() {
    let of = |at: &str, spent: &str| report(COMMITTEE, at, vec![result(HALL, spent)]);
    check("2026-H1", &[of("2026-Q1", "1200"), of("2026-Q2", "350.5")], HALL, Some("1550.5"));
}

#[test]
fn the_term_is_held_against_its_target_with_the_pace_that_is_needed() {
    let mut reports = vec![trees("2025-Q4", "40")];
    for (year, count) in [("2026", "300"), ("2027", "450")] {
        for quarter in 1..=4 {
            reports.push(trees(&format!("{year}-Q{quarter}"), count));
        }
    }
    reports.extend([trees("2028-Q1", "10"), trees("2028-Q2", "20")]);
    let all = consolidated("mid-term", &reports);
    let (found, history) = item(&all, TREES);
    // 40 + 4·300 + 4·450 + 30
    assert_eq!(value(found.in_period.as_ref()), Some(number("3070")));
    assert_eq!(found.assessment, Assessment::OnTrack);
    let periods: Vec<String> = all.history.periods.iter().map(|period| period.to_string()).collect();
    assert_eq!(periods, ["2025", "2026", "2027", "2028-H1"]);
    let steps: Vec<_> = history.steps.iter().map(|step| value(step.figure.as_ref())).collect();
    assert_eq!(steps[1..], [Some(number("1200")), Some(number("1800")), Some(number("30"))]);
    // 1,930 are left for two and a half years.
    let pace = history.pace.as_ref().unwrap();
    assert_eq!((pace.needed.value, pace.years_left), (number("1930"), number("2.5")));
    assert_eq!(value(pace.each_year.as_ref()), Some(number("772")));
    assert_eq!(value(pace.so_far_each_year.as_ref()), Some(number("1228")));
    // Looked at from the end of 2027 instead.
    let calendar = Calendar { mid_term: Some((2027, 12, 31)), ..Calendar::default() };
    let sooner = consolidated_by("mid-term", &reports, calendar);
    assert_eq!(value(item(&sooner, TREES).0.in_period.as_ref()), Some(number("3040")));
    assert_eq!(
        value(item(&sooner, TREES).1.pace.as_ref().and_then(|pace| pace.each_year.as_ref())),
        Some(number("654"))
    );
}

#[test]
fn a_year_without_reports_keeps_the_term_from_having_a_total() {
    let mut reports: Vec<_> = (1..=4).map(|quarter| trees(&format!("2026-Q{quarter}"), "300")).collect();
    reports.push(trees("2028-H1", "40"));
    let all = consolidated("mid-term", &reports);
    let (found, history) = item(&all, TREES);
    assert_eq!(found.in_period, None);
    assert_eq!(value(history.so_far.as_ref()), Some(number("1240")));
    assert!(
        history.missing.contains(&period("2027-Q4")) || history.missing.contains(&period("2027")),
        "{:?}",
        history.missing
    );
}

#[test]
fn the_year_is_held_against_the_yearly_target() {
    let of = |at: &str, count: &str| report(PARTY_BOARD, at, vec![result(MEMBERS, count)]);
    let quarters = [of("2026-Q1", "9"), of("2026-Q2", "11"), of("2026-Q3", "10"), of("2026-Q4", "10")];
    assert_eq!(item(&consolidated("2026", &quarters), MEMBERS).0.assessment, Assessment::Met);
    assert_eq!(item(&consolidated("2026-9M", &quarters), MEMBERS).0.assessment, Assessment::OnTrack);
    let mut less = quarters.to_vec();
    less[3] = of("2026-Q4", "9");
    assert_eq!(item(&consolidated("2026", &less), MEMBERS).0.assessment, Assessment::NotMet);
    // By the average of its years at mid-term: 79 in two years.
    less.extend([of("2027-Q1", "10"), of("2027-Q2", "10"), of("2027-Q3", "10"), of("2027-Q4", "10")]);
    let calendar = Calendar { mid_term: Some((2027, 12, 31)), ..Calendar::default() };
    assert_eq!(item(&consolidated_by("mid-term", &less, calendar), MEMBERS).0.assessment, Assessment::NotMet);
}

#[test]
fn mixed_cut_offs_in_one_sum_are_told() {
    let dated = |unit: &str, of: &str, day: &str| {
        let mut report = report(unit, of, vec![result(TREES, "20")]);
        report.cut_off = Some(day.into());
        report
    };
    let told = |reports: &[tonghop::model::Submission]| {
        let all = consolidated("2026-H1", reports);
        item(&all, TREES).0.reasons.iter().any(|reason| matches!(reason, Reason::MixedCutOffs { .. }))
    };
    let (a, b) = ("Tổ dân phố số 3", "Tổ dân phố số 4");
    let first = dated(a, "2026-Q1", "14/3/2026");
    assert!(told(&[first.clone(), dated(b, "2026-Q1", "31/3/2026"), dated(a, "2026-Q2", "14/6/2026")]));
    assert!(!told(&[first, dated(b, "2026-Q1", "ngày 14 tháng 3 năm 2026"), dated(a, "2026-Q2", "14/6/2026")]));
}
