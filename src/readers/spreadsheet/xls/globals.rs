//! What sheets share: fonts, formats, strings.

use std::collections::HashMap;
use std::rc::Rc;

use super::dialect::{Age, Count, Dialect};
use super::records::Record;
use super::strings::{font_at, shared_strings};
use crate::model::Unreadable;
use crate::readers::bytes::{u8_at, u16_at, u32_at};
use crate::readers::codepage;
use crate::readers::raised::Height;
use crate::readers::spreadsheet::format::{NumberFormat, builtin};
use crate::readers::spreadsheet::look::{Font, Look};
use crate::readers::spreadsheet::sheet::Piece;

/// A sheet as the workbook lists it.
#[derive(Debug)]
pub(super) struct Tab {
    pub(super) name: String,
    pub(super) hidden: bool,
    /// Where its records begin.
    pub(super) at: usize,
    /// Neither a chart nor macros.
    pub(super) is_sheet: bool,
}

/// What all sheets share.
#[derive(Debug)]
pub(super) struct Globals {
    pub(super) dialect: Dialect,
    pub(super) from_1904: bool,
    pub(super) fonts: Vec<Font>,
    pub(super) strings: Vec<Rc<[Piece]>>,
    pub(super) tabs: Vec<Tab>,
    pub(super) pictures: bool,
    codes: HashMap<u16, String>,
    /// Font and format of each look.
    looks: Vec<(u16, u16)>,
    characters: usize,
}

impl Globals {
    /// `characters` is how many the shared strings may hold.
    pub(super) fn new(dialect: Dialect, characters: usize) -> Globals {
        Globals {
            dialect,
            from_1904: false,
            fonts: Vec::new(),
            strings: Vec::new(),
            tabs: Vec::new(),
            pictures: false,
            codes: HashMap::new(),
            looks: Vec::new(),
            characters,
        }
    }

    /// Takes in a record; what is none of the workbook's is passed over.
    ///
    /// # Errors
    /// `TooLarge` for strings beyond the limit.
    pub(super) fn take(&mut self, record: &Record<'_>) -> Result<(), Unreadable> {
        let data = record.data;
        match record.kind {
            0x0042 => self.dialect.encoding = codepage::of_number(i64::from(u16_at(data, 0).unwrap_or_default())),
            0x0022 => self.from_1904 = u16_at(data, 0) == Some(1),
            0x0031 | 0x0231 => self.fonts.push(self.font(record)),
            0x001E | 0x041E => self.format(record),
            0x0043 | 0x0243 | 0x0443 | 0x00E0 => self.looks.extend(self.look(data)),
            0x0085 => self.tabs.extend(self.tab(record)),
            0x00EB => self.pictures = self.pictures || data.len() > 1_000,
            0x00FC => self.strings = shared_strings(record, &self.fonts, self.characters)?,
            _ => {}
        }
        Ok(())
    }

    /// The looks of cells, in the order that cells name them by.
    pub(super) fn looks(&self) -> Vec<Look> {
        let mut formats: HashMap<u16, Rc<NumberFormat>> = HashMap::new();
        let mut look = |(font, format): &(u16, u16)| {
            let code = self.codes.get(format).map_or_else(|| builtin(u32::from(*format)), String::as_str);
            let format = formats.entry(*format).or_insert_with(|| Rc::new(NumberFormat::new(code)));
            Look::new(Rc::clone(format), font_at(&self.fonts, *font))
        };
        self.looks.iter().map(&mut look).collect()
    }

    fn font(&self, record: &Record<'_>) -> Font {
        let flags = u16_at(record.data, 2).unwrap_or_default();
        let (bold, name) = match self.dialect.age {
            Age::Two => (flags & 1 != 0, 4),
            Age::Three | Age::Four => (flags & 1 != 0, 6),
            Age::Five | Age::Eight => (u16_at(record.data, 6).is_some_and(|weight| weight >= 600), 14),
        };
        let height = match self.dialect.age {
            Age::Two | Age::Three | Age::Four => 0,
            Age::Five | Age::Eight => u16_at(record.data, 8).unwrap_or_default(),
        };
        Font {
            name: self.dialect.text(record, name, Count::Byte),
            bold,
            italic: flags & 2 != 0,
            struck: flags & 8 != 0,
            height: Height::of_number(height),
        }
    }

    fn format(&mut self, record: &Record<'_>) {
        let ordinal = u16::try_from(self.codes.len()).unwrap_or(u16::MAX);
        let (number, at, count) = match self.dialect.age {
            Age::Two | Age::Three => (Some(ordinal), 0, Count::Byte),
            Age::Four => (Some(ordinal), 2, Count::Byte),
            Age::Five => (u16_at(record.data, 0), 2, Count::Byte),
            Age::Eight => (u16_at(record.data, 0), 2, Count::Word),
        };
        if let (Some(number), Some(code)) = (number, self.dialect.text(record, at, count)) {
            self.codes.insert(number, code);
        }
    }

    fn look(&self, data: &[u8]) -> Option<(u16, u16)> {
        let byte = |at| u8_at(data, at).map(u16::from);
        match self.dialect.age {
            Age::Two => Some((byte(0)?, byte(2)? & 0x3F)),
            Age::Three | Age::Four => Some((byte(0)?, byte(1)?)),
            Age::Five | Age::Eight => Some((u16_at(data, 0)?, u16_at(data, 2)?)),
        }
    }

    fn tab(&self, record: &Record<'_>) -> Option<Tab> {
        Some(Tab {
            at: u32_at(record.data, 0)? as usize,
            hidden: u8_at(record.data, 4)? & 3 != 0,
            is_sheet: u8_at(record.data, 5)? == 0,
            name: self.dialect.text(record, 6, Count::Byte)?,
        })
    }
}
