//! Workbooks with a password.

use super::dialect::{is_closing, is_opening};
use super::records::Records;
use crate::model::Unreadable;
use crate::readers::bytes::u16_at;
use crate::readers::lock::Lock;

const FILE_PASS: u16 = 0x002F;
const SHEET: u16 = 0x0085;
const BLOCK: usize = 1024;

/// The stream of records decrypted; `None` where it is not locked.
///
/// # Errors
/// `Encrypted` where no password fits, or the way of encryption is another.
pub(super) fn unlock(stream: &[u8], passwords: &[String]) -> Result<Option<Vec<u8>>, Unreadable> {
    let mut globals = Records::new(stream, 0).take_while(|record| !is_closing(record.kind));
    let Some(pass) = globals.find(|record| record.kind == FILE_PASS && !record.data.is_empty()) else {
        return Ok(None);
    };
    let lock = pass.data.split_first_chunk::<2>().filter(|(kind, _)| **kind == [1, 0]);
    let lock = lock.and_then(|(_, head)| Lock::read(head));
    let key = lock.and_then(|lock| lock.open(passwords)).ok_or(Unreadable::Encrypted)?;
    let mut plain = stream.to_vec();
    key.decrypt(&mut plain, BLOCK);
    keep(stream, &mut plain);
    Ok(Some(plain))
}

/// Puts back what is never encrypted: the heads of all records, some records whole, where a sheet begins. The record
/// of the password itself becomes one that says nothing.
fn keep(stream: &[u8], plain: &mut [u8]) {
    let mut at = 0;
    while let (Some(kind), Some(length)) = (u16_at(stream, at), u16_at(stream, at + 2)) {
        let length = usize::from(length);
        let kept = match kind {
            FILE_PASS | 0x00E1 | 0x0138 | 0x0194..=0x0196 => length,
            SHEET => length.min(4),
            kind if is_opening(kind) => length,
            _ => 0,
        };
        let range = at..at + 4 + kept;
        let (Some(from), Some(to)) = (stream.get(range.clone()), plain.get_mut(range)) else { return };
        to.copy_from_slice(from);
        if let (FILE_PASS, Some(number)) = (kind, plain.get_mut(at..at + 2)) {
            number.fill(0);
        }
        at += 4 + length;
    }
}
