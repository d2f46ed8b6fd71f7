//! Formatting, by place in the file.

use std::collections::HashSet;
use std::ops::Range;

use super::plc::Plc;
use crate::readers::bytes::{u8_at, u16_at, u32_at};

/// Bytes of a page of formatting.
const PAGE: usize = 512;
/// Stretches that are minded at most; no real document comes near.
const MOST: usize = 2_000_000;

/// Formatting of stretches of the file, ordered by place: from, to, the bytes that tell it.
#[derive(Debug, Default)]
pub(super) struct Formatting<'a>(Vec<(u32, u32, &'a [u8])>);

impl<'a> Formatting<'a> {
    /// Formatting of characters: lists of changes.
    pub(super) fn characters(table: &[u8], document: &'a [u8], is_old: bool) -> Formatting<'a> {
        Formatting::read(table, document, is_old, |page, at, count| {
            let offset = usize::from(u8_at(page, 4 * (count + 1) + at)?) * 2;
            if offset == 0 {
                return Some(&[]);
            }
            let length = usize::from(u8_at(page, offset)?);
            page.get(offset + 1..offset + 1 + length)
        })
    }

    /// Formatting of paragraphs: the number of a style and a list of changes.
    pub(super) fn paragraphs(table: &[u8], document: &'a [u8], is_old: bool) -> Formatting<'a> {
        let entry = if is_old { 7 } else { 13 };
        Formatting::read(table, document, is_old, |page, at, count| {
            let offset = usize::from(u8_at(page, 4 * (count + 1) + entry * at)?) * 2;
            if offset == 0 {
                return Some(&[]);
            }
            let (start, length) = match usize::from(u8_at(page, offset)?) {
                words if is_old => (offset + 1, 2 * words),
                0 => (offset + 2, 2 * usize::from(u8_at(page, offset + 1)?)),
                half => (offset + 1, 2 * half - 1),
            };
            page.get(start..(start + length).min(PAGE - 1))
        })
    }

    /// Reads all pages that a table names; `told` gives the bytes of one entry of a page.
    fn read(
        table: &[u8],
        document: &'a [u8],
        is_old: bool,
        told: impl Fn(&'a [u8], usize, usize) -> Option<&'a [u8]>,
    ) -> Formatting<'a> {
        let plc = Plc::new(table, if is_old { 2 } else { 4 });
        let mut all = Vec::new();
        let mut seen = HashSet::new();
        for i in 0..plc.len {
            let number = |r: &[u8]| if is_old { u16_at(r, 0).map(u32::from) } else { u32_at(r, 0) };
            let number = plc.record(i).and_then(number).unwrap_or(0) & 0x3F_FFFF;
            let start = number as usize * PAGE;
            let Some(page) = document.get(start..start + PAGE).filter(|_| seen.insert(number)) else { continue };
            if all.len() > MOST {
                break;
            }
            let count = usize::from(u8_at(page, PAGE - 1).unwrap_or(0));
            for at in 0..count {
                let (Some(from), Some(to)) = (u32_at(page, 4 * at), u32_at(page, 4 * (at + 1))) else { break };
                if from < to {
                    all.push((from, to, told(page, at, count).unwrap_or_default()));
                }
            }
        }
        all.sort_by_key(|(from, ..)| *from);
        Formatting(all)
    }

    /// What is told of a place, and where that holds.
    pub(super) fn at(&self, place: u32) -> Option<(Range<u32>, &'a [u8])> {
        let after = self.0.partition_point(|(from, ..)| *from <= place);
        let (from, to, bytes) = self.0.get(after.checked_sub(1)?)?;
        (place < *to).then_some((*from..*to, *bytes))
    }

    /// Where the next stretch begins after a place that nothing is told of.
    pub(super) fn next(&self, place: u32) -> u32 {
        let after = self.0.partition_point(|(from, ..)| *from <= place);
        self.0.get(after).map_or(u32::MAX, |(from, ..)| *from)
    }
}
