//! Messages between processes, length first.

use std::io::{self, Read, Write};

/// A longer message is a fault of who sends it.
const LONGEST: u32 = 256 << 20;

/// Writes one message: its length in four bytes, then its bytes.
///
/// # Errors
/// The system's own, or a message beyond measure.
pub fn write_frame(to: &mut impl Write, message: &[u8]) -> io::Result<()> {
    let length = u32::try_from(message.len()).ok().filter(|length| *length <= LONGEST);
    let length = length.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "the message is too long"))?;
    to.write_all(&length.to_le_bytes())?;
    to.write_all(message)?;
    to.flush()
}

/// Reads one message; `None` where the other side has ended.
///
/// # Errors
/// The system's own, a message cut off or beyond measure.
pub fn read_frame(from: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut head = Vec::with_capacity(4);
    from.by_ref().take(4).read_to_end(&mut head)?;
    if head.is_empty() {
        return Ok(None);
    }
    let length = <[u8; 4]>::try_from(head).map_err(|_| io::ErrorKind::UnexpectedEof)?;
    let length = u32::from_le_bytes(length);
    if length > LONGEST {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "the message is too long"));
    }
    let mut message = Vec::new();
    from.by_ref().take(u64::from(length)).read_to_end(&mut message)?;
    if message.len() as u64 == u64::from(length) { Ok(Some(message)) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_damage_is_told() {
        let mut wire = Vec::new();
        write_frame(&mut wire, b"abc").unwrap();
        write_frame(&mut wire, b"").unwrap();
        let mut from = wire.as_slice();
        assert_eq!(read_frame(&mut from).unwrap().unwrap(), b"abc");
        assert_eq!(read_frame(&mut from).unwrap().unwrap(), b"");
        assert!(read_frame(&mut from).unwrap().is_none());
        for cut in [&wire[..2], &wire[..6], b"\xff\xff\xff\xffabc"] {
            assert!(read_frame(&mut &cut[..]).is_err(), "{cut:?}");
        }
    }
}
