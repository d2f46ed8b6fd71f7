//! Comments of a binary workbook.

use super::records::Records;
use super::strings::rich;
use crate::readers::bytes::u32_at;
use crate::readers::spreadsheet::budget::Budget;
use crate::readers::spreadsheet::sheet::{Sheet, SheetNote};

const COMMENT: u32 = 0x27B;
const COMMENT_TEXT: u32 = 0x27D;

/// Reads the comments part of a sheet.
pub(super) fn notes(part: &[u8], budget: &mut Budget<'_>, sheet: &mut Sheet) {
    let mut at = None;
    for record in Records::new(part) {
        match record.kind {
            COMMENT => at = u32_at(record.data, 4).zip(u32_at(record.data, 12)),
            COMMENT_TEXT => {
                let text: String =
                    rich(record.data, 0, &[]).unwrap_or_default().into_iter().map(|piece| piece.text).collect();
                if let (Some((row, column)), true) = (at, budget.takes_text(&text)) {
                    sheet.notes.push(SheetNote { row, column, text });
                }
            }
            _ => {}
        }
    }
}
