//! Changes of properties, one by one.

use super::old_sprm::old_sprms;
use crate::readers::bytes::{i32_at, u8_at, u16_at};

/// A change of one property: its code and its operand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sprm<'a> {
    pub(super) code: u16,
    pub(super) operand: &'a [u8],
}

impl Sprm<'_> {
    /// The operand as a byte.
    pub(super) fn byte(&self) -> u8 {
        u8_at(self.operand, 0).unwrap_or(0)
    }

    /// The operand as two bytes.
    pub(super) fn word(&self) -> u16 {
        u16_at(self.operand, 0).unwrap_or(0)
    }

    /// The operand as four bytes with a sign.
    pub(super) fn long(&self) -> i32 {
        i32_at(self.operand, 0).unwrap_or(0)
    }

    /// A switch: on, off, as the style has it, or the opposite of that.
    pub(super) fn switch(&self, of_style: bool) -> bool {
        match self.byte() {
            0x80 => of_style,
            0x81 => !of_style,
            other => other != 0,
        }
    }
}

/// The definition of a row, whose length takes two bytes.
pub(super) const DEFINE_TABLE: u16 = 0xD608;
/// Tab stops, which may be longer than a byte can tell.
const CHANGE_TABS: u16 = 0xC615;

/// A list of changes, as one of the two families of versions writes it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Changes<'a> {
    pub(super) list: &'a [u8],
    /// Word 6 and 95.
    pub(super) is_old: bool,
}

impl<'a> Changes<'a> {
    /// The changes, one by one.
    pub(super) fn each(self) -> impl Iterator<Item = Sprm<'a>> {
        let (old, new) = if self.is_old { (self.list, [].as_slice()) } else { ([].as_slice(), self.list) };
        old_sprms(old).chain(sprms(new))
    }
}

/// Cuts a list of changes.
pub(super) fn sprms(mut list: &[u8]) -> impl Iterator<Item = Sprm<'_>> {
    std::iter::from_fn(move || {
        let code = u16_at(list, 0)?;
        let rest = list.get(2..)?;
        let (skip, length) = match code >> 13 {
            0 | 1 => (0, 1),
            2 | 4 | 5 => (0, 2),
            3 => (0, 4),
            7 => (0, 3),
            _ if code == DEFINE_TABLE => (2, usize::from(u16_at(rest, 0)?).checked_sub(1)?),
            _ => {
                let length = usize::from(u8_at(rest, 0)?);
                (1, if code == CHANGE_TABS && length == 255 { tabs(rest)? } else { length })
            }
        };
        let operand = rest.get(skip..skip + length)?;
        list = rest.get(skip + length..)?;
        Some(Sprm { code, operand })
    })
}

/// Length of a list of tab stops: four bytes for each deleted one, three for each added one.
fn tabs(rest: &[u8]) -> Option<usize> {
    let deleted = 1 + 4 * usize::from(u8_at(rest, 1)?);
    Some(deleted + 1 + 3 * usize::from(u8_at(rest, 1 + deleted)?))
}
