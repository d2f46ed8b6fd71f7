//! What a reader says of a document.

use serde::{Deserialize, Serialize};

/// Something a person should know of how a document was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Remark {
    /// Tracked changes: deleted text was left out, inserted text read.
    TrackedChanges,
    /// Text, rows, columns or sheets that are hidden; they are kept apart.
    HiddenContent { what: String },
    /// A limit cut the reading short.
    LimitReached { what: String },
    /// A part could not be read.
    PartUnread { what: String },
    /// The text layer is doubtful: OCR, broken font maps.
    DoubtfulText { detail: String },
    /// Text in an old font encoding ("TCVN3", "VNI") was decoded.
    LegacyEncoding { name: String },
    /// A formula has no saved value; the cell is in the table without one.
    FormulaWithoutValue { cell: String },
    /// An outside program converted the file.
    Converted { by: String },
    /// Hardly any text; a file that seems empty may hide what it was sent for.
    LittleText { words: usize },
    /// The content is of another kind than the name says.
    NameLies { name: String },
}
