//! Reads a workbook.

use crate::document::{Document, FileKind};
use crate::model::Unreadable;
use crate::readers::limits::Limits;

pub(crate) fn read_spreadsheet(kind: FileKind, _bytes: &[u8], _limits: &Limits) -> Result<Document, Unreadable> {
    Err(Unreadable::UnsupportedKind { kind: kind.name().to_owned() })
}
