//! Properties of paragraphs and rows.

use super::sprm::{Changes, DEFINE_TABLE, Sprm, sprms};
use crate::document::Alignment;
use crate::readers::bytes::{i16_at, u8_at, u16_at, u32_at};
use crate::readers::tables::{Merge, RowShape};

/// Properties of a paragraph; those of a row where it ends one.
#[derive(Debug, Clone, Default)]
pub(super) struct Properties {
    in_table: bool,
    level: i32,
    /// The paragraph ends a row.
    pub(super) ends_row: bool,
    /// The paragraph ends a cell of a table inside another.
    pub(super) ends_inner_cell: bool,
    pub(super) alignment: Alignment,
    pub(super) outline: Option<u8>,
    /// Number of the list's use, and level in it.
    pub(super) list: u16,
    pub(super) list_level: u8,
    pub(super) shape: RowShape,
}

impl Properties {
    /// Level of the table that the paragraph stands in; 0 outside.
    pub(super) fn table_level(&self) -> usize {
        let level = usize::try_from(self.level).unwrap_or(0);
        if self.in_table { level.max(1) } else { level }
    }

    /// Makes the changes of a list. `data` is the stream that long lists lie in; gives the bytes of one that was used.
    pub(super) fn change(&mut self, changes: Changes<'_>, data: &[u8]) -> usize {
        let mut long = None;
        for sprm in changes.each() {
            match sprm.code {
                0x6645 | 0x6646 if long.is_none() => {
                    let list = long_list(&sprm, data).unwrap_or_default();
                    sprms(list).for_each(|sprm| self.one(&sprm));
                    long = Some(list.len());
                }
                _ => self.one(&sprm),
            }
        }
        long.unwrap_or(0)
    }

    fn one(&mut self, sprm: &Sprm<'_>) {
        match sprm.code {
            0x2416 => self.in_table = sprm.byte() != 0,
            0x2417 => self.ends_row = sprm.byte() != 0,
            0x6649 => self.level = sprm.long(),
            0x664A => self.level = self.level.saturating_add(sprm.long()),
            0x244B => self.ends_inner_cell = sprm.byte() != 0,
            0x244C => self.ends_row = sprm.byte() != 0,
            0x2403 | 0x2461 => {
                self.alignment = match sprm.byte() {
                    1 => Alignment::Centre,
                    2 => Alignment::End,
                    _ => Alignment::Start,
                };
            }
            0x2640 => self.outline = Some(sprm.byte()).filter(|level| *level < 9).map(|level| level + 1),
            0x260A => self.list_level = sprm.byte(),
            0x460B => self.list = sprm.word(),
            DEFINE_TABLE => self.define(sprm.operand),
            0x3404 => self.shape.is_header = sprm.byte() != 0,
            0xD62B => self.merge_down(sprm.operand),
            0x5624 => self.merge_right(sprm.operand),
            _ => {}
        }
    }

    /// The edges of a row's cells and their merging.
    fn define(&mut self, operand: &[u8]) {
        let count = usize::from(u8_at(operand, 0).unwrap_or(0));
        let edges = 1 + 2 * (count + 1);
        let cell = if operand.len() >= edges + 20 * count { 20 } else { 10 };
        let edge = |i: usize| i16_at(operand, 1 + 2 * i).map(i32::from);
        self.shape.left = edge(0).unwrap_or(0);
        self.shape.cells = (0..count)
            .map_while(|i| {
                let flags = u16_at(operand, edges + cell * i).unwrap_or(0);
                let merge = Merge {
                    from_left: flags & 0x02 != 0,
                    opens: flags & 0x40 != 0,
                    from_above: flags & 0x20 != 0 && flags & 0x40 == 0,
                };
                Some((edge(i + 1)?, merge))
            })
            .collect();
    }

    fn merge_down(&mut self, operand: &[u8]) {
        let (cell, flags) = (u8_at(operand, 0).unwrap_or(0), u8_at(operand, 1).unwrap_or(0));
        if let Some((_, merge)) = self.shape.cells.get_mut(usize::from(cell)) {
            merge.opens = flags == 3;
            merge.from_above = flags == 1;
        }
    }

    fn merge_right(&mut self, operand: &[u8]) {
        let (first, limit) = (u8_at(operand, 0).unwrap_or(0), u8_at(operand, 1).unwrap_or(0));
        for at in usize::from(first) + 1..usize::from(limit) {
            if let Some((_, merge)) = self.shape.cells.get_mut(at) {
                merge.from_left = true;
            }
        }
    }
}

/// A list of changes that is too long for its page and lies in the stream of data.
fn long_list<'a>(sprm: &Sprm<'_>, data: &'a [u8]) -> Option<&'a [u8]> {
    let at = usize::try_from(u32_at(sprm.operand, 0)?).ok()?;
    let length = usize::from(u16_at(data, at)?);
    data.get(at.checked_add(2)?..at.checked_add(2 + length)?)
}
