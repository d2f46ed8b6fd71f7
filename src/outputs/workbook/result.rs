//! Hidden sheet of results, read one level up.

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::model::RESULT_MARK;
use crate::outputs::safe_text::cell;
use crate::wording::heading;

/// Adds the sheet: the mark, whose results they are, then an item a row.
pub(super) fn write_result(book: &mut Workbook, lines: &[String]) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name(heading::RESULT)?;
    sheet.set_very_hidden(true);
    sheet.write_string(0, 0, RESULT_MARK)?;
    for (row, line) in (1u32..).zip(lines) {
        sheet.write_string(row, 0, cell(line))?;
    }
    Ok(())
}
