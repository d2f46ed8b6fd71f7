//! Numbers out of bytes, least byte first.

/// The byte at a place.
pub(super) fn u8_at(bytes: &[u8], at: usize) -> Option<u8> {
    bytes.get(at).copied()
}

/// Two bytes at a place.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

/// Two bytes at a place, with a sign.
pub(super) fn i16_at(bytes: &[u8], at: usize) -> Option<i16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(i16::from_le_bytes)
}

/// Four bytes at a place.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

/// Four bytes at a place, with a sign.
pub(super) fn i32_at(bytes: &[u8], at: usize) -> Option<i32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(i32::from_le_bytes)
}

/// Letters of two bytes each.
pub(super) fn utf16(bytes: &[u8]) -> String {
    let units = bytes.as_chunks::<2>().0.iter().map(|pair| u16::from_le_bytes(*pair));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

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
