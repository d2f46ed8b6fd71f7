//! Fonts and number formats in binary books.

use std::collections::HashMap;
use std::rc::Rc;

use super::records::{Records, text};
use crate::readers::bytes::u16_at;
use crate::readers::raised::Height;
use crate::readers::spreadsheet::format::{NumberFormat, builtin};
use crate::readers::spreadsheet::look::{Font, Look};

const FONT: u32 = 0x2B;
const FORMAT: u32 = 0x2C;
const LOOK: u32 = 0x2F;
const CELL_LOOKS: u32 = 0x269;
const END_OF_CELL_LOOKS: u32 = 0x26A;

/// The looks of cells in the order that cells name them by, and the fonts of runs.
pub(super) fn looks(part: &[u8]) -> (Vec<Look>, Vec<Font>) {
    let mut codes: HashMap<u16, String> = HashMap::new();
    let mut formats: HashMap<u16, Rc<NumberFormat>> = HashMap::new();
    let (mut looks, mut fonts, mut of_cells) = (Vec::new(), Vec::new(), false);
    for record in Records::new(part) {
        match record.kind {
            FONT => fonts.push(font(record.data)),
            FORMAT => {
                if let (Some(id), Some((code, _))) = (u16_at(record.data, 0), text(record.data, 2)) {
                    codes.insert(id, code);
                }
            }
            CELL_LOOKS => of_cells = true,
            END_OF_CELL_LOOKS => of_cells = false,
            LOOK if of_cells => {
                let id = u16_at(record.data, 2).unwrap_or_default();
                let code = codes.get(&id).map_or_else(|| builtin(u32::from(id)), String::as_str);
                let format = formats.entry(id).or_insert_with(|| Rc::new(NumberFormat::new(code)));
                let font = u16_at(record.data, 4).and_then(|at| fonts.get(usize::from(at)));
                looks.push(Look::new(Rc::clone(format), font));
            }
            _ => {}
        }
    }
    (looks, fonts)
}

fn font(data: &[u8]) -> Font {
    Font {
        name: text(data, 21).map(|(name, _)| name),
        bold: u16_at(data, 4).is_some_and(|weight| weight >= 600),
        italic: u16_at(data, 2).is_some_and(|flags| flags & 2 != 0),
        struck: u16_at(data, 2).is_some_and(|flags| flags & 8 != 0),
        height: Height::of_number(u16_at(data, 6).unwrap_or_default()),
    }
}
