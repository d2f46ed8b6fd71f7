//! Saved mails: bodies and attachments.

use super::limits::Limits;
use super::read::Part;
use crate::model::Unreadable;

pub(crate) fn read_eml(_bytes: &[u8], _limits: &Limits) -> Result<Vec<Part>, Unreadable> {
    Err(Unreadable::UnsupportedKind { kind: "eml".to_owned() })
}

pub(crate) fn read_msg(_bytes: &[u8], _limits: &Limits) -> Result<Vec<Part>, Unreadable> {
    Err(Unreadable::UnsupportedKind { kind: "msg".to_owned() })
}
