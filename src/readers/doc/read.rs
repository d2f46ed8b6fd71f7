//! doc

use crate::document::Document;
use crate::model::Unreadable;
use crate::readers::limits::Limits;

pub(crate) fn read_doc(_bytes: &[u8], _limits: &Limits) -> Result<Document, Unreadable> {
    Err(Unreadable::UnsupportedKind { kind: "doc".to_owned() })
}
