//! Reads rich text: paragraphs, tables, notes.

use super::reader::Reader;
use super::tokens::{Token, Tokens};
use crate::document::{Document, FileKind};
use crate::model::Unreadable;
use crate::readers::assembly::Assembly;
use crate::readers::limits::{Limits, corrupt};

/// Reads a .rtf.
///
/// # Errors
/// `Corrupt` where it does not begin as rich text, `TooLarge` beyond a limit, `Scanned` for pictures without any text,
/// `NoText` for nothing at all.
pub(crate) fn read_rtf(bytes: &[u8], limits: &Limits) -> Result<Document, Unreadable> {
    let start = bytes.iter().position(|b| *b == b'{').ok_or_else(|| corrupt("no group"))?;
    let mut tokens = Tokens::new(bytes.get(start..).unwrap_or_default());
    let mut reader = Reader::new(Assembly::new(FileKind::Rtf, limits));
    while let Some(token) = tokens.next() {
        match token {
            Token::Word("bin", Some(length)) => tokens.pass_over(usize::try_from(length).unwrap_or(0)),
            token => reader.take(token)?,
        }
    }
    reader.finish()?.finish()
}
