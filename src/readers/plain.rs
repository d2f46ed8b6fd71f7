//! Plain text: a line is a paragraph.
//!
//! A text whose lines are rows of fields (csv) is a table.

use super::assembly::{Assembly, Draft};
use super::codepage::guess;
use super::delimited;
use super::limits::{Limits, too_large};
use super::tables::SpanTable;
use crate::document::{Block, Document, FileKind, Run, Story, Visibility};
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
    if let Some(rows) = delimited::rows(&text) {
        let table = table(rows, &mut assembly)?;
        assembly.push(table);
        return assembly.finish();
    }
    for line in text.split(['\n', '\r', '\u{C}', '\u{B}', '\u{85}', '\u{2028}', '\u{2029}']) {
        let mut draft = Draft::default();
        draft.push(Run::plain(line));
        let block = assembly.paragraph(draft, Story::Body)?;
        assembly.push(block);
    }
    assembly.finish()
}

/// The rows of a text that is a table, as one.
fn table(rows: Vec<Vec<String>>, assembly: &mut Assembly<'_>) -> Result<Option<Block>, Unreadable> {
    let mut table = SpanTable::new(assembly.next_table()?);
    for row in rows {
        table.begin_row(false, Visibility::Shown, assembly.limits)?;
        for field in row {
            let mut draft = Draft::default();
            draft.push(Run::plain(field.trim()));
            let content = assembly.cell_paragraph(draft, Story::Body)?;
            table.put((1, 1), content.into_iter().collect(), assembly.limits)?;
        }
    }
    Ok(table.finish().map(Block::Table))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Readable;
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
    fn rows_of_fields_are_a_table() {
        let text = "Chỉ tiêu;Kết quả\nHộ nghèo;1,25\nThu;\"16.690\n\"\n";
        let document = read_plain(&utf16(&format!("\u{FEFF}{text}")), &Limits::default()).unwrap();
        let readable = Readable::new(&document);
        let cells = readable.tables().flat_map(|table| &table.cells);
        let cells: Vec<_> = cells.map(|cell| (cell.row, cell.column, cell.text.text())).collect();
        let expected = [
            (0, 0, "Chỉ tiêu"),
            (0, 1, "Kết quả"),
            (1, 0, "Hộ nghèo"),
            (1, 1, "1,25"),
            (2, 0, "Thu"),
            (2, 1, "16.690"),
        ];
        assert_eq!(cells, expected);
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
