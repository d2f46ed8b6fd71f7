//! What was found in a report, not yet decided.

use std::ops::Range;

use crate::model::{Content, Evidence, Measure, Place, Reason};

/// A reading of one figure, status or document.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Finding {
    /// Position of the item in the index.
    pub(crate) subject: usize,
    pub(crate) measure: Measure,
    pub(crate) content: Content,
    pub(crate) place: Place,
    pub(crate) quote: String,
    /// Bytes within the line, for findings of text.
    pub(crate) span: Option<Range<usize>>,
    pub(crate) confidence: f32,
    pub(crate) reasons: Vec<Reason>,
    pub(crate) evidence: Vec<Evidence>,
}

/// All findings of a report, in its order.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Reading {
    pub(crate) findings: Vec<Finding>,
}

impl Reading {
    /// Adds a finding.
    pub(crate) fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }
}
