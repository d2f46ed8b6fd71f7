//! Definitions of numbered lists.

use std::collections::HashMap;

use crate::readers::bytes::{i32_at, u8_at, u16_at, u32_at, utf16};

/// Levels that a list can have.
pub(super) const LEVELS: usize = 9;

/// A level of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Level {
    pub(super) start: i32,
    /// Format of its number, as Word counts formats.
    pub(super) format: u8,
    /// All numbers in it are written in digits.
    pub(super) is_legal: bool,
    /// Its text; characters below 9 stand for the number of that level.
    pub(super) text: String,
}

/// A use of a list: which one, and where levels begin otherwise.
#[derive(Debug, Clone, Default)]
pub(super) struct Use {
    pub(super) list: i32,
    pub(super) starts: Vec<(usize, i32)>,
}

/// All lists of a document.
#[derive(Debug, Default)]
pub(super) struct Lists {
    lists: HashMap<i32, Vec<Level>>,
    uses: Vec<Use>,
}

impl Lists {
    /// Reads the definitions and their uses; broken ones end the reading.
    pub(super) fn read(definitions: &[u8], uses: &[u8]) -> Lists {
        Lists { lists: read_lists(definitions), uses: read_uses(uses).unwrap_or_default() }
    }

    /// A use by its number, from 1.
    pub(super) fn used(&self, number: u16) -> Option<&Use> {
        self.uses.get(usize::from(number).checked_sub(1)?)
    }

    /// The levels of a list.
    pub(super) fn levels(&self, list: i32) -> Option<&[Level]> {
        self.lists.get(&list).map(Vec::as_slice)
    }
}

/// Bytes of the head of a list, of a level and of a use.
const LIST: usize = 28;
const LEVEL: usize = 28;
const USE: usize = 16;

fn read_lists(bytes: &[u8]) -> HashMap<i32, Vec<Level>> {
    let mut lists = HashMap::new();
    let count = usize::from(u16_at(bytes, 0).unwrap_or(0));
    let mut at = 2 + LIST * count;
    for i in 0..count {
        let head = 2 + LIST * i;
        let (Some(id), Some(flags)) = (i32_at(bytes, head), u8_at(bytes, head + 26)) else { break };
        let mut levels = Vec::new();
        for _ in 0..(if flags & 1 != 0 { 1 } else { LEVELS }) {
            let Some((level, length)) = bytes.get(at..).and_then(read_level) else { break };
            levels.push(level);
            at += length;
        }
        lists.insert(id, levels);
    }
    lists
}

/// A level and its length in bytes.
fn read_level(bytes: &[u8]) -> Option<(Level, usize)> {
    let changes = usize::from(u8_at(bytes, 24)?) + usize::from(u8_at(bytes, 25)?);
    let at = LEVEL + changes;
    let length = 2 * usize::from(u16_at(bytes, at)?);
    let text = utf16(bytes.get(at + 2..at + 2 + length)?);
    let level = Level { start: i32_at(bytes, 0)?, format: u8_at(bytes, 4)?, is_legal: u8_at(bytes, 5)? & 4 != 0, text };
    Some((level, at + 2 + length))
}

fn read_uses(bytes: &[u8]) -> Option<Vec<Use>> {
    let count = usize::try_from(u32_at(bytes, 0)?).ok()?.min(bytes.len() / USE);
    let head = |i: usize| 4 + USE * i;
    let mut uses: Vec<Use> =
        (0..count).map_while(|i| Some(Use { list: i32_at(bytes, head(i))?, starts: Vec::new() })).collect();
    let mut at = head(count);
    for (i, used) in uses.iter_mut().enumerate() {
        let changed = u8_at(bytes, head(i) + 12).unwrap_or(0);
        let Some((starts, length)) = bytes.get(at..).and_then(|rest| read_starts(rest, changed)) else { break };
        used.starts = starts;
        at += length;
    }
    Some(uses)
}

/// Where the levels of a use begin, and the length of what tells it.
fn read_starts(bytes: &[u8], changed: u8) -> Option<(Vec<(usize, i32)>, usize)> {
    let mut starts = Vec::new();
    let mut at = 4;
    for _ in 0..changed {
        let (start, flags) = (i32_at(bytes, at)?, u32_at(bytes, at + 4)?);
        at += 8;
        if flags & 0x20 != 0 {
            at += read_level(bytes.get(at..)?)?.1;
        }
        if flags & 0x10 != 0 {
            starts.push(((flags & 0x0F) as usize, start));
        }
    }
    Some((starts, at))
}
