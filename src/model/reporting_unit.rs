//! The unit that sends a report.

use serde::{Deserialize, Serialize};

/// A reporting unit by its canonical Vietnamese name ("Đảng ủy Công an phường").
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ReportingUnit(String);

impl ReportingUnit {
    /// A unit of that name; white space is folded.
    pub fn new(name: &str) -> ReportingUnit {
        ReportingUnit(name.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The canonical name.
    pub fn name(&self) -> &str {
        &self.0
    }
}
