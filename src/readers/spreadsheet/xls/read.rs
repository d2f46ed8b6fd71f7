//! Reads an xls file.

use std::io::Cursor;

use cfb::CompoundFile;

use super::cells::SheetReader;
use super::dialect::{Age, Dialect, is_closing, is_opening};
use super::globals::{Globals, Tab};
use super::locked::unlock;
use super::records::Records;
use crate::model::Unreadable;
use crate::readers::compound::stream;
use crate::readers::limits::{Limits, corrupt};
use crate::readers::spreadsheet::budget::Budget;
use crate::readers::spreadsheet::look::Look;
use crate::readers::spreadsheet::sheet::{Sheet, Workbook};

/// Reads an xls: its sheets as they stand, and the looks of their cells.
pub(crate) fn read_xls(
    bytes: &[u8],
    passwords: &[String],
    budget: &mut Budget<'_>,
) -> Result<(Workbook, Vec<Look>), Unreadable> {
    let unpacked = unpack(bytes, budget.limits)?;
    let unlocked = unlock(unpacked.as_deref().unwrap_or(bytes), passwords)?;
    let records = unlocked.as_deref().or(unpacked.as_deref()).unwrap_or(bytes);
    let first = Records::new(records, 0).next().ok_or_else(|| corrupt("no record"))?;
    let dialect = Dialect::of(&first).ok_or_else(|| corrupt("no workbook record"))?;
    let mut globals = Globals::new(dialect, budget.limits.characters);
    let mut workbook = Workbook::default();
    if dialect.age < Age::Five {
        workbook.sheets.push(single(records, &mut globals, budget)?);
    } else {
        for record in Records::new(records, 0).take_while(|r| !is_closing(r.kind)) {
            globals.take(&record)?;
        }
        for tab in globals.tabs.iter().filter(|tab| tab.is_sheet) {
            match sheet(records, tab, &globals, budget) {
                Some(sheet) => workbook.sheets.push(sheet),
                None => workbook.unread(&tab.name, corrupt("a sheet without records")),
            }
        }
    }
    workbook.from_1904 = globals.from_1904;
    workbook.pictures = globals.pictures;
    Ok((workbook, globals.looks()))
}

/// The stream of records in an OLE container; `None` where the file is that stream itself, as before Excel 5.
fn unpack(bytes: &[u8], limits: &Limits) -> Result<Option<Vec<u8>>, Unreadable> {
    if !bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Ok(None);
    }
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(corrupt)?;
    let name = if file.is_stream("Workbook") { "Workbook" } else { "Book" };
    stream(&mut file, name, limits).map(Some)
}

/// The one sheet of an old file, whose fonts and formats stand among its cells.
fn single(records: &[u8], globals: &mut Globals, budget: &mut Budget<'_>) -> Result<Sheet, Unreadable> {
    let mut reader = SheetReader::new("Sheet1".to_owned(), false);
    for record in Records::new(records, 0) {
        globals.take(&record)?;
        reader.take(&record, globals, budget);
        if budget.is_spent() {
            break;
        }
    }
    Ok(reader.finish(budget))
}

/// The sheet of a tab; charts that lie on it are passed over.
fn sheet(records: &[u8], tab: &Tab, globals: &Globals, budget: &mut Budget<'_>) -> Option<Sheet> {
    let mut all = Records::new(records, tab.at);
    all.next().filter(|record| is_opening(record.kind))?;
    let mut reader = SheetReader::new(tab.name.clone(), tab.hidden);
    let mut inside = 0_usize;
    for record in all {
        if is_opening(record.kind) {
            inside += 1;
        } else if is_closing(record.kind) {
            if inside == 0 {
                break;
            }
            inside -= 1;
        } else if inside == 0 {
            reader.take(&record, globals, budget);
        }
        if budget.is_spent() {
            break;
        }
    }
    Some(reader.finish(budget))
}
