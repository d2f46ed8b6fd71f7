//! OpenDocument text.

use super::limits::Limits;
use crate::document::Document;
use crate::model::Unreadable;

pub(crate) fn read_odt(_bytes: &[u8], _limits: &Limits) -> Result<Document, Unreadable> {
    Err(Unreadable::UnsupportedKind { kind: "odt".to_owned() })
}
