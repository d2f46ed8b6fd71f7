//! The words that decided a reading.

use serde::{Deserialize, Serialize};

/// What a piece of evidence speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cue {
    /// The item that the figure belongs to.
    Item,
    /// The role of the figure (result, target, comparison…).
    Role,
    /// The unit of measure.
    Unit,
    /// The period that the figure covers.
    Period,
    /// The section of the report.
    Section,
}

/// One piece of evidence: words of the source and what they speak for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// What it speaks for.
    pub cue: Cue,
    /// The words, as normalised.
    pub words: String,
    /// How strongly, 0 to 1.
    pub weight: f32,
}
