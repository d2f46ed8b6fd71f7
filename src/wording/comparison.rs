//! How a result stands against its target.

use rust_decimal::Decimal;

use super::number::decimal;
use crate::model::{Horizon, Measure};

/// A result set against one target; the arithmetic is done, this only says what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// The result is that share of the target, in percent.
    Share(Decimal),
    /// The result differs from the target by that much, in `unit` ("điểm %", "hộ").
    Difference { by: Decimal, unit: String },
    /// The result lies within the target's range, or equals the target.
    Equal,
}

/// For a table cell: "Lũy kế từ đầu năm bằng 15,2% mục tiêu đến năm 2030",
/// "Thấp hơn 0,8 điểm % so với mục tiêu đến năm 2030".
pub fn standing(standing: &Standing, basis: Measure, horizon: Horizon, term_end: Option<u16>) -> String {
    let target = target_name(horizon, term_end);
    let sentence = match standing {
        // "Bằng 1.100%" says less than "gấp 11 lần".
        Standing::Share(percent) if *percent >= Decimal::from(200) => {
            format!("gấp {} lần {target}", decimal((*percent / Decimal::ONE_HUNDRED).round_dp(1)))
        }
        Standing::Share(percent) => format!("bằng {}% {target}", decimal(percent.round_dp(1))),
        Standing::Equal => format!("bằng {target}"),
        Standing::Difference { by, unit } => {
            let word = if by.is_sign_negative() { "thấp hơn" } else { "cao hơn" };
            let space = if unit.is_empty() { "" } else { " " };
            format!("{word} {}{space}{unit} so với {target}", decimal(by.abs().round_dp(2)))
        }
    };
    match basis {
        Measure::CumulativeYear => format!("lũy kế từ đầu năm {sentence}"),
        Measure::CumulativeTerm => format!("lũy kế từ đầu nhiệm kỳ {sentence}"),
        _ => sentence,
    }
}

/// A share of the plan that the unit itself reported.
pub fn reported_share(percent: Decimal) -> String {
    format!("theo báo cáo, đạt {}% kế hoạch", decimal(percent))
}

/// The name of a target: "mục tiêu đến năm 2030", "mục tiêu bình quân năm", "mục tiêu năm 2026".
pub fn target_name(horizon: Horizon, term_end: Option<u16>) -> String {
    match (horizon, term_end) {
        (Horizon::Term, Some(year)) => format!("mục tiêu đến năm {year}"),
        (Horizon::Term, None) => "mục tiêu cuối nhiệm kỳ".to_owned(),
        (Horizon::EachYear, _) => "mục tiêu bình quân năm".to_owned(),
        (Horizon::InYear(year), _) => format!("mục tiêu năm {year}"),
    }
}

/// The same with a capital first letter, for the start of a cell or sentence.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
