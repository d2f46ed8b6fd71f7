//! Reads a PDF.

use crate::document::Document;
use crate::model::Unreadable;
use crate::readers::limits::Limits;

pub(crate) fn read_pdf(_bytes: &[u8], _limits: &Limits, _passwords: &[String]) -> Result<Document, Unreadable> {
    Err(Unreadable::UnsupportedKind { kind: "pdf".to_owned() })
}
