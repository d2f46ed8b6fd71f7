//! Comments and text boxes of a sheet.

use std::collections::HashMap;

use super::dialect::{Age, letters_text};
use super::globals::Globals;
use super::records::{Chain, Record};
use crate::readers::bytes::u16_at;
use crate::readers::spreadsheet::budget::Budget;
use crate::readers::spreadsheet::sheet::{Sheet, SheetNote};

/// Comments and boxes while the records of a sheet are read.
#[derive(Default)]
pub(super) struct Objects {
    /// Kind and number of the object met last.
    last: Option<(u16, u16)>,
    /// Texts of comments by the number of their object.
    texts: HashMap<u16, String>,
    boxes: Vec<String>,
    /// Row, column and object of each comment; its text where it holds that itself.
    notes: Vec<(u16, u16, u16, Option<String>)>,
}

/// The kind of an object that is a comment.
const NOTE: u16 = 0x19;

impl Objects {
    pub(super) fn take(&mut self, record: &Record<'_>, globals: &Globals, budget: &Budget<'_>) {
        if budget.is_spent() {
            return;
        }
        match record.kind {
            0x005D => self.last = u16_at(record.data, 4).zip(u16_at(record.data, 6)),
            0x01B6 => {
                if let Some(text) = object_text(record) {
                    match self.last.take() {
                        Some((NOTE, number)) => drop(self.texts.insert(number, text)),
                        _ => self.boxes.push(text),
                    }
                }
            }
            0x001C => self.notes.extend(note(record, globals)),
            _ => {}
        }
    }

    /// Puts what was met onto the sheet.
    pub(super) fn settle(mut self, sheet: &mut Sheet, budget: &mut Budget<'_>) {
        for (row, column, number, own) in self.notes {
            let text = own.or_else(|| self.texts.remove(&number)).unwrap_or_default();
            if budget.takes_text(&text) {
                sheet.notes.push(SheetNote { row: row.into(), column: column.into(), text });
            }
        }
        sheet.boxes.extend(self.boxes.into_iter().filter(|text| budget.takes_text(text)));
    }
}

fn object_text(record: &Record<'_>) -> Option<String> {
    let count = usize::from(u16_at(record.data, 10)?);
    let mut chain = Chain::new(record, record.data.len());
    let wide = chain.u8()? & 1 != 0;
    chain.letters(count, wide).map(|letters| letters_text(&letters)).filter(|text| !text.is_empty())
}

fn note(record: &Record<'_>, globals: &Globals) -> Option<(u16, u16, u16, Option<String>)> {
    let (row, column) = (u16_at(record.data, 0)?, u16_at(record.data, 2)?);
    if globals.dialect.age == Age::Eight {
        return Some((row, column, u16_at(record.data, 6)?, None));
    }
    let text = globals.dialect.encoding.decode_without_bom_handling(record.data.get(6..)?).0;
    Some((row, column, 0, Some(text.into_owned())))
}
