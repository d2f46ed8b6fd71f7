//! What one piece of a file holds.

use serde::{Deserialize, Serialize};

use crate::document::FileKind;
use crate::model::{Submission, SubmissionState};

/// One piece of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Inspected {
    /// Path inside the file; empty for the file itself.
    pub inside: String,
    /// Kind by content.
    pub kind: FileKind,
    /// The lines of its text, or why there are none; `None` for a container, whose files follow.
    pub text: Result<Option<Vec<String>>, SubmissionState>,
    /// What was understood.
    pub submission: Option<Submission>,
}
