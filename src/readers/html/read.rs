//! Reads a web page: paragraphs, lists, tables.

use encoding_rs::Encoding;

use super::page::Page;
use super::tokens::Tokens;
use crate::document::{Document, FileKind};
use crate::model::Unreadable;
use crate::readers::assembly::Assembly;
use crate::readers::codepage::guess;
use crate::readers::limits::Limits;

/// Reads a web page, as Word and Excel save it under their own extensions. Nothing that it refers to is fetched.
///
/// # Errors
/// `NoText` where only markup is in it, `TooLarge` beyond a limit.
pub(crate) fn read_html(bytes: &[u8], limits: &Limits) -> Result<Document, Unreadable> {
    let text = decode(bytes);
    let mut page = Page::new(Assembly::new(FileKind::Html, limits));
    for token in Tokens::new(&text) {
        page.take(token)?;
    }
    page.finish()?.finish()
}

/// The page as text: the encoding that it declares where its bytes do not speak against it.
fn decode(bytes: &[u8]) -> String {
    if Encoding::for_bom(bytes).is_some() || std::str::from_utf8(bytes).is_ok() {
        return guess(bytes);
    }
    let declared = declared(bytes).filter(|e| *e != encoding_rs::UTF_8 && e.is_ascii_compatible());
    match declared {
        Some(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
        None => guess(bytes),
    }
}

fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(4096))?).to_ascii_lowercase();
    let (_, after) = head.split_once("charset")?;
    let label = after.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '=' | '"' | '\''));
    let end =
        label.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '>' | ';' | '/')).unwrap_or(label.len());
    Encoding::for_label(label.get(..end)?.as_bytes())
}
