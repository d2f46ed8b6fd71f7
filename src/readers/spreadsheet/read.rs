//! Reads a workbook.

use super::budget::Budget;
use super::grid::{Binder, Setting};
use super::look::Look;
use super::sheet::Workbook;
use super::{excel_xml, ods, xls, xlsb, xlsx};
use crate::document::{Document, FileKind, Remark};
use crate::model::Unreadable;
use crate::readers::options::Options;

/// Reads a workbook: a table a sheet, in the order of the tabs, each followed by its comments and text boxes.
///
/// # Errors
/// `Encrypted`, `Corrupt` for a file of which nothing could be read, `TooLarge` for a part that unpacks beyond a limit,
/// `Scanned` for pictures without any cell, `NoText` for nothing at all. Cells beyond a limit, sheets that could not be
/// read, hidden content and formulas without a saved value are remarks.
pub(crate) fn read_spreadsheet(kind: FileKind, bytes: &[u8], options: &Options) -> Result<Document, Unreadable> {
    let mut budget = Budget::new(&options.limits);
    let (workbook, looks) = match kind {
        FileKind::Xlsx if !bytes.starts_with(b"PK") => excel_xml::read_excel_xml(bytes, &mut budget)?,
        FileKind::Xlsx => xlsx::read_xlsx(bytes, &mut budget)?,
        FileKind::Xlsb => xlsb::read_xlsb(bytes, &mut budget)?,
        FileKind::Ods => ods::read_ods(bytes, &mut budget)?,
        FileKind::Xls => xls::read_xls(bytes, &options.passwords, &mut budget)?,
        _ => return Err(Unreadable::UnsupportedKind { kind: kind.name().to_owned() }),
    };
    bind(kind, workbook, &looks, &budget)
}

fn bind(kind: FileKind, workbook: Workbook, looks: &[Look], budget: &Budget<'_>) -> Result<Document, Unreadable> {
    let mut binder = Binder::new(Setting { looks, from_1904: workbook.from_1904, limits: budget.limits });
    let mut unread = workbook.unread;
    for sheet in workbook.sheets {
        if sheet.lost {
            unread.push(sheet.name.clone());
        }
        binder.sheet(sheet);
    }
    let mut remarks = binder.remarks;
    remarks.extend(unread.into_iter().map(|what| Remark::PartUnread { what }));
    remarks.extend(budget.remarks());
    match workbook.fault {
        Some(fault) if binder.blocks.is_empty() => Err(fault),
        None if binder.blocks.is_empty() && workbook.pictures => Err(Unreadable::Scanned),
        None if binder.blocks.is_empty() && remarks.is_empty() => Err(Unreadable::NoText),
        _ => Ok(Document { kind, blocks: binder.blocks, remarks }),
    }
}
