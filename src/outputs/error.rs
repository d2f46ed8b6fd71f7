//! Why outputs could not be made.

use crate::wording::{board, fault};

/// Why outputs could not be made. The messages are for people.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OutputError {
    /// The workbook could not be written.
    #[error("{}", fault::workbook(.0))]
    Workbook(String),
    /// The finished workbook does not hold what was written; the place names sheet and cell.
    #[error("{}", fault::workbook_proof(.place))]
    WorkbookProof { place: String },
    /// The template of the page can't be used.
    #[error("{}", board::template(*.line, .detail))]
    BoardTemplate { line: Option<usize>, detail: String },
    /// The result file could not be written.
    #[error("{}", fault::result_file(.0))]
    ResultFile(String),
    /// The template is no Word file, or damaged.
    #[error("{}", fault::template_unreadable(.detail))]
    TemplateUnreadable { detail: String },
    /// A tag of the template is not closed, or not understood.
    #[error("{}", fault::template_tag(.part, *.paragraph, .tag, .detail))]
    TemplateTag { part: String, paragraph: usize, tag: String, detail: String },
    /// A tag of the template names something that the report does not have.
    #[error("{}", fault::template_name(.part, *.paragraph, .name, .nearest.as_deref()))]
    TemplateName { part: String, paragraph: usize, name: String, nearest: Option<String> },
}
