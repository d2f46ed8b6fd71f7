//! Ages of the format and how they write.

use encoding_rs::{Encoding, WINDOWS_1252};

use super::records::{Chain, Record};
use crate::readers::bytes::u16_at;

/// The versions of the format; what is 5 here is Excel 5 and 95, 8 is Excel 97 to 2003.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Age {
    Two,
    Three,
    Four,
    Five,
    Eight,
}

/// How a file writes its records.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dialect {
    pub(super) age: Age,
    /// Of texts before age 8.
    pub(super) encoding: &'static Encoding,
}

/// Whether a record opens a stretch of records: the workbook, a sheet, a chart.
pub(super) fn is_opening(kind: u16) -> bool {
    matches!(kind, 0x0009 | 0x0209 | 0x0409 | 0x0809)
}

/// Whether a record closes such a stretch.
pub(super) fn is_closing(kind: u16) -> bool {
    kind == 0x000A
}

/// How large the count of a text's letters is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    Byte,
    Word,
}

impl Dialect {
    /// The dialect of a stream by its first record; `None` where that opens nothing.
    pub(super) fn of(first: &Record<'_>) -> Option<Dialect> {
        let age = match (first.kind, u16_at(first.data, 0)) {
            (0x0009, _) => Age::Two,
            (0x0209, _) => Age::Three,
            (0x0409, _) => Age::Four,
            (0x0809, Some(0x0500)) => Age::Five,
            (0x0809, Some(0x0200 | 0x0002 | 0x0007)) => Age::Two,
            (0x0809, Some(0x0300)) => Age::Three,
            (0x0809, Some(0x0400)) => Age::Four,
            (0x0809, _) => Age::Eight,
            _ => return None,
        };
        Some(Dialect { age, encoding: WINDOWS_1252 })
    }

    /// The text that begins at a place of a record.
    pub(super) fn text(&self, record: &Record<'_>, at: usize, count: Count) -> Option<String> {
        let mut chain = Chain::new(record, at);
        let length = match count {
            Count::Byte => usize::from(chain.u8()?),
            Count::Word => usize::from(chain.u16()?),
        };
        if self.age == Age::Eight {
            let flags = chain.u8()?;
            extras(&mut chain, flags)?;
            return Some(letters_text(&chain.letters(length, flags & 1 != 0)?));
        }
        let bytes: Vec<u8> = (0..length).map_while(|_| chain.u8()).collect();
        Some(self.encoding.decode_without_bom_handling(&bytes).0.into_owned())
    }
}

/// Number of runs, and bytes of other matter, that follow the letters of a text.
pub(super) fn extras(chain: &mut Chain<'_, '_>, flags: u8) -> Option<(usize, usize)> {
    let runs = if flags & 8 != 0 { usize::from(chain.u16()?) } else { 0 };
    let extra = if flags & 4 != 0 { chain.u32()? as usize } else { 0 };
    Some((runs, extra))
}

/// UTF-16 as text; line breaks of old Macs and of Windows are one.
pub(super) fn letters_text(letters: &[u16]) -> String {
    char::decode_utf16(letters.iter().copied())
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect()
}
