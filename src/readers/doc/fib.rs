//! The head of a Word file: where everything is.

use crate::model::Unreadable;
use crate::readers::bytes::{u16_at, u32_at};
use crate::readers::limits::corrupt;

/// The head of a Word file (FIB).
#[derive(Debug)]
pub(super) struct Fib<'a> {
    document: &'a [u8],
    /// The stream of tables is `1Table`, else `0Table`.
    pub(super) second_table: bool,
    /// Word 6 or 95: another head, letters of one byte, tables in the stream of the text.
    pub(super) is_old: bool,
    /// The text lies in pieces.
    pub(super) in_pieces: bool,
    /// Where the text begins, if it lies in one piece.
    pub(super) text: u32,
    /// Lengths of the stories, in characters, in the order in which they follow one another.
    pub(super) lengths: [u32; 8],
}

/// Tables that the head points to, by their number there.
#[derive(Debug, Clone, Copy)]
pub(super) enum Table {
    Styles = 1,
    Headers = 11,
    Characters = 12,
    Paragraphs = 13,
    Fonts = 15,
    Pieces = 33,
    Lists = 73,
    ListUses = 74,
}

/// First version of the format with this head (Word 97).
const WORD_97: u16 = 0x00C1;
/// First version of the format with the older head (Word 6).
const WORD_6: u16 = 0x0065;

impl Table {
    /// Where the head of Word 6 and 95 points to it.
    fn old_place(self) -> Option<usize> {
        match self {
            Table::Headers => Some(0xB0),
            Table::Characters => Some(0xB8),
            Table::Paragraphs => Some(0xC0),
            Table::Fonts => Some(0xD0),
            Table::Pieces => Some(0x160),
            Table::Styles | Table::Lists | Table::ListUses => None,
        }
    }
}

/// Whether the head says that the file is encrypted.
pub(super) fn is_locked(document: &[u8]) -> bool {
    u16_at(document, 0x0A).is_some_and(|flags| flags & 0x0100 != 0)
}

impl<'a> Fib<'a> {
    /// Reads the head of a `WordDocument` stream.
    ///
    /// # Errors
    /// `UnsupportedKind` for versions before Word 6, or `Corrupt`.
    pub(super) fn read(document: &'a [u8]) -> Result<Fib<'a>, Unreadable> {
        let word = |at| u16_at(document, at).ok_or_else(|| corrupt("head cut short"));
        if !matches!(word(0)?, 0xA5EC | 0xA5DC) {
            return Err(corrupt("no Word head"));
        }
        let flags = word(0x0A)?;
        let version = word(2)?;
        if version < WORD_6 {
            return Err(Unreadable::UnsupportedKind { kind: "Word 2".to_owned() });
        }
        let is_old = version < WORD_97;
        let first = if is_old { 0x34 } else { 0x4C };
        let mut lengths = [0; 8];
        for (i, length) in lengths.iter_mut().enumerate() {
            *length = u32_at(document, first + 4 * i).ok_or_else(|| corrupt("head cut short"))?;
        }
        let text = u32_at(document, 0x18).unwrap_or(0);
        let (second_table, in_pieces) = (flags & 0x0200 != 0, !is_old || flags & 0x0004 != 0);
        Ok(Fib { document, second_table, is_old, in_pieces, text, lengths })
    }

    /// The bytes of a table; empty where there is none.
    pub(super) fn table<'t>(&self, table: Table, tables: &'t [u8]) -> &'t [u8] {
        let (start, length) = self.place(table).unwrap_or_default();
        start.checked_add(length).and_then(|end| tables.get(start..end)).unwrap_or_default()
    }

    /// The bytes from a table's beginning to the end of the stream, for tables with more behind them.
    pub(super) fn from<'t>(&self, table: Table, tables: &'t [u8]) -> &'t [u8] {
        match self.place(table) {
            Some((start, length)) if length > 0 => tables.get(start..).unwrap_or_default(),
            _ => &[],
        }
    }

    fn place(&self, table: Table) -> Option<(usize, usize)> {
        let at = if self.is_old { table.old_place()? } else { 0x9A + 8 * table as usize };
        let number = |at| u32_at(self.document, at).and_then(|n| usize::try_from(n).ok());
        Some((number(at)?, number(at + 4)?))
    }
}
