//! Documents put whole into a Word document.

use crate::document::{Document, FileKind};
use crate::model::Unreadable;
use crate::readers::limits::Limits;
use crate::readers::{html, mail, plain, rtf};

/// Reads a `w:altChunk`: a web page, also as saved in one file with its pictures, rich text or plain text.
///
/// # Errors
/// Those of the reader of its kind; `UnsupportedKind` for others.
pub(super) fn read_chunk(kind: FileKind, bytes: &[u8], limits: &Limits) -> Result<Document, Unreadable> {
    match kind {
        FileKind::Html => html::read_html(bytes, limits),
        FileKind::Eml => match mail::web_page(bytes) {
            Some(page) => html::read_html(&page, limits),
            None => Err(Unreadable::UnsupportedKind { kind: FileKind::Eml.name().to_owned() }),
        },
        FileKind::Rtf => rtf::read_rtf(bytes, limits),
        FileKind::Text => plain::read_plain(bytes, limits),
        kind => Err(Unreadable::UnsupportedKind { kind: kind.name().to_owned() }),
    }
}
