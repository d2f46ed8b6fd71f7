//! Changes of properties in Word 6 and 95.

use super::sprm::{DEFINE_TABLE, Sprm};
use crate::readers::bytes::{u8_at, u16_at};

/// The definition of a row, whose length takes two bytes.
const DEFINE_ROW: u8 = 190;

/// Cuts a list of changes; each comes with the code that later versions have for it, those that nobody asks for
/// with 0.
pub(super) fn old_sprms(mut list: &[u8]) -> impl Iterator<Item = Sprm<'_>> {
    std::iter::from_fn(move || {
        let code = u8_at(list, 0)?;
        let rest = list.get(1..)?;
        let (skip, length) = match length(code)? {
            Some(fixed) => (0, fixed),
            None if code == DEFINE_ROW => (2, usize::from(u16_at(rest, 0)?).checked_sub(1)?),
            None => (1, usize::from(u8_at(rest, 0)?)),
        };
        let operand = rest.get(skip..skip + length)?;
        list = rest.get(skip + length..)?;
        Some(Sprm { code: new_code(code), operand })
    })
}

/// Bytes of the operand, `Some(None)` where its first byte tells; none for a code that is not known.
fn length(code: u8) -> Option<Option<usize>> {
    let fixed = match code {
        83 => 0,
        4..=11 | 13 | 14 | 24 | 25 | 29 | 37 | 44 | 50 | 51 | 64..=67 | 71 | 75 | 85..=92 | 94 | 98..=102 | 104 => 1,
        117 | 118 | 186 => 1,
        2
        | 16..=19
        | 21
        | 22
        | 26..=28
        | 30..=36
        | 38..=43
        | 45..=49
        | 69
        | 72
        | 80
        | 93
        | 96
        | 97
        | 107
        | 109
        | 110 => 2,
        182..=184 | 189 | 195 | 197 | 198 => 2,
        73 | 95 => 3,
        20 | 70 | 192 | 194 | 196 => 4,
        193 => 5,
        187 => 12,
        3 | 12 | 15 | 23 | 68 | 74 | 81 | 82 | 103 | 105 | 106 | 108 | 188 | DEFINE_ROW | 191 => return Some(None),
        _ => return None,
    };
    Some(Some(fixed))
}

fn new_code(code: u8) -> u16 {
    match code {
        5 => 0x2403,
        24 => 0x2416,
        25 => 0x2417,
        65 => 0x0800,
        66 => 0x0801,
        85 => 0x0835,
        86 => 0x0836,
        87 => 0x0837,
        92 => 0x083C,
        104 => 0x2A48,
        93 => 0x4A4F,
        117 => 0x0855,
        186 => 0x3404,
        DEFINE_ROW => DEFINE_TABLE,
        197 => 0x5624,
        _ => 0,
    }
}
