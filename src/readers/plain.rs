//! Plain text: a line is a paragraph.

use super::assembly::{Assembly, Draft};
use super::codepage::guess;
use super::limits::{Limits, too_large};
use crate::document::{Document, FileKind, Run, Story};
use crate::model::Unreadable;

/// Reads a text file: UTF-8, UTF-16, Windows-1258, or the bytes of an old font as Latin letters.
///
/// # Errors
/// `NoText` where only white space is in it, `TooLarge` beyond a limit.
pub(crate) fn read_plain(bytes: &[u8], limits: &Limits) -> Result<Document, Unreadable> {
    // No letter takes more than four bytes: what is far beyond measure is not even decoded.
    if bytes.len() > limits.characters.saturating_mul(4) {
        return Err(too_large("characters"));
    }
    let text = guess(bytes);
    let mut assembly = Assembly::new(FileKind::Text, limits);
    for line in text.split(['\n', '\r', '\u{C}', '\u{B}', '\u{85}', '\u{2028}', '\u{2029}']) {
        let mut draft = Draft::default();
        draft.push(Run::plain(line));
        let block = assembly.paragraph(draft, Story::Body)?;
        assembly.push(block);
    }
    assembly.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, Readable};
    use crate::model::Place;

    fn lines(bytes: &[u8]) -> Vec<String> {
        let document = read_plain(bytes, &Limits::default()).unwrap();
        Readable::new(&document).lines().map(|line| line.text.text().to_owned()).collect()
    }

    fn utf16(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn one_text_in_every_encoding() {
        let text = "Đảng ủy phường\nKết quả: 97,2%";
        let expected = ["Đảng ủy phường", "Kết quả: 97,2%"];
        assert_eq!(lines(text.as_bytes()), expected);
        assert_eq!(lines(format!("\u{FEFF}{text}").as_bytes()), expected);
        assert_eq!(lines(&utf16(&format!("\u{FEFF}{text}"))), expected);
        assert_eq!(lines(&utf16(text)), expected);
        assert_eq!(
            lines(b"\xD0a\xD2ng u\xD2y ph\xFD\xF5\xCC\x6Eg, ti\xEA\xECng Vi\xEA\xF2t"),
            ["Đảng ủy phường, tiếng Việt"]
        );
        assert_eq!(lines(b"\xA7\xB6ng b\xE9 ph\xAD\xEAng"), ["Đảng bộ phường"]);
        assert_eq!(lines(b"\xD1a\xFBng bo\xE4 ph\xF6\xF4\xF8ng"), ["Đảng bộ phường"]);
    }

    #[test]
    fn lines_are_numbered_without_empty_ones() {
        let document = read_plain(b"a\r\n\r\n  \r\nb", &Limits::default()).unwrap();
        let last = match document.blocks.last() {
            Some(Block::Paragraph(p)) => p.place.clone(),
            _ => Place::Whole,
        };
        assert_eq!(last, Place::Paragraph { number: 2 });
        assert_eq!(read_plain(b" \n ", &Limits::default()), Err(Unreadable::NoText));
    }
}
