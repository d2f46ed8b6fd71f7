//! UTF-8 that was read as Windows-1252.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

use super::letters::is_vietnamese;

/// The text as it was before its UTF-8 bytes were taken for letters one by one ("báº¡n" is "bạn"). All of it must be
/// bytes of UTF-8 that make Vietnamese letters, else it stays.
pub(super) fn mended(text: &str) -> Cow<'_, str> {
    let mut before = ' ';
    let suspicious = text.chars().any(|c| {
        let first = std::mem::replace(&mut before, c);
        matches!(c, 'Ã' | 'Ä' | 'Æ') || (first == 'á' && matches!(c, 'º' | '»'))
    });
    if !suspicious {
        return Cow::Borrowed(text);
    }
    let (bytes, _, lost) = WINDOWS_1252.encode(text);
    match std::str::from_utf8(&bytes) {
        Ok(mended) if !lost && mended.chars().any(is_vietnamese) => Cow::Owned(mended.to_owned()),
        _ => Cow::Borrowed(text),
    }
}
