//! What the scanner finds.

use std::ops::Range;

use rust_decimal::Decimal;

use super::notation::Notation;
use crate::model::{MeasureUnit, Qualifier};

/// Something written with digits or number words.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Bytes of the whole, unit included.
    pub span: Range<usize>,
    /// What it is.
    pub kind: FoundKind,
}

/// What a number is.
#[derive(Debug, Clone, PartialEq)]
pub enum FoundKind {
    /// A figure.
    Figure(Figure),
    /// a/b, one of its six meanings.
    Fraction {
        /// The number before the stroke.
        numerator: Figure,
        /// The number behind it.
        denominator: Figure,
    },
    /// No figure.
    Excluded(Exclusion),
}

/// Why a number is no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exclusion {
    /// A date or a part of one.
    Date,
    /// A reporting or other period, a year.
    Period,
    /// A length of time: "05 năm", "90 ngày".
    Duration,
    /// A time of day.
    Clock,
    /// The number and sign of a document.
    Document,
    /// A name or place: "tổ dân phố số 3", "Quốc lộ 5".
    Name,
    /// A number in a list.
    ListNumber,
    /// A condition: "dưới 42 tuổi".
    Condition,
    /// A telephone number or code.
    Code,
    /// An amount that nobody counted: "hàng trăm lượt".
    Vague,
}

/// A figure with what stands around it.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The value in its unit.
    pub value: Decimal,
    /// The upper end of a range.
    pub upper: Option<Decimal>,
    /// The unit written behind (or, for money, within) it.
    pub unit: Option<MeasureUnit>,
    /// Bytes of the number itself.
    pub number_span: Range<usize>,
    /// Bytes of the unit.
    pub unit_span: Option<Range<usize>>,
    /// About, at least, at most.
    pub qualifier: Qualifier,
    /// The writer estimates ("ước", "khoảng", "dự kiến").
    pub estimated: bool,
    /// Other values that the notation allows; empty where notation and unit settle it.
    pub alternatives: Vec<Decimal>,
    /// How the digits are written.
    pub notation: Notation,
    /// Written in words.
    pub from_words: bool,
}
