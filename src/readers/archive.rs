//! Archives: a zip as its parts.

use super::options::Options;
use super::read::Part;
use crate::model::Unreadable;

pub(crate) fn unpack(_bytes: &[u8], _options: &Options) -> Result<Vec<Part>, Unreadable> {
    Err(Unreadable::UnsupportedKind { kind: "zip".to_owned() })
}
