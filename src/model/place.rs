//! Where in a file something stands.

use serde::{Deserialize, Serialize};

/// The exact place of a text or figure in its file. All numbers count from 1, as a reader would count.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Place {
    /// A paragraph of the running text; empty paragraphs are not counted.
    Paragraph { number: u32 },
    /// A cell of the `table`-th table of a text document.
    TableCell { table: u32, row: u32, column: u32 },
    /// A cell of a spreadsheet: `column` 1 is A.
    SheetCell { sheet: String, row: u32, column: u32 },
    /// A line of a page (PDF).
    Line { page: u32, line: u32 },
    /// A cell of a table of a PDF, with the page on which the row begins.
    PageCell { page: u32, table: u32, row: u32, column: u32 },
    /// Something outside the running text: header, footer, footnote, text box, numbered within its kind.
    Aside { story: String, number: u32 },
    /// A place inside a file of an archive or an attachment of a mail.
    Inside { path: String, place: Box<Place> },
    /// The file as a whole.
    Whole,
}
