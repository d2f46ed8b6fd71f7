//! An invented commune and what its units report.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rust_decimal::Decimal;
use tonghop::consolidation::{ByPeriod, Options, consolidate, settle_versions};
use tonghop::lexicon::Lexicon;
use tonghop::model::{
    Calendar, Combining, Confidence, Consolidation, Content, Decision, Direction, Fact, Horizon, Indicator,
    IndicatorPart, ItemHistory, ItemId, ItemResult, Measure, MeasureUnit, Nature, Period, Place, Programme, Project,
    Qualifier, Quantity, ReportingUnit, Status, Submission, SubmissionState, Target, TargetValue, Task,
};

pub(crate) const TREES: &str = "PL1.I.1";
pub(crate) const INSURED: &str = "PL1.I.2";
pub(crate) const POOR: &str = "PL1.I.3";
pub(crate) const REVENUE: &str = "PL1.I.4";
pub(crate) const MEMBERS: &str = "PL1.I.5";
pub(crate) const URBAN: &str = "PL1.I.6";
pub(crate) const LEADERS: &str = "PL2.I.1";
pub(crate) const LATER: &str = "PL2.I.2";
pub(crate) const HALL: &str = "PL3.1";

pub(crate) const FRONT: &str = "Ủy ban MTTQ Việt Nam phường";
pub(crate) const COMMITTEE: &str = "Đảng ủy UBND phường";
pub(crate) const PARTY_BOARD: &str = "Ban Xây dựng Đảng Đảng ủy phường";

pub(crate) fn id(text: &str) -> ItemId {
    text.parse().unwrap()
}

pub(crate) fn period(text: &str) -> Period {
    text.parse().unwrap()
}

pub(crate) fn number(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn unit_of(item: &str) -> MeasureUnit {
    match item {
        INSURED | REVENUE => MeasureUnit::percent(),
        POOR => MeasureUnit::count("hộ"),
        MEMBERS => MeasureUnit::count("đảng viên"),
        HALL => MeasureUnit {
            symbol: "triệu đồng".into(),
            dimension: tonghop::model::Dimension::Money,
            scale: Decimal::from(1_000_000),
        },
        _ => MeasureUnit::count("cây"),
    }
}

fn indicator(item: &str, name: &str, lead: &str, nature: Nature, targets: &[(&str, Direction, Horizon)]) -> Indicator {
    let target = |(value, direction, horizon): &(&str, Direction, Horizon)| {
        let value = match value.parse() {
            Ok(value) => TargetValue::Figure { value, upper: None, unit: unit_of(item), direction: *direction },
            Err(_) => TargetValue::Reached((*value).into()),
        };
        Target { value, horizon: *horizon, text: String::new() }
    };
    let part = IndicatorPart {
        id: id(item),
        name: name.into(),
        unit: Some(unit_of(item).symbol),
        nature,
        combining: Combining::default(),
        targets: targets.iter().map(target).collect(),
        aliases: Vec::new(),
    };
    let of =
        |wanted: fn(&Horizon) -> bool| targets.iter().find(|(_, _, h)| wanted(h)).map(|(text, _, _)| (*text).into());
    Indicator {
        id: id(item),
        section: "I. CHỈ TIÊU".into(),
        stt: item.rsplit('.').next().unwrap().into(),
        name: name.into(),
        unit: Some(unit_of(item).symbol),
        target_2030: of(|horizon| *horizon == Horizon::Term),
        yearly: of(|horizon| *horizon == Horizon::EachYear),
        lead: Some(lead.into()),
        parts: vec![part],
    }
}

/// Trees and party members (counts that many contribute to), people insured (a rate), poor households (a stock), budget
/// revenue (a growth), an urban standard (reached or not), two tasks and a project.
pub(crate) fn programme() -> Programme {
    use Direction::{AtLeast, AtMost};
    use Horizon::{EachYear, Term};
    let task = |item: &str, name: &str, schedule: &str| Task {
        id: id(item),
        section: "I. NHIỆM VỤ".into(),
        stt: "1".into(),
        task: name.into(),
        product: None,
        schedule: Some(schedule.into()),
        lead: Some(PARTY_BOARD.into()),
        cooperating: Some("Các cơ quan, đơn vị".into()),
    };
    Programme {
        commune: Some("phường Bến Thủy".into()),
        city: Some("thành phố Nam Hải".into()),
        term: Some((2025, 2030)),
        indicators: vec![
            indicator(TREES, "Trồng cây xanh", FRONT, Nature::Flow, &[("5000", AtLeast, Term)]),
            indicator(INSURED, "Tỷ lệ tham gia bảo hiểm y tế", COMMITTEE, Nature::Rate, &[("98", AtLeast, Term)]),
            indicator(POOR, "Số hộ nghèo", COMMITTEE, Nature::Stock, &[("0", AtMost, Term)]),
            indicator(REVENUE, "Tăng thu ngân sách", COMMITTEE, Nature::Growth, &[("10", AtLeast, EachYear)]),
            indicator(
                MEMBERS,
                "Kết nạp đảng viên",
                PARTY_BOARD,
                Nature::Flow,
                &[("200", AtLeast, Term), ("40", AtLeast, EachYear)],
            ),
            indicator(URBAN, "Đạt chuẩn đô thị văn minh", COMMITTEE, Nature::YesNo, &[("Đạt", AtLeast, Term)]),
        ],
        tasks: vec![task(LEADERS, "Quy hoạch cán bộ", "Thường xuyên"), task(LATER, "Tổng kết nhiệm kỳ", "2029 - 2030")],
        projects: vec![Project {
            id: id(HALL),
            stt: "1".into(),
            name: "Xây nhà văn hóa".into(),
            lead: Some(COMMITTEE.into()),
            cooperating: None,
            schedule: Some("2026 - 2030".into()),
            funding: None,
        }],
        ..Programme::default()
    }
}

fn fact(item: &str, measure: Measure, content: Content) -> Fact {
    Fact {
        item: id(item),
        measure,
        content,
        place: Place::Paragraph { number: 1 },
        quote: "…".into(),
        confidence: Confidence::new(0.9),
        decision: Decision::Accepted,
        reasons: Vec::new(),
        evidence: Vec::new(),
    }
}

/// A figure in the item's unit of measure.
pub(crate) fn figure(item: &str, measure: Measure, value: &str) -> Fact {
    let unit = unit_of(item);
    let quantity = Quantity { value: number(value), upper: None, unit, qualifier: Qualifier::Exact };
    fact(item, measure, Content::Figure(quantity))
}

pub(crate) fn result(item: &str, value: &str) -> Fact {
    figure(item, Measure::InPeriod, value)
}

pub(crate) fn state(item: &str, status: Status) -> Fact {
    fact(item, Measure::Status, Content::Status(status))
}

/// A report of a unit on a period.
pub(crate) fn report(unit: &str, of: &str, facts: Vec<Fact>) -> Submission {
    Submission {
        file: format!("bao-cao/{of}/{unit} {}.docx", facts.len()),
        hash: format!("{of}{unit}{facts:?}"),
        unit: Some(ReportingUnit::new(unit)),
        period: Some(period(of)),
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

/// What comes of reports for a period.
pub(crate) fn consolidated(of: &str, reports: &[Submission]) -> Consolidation {
    consolidated_by(of, reports, Calendar::default())
}

pub(crate) fn consolidated_by(of: &str, reports: &[Submission], calendar: Calendar) -> Consolidation {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    let options = Options { lexicon: LEXICON.get_or_init(|| Lexicon::shipped().unwrap()), calendar };
    let mut reports = reports.to_vec();
    settle_versions(&mut reports, &programme(), &options);
    let mut by_period: ByPeriod = BTreeMap::new();
    for report in reports {
        by_period.entry(report.period.unwrap()).or_default().push(report);
    }
    consolidate(&programme(), period(of), &by_period, &options)
}

/// One item of a consolidation with its history.
pub(crate) fn item<'a>(consolidation: &'a Consolidation, text: &str) -> (&'a ItemResult, &'a ItemHistory) {
    (&consolidation.items[&id(text)], &consolidation.history.items[&id(text)])
}

pub(crate) fn value(quantity: Option<&Quantity>) -> Option<Decimal> {
    quantity.map(|quantity| quantity.value)
}
