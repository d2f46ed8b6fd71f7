//! Tables of positions and records.

use crate::readers::bytes::u32_at;

/// A table of positions and records: one position more than records, all positions first.
pub(super) struct Plc<'a> {
    bytes: &'a [u8],
    record: usize,
    /// Number of records.
    pub(super) len: usize,
}

impl<'a> Plc<'a> {
    /// A table with records of that many bytes.
    pub(super) fn new(bytes: &'a [u8], record: usize) -> Plc<'a> {
        Plc { bytes, record, len: bytes.len().saturating_sub(4) / (4 + record) }
    }

    /// A position; there is one after the last record.
    pub(super) fn position(&self, at: usize) -> Option<u32> {
        if at > self.len { None } else { u32_at(self.bytes, at * 4) }
    }

    /// A record.
    pub(super) fn record(&self, at: usize) -> Option<&'a [u8]> {
        let start = (self.len + 1) * 4 + at * self.record;
        if at < self.len { self.bytes.get(start..start + self.record) } else { None }
    }
}
