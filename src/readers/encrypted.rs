//! Encrypted Office files and their passwords.

use crate::model::Unreadable;

pub(crate) fn decrypt(_bytes: &[u8], _passwords: &[String]) -> Result<Vec<u8>, Unreadable> {
    Err(Unreadable::Encrypted)
}
