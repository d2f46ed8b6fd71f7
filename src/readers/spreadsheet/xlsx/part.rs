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
    let mut next = Next::default();
    while let Some(token) = stream.next()? {
        let Token::Open(element) = token else { continue };
        match element.name_in(Space::Sheet) {
            "row" => next.row(&element, sheet),
            "c" => {
                let Head { row, column, look, kind } = next.cell(&element);
                match cell(&mut stream, &kind, strings)? {
                    Some(content) => budget.push(&mut sheet.cells, SheetCell { row, column, look, content }),
                    None => sheet.lost |= kind == "s",
                }
                if budget.is_spent() {
                    return Ok(());
                }
            }
            "col" => {
                if let (Some(first), Some(last), true) =
                    (counted(&element, "min"), counted(&element, "max"), is_hidden_column(&element))
                {
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

/// The row and column of what comes next without an address: it follows the one before.
#[derive(Default)]
struct Next {
    row: u32,
    column: u32,
}

/// What a cell's element says.
struct Head {
    row: u32,
    column: u32,
    look: usize,
    kind: String,
}

impl Next {
    fn row(&mut self, element: &Element<'_>, sheet: &mut Sheet) {
        let (mut row, mut hidden) = (self.row, false);
        element.each(|name, value| match name {
            "r" => row = value.trim().parse().ok().and_then(|r: u32| r.checked_sub(1)).unwrap_or(self.row),
            // By word, as filters and folded outlines do too, or by a height of nothing.
            "hidden" => hidden = hidden || is_true(value),
            "ht" => hidden = hidden || value.trim().parse() == Ok(0.0),
            _ => {}
        });
        *self = Next { row: row.saturating_add(1), column: 0 };
        if hidden {
            sheet.hidden_rows.add(row, row);
        }
    }

    fn cell(&mut self, element: &Element<'_>) -> Head {
        let mut head = Head { row: self.row.saturating_sub(1), column: self.column, look: 0, kind: String::new() };
        element.each(|name, value| match name {
            "r" => (head.row, head.column) = address(value).unwrap_or((head.row, head.column)),
            "s" => head.look = value.trim().parse().unwrap_or(0),
            "t" => value.clone_into(&mut head.kind),
            _ => {}
        });
        self.column = head.column.saturating_add(1);
        head
    }
}

/// Hidden by word, as folded outlines are too, or by a width of nothing.
fn is_hidden_column(element: &Element<'_>) -> bool {
    element.attribute("hidden").is_some_and(|hidden| is_true(&hidden))
        || element.attribute("width").is_some_and(|width| width.trim().parse() == Ok(0.0))
}

fn is_true(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}

/// An attribute that counts from 1, counted from 0.
fn counted(element: &Element<'_>, name: &str) -> Option<u32> {
    element.number(name)?.checked_sub(1)?.try_into().ok()
}
