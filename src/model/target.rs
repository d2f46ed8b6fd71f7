//! Targets of the programme as typed values.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::quantity::MeasureUnit;

/// Which way is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// At least the target (≥; also a bare figure of a rising indicator).
    AtLeast,
    /// More than the target (>).
    MoreThan,
    /// At most the target (≤, or a target of zero).
    AtMost,
    /// Less than the target (<).
    LessThan,
    /// Just the target.
    Equal,
}

/// By when a target holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Horizon {
    /// By the end of the term.
    Term,
    /// In each year.
    EachYear,
    /// By or in one given year.
    InYear(u16),
}

/// The nature of an indicator: it decides how its figures combine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// A count that accumulates over time: trees planted, members admitted.
    Flow,
    /// A number standing at a date: enterprises in operation, poor households.
    Stock,
    /// A share in percent at a date or over the period.
    Rate,
    /// A growth rate against the year before.
    Growth,
    /// Reached or not.
    YesNo,
    /// The target is assigned by the city; the result is a count or rate as reported.
    Assigned,
}

/// What a target cell says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetValue {
    /// A figure or a range, with the direction that counts as good.
    Figure { value: Decimal, upper: Option<Decimal>, unit: MeasureUnit, direction: Direction },
    /// A quality to be reached ("Đạt", "đạt chuẩn").
    Reached(String),
    /// Set by the city ("Chỉ tiêu thành phố giao").
    AssignedByCity(String),
    /// Left to a plan ("Kế hoạch hằng năm"): nothing to measure against here.
    ByPlan(String),
}

/// One target of an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// What is to be reached.
    pub value: TargetValue,
    /// By when.
    pub horizon: Horizon,
    /// The cell or phrase that says it, as in the source.
    pub text: String,
}
