//! One thing reported against one item.

use serde::{Deserialize, Serialize};

use super::evidence::Evidence;
use super::item::ItemId;
use super::measure::{Measure, Status};
use super::place::Place;
use super::quantity::Quantity;
use super::reason::Reason;

/// What a fact says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Content {
    /// A figure.
    Figure(Quantity),
    /// A state in words.
    Status(Status),
    /// A document issued: number and sign as written ("45-KH/ĐU").
    Product(String),
    /// A place where something stands that could not be read as one value (shown to people, never used).
    Unread,
}

/// What is done with a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// It enters the consolidation.
    Accepted,
    /// A person must look at it first.
    Review,
    /// It is kept for the trail only.
    Rejected,
}

/// How sure the reading is, 0 to 1; calibrated, so that 0.9 means right nine times in ten.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Confidence(f32);

impl Confidence {
    /// A confidence, brought into 0 to 1.
    pub fn new(value: f32) -> Confidence {
        Confidence(if value.is_nan() { 0.0 } else { value.clamp(0.0, 1.0) })
    }

    /// The number between 0 and 1.
    pub fn value(self) -> f32 {
        self.0
    }
}

/// One reported fact. The file it comes from is known by the submission that holds it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// The item of the programme.
    pub item: ItemId,
    /// What is measured.
    pub measure: Measure,
    /// The figure, status or document.
    pub content: Content,
    /// Where it stands.
    pub place: Place,
    /// The source text, as it stands in the file (after decoding of legacy fonts).
    pub quote: String,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// What is done with it.
    pub decision: Decision,
    /// Why it is not simply accepted, or what a reader should know.
    pub reasons: Vec<Reason>,
    /// The words that decided.
    pub evidence: Vec<Evidence>,
}

impl Fact {
    /// Whether a person decided on it.
    pub fn is_ruled(&self) -> bool {
        let ruled = |reason: &Reason| {
            matches!(reason, Reason::Confirmed { .. } | Reason::Dropped { .. } | Reason::Replaced { .. })
        };
        self.reasons.iter().any(ruled)
    }
}
