//! The text, piece by piece.

use encoding_rs::WINDOWS_1252;

use super::plc::Plc;
use crate::model::Unreadable;
use crate::readers::bytes::{u8_at, u16_at, u32_at, utf16};
use crate::readers::limits::{Limits, corrupt, too_large};

/// A stretch of text that lies together in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    /// Number of its first character, and of the first one after it.
    start: u32,
    end: u32,
    /// Place of its first byte in the file.
    offset: u32,
    /// Letters of one byte each, else of two.
    narrow: bool,
}

/// The order in which the pieces of the file make the text.
#[derive(Debug)]
pub(super) struct Pieces(Vec<Piece>);

/// A stretch of text with its place in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Place of its first byte, and of the first one after it.
    pub(super) from: u32,
    pub(super) to: u32,
    narrow: bool,
}

impl Pieces {
    /// Reads the table of pieces.
    pub(super) fn read(clx: &[u8], is_old: bool, limits: &Limits) -> Result<Pieces, Unreadable> {
        let table = piece_table(clx).ok_or_else(|| corrupt("no table of pieces"))?;
        let plc = Plc::new(table, 8);
        let mut pieces = Vec::new();
        for i in 0..plc.len {
            let (Some(start), Some(end), Some(record)) = (plc.position(i), plc.position(i + 1), plc.record(i)) else {
                break;
            };
            if end < start {
                return Err(corrupt("pieces out of order"));
            }
            if end as usize > limits.characters {
                return Err(too_large("characters"));
            }
            let place = u32_at(record, 2).unwrap_or(0);
            let narrow = is_old || place & 0x4000_0000 != 0;
            let offset = if is_old { place } else { place & 0x3FFF_FFFF };
            let offset = if narrow && !is_old { offset / 2 } else { offset };
            pieces.push(Piece { start, end, offset, narrow });
        }
        Ok(Pieces(pieces))
    }

    /// Text that lies in one piece, of one byte a letter.
    pub(super) fn whole(offset: u32, length: u32) -> Pieces {
        Pieces(vec![Piece { start: 0, end: length, offset, narrow: true }])
    }

    /// The stretches of the file that make the characters from `start` to `end`.
    pub(super) fn stretches(&self, start: u32, end: u32) -> impl Iterator<Item = Stretch> {
        let first = self.0.partition_point(|piece| piece.end <= start);
        let pieces = self.0.get(first..).unwrap_or_default().iter().take_while(move |piece| piece.start < end);
        pieces.filter_map(move |piece| {
            let width = if piece.narrow { 1 } else { 2 };
            let (from, to) = (piece.start.max(start), piece.end.min(end));
            let at = |cp: u32| piece.offset.checked_add((cp - piece.start).checked_mul(width)?);
            (from < to).then_some(())?;
            Some(Stretch { from: at(from)?, to: at(to)?, narrow: piece.narrow })
        })
    }
}

impl Stretch {
    /// Cuts the stretch at a place in the file, at a whole letter; the second part is none where nothing is left.
    pub(super) fn cut(self, at: u32) -> (Stretch, Option<Stretch>) {
        let width = if self.narrow { 1 } else { 2 };
        let letters = (at.clamp(self.from, self.to) - self.from).div_ceil(width).max(1);
        let cut = self.from.saturating_add(letters * width).min(self.to);
        (Stretch { to: cut, ..self }, (cut < self.to).then_some(Stretch { from: cut, ..self }))
    }

    /// The letters of the stretch, each with the place of its byte.
    pub(super) fn letters(self, document: &[u8]) -> Vec<(char, u32)> {
        let bytes = document.get(self.from as usize..(self.to as usize).min(document.len())).unwrap_or_default();
        let (text, width) = if self.narrow {
            (WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(), 1)
        } else {
            (utf16(bytes), 2)
        };
        let mut at = self.from;
        let place = |c: char| {
            let here = at;
            at += if width == 1 { 1 } else { 2 * c.len_utf16() as u32 };
            (c, here)
        };
        text.chars().map(place).collect()
    }
}

/// The table of pieces in a list of property changes and that table.
fn piece_table(clx: &[u8]) -> Option<&[u8]> {
    let mut at = 0;
    loop {
        match u8_at(clx, at)? {
            1 => at += 3 + usize::from(u16_at(clx, at + 1)?),
            2 => {
                let length = usize::try_from(u32_at(clx, at + 1)?).ok()?;
                let rest = clx.get(at + 5..)?;
                return rest.get(..length.min(rest.len()));
            }
            _ => return None,
        }
    }
}
