//! What a reported figure measures.

use serde::{Deserialize, Serialize};

/// The measure of a fact; the names in JSON are those of the result contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// The result achieved in, or standing at the end of, the reporting period.
    InPeriod,
    /// The result since 1 January (lũy kế từ đầu năm).
    CumulativeYear,
    /// The result since the start of the term (lũy kế từ đầu nhiệm kỳ).
    CumulativeTerm,
    /// The share of the plan reached, in percent.
    PercentOfPlan,
    /// The signed change against the same or the previous period.
    Change,
    /// The figure of the same or the previous period, quoted for comparison.
    Previous,
    /// A target quoted in the report.
    Plan,
    /// A state in words, see [`Status`].
    Status,
    /// The share of a task's or project's volume done, in percent.
    PercentComplete,
    /// A document issued: its number and sign.
    Product,
}

impl Measure {
    /// The name in the result contract.
    pub fn name(self) -> &'static str {
        match self {
            Measure::InPeriod => "in_period",
            Measure::CumulativeYear => "cumulative_year",
            Measure::CumulativeTerm => "cumulative_term",
            Measure::PercentOfPlan => "percent_of_plan",
            Measure::Change => "change",
            Measure::Previous => "previous",
            Measure::Plan => "plan",
            Measure::Status => "status",
            Measure::PercentComplete => "percent_complete",
            Measure::Product => "product",
        }
    }

    /// Whether the measure says what was achieved (and not what was planned or compared with).
    pub fn is_result(self) -> bool {
        matches!(
            self,
            Measure::InPeriod
                | Measure::CumulativeYear
                | Measure::CumulativeTerm
                | Measure::PercentComplete
                | Measure::Status
                | Measure::Product
        )
    }
}

/// A state that a report gives in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The target is reached ("đạt", "vượt").
    Met,
    /// The target is not reached ("chưa đạt").
    NotMet,
    /// The work is finished ("đã ban hành", "hoàn thành").
    Done,
    /// The work is under way ("đang triển khai").
    InProgress,
    /// The work has not begun ("chưa triển khai").
    NotStarted,
    /// The work is behind its schedule ("chậm tiến độ").
    Late,
}

impl Status {
    /// The name in the result contract.
    pub fn name(self) -> &'static str {
        match self {
            Status::Met => "met",
            Status::NotMet => "not_met",
            Status::Done => "done",
            Status::InProgress => "in_progress",
            Status::NotStarted => "not_started",
            Status::Late => "late",
        }
    }
}
