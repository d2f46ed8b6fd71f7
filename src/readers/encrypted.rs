//! Encrypted Office files and their passwords.

use std::io::Cursor;

use super::detect::detect;
use super::lock::DEFAULT_PASSWORD;
use crate::document::FileKind;
use crate::model::Unreadable;

/// Opens an encrypted Office file with the first password that fits.
///
/// # Errors
/// `Encrypted` where none fits (or its way of encryption is not known), `Corrupt` for a damaged container.
pub(crate) fn decrypt(bytes: &[u8], passwords: &[String]) -> Result<Vec<u8>, Unreadable> {
    // Walks all chains of the container, so that a circle is found before the decryption follows it.
    cfb::CompoundFile::open(Cursor::new(bytes)).map_err(super::limits::corrupt)?;
    let all = std::iter::once(DEFAULT_PASSWORD).chain(passwords.iter().map(String::as_str));
    let mut opened = all.filter_map(|password| office_crypto::decrypt_from_bytes(bytes.to_vec(), password).ok());
    opened.find(|plain| is_office(plain)).ok_or(Unreadable::Encrypted)
}

/// A wrong password gives noise of full length, no error: the result must be a package with a directory.
fn is_office(plain: &[u8]) -> bool {
    plain.starts_with(b"PK\x03\x04")
        && matches!(
            detect("", plain),
            FileKind::Docx | FileKind::Xlsx | FileKind::Xlsb | FileKind::Odt | FileKind::Ods | FileKind::Unknown
        )
}
