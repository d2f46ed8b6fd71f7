//! The review sheet made ready to be filled in.

use rust_xlsxwriter::{DataValidation, Worksheet, XlsxError};

use crate::wording::review_sheet::{CHOICES, NO_SUCH_CHOICE};

/// Column of the decision, from 0.
const VERDICT: u16 = 10;
/// Column of the hidden keys, from 0.
const KEY: u16 = 14;

/// Gives the cells of the decision their choices and hides the column of keys. `head` is the row of the titles.
pub(super) fn make_ready(sheet: &mut Worksheet, head: usize, rows: usize) -> Result<(), XlsxError> {
    sheet.set_column_hidden(KEY)?;
    let row = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    if rows > 0 {
        let choices = DataValidation::new().allow_list_strings(&CHOICES)?.set_error_message(NO_SUCH_CHOICE)?;
        sheet.add_data_validation(row(head + 1), VERDICT, row(head + rows), VERDICT, &choices)?;
    }
    Ok(())
}
