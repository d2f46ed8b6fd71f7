//! Bounds on what a file may ask for.

use crate::model::Unreadable;

/// Bounds that keep a hostile or broken file from costing the batch. They count what comes out, never what a header
/// claims. Passing one of them is [`Unreadable::TooLarge`] with the name of the field, or a remark where the part
/// already read is of use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a file.
    pub file_bytes: u64,
    /// Bytes of one part of a package, unpacked.
    pub part_bytes: u64,
    /// Bytes of all parts of a package or archive together, unpacked.
    pub total_bytes: u64,
    /// Entries of a package or archive.
    pub entries: usize,
    /// Files inside an archive or mail, those of all its levels together.
    pub parts: usize,
    /// Unpacked bytes a packed byte; looked at past `ratio_from` bytes of one part.
    pub ratio: u64,
    /// Unpacked bytes of a part from which the ratio is looked at.
    pub ratio_from: u64,
    /// Archives inside archives, mails inside mails.
    pub nesting: usize,
    /// Levels of XML elements, PDF objects, RTF groups.
    pub depth: usize,
    /// Tables inside tables.
    pub table_depth: usize,
    /// Characters of text of a document.
    pub characters: usize,
    /// Characters of one paragraph that are looked at.
    pub paragraph: usize,
    /// Blocks (paragraphs, tables) of a document, those in cells included.
    pub blocks: usize,
    /// Cells of one table of a text document or PDF.
    pub table_cells: usize,
    /// Filled cells of a workbook, all sheets.
    pub sheet_cells: usize,
    /// Rows of a sheet that are looked at.
    pub sheet_rows: usize,
    /// Columns of a table or sheet that are looked at.
    pub columns: usize,
    /// Pages of a PDF.
    pub pages: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            file_bytes: 200 << 20,
            part_bytes: 64 << 20,
            total_bytes: 192 << 20,
            entries: 10_000,
            parts: 2_000,
            ratio: 200,
            ratio_from: 4 << 20,
            nesting: 5,
            depth: 256,
            table_depth: 16,
            characters: 4_000_000,
            paragraph: 50_000,
            blocks: 500_000,
            table_cells: 200_000,
            sheet_cells: 200_000,
            sheet_rows: 100_000,
            columns: 2_000,
            pages: 2_000,
        }
    }
}

/// The refusal that names a limit.
pub(crate) fn too_large(limit: &str) -> Unreadable {
    Unreadable::TooLarge { limit: limit.to_owned() }
}

/// The refusal of a stream that can't be read: memory that could not be had is no damage.
pub(crate) fn unreadable_stream(error: std::io::Error) -> Unreadable {
    if error.kind() == std::io::ErrorKind::OutOfMemory { too_large("memory") } else { corrupt(error) }
}

/// The refusal of a damaged file; `detail` is a technical cause for the log.
pub(crate) fn corrupt(detail: impl ToString) -> Unreadable {
    Unreadable::Corrupt { detail: detail.to_string() }
}
