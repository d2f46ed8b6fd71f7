//! An exact figure with its unit of measure.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What a unit of measure counts; figures of different dimensions are never compared or added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// A share or rate in percent. It has no sum.
    Percent,
    /// A difference between two percentages, in points.
    PercentagePoints,
    /// Money; `MeasureUnit::scale` says how many đồng one unit is.
    Money,
    /// Things counted one by one: người, hộ, vụ, cây…
    Count,
    /// A measured amount: ha, m², tấn…; `scale` converts to the base unit of its kind.
    Amount,
    /// A multiple: lần.
    Times,
    /// A position in a ranking.
    Rank,
    /// Points of a score, not percentage points.
    Score,
    /// A length of time: tháng, ngày.
    Time,
    /// No unit was written.
    Bare,
}

/// A unit of measure as written, with its meaning.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MeasureUnit {
    /// The canonical written form, for people and for JSON: "triệu đồng", "%", "hộ".
    pub symbol: String,
    /// What it counts.
    pub dimension: Dimension,
    /// Base units in one of it: 1,000,000 for "triệu đồng", 1 for a count.
    pub scale: Decimal,
}

impl MeasureUnit {
    /// Percent.
    pub fn percent() -> MeasureUnit {
        MeasureUnit { symbol: "%".to_owned(), dimension: Dimension::Percent, scale: Decimal::ONE }
    }

    /// Percentage points.
    pub fn points() -> MeasureUnit {
        MeasureUnit { symbol: "điểm %".to_owned(), dimension: Dimension::PercentagePoints, scale: Decimal::ONE }
    }

    /// Million đồng, in which forms ask for money.
    pub fn million_dong() -> MeasureUnit {
        MeasureUnit {
            symbol: "triệu đồng".to_owned(), dimension: Dimension::Money, scale: Decimal::from(1_000_000)
        }
    }

    /// No unit written.
    pub fn bare() -> MeasureUnit {
        MeasureUnit { symbol: String::new(), dimension: Dimension::Bare, scale: Decimal::ONE }
    }

    /// A count of `noun`.
    pub fn count(noun: &str) -> MeasureUnit {
        MeasureUnit { symbol: noun.to_owned(), dimension: Dimension::Count, scale: Decimal::ONE }
    }
}

/// How the writer limited a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Qualifier {
    /// Stated as it is.
    #[default]
    Exact,
    /// About: khoảng, xấp xỉ, gần, ước.
    About,
    /// At least, or more than: trên, hơn, từ … trở lên, ≥, >.
    AtLeast,
    /// At most, or less than: dưới, không quá, ≤, <.
    AtMost,
}

/// A figure: exact value in its unit; `upper` is filled for a range ("15-17%").
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantity {
    /// The value in `unit`, as written (percentages as shown: 97.2).
    pub value: Decimal,
    /// The upper end of a range.
    pub upper: Option<Decimal>,
    /// The unit of measure.
    pub unit: MeasureUnit,
    /// Exact, about, at least, at most.
    pub qualifier: Qualifier,
}

impl Quantity {
    /// The value in base units (đồng, m²…), for comparing figures of one dimension.
    pub fn in_base(&self) -> Option<Decimal> {
        self.value.checked_mul(self.unit.scale)
    }

    /// Whether two figures state the same amount: same dimension (a bare figure agrees with a count) and equal in
    /// base units.
    pub fn same_amount(&self, other: &Quantity) -> bool {
        let (a, b) = (self.unit.dimension, other.unit.dimension);
        let comparable = a == b || matches!((a, b), (Dimension::Bare, _) | (_, Dimension::Bare));
        comparable && self.in_base() == other.in_base() && self.upper == other.upper
    }
}
