//! A sheet part: its cells and what hides them.

use std::rc::Rc;

use super::cell::cell;
use crate::model::Unreadable;
use crate::readers::spreadsheet::area::{Area, address};
use crate::readers::spreadsheet::budget::Budget;
use crate::readers::spreadsheet::sheet::{Piece, Sheet, SheetCell};
use crate::readers::xml::{Element, Space, Token, XmlStream};

/// Merged areas of a sheet that are looked at.
const MOST_MERGED: usize = 100_000;

/// Reads a sheet part into `sheet`, in one pass.
pub(super) fn read_sheet(
    xml: &str,
    strings: &[Rc<[Piece]>],
    budget: &mut Budget<'_>,
    sheet: &mut Sheet,
) -> Result<(), Unreadable> {
    let mut stream = XmlStream::new(xml, budget.limits);
    // Rows and cells without an address follow the one before.
    let (mut next_row, mut next_column) = (0_u32, 0_u32);
    while let Some(token) = stream.next()? {
        let Token::Open(element) = token else { continue };
        match element.name_in(Space::Sheet) {
            "row" => {
                let row = counted(&element, "r").unwrap_or(next_row);
                (next_row, next_column) = (row.saturating_add(1), 0);
                if is_hidden(&element, "ht") {
                    sheet.hidden_rows.add(row, row);
                }
            }
            "c" => {
                let here = (next_row.saturating_sub(1), next_column);
                let (row, column) = element.attribute("r").and_then(|r| address(&r)).unwrap_or(here);
                next_column = column.saturating_add(1);
                let look = element.number("s").and_then(|n| n.try_into().ok()).unwrap_or(0);
                let kind = element.attribute("t").unwrap_or_default();
                if let Some(content) = cell(&mut stream, &kind, strings)? {
                    budget.push(&mut sheet.cells, SheetCell { row, column, look, content });
                }
                if budget.is_spent() {
                    return Ok(());
                }
            }
            "col" if is_hidden(&element, "width") => {
                if let (Some(first), Some(last)) = (counted(&element, "min"), counted(&element, "max")) {
                    sheet.hidden_columns.add(first, last);
                }
            }
            "mergeCell" if sheet.merged.len() < MOST_MERGED => {
                sheet.merged.extend(element.attribute("ref").and_then(|r| Area::parse(&r)));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Hidden by word, as filters and folded outlines do too, or by a height or width of nothing.
fn is_hidden(element: &Element<'_>, size: &str) -> bool {
    matches!(element.attribute("hidden").as_deref(), Some("1" | "true" | "on"))
        || element.attribute(size).is_some_and(|s| s.trim().parse() == Ok(0.0))
}

/// An attribute that counts from 1, counted from 0.
fn counted(element: &Element<'_>, name: &str) -> Option<u32> {
    element.number(name)?.checked_sub(1)?.try_into().ok()
}
