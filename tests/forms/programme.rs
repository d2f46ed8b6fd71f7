//! A small programme with every kind of item, and names that try to be more than text.

use rust_decimal::Decimal;
use tonghop::model::{
    Assignment, BodyIndicator, Combining, Direction, Horizon, Indicator, IndicatorPart, MeasureUnit, Nature, Programme,
    Project, Target, TargetValue, Task,
};

pub(crate) const BOARD: &str = "Ban Xây dựng Đảng Đảng ủy phường";
pub(crate) const COMMITTEE: &str = "Đảng ủy UBND phường";

fn part(item: &str, name: &str, nature: Nature, target: Option<(i64, MeasureUnit)>) -> IndicatorPart {
    let targets = target.map(|(value, unit)| Target {
        value: TargetValue::Figure { value: Decimal::from(value), upper: None, unit, direction: Direction::AtLeast },
        horizon: Horizon::Term,
        text: String::new(),
    });
    IndicatorPart {
        id: item.parse().unwrap(),
        name: name.to_owned(),
        unit: None,
        nature,
        combining: Combining::default(),
        targets: targets.into_iter().collect(),
        aliases: Vec::new(),
    }
}

fn indicator(item: &str, name: &str, lead: &str, parts: Vec<IndicatorPart>) -> Indicator {
    Indicator {
        id: item.parse().unwrap(),
        section: "I. Chỉ tiêu xây dựng Đảng".to_owned(),
        stt: item.rsplit('.').next().unwrap_or_default().to_owned(),
        name: name.to_owned(),
        unit: None,
        target_2030: None,
        yearly: None,
        lead: Some(lead.to_owned()),
        parts,
    }
}

pub(crate) fn programme() -> Programme {
    let count = |noun: &str| MeasureUnit::count(noun);
    let rate = "Tỷ lệ dân số tham gia bảo hiểm y tế";
    let hostile = "=HYPERLINK(\"http://x\";\"y\") {{ ky }} <w:p> trồng cây xanh";
    Programme {
        commune: Some("phường Hòa Sơn".to_owned()),
        city: Some("thành phố Nam Hải".to_owned()),
        term: Some((2025, 2030)),
        indicators: vec![
            indicator(
                "PL1.I.1",
                rate,
                BOARD,
                vec![part("PL1.I.1", rate, Nature::Rate, Some((95, MeasureUnit::percent())))],
            ),
            indicator(
                "PL1.I.2",
                hostile,
                BOARD,
                vec![part("PL1.I.2", hostile, Nature::Flow, Some((5000, count("cây"))))],
            ),
            indicator(
                "PL1.I.3",
                "Danh hiệu phường đạt chuẩn đô thị văn minh",
                BOARD,
                vec![part("PL1.I.3", "Danh hiệu phường đạt chuẩn đô thị văn minh", Nature::YesNo, None)],
            ),
            indicator(
                "PL1.I.4",
                "Tốc độ tăng giá trị sản xuất",
                COMMITTEE,
                vec![part(
                    "PL1.I.4",
                    "Tốc độ tăng giá trị sản xuất",
                    Nature::Growth,
                    Some((15, MeasureUnit::percent())),
                )],
            ),
        ],
        body: vec![BodyIndicator {
            id: "B.I.1.1".parse().unwrap(),
            part: "I. Xây dựng Đảng".to_owned(),
            section: "1. Chính trị".to_owned(),
            text: "100% chi bộ sinh hoạt chuyên đề; có 03 mô hình điểm".to_owned(),
            parts: vec![
                part("B.I.1.1", "chi bộ sinh hoạt chuyên đề", Nature::Rate, Some((100, MeasureUnit::percent()))),
                part("B.I.1.1", "mô hình điểm của chi bộ", Nature::Stock, Some((3, count("mô hình")))),
            ],
        }],
        assignments: vec![Assignment {
            group: "B.I.1".to_owned(),
            lead: BOARD.to_owned(),
            cooperating: None,
            schedule: None,
        }],
        tasks: vec![Task {
            id: "PL2.I.1".parse().unwrap(),
            section: "I. Tổ chức".to_owned(),
            stt: "1".to_owned(),
            task: "Ban hành Quy chế làm việc của Ban Chấp hành".to_owned(),
            product: Some("Quy chế".to_owned()),
            schedule: Some("Quý I/2026".to_owned()),
            lead: Some(BOARD.to_owned()),
            cooperating: None,
        }],
        projects: vec![Project {
            id: "PL3.1".parse().unwrap(),
            stt: "1".to_owned(),
            name: "Dự án xây dựng trường mầm non trung tâm".to_owned(),
            lead: Some(COMMITTEE.to_owned()),
            cooperating: Some("Ban Xây dựng Đảng Đảng ủy phường và các đơn vị liên quan".to_owned()),
            schedule: Some("2026 - 2027".to_owned()),
            funding: Some("Ngân sách".to_owned()),
        }],
        ..Programme::default()
    }
}
