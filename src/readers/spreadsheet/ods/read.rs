//! Reads an OpenDocument workbook.

use super::sheets::SheetsReader;
use super::styles::Styles;
use crate::model::Unreadable;
use crate::readers::limits::corrupt;
use crate::readers::package::Package;
use crate::readers::spreadsheet::budget::Budget;
use crate::readers::spreadsheet::look::Look;
use crate::readers::spreadsheet::sheet::Workbook;
use crate::readers::xml::decode;

/// Reads an ods: its sheets as they stand, and the looks of their cells.
pub(crate) fn read_ods(bytes: &[u8], budget: &mut Budget<'_>) -> Result<(Workbook, Vec<Look>), Unreadable> {
    let mut package = Package::open(bytes, budget.limits)?;
    let manifest = package.part("META-INF/manifest.xml")?.unwrap_or_default();
    if String::from_utf8_lossy(&manifest).contains("encryption-data") {
        return Err(Unreadable::Encrypted);
    }
    let (mut workbook, mut styles) = (Workbook::default(), Styles::default());
    let shared = package.part("styles.xml")?.unwrap_or_default();
    if let Err(fault) = styles.take(&decode(&shared), budget.limits) {
        workbook.unread("styles.xml", fault);
    }
    let content = package.part("content.xml")?.ok_or_else(|| corrupt("no content.xml"))?;
    let content = decode(&content);
    styles.take(&content, budget.limits)?;
    workbook.pictures = package.names().any(|n| n.starts_with("Pictures/"));
    let mut reader = SheetsReader::new(&content, &mut styles, budget);
    let read = reader.read();
    workbook.sheets = reader.finish();
    if let Err(fault) = read {
        workbook.unread("content.xml", fault);
    }
    Ok((workbook, styles.into_looks()))
}
