//! Text with offsets to the original.

use std::ops::Range;

/// A normalised text and the original that it came from.
///
/// `text` is what rules work on; `original` is what people are shown: the decoded source text (NFC, legacy fonts
/// decoded) before white space, look-alikes and tone marks were brought to one form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MappedText {
    text: String,
    original: String,
    /// For each byte of `text`, and its end, the byte offset in `original` of the piece it came from.
    offsets: Vec<u32>,
}

impl MappedText {
    /// Builds a text from pieces: each is the normalised form and the range of the original that it stands for.
    pub fn from_pieces<'a>(original: String, pieces: impl IntoIterator<Item = (&'a str, Range<usize>)>) -> MappedText {
        let mut text = String::new();
        let mut offsets = Vec::new();
        let mut end = 0;
        for (piece, range) in pieces {
            for _ in 0..piece.len() {
                offsets.push(u32::try_from(range.start).unwrap_or(u32::MAX));
            }
            text.push_str(piece);
            end = range.end;
        }
        offsets.push(u32::try_from(end).unwrap_or(u32::MAX));
        MappedText { text, original, offsets }
    }

    /// A text that is its own original.
    pub fn same(text: impl Into<String>) -> MappedText {
        let text = text.into();
        let offsets = (0..=text.len()).map(|i| u32::try_from(i).unwrap_or(u32::MAX)).collect();
        MappedText { original: text.clone(), text, offsets }
    }

    /// The normalised text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The original text.
    pub fn original(&self) -> &str {
        &self.original
    }

    /// The original words of a byte range of the normalised text; the whole original where the range is foreign.
    pub fn quote(&self, range: Range<usize>) -> &str {
        let at = |i: usize| self.offsets.get(i).map(|&o| o as usize);
        let start = at(range.start);
        // The end is where the piece after the last byte begins, so that a combined letter is quoted whole.
        let end = at(range.end);
        match (start, end) {
            (Some(s), Some(e)) => self.original.get(s..e.max(s)).unwrap_or(&self.original),
            _ => &self.original,
        }
    }
}
