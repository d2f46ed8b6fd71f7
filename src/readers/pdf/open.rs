//! Opens a PDF, with passwords if locked.

use lopdf::{DecompressError, Document, Error, LoadOptions};

use crate::model::Unreadable;
use crate::readers::limits::{Limits, corrupt, too_large};

/// Loads the objects of a PDF. A file that opens for reading without a password is not "encrypted".
pub(super) fn open(bytes: &[u8], limits: &Limits, passwords: &[String]) -> Result<Document, Unreadable> {
    let pdf = match load(bytes, limits, None) {
        Ok(pdf) if !locked(&pdf) => return Ok(pdf),
        Ok(_) | Err(Error::InvalidPassword) => None,
        Err(Error::Decryption(_) | Error::UnsupportedSecurityHandler(_)) => None,
        Err(Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => return Err(too_large("part_bytes")),
        Err(error) => Some(error),
    };
    if let Some(error) = pdf {
        return Err(corrupt(error));
    }
    passwords
        .iter()
        .find_map(|password| load(bytes, limits, Some(password)).ok().filter(|pdf| !locked(pdf)))
        .ok_or(Unreadable::Encrypted)
}

fn load(bytes: &[u8], limits: &Limits, password: Option<&String>) -> lopdf::Result<Document> {
    let options = LoadOptions {
        password: password.cloned(),
        max_decompressed_size: usize::try_from(limits.part_bytes).ok(),
        ..LoadOptions::default()
    };
    Document::load_mem_with_options(bytes, options)
}

/// A locked file loads without its objects.
fn locked(pdf: &Document) -> bool {
    pdf.is_encrypted() && pdf.page_iter().next().is_none()
}
