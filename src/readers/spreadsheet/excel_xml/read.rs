//! Reads a workbook of Excel 2002 in XML.

use super::cell::cell;
use super::styles::Styles;
use crate::model::Unreadable;
use crate::readers::limits::too_large;
use crate::readers::spreadsheet::area::Area;
use crate::readers::spreadsheet::budget::Budget;
use crate::readers::spreadsheet::look::Look;
use crate::readers::spreadsheet::sheet::{Sheet, SheetCell, SheetNote, Workbook};
use crate::readers::xml::{Element, Space, Token, XmlStream, decode};

/// Merged areas of a sheet that are looked at.
const MOST_MERGED: usize = 100_000;

/// Reads a workbook: its sheets as they stand, and the looks of their cells. What was read before a fault stays.
pub(crate) fn read_excel_xml(bytes: &[u8], budget: &mut Budget<'_>) -> Result<(Workbook, Vec<Look>), Unreadable> {
    if bytes.len() as u64 > budget.limits.part_bytes {
        return Err(too_large("part_bytes"));
    }
    let text = decode(bytes);
    let (mut workbook, mut styles) = (Workbook::default(), Styles::default());
    let mut stream = XmlStream::new(&text, budget.limits);
    let read = elements(&mut stream, budget, &mut workbook, &mut styles);
    match read {
        Err(fault @ Unreadable::TooLarge { .. }) => return Err(fault),
        Err(fault) => {
            let name = workbook.sheets.last().map(|sheet| sheet.name.clone()).unwrap_or_default();
            workbook.unread(&name, fault);
        }
        Ok(()) => {}
    }
    Ok((workbook, styles.into_looks()))
}

fn elements(
    stream: &mut XmlStream<'_>,
    budget: &mut Budget<'_>,
    workbook: &mut Workbook,
    styles: &mut Styles,
) -> Result<(), Unreadable> {
    let mut at = At::default();
    while let Some(token) = stream.next()? {
        let Token::Open(element) = token else { continue };
        let name = element.name_in(Space::OldSheet);
        match name {
            "Style" => styles.take(&element, stream)?,
            "Worksheet" => {
                at = At::default();
                let name = element.attribute("Name").unwrap_or_default();
                workbook.sheets.push(Sheet { name, ..Sheet::default() });
            }
            _ => {}
        }
        let Some(sheet) = workbook.sheets.last_mut() else { continue };
        match name {
            "Column" => at.column(&element, sheet),
            "Row" => at.row(&element, sheet),
            "Cell" => {
                let (row, column) = at.cell(&element, sheet);
                let look = styles.look(element.attribute("StyleID").as_deref());
                let inside = cell(stream, element.attribute("Formula").is_some())?;
                if let Some(text) = inside.note.filter(|text| budget.takes_text(text)) {
                    sheet.notes.push(SheetNote { row, column, text });
                }
                if let Some(content) = inside.content {
                    budget.push(&mut sheet.cells, SheetCell { row, column, look, content });
                }
            }
            _ if element.name() == "Visible" => sheet.hidden = stream.text()?.trim().contains("Hidden"),
            _ => {}
        }
        if budget.is_spent() {
            break;
        }
    }
    Ok(())
}

/// Where the next row, column and cell stand: each follows the one before unless it says its place.
#[derive(Debug, Default)]
struct At {
    row: u32,
    next_row: u32,
    next_column: u32,
    /// The next of the columns that are described.
    next_described: u32,
}

impl At {
    fn column(&mut self, element: &Element<'_>, sheet: &mut Sheet) {
        let first = index(element).unwrap_or(self.next_described);
        let last = first.saturating_add(count(element, "Span"));
        self.next_described = last.saturating_add(1);
        if is_hidden(element) {
            sheet.hidden_columns.add(first, last);
        }
    }

    fn row(&mut self, element: &Element<'_>, sheet: &mut Sheet) {
        self.row = index(element).unwrap_or(self.next_row);
        let last = self.row.saturating_add(count(element, "Span"));
        self.next_row = last.saturating_add(1);
        self.next_column = 0;
        if is_hidden(element) {
            sheet.hidden_rows.add(self.row, last);
        }
    }

    fn cell(&mut self, element: &Element<'_>, sheet: &mut Sheet) -> (u32, u32) {
        let column = index(element).unwrap_or(self.next_column);
        let (down, across) = (count(element, "MergeDown"), count(element, "MergeAcross"));
        let area = Area {
            top: self.row,
            left: column,
            bottom: self.row.saturating_add(down),
            right: column.saturating_add(across),
        };
        self.next_column = area.right.saturating_add(1);
        if !area.is_single() && sheet.merged.len() < MOST_MERGED {
            sheet.merged.push(area);
        }
        (self.row, column)
    }
}

/// A place, counted from 0; the file counts from 1.
fn index(element: &Element<'_>) -> Option<u32> {
    u32::try_from(element.number("Index")?).ok()?.checked_sub(1)
}

fn count(element: &Element<'_>, name: &str) -> u32 {
    element.number(name).and_then(|n| n.try_into().ok()).unwrap_or(0)
}

fn is_hidden(element: &Element<'_>) -> bool {
    let is_nothing = |name: &str| element.attribute(name).is_some_and(|size| size.trim().parse() == Ok(0.0));
    element.attribute("Hidden").is_some_and(|hidden| hidden == "1") || is_nothing("Width") || is_nothing("Height")
}
