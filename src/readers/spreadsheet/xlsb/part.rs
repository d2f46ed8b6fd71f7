//! A binary sheet: cells and what hides them.

use std::rc::Rc;

use super::records::{Record, Records, text};
use super::strings::rich;
use crate::readers::bytes::{u8_at, u16_at, u32_at};
use crate::readers::spreadsheet::area::Area;
use crate::readers::spreadsheet::budget::Budget;
use crate::readers::spreadsheet::look::Font;
use crate::readers::spreadsheet::packed::{error, unpacked};
use crate::readers::spreadsheet::sheet::{Content, Piece, Sheet, SheetCell};

/// Merged areas of a sheet that are looked at.
const MOST_MERGED: usize = 100_000;

/// What the cells of all sheets refer to.
pub(super) struct Shared {
    pub(super) strings: Vec<Rc<[Piece]>>,
    pub(super) fonts: Vec<Font>,
}

/// Reads a sheet part into `sheet`; what is too short for its kind is passed over.
pub(super) fn read_sheet(part: &[u8], shared: &Shared, budget: &mut Budget<'_>, sheet: &mut Sheet) {
    // Short records leave out the column: it follows the one before.
    let (mut row, mut next_column) = (0, 0);
    for record in Records::new(part) {
        let data = record.data;
        match record.kind {
            0x00 => {
                (row, next_column) = (u32_at(data, 0).unwrap_or(row), 0);
                let no_height = u16_at(data, 8) == Some(0);
                if no_height || u8_at(data, 11).is_some_and(|flags| flags & 0x10 != 0) {
                    sheet.hidden_rows.add(row, row);
                }
            }
            0x01..=0x12 | 0x3E => {
                let short = matches!(record.kind, 0x0C..=0x12);
                let column = if short { next_column } else { u32_at(data, 0).unwrap_or(next_column) };
                next_column = column.saturating_add(1);
                let Some(look) = u32_at(data, if short { 0 } else { 4 }) else { continue };
                let look = (look & 0x00FF_FFFF) as usize;
                match content(record, short, shared) {
                    Some(content) => budget.push(&mut sheet.cells, SheetCell { row, column, look, content }),
                    None => sheet.lost |= matches!(record.kind, 0x07 | 0x12),
                }
            }
            0x3C => columns(data, sheet),
            0xB0 if sheet.merged.len() < MOST_MERGED => sheet.merged.extend(merged(data)),
            _ => {}
        }
        if budget.is_spent() {
            break;
        }
    }
}

fn columns(data: &[u8], sheet: &mut Sheet) {
    let (Some(first), Some(last), Some(width)) = (u32_at(data, 0), u32_at(data, 4), u32_at(data, 8)) else { return };
    if width == 0 || u16_at(data, 16).is_some_and(|flags| flags & 1 != 0) {
        sheet.hidden_columns.add(first, last);
    }
}

fn merged(data: &[u8]) -> Option<Area> {
    let area =
        Area { top: u32_at(data, 0)?, bottom: u32_at(data, 4)?, left: u32_at(data, 8)?, right: u32_at(data, 12)? };
    (area.top <= area.bottom && area.left <= area.right).then_some(area)
}

fn content(record: Record<'_>, short: bool, shared: &Shared) -> Option<Content> {
    let (kind, at) = if short { (record.kind - 0x0B, 4) } else { (record.kind, 8) };
    let data = record.data;
    Some(match kind {
        0x02 => Content::Number(unpacked(u32_at(data, at)?)),
        0x03 | 0x0B => Content::Error(error(u8_at(data, at)?)),
        0x04 | 0x0A => Content::Bool(u8_at(data, at)? != 0),
        0x05 | 0x09 => Content::Number(data.get(at..at + 8)?.try_into().ok().map(f64::from_le_bytes)?),
        0x06 | 0x08 => Content::plain(text(data, at)?.0),
        0x07 => Content::Text(Rc::clone(shared.strings.get(u32_at(data, at)? as usize)?)),
        0x3E => Content::Text(Rc::from(rich(data, at, &shared.fonts)?)),
        _ => return None,
    })
}
