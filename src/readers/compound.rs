//! Streams of OLE containers, within limits.

use std::io::{Cursor, Read};

use cfb::CompoundFile;

use super::limits::{Limits, corrupt, too_large, unreadable_stream};
use crate::model::Unreadable;

/// The bytes of a stream.
///
/// # Errors
/// `Corrupt` where there is none of that name or it cannot be read, `TooLarge` beyond the bytes of one part.
pub(crate) fn stream(
    file: &mut CompoundFile<Cursor<&[u8]>>,
    name: &str,
    limits: &Limits,
) -> Result<Vec<u8>, Unreadable> {
    let stream = file.open_stream(name).map_err(corrupt)?;
    let mut bytes = Vec::new();
    stream.take(limits.part_bytes + 1).read_to_end(&mut bytes).map_err(unreadable_stream)?;
    if bytes.len() as u64 > limits.part_bytes { Err(too_large("part_bytes")) } else { Ok(bytes) }
}
