//! Cells of a sheet and what hides them.

use std::rc::Rc;

use super::dialect::{Age, Count};
use super::globals::Globals;
use super::objects::Objects;
use super::records::Record;
use crate::readers::bytes::{u8_at, u16_at, u32_at};
use crate::readers::spreadsheet::area::Area;
use crate::readers::spreadsheet::budget::Budget;
use crate::readers::spreadsheet::packed::{error, unpacked};
use crate::readers::spreadsheet::sheet::{Content, Sheet, SheetCell};

/// A sheet while its records are read.
pub(super) struct SheetReader {
    pub(super) sheet: Sheet,
    pub(super) objects: Objects,
    /// The formula whose text comes in the next record of text.
    awaiting: Option<(u32, u32, usize)>,
}

/// A sheet has at most so many merged areas that are looked at.
const MOST_MERGED: usize = 100_000;

impl SheetReader {
    pub(super) fn new(name: String, hidden: bool) -> SheetReader {
        let sheet = Sheet { name, hidden, ..Sheet::default() };
        SheetReader { sheet, objects: Objects::default(), awaiting: None }
    }

    /// Takes in a record of the sheet; what is too short for its kind is passed over.
    pub(super) fn take(&mut self, record: &Record<'_>, globals: &Globals, budget: &mut Budget<'_>) {
        let age = globals.dialect.age;
        match record.kind {
            0x0008 | 0x0208 => self.row(record.data, age),
            0x007D => self.columns(record.data),
            0x00E5 => self.merged(record.data),
            0x0007 | 0x0207 => {
                if let (Some((row, column, look)), Some(text)) = (self.awaiting.take(), text(record, 0, globals)) {
                    self.push(row, column, look, Content::plain(text), budget);
                }
            }
            0x00BD => self.many(record.data, budget),
            0x0006 | 0x0206 | 0x0406 => self.formula(record, age, budget),
            0x0002..=0x0005 | 0x0203..=0x0205 | 0x00D6 | 0x00FD | 0x027E => {
                let Some((row, column, look, at)) = head(record.data, age, record.kind) else { return };
                match content(record, at, globals) {
                    Some(content) => self.push(row, column, look, content, budget),
                    None => self.sheet.lost |= record.kind == 0x00FD,
                }
            }
            _ => self.objects.take(record, globals, budget),
        }
    }

    /// The sheet, with the comments and boxes met on it.
    pub(super) fn finish(self, budget: &mut Budget<'_>) -> Sheet {
        let mut sheet = self.sheet;
        self.objects.settle(&mut sheet, budget);
        sheet
    }

    fn push(&mut self, row: u32, column: u32, look: usize, content: Content, budget: &mut Budget<'_>) {
        budget.push(&mut self.sheet.cells, SheetCell { row, column, look, content });
    }

    fn row(&mut self, data: &[u8], age: Age) {
        let (Some(row), Some(height)) = (u16_at(data, 0), u16_at(data, 6)) else { return };
        let hidden = age > Age::Two && u16_at(data, 12).is_some_and(|flags| flags & 0x20 != 0);
        if hidden || height == 0 {
            self.sheet.hidden_rows.add(row.into(), row.into());
        }
    }

    fn columns(&mut self, data: &[u8]) {
        let (Some(first), Some(last), Some(width)) = (u16_at(data, 0), u16_at(data, 2), u16_at(data, 4)) else {
            return;
        };
        if width == 0 || u16_at(data, 8).is_some_and(|flags| flags & 1 != 0) {
            self.sheet.hidden_columns.add(first.into(), last.into());
        }
    }

    fn merged(&mut self, data: &[u8]) {
        let areas = data.get(2..).unwrap_or_default().as_chunks::<8>().0.iter().filter_map(|area| {
            let part = |at| u16_at(area, at).map(u32::from);
            Some(Area { top: part(0)?, bottom: part(2)?, left: part(4)?, right: part(6)? })
        });
        let room = MOST_MERGED.saturating_sub(self.sheet.merged.len());
        let count = usize::from(u16_at(data, 0).unwrap_or_default()).min(room);
        self.sheet.merged.extend(areas.filter(|a| a.top <= a.bottom && a.left <= a.right).take(count));
    }

    /// Several numbers of one row.
    fn many(&mut self, data: &[u8], budget: &mut Budget<'_>) {
        let (Some(row), Some(first)) = (u16_at(data, 0), u16_at(data, 2)) else { return };
        let cells = data.get(4..data.len().saturating_sub(2)).unwrap_or_default().as_chunks::<6>().0;
        for (column, cell) in (u32::from(first)..).zip(cells) {
            if let (Some(look), Some(packed)) = (u16_at(cell, 0), u32_at(cell, 2)) {
                self.push(row.into(), column, look.into(), Content::Number(unpacked(packed)), budget);
            }
        }
    }

    fn formula(&mut self, record: &Record<'_>, age: Age, budget: &mut Budget<'_>) {
        let Some((row, column, look, at)) = head(record.data, age, record.kind) else { return };
        let Some(value) = record.data.get(at..at + 8) else { return };
        let flags = u8_at(record.data, at + 8).unwrap_or_default();
        self.awaiting = None;
        let content = match value {
            [0, .., 0xFF, 0xFF] => {
                self.awaiting = Some((row, column, look));
                return;
            }
            [1, _, truth, .., 0xFF, 0xFF] => Content::Bool(*truth != 0),
            [2, _, code, .., 0xFF, 0xFF] => Content::Error(error(*code)),
            [.., 0xFF, 0xFF] => return,
            // Programs that do not compute write a nought and ask to have it computed when the file is opened.
            [0, 0, 0, 0, 0, 0, 0, 0] if flags & 2 != 0 => Content::FormulaWithoutValue,
            _ => match float(record.data, at) {
                Some(number) => Content::Number(number),
                None => return,
            },
        };
        self.push(row, column, look, content, budget);
    }
}

/// Row, column and look of a cell, and where its content begins.
fn head(data: &[u8], age: Age, kind: u16) -> Option<(u32, u32, usize, usize)> {
    let (row, column) = (u16_at(data, 0)?.into(), u16_at(data, 2)?.into());
    if age == Age::Two || kind < 6 {
        return Some((row, column, (u8_at(data, 4)? & 0x3F).into(), 7));
    }
    Some((row, column, u16_at(data, 4)?.into(), 6))
}

fn content(record: &Record<'_>, at: usize, globals: &Globals) -> Option<Content> {
    let data = record.data;
    Some(match record.kind {
        0x0002 => Content::Number(u16_at(data, at)?.into()),
        0x0003 | 0x0203 => Content::Number(float(data, at)?),
        0x0004 | 0x0204 | 0x00D6 => Content::plain(text(record, at, globals)?),
        0x0005 | 0x0205 => match (u8_at(data, at)?, u8_at(data, at + 1)?) {
            (truth, 0) => Content::Bool(truth != 0),
            (code, _) => Content::Error(error(code)),
        },
        0x00FD => Content::Text(Rc::clone(globals.strings.get(u32_at(data, at)? as usize)?)),
        0x027E => Content::Number(unpacked(u32_at(data, at)?)),
        _ => return None,
    })
}

fn text(record: &Record<'_>, at: usize, globals: &Globals) -> Option<String> {
    let count = if globals.dialect.age == Age::Two { Count::Byte } else { Count::Word };
    globals.dialect.text(record, at, count)
}

fn float(data: &[u8], at: usize) -> Option<f64> {
    data.get(at..at.checked_add(8)?)?.try_into().ok().map(f64::from_le_bytes)
}
