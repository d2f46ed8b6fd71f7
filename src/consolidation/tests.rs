//! Cases of consolidation, by what a user sees.

use rust_decimal::Decimal;

use super::{ByPeriod, Options, consolidate, settle_versions};
use crate::lexicon::Lexicon;
use crate::model::{
    Assessment, Calendar, Combining, Confidence, Consolidation, Content, Decision, Direction, Fact, Horizon, Indicator,
    IndicatorPart, ItemId, ItemResult, Measure, MeasureUnit, Nature, Place, Programme, Qualifier, Quantity, Reason,
    ReportingUnit, Submission, SubmissionState, Target, TargetValue,
};

const TREES: &str = "PL1.I.1";
const INSURED: &str = "PL1.I.2";
const POOR: &str = "PL1.I.3";

fn item(id: &str) -> ItemId {
    id.parse().unwrap()
}

fn indicator(id: &str, lead: &str, nature: Nature, target: (&str, Direction, Horizon), unit: MeasureUnit) -> Indicator {
    let value = TargetValue::Figure { value: target.0.parse().unwrap(), upper: None, unit, direction: target.1 };
    let targets = vec![Target { value, horizon: target.2, text: target.0.into() }];
    let part = IndicatorPart {
        id: item(id),
        name: id.into(),
        unit: None,
        nature,
        combining: Combining::default(),
        targets,
        aliases: Vec::new(),
    };
    Indicator {
        id: item(id),
        section: "I".into(),
        stt: "1".into(),
        name: id.into(),
        unit: None,
        target_2030: None,
        yearly: None,
        lead: Some(lead.into()),
        parts: vec![part],
    }
}

/// A programme of three indicators: trees planted (a flow, led by the Front), people insured (a rate) and poor
/// households (a stock), both led by the committee of the administration.
fn programme() -> Programme {
    let at_least = |value, horizon| (value, Direction::AtLeast, horizon);
    Programme {
        commune: Some("phường Bến Thủy".into()),
        term: Some((2025, 2030)),
        indicators: vec![
            indicator(
                TREES,
                "Ủy ban MTTQ Việt Nam phường",
                Nature::Flow,
                at_least("5000", Horizon::Term),
                MeasureUnit::count("cây"),
            ),
            indicator(
                INSURED,
                "Đảng ủy UBND phường",
                Nature::Rate,
                at_least("98", Horizon::EachYear),
                MeasureUnit::percent(),
            ),
            indicator(
                POOR,
                "Đảng ủy UBND phường",
                Nature::Stock,
                ("0", Direction::AtMost, Horizon::Term),
                MeasureUnit::count("hộ"),
            ),
        ],
        ..Programme::default()
    }
}

fn fact(id: &str, measure: Measure, value: &str, decision: Decision) -> Fact {
    let unit = match id {
        INSURED => MeasureUnit::percent(),
        POOR => MeasureUnit::count("hộ"),
        _ => MeasureUnit::count("cây"),
    };
    let quantity = Quantity { value: value.parse().unwrap(), upper: None, unit, qualifier: Qualifier::Exact };
    Fact {
        item: item(id),
        measure,
        content: Content::Figure(quantity),
        place: Place::Paragraph { number: 1 },
        quote: value.into(),
        confidence: Confidence::new(0.9),
        decision,
        reasons: Vec::new(),
        evidence: Vec::new(),
    }
}

fn result(id: &str, value: &str) -> Fact {
    fact(id, Measure::InPeriod, value, Decision::Accepted)
}

fn report(file: &str, unit: &str, facts: Vec<Fact>) -> Submission {
    Submission {
        file: format!("bao-cao/2026-Q2/{file}"),
        hash: file.into(),
        unit: (!unit.is_empty()).then(|| ReportingUnit::new(unit)),
        period: "2026-Q2".parse().ok(),
        cut_off: None,
        dated: None,
        seen: None,
        corrected: false,
        state: SubmissionState::Read,
        reader: "docx".into(),
        remarks: Vec::new(),
        facts,
    }
}

fn run(period: &str, mut submissions: Vec<Submission>) -> Consolidation {
    let lexicon = Lexicon::shipped().unwrap();
    let options = Options { lexicon: &lexicon, calendar: Calendar::default() };
    for submission in &mut submissions {
        submission.period = submission.period.and(period.parse().ok());
    }
    settle_versions(&mut submissions, &programme(), &options);
    let period = period.parse().unwrap();
    consolidate(&programme(), period, &ByPeriod::from([(period, submissions)]), &options)
}

fn value(result: &ItemResult) -> Option<Decimal> {
    result.in_period.as_ref().map(|quantity| quantity.value)
}

#[track_caller]
fn check(submissions: Vec<Submission>, id: &str, want: Option<&str>, assessment: Assessment) {
    let consolidation = run("2026-Q2", submissions);
    let result = &consolidation.items[&item(id)];
    assert_eq!(value(result), want.map(|text| text.parse().unwrap()), "{:?}", result.reasons);
    assert_eq!(result.assessment, assessment, "{:?}", result.reasons);
}

#[test]
fn the_lead_speaks_for_rates_and_stocks_under_any_of_its_names() {
    let lead = report("a", "Ủy ban nhân dân phường", vec![result(INSURED, "98.5"), result(POOR, "63")]);
    let others = report("b", "Tổ dân phố số 3", vec![result(INSURED, "91.1"), result(POOR, "6")]);
    check(vec![lead.clone(), others.clone()], INSURED, Some("98.5"), Assessment::Met);
    check(vec![lead, others.clone()], POOR, Some("63"), Assessment::Reported);
    check(vec![others], INSURED, None, Assessment::Reported);
    check(vec![], INSURED, None, Assessment::NoReport);
}

#[test]
fn counts_of_many_units_are_added_unless_the_lead_knows_the_total() {
    let part = |file: &str, unit: &str, count: &str| report(file, unit, vec![result(TREES, count)]);
    let many = vec![
        part("a", "Tổ dân phố số 3", "22"),
        part("b", "Hội Nông dân phường", "72"),
        part("c", "Trường THCS Nam Hà", "30"),
    ];
    let with_lead = |total: &str| {
        let lead = part("z", "Ủy ban Mặt trận Tổ quốc Việt Nam phường", total);
        [many.clone(), vec![lead]].concat()
    };
    check(many.clone(), TREES, Some("124"), Assessment::Behind);
    check(with_lead("124"), TREES, Some("124"), Assessment::Behind);
    check(with_lead("150"), TREES, Some("150"), Assessment::NeedsReview);
    // One unit that repeats the lead's total relays it.
    check(
        vec![part("a", "Hội Nông dân phường", "150"), with_lead("150").remove(3)],
        TREES,
        Some("150"),
        Assessment::Behind,
    );
    // One of many is not the commune.
    check(vec![part("a", "Tổ dân phố số 3", "22")], TREES, None, Assessment::Reported);
}

#[test]
fn a_unit_that_leads_elsewhere_may_know_the_total() {
    let part = |file: &str, unit: &str, count: &str| report(file, unit, vec![result(TREES, count)]);
    let with_total = |total: &str| {
        vec![
            part("a", "Tổ dân phố số 3", "22"),
            part("b", "Tổ dân phố số 4", "11"),
            part("c", "Đảng ủy UBND phường", total),
        ]
    };
    check(with_total("33"), TREES, Some("33"), Assessment::Behind);
    check(with_total("35"), TREES, Some("35"), Assessment::NeedsReview);
    check(with_total("5"), TREES, Some("38"), Assessment::Behind);
}

#[test]
fn nothing_in_review_counts_silently() {
    let waiting =
        |unit: &str, value: &str| report(unit, unit, vec![fact(TREES, Measure::InPeriod, value, Decision::Review)]);
    let sure = |unit: &str, value: &str| report(unit, unit, vec![result(TREES, value)]);
    let lead = "Ủy ban MTTQ Việt Nam phường";
    check(vec![waiting(lead, "500")], TREES, None, Assessment::NeedsReview);
    let some = vec![sure("Tổ dân phố số 3", "22"), sure("Tổ dân phố số 4", "8"), waiting("Tổ dân phố số 5", "9")];
    check(some, TREES, Some("30"), Assessment::NeedsReview);
    check(vec![sure("", "22")], TREES, None, Assessment::NeedsReview);
    // A sum that differs from the lead's total is told even while the contributions wait.
    let parts = || vec![waiting("Tổ dân phố số 3", "300"), waiting("Tổ dân phố số 4", "325")];
    check([parts(), vec![sure(lead, "700")]].concat(), TREES, Some("700"), Assessment::NeedsReview);
    check([parts(), vec![sure(lead, "625")]].concat(), TREES, Some("625"), Assessment::OnTrack);
    // Another unit that states the same figure for certain vouches for it, unless it is a round one.
    check(vec![waiting(lead, "527"), sure("UBND phường", "527")], TREES, Some("527"), Assessment::OnTrack);
    check(vec![waiting(lead, "500"), sure("UBND phường", "500")], TREES, None, Assessment::NeedsReview);
    let mut undated = sure(lead, "22");
    undated.period = None;
    check(vec![undated], TREES, None, Assessment::NeedsReview);
}

#[test]
fn two_reports_of_one_unit_that_differ_go_to_review() {
    let of = |file: &str, value: &str| report(file, "Đảng ủy UBND phường", vec![result(INSURED, value)]);
    check(vec![of("a", "95.2"), of("b", "90")], INSURED, None, Assessment::NeedsReview);
    check(vec![of("a", "98.2"), of("b", "98.17")], INSURED, Some("98.17"), Assessment::Met);
    // Nor does a cumulative figure stand in for two results that wait because they contradict each other.
    let waiting = |value: &str| fact(INSURED, Measure::InPeriod, value, Decision::Review);
    let year = fact(INSURED, Measure::CumulativeYear, "95.7", Decision::Accepted);
    let torn = report("a", "Đảng ủy UBND phường", vec![waiting("95.7"), waiting("95.1"), year]);
    check(vec![torn], INSURED, None, Assessment::NeedsReview);
    let found = run("2026-Q2", vec![of("a", "95.2"), of("b", "90")]);
    assert!(matches!(found.items[&item(INSURED)].reasons.as_slice(), [Reason::ReportsDisagree { .. }]));
}

#[test]
fn copies_count_once_and_a_corrected_version_replaces_its_report() {
    let states = |mut submissions: Vec<Submission>| -> Vec<&'static str> {
        let lexicon = Lexicon::shipped().unwrap();
        settle_versions(&mut submissions, &programme(), &Options { lexicon: &lexicon, calendar: Calendar::default() });
        let name = |submission: &Submission| match submission.state {
            SubmissionState::Duplicate { .. } => "copy",
            SubmissionState::Superseded { .. } => "replaced",
            _ => "read",
        };
        submissions.iter().map(name).collect()
    };
    let of = |file: &str, value: &str| report(file, "Đảng ủy UBND phường", vec![result(INSURED, value)]);
    let mut copy = of("Copy of 52.docx", "95");
    copy.hash = "BC.docx".into();
    assert_eq!(states(vec![copy, of("BC.docx", "95")]), ["copy", "read"]);
    assert_eq!(states(vec![of("BC.docx", "95"), of("BC (sửa lần 2).docx", "96")]), ["replaced", "read"]);
    assert_eq!(states(vec![of("BC - thay thế.docx", "96"), of("BC.docx", "95")]), ["read", "replaced"]);
    assert_eq!(states(vec![of("BC.docx", "95"), of("BC (2).docx", "96")]), ["replaced", "read"]);
    assert_eq!(states(vec![of("BC.docx", "95"), of("BC (2).docx", "95")]), ["read", "read"]);
    assert_eq!(states(vec![of("BC.docx", "95"), of("Bao cao.docx", "96")]), ["read", "read"]);
    // A correction of another part of the unit's reporting replaces nothing.
    let other = report("Biểu - thay thế.docx", "Đảng ủy UBND phường", vec![result(POOR, "63")]);
    assert_eq!(states(vec![of("BC.docx", "95"), other]), ["read", "read"]);
}

#[test]
fn the_time_elapsed_decides_what_is_behind() {
    let lead = |id: &str, value: &str| {
        let unit = if id == TREES { "Ủy ban MTTQ Việt Nam phường" } else { "Đảng ủy UBND phường" };
        vec![report("a", unit, vec![result(id, value)])]
    };
    let assessed = |period: &str, id: &str, value: &str| run(period, lead(id, value)).items[&item(id)].assessment;
    assert_eq!(assessed("2026-Q1", TREES, "250"), Assessment::OnTrack);
    assert_eq!(assessed("2026-Q1", TREES, "249"), Assessment::Behind);
    assert_eq!(assessed("2026", INSURED, "97.9"), Assessment::NotMet);
    assert_eq!(assessed("2026-H1", INSURED, "97.9"), Assessment::OnTrack);
    assert_eq!(assessed("2030", POOR, "1"), Assessment::NotMet);
    assert_eq!(assessed("2026-Q1", POOR, "0"), Assessment::Met);
}

#[test]
fn the_first_quarter_says_the_same_by_period_and_year() {
    let year = fact(TREES, Measure::CumulativeYear, "300", Decision::Accepted);
    let lead = report("a", "Ủy ban MTTQ Việt Nam phường", vec![year]);
    let first = run("2026-Q1", vec![lead.clone()]);
    let second = run("2026-Q2", vec![lead]);
    assert_eq!(value(&first.items[&item(TREES)]), Some(Decimal::from(300)));
    assert_eq!(value(&second.items[&item(TREES)]), None);
    assert_eq!(second.items[&item(TREES)].assessment, Assessment::Behind);
}

#[test]
fn lead_units_without_a_report_are_named() {
    let silent = run("2026-Q2", vec![report("a", "UBND phường", vec![result(POOR, "6")])]).silent_units;
    assert_eq!(silent, [ReportingUnit::new("Ủy ban MTTQ Việt Nam phường")]);
}

#[test]
fn units_are_told_what_they_reported_and_what_not() {
    let reports = vec![
        report("a", "UBND phường", vec![result(POOR, "6")]),
        report("b", "Tổ dân phố số 3", vec![result(TREES, "12")]),
    ];
    let coverage = run("2026-Q2", reports).coverage;
    let told = |name: &str| coverage.iter().find(|each| each.unit == ReportingUnit::new(name)).unwrap();
    let committee = told("Đảng ủy UBND phường");
    assert_eq!((committee.files, committee.reported.as_slice()), (1, [item(POOR)].as_slice()));
    assert!(committee.missing().contains(&item(INSURED)) && !committee.missing().contains(&item(POOR)));
    let front = told("Ủy ban MTTQ Việt Nam phường");
    assert_eq!((front.files, front.reported.len()), (0, 0));
    assert_eq!(front.missing(), front.led);
    let neighbourhood = told("Tổ dân phố số 3");
    assert_eq!((neighbourhood.files, neighbourhood.led.len()), (1, 0));
}
