//! Word files with a password.

use super::fib::is_locked;
use crate::model::Unreadable;
use crate::readers::lock::Lock;

/// Bytes of the head that are never encrypted.
const HEAD: usize = 0x44;
const BLOCK: usize = 0x200;

/// Decrypts text and tables in place where the file is locked; how stands at the beginning of its tables.
///
/// # Errors
/// `Encrypted` where no password fits, or the way of encryption is another.
pub(super) fn unlock(document: &mut [u8], tables: &mut [u8], passwords: &[String]) -> Result<(), Unreadable> {
    if !is_locked(document) {
        return Ok(());
    }
    let key = Lock::read(tables).and_then(|lock| lock.open(passwords)).ok_or(Unreadable::Encrypted)?;
    let head = document.get(..HEAD).unwrap_or_default().to_vec();
    key.decrypt(document, BLOCK);
    key.decrypt(tables, BLOCK);
    for (byte, plain) in document.iter_mut().zip(head) {
        *byte = plain;
    }
    Ok(())
}
