//! A paragraph while it is read.

use super::properties::{ParagraphProperties, RunProperties};
use crate::document::{Block, Run};

/// A paragraph while it is read.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) properties: ParagraphProperties,
    /// Runs so far; neighbours of one kind are joined.
    pub(super) runs: Vec<Run>,
    /// Text boxes anchored in it; they follow the paragraph.
    pub(super) boxes: Vec<Block>,
    /// Resolved properties of the run that is open.
    pub(super) run: RunProperties,
}

impl Draft {
    /// A paragraph that goes on with what was carried over from a paragraph whose mark was deleted.
    pub(super) fn carrying(carried: Option<Draft>) -> Draft {
        let carried = carried.unwrap_or_default();
        Draft { runs: carried.runs, boxes: carried.boxes, ..Draft::default() }
    }

    /// The last character so far.
    pub(super) fn last(&self) -> Option<char> {
        self.runs.last().and_then(|run| run.text.chars().last())
    }

    /// Appends text, to the last run where that looks alike. White space takes the look of what it stands beside.
    pub(super) fn push(&mut self, run: Run) {
        if run.text.is_empty() {
            return;
        }
        if let Some(last) = self.runs.last_mut() {
            let alike = (&last.font, last.bold, last.italic) == (&run.font, run.bold, run.italic);
            if last.visibility == run.visibility && (alike || run.text.trim().is_empty()) {
                last.text.push_str(&run.text);
                return;
            }
        }
        self.runs.push(run);
    }
}
