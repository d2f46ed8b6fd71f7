//! Records of a stream, and text over several.

use crate::readers::bytes::u16_at;

/// A record with the blocks that continue it.
#[derive(Debug)]
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) data: &'a [u8],
    pub(super) more: Vec<&'a [u8]>,
}

/// The records of a stream from a place on; a record that is cut off ends them.
pub(super) struct Records<'a> {
    bytes: &'a [u8],
    at: usize,
}

const CONTINUE: u16 = 0x003C;

impl<'a> Records<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Records<'a> {
        Records { bytes, at }
    }

    fn block(&self) -> Option<(u16, &'a [u8])> {
        let (kind, length) = (u16_at(self.bytes, self.at)?, u16_at(self.bytes, self.at + 2)?);
        let start = self.at + 4;
        self.bytes.get(start..start + usize::from(length)).map(|data| (kind, data))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, data) = self.block()?;
        self.at += 4 + data.len();
        let mut more = Vec::new();
        while let Some((CONTINUE, block)) = self.block() {
            self.at += 4 + block.len();
            more.push(block);
        }
        Some(Record { kind, data, more })
    }
}

/// Bytes of a record and its continuations, read one after the other.
pub(super) struct Chain<'r, 'a> {
    block: &'a [u8],
    more: &'r [&'a [u8]],
}

impl<'r, 'a> Chain<'r, 'a> {
    /// From a place in the record's own bytes.
    pub(super) fn new(record: &'r Record<'a>, at: usize) -> Chain<'r, 'a> {
        Chain { block: record.data.get(at..).unwrap_or_default(), more: &record.more }
    }

    /// Whether nothing is left.
    pub(super) fn is_done(&self) -> bool {
        self.block.is_empty() && self.more.iter().all(|block| block.is_empty())
    }

    fn advance(&mut self) -> Option<()> {
        while self.block.is_empty() {
            let (first, rest) = self.more.split_first()?;
            (self.block, self.more) = (first, rest);
        }
        Some(())
    }

    pub(super) fn u8(&mut self) -> Option<u8> {
        self.advance()?;
        let (first, rest) = self.block.split_first()?;
        self.block = rest;
        Some(*first)
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.u8()?, self.u8()?]))
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes([self.u8()?, self.u8()?, self.u8()?, self.u8()?]))
    }

    pub(super) fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            self.advance()?;
            let step = count.min(self.block.len());
            self.block = self.block.get(step..)?;
            count -= step;
        }
        Some(())
    }

    /// So many letters as UTF-16. Each block that continues them says anew whether they are of one byte or of two.
    pub(super) fn letters(&mut self, count: usize, mut wide: bool) -> Option<Vec<u16>> {
        let mut letters = Vec::new();
        while letters.len() < count {
            if self.block.is_empty() {
                self.advance()?;
                wide = self.u8()? & 1 != 0;
            }
            let size = if wide { 2 } else { 1 };
            let step = (count - letters.len()).min(self.block.len() / size);
            let (text, rest) = self.block.split_at_checked(step * size)?;
            if wide {
                letters.extend(text.as_chunks::<2>().0.iter().map(|pair| u16::from_le_bytes(*pair)));
            } else {
                letters.extend(text.iter().map(|byte| u16::from(*byte)));
            }
            self.block = rest;
            if wide && self.block.len() == 1 && letters.len() < count {
                // Half a letter at the end of a block: broken, the rest is read from the next.
                self.block = &[];
            }
        }
        Some(letters)
    }
}
