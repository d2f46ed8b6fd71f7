//! Text with offsets to the original.

use std::ops::Range;

/// A normalised text and the original that it came from.
///
/// `text` is what rules work on; `original` is what people are shown: the decoded source text (NFC, legacy fonts
/// decoded) before white space, look-alikes and tone marks were brought to one form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MappedText {
    text: String,
    /// Present where the text differs from its original.
    changed: Option<Box<Changed>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Changed {
    original: String,
    /// For each byte of `text`, and its end, the byte offset in `original` of the piece it came from.
    offsets: Vec<u32>,
}

impl MappedText {
    /// Builds a text from pieces: each is the normalised form and the range of the original that it stands for.
    pub fn from_pieces<'a>(original: String, pieces: impl IntoIterator<Item = (&'a str, Range<usize>)>) -> MappedText {
        let mut builder = Builder::new(original.len());
        for (piece, range) in pieces {
            builder.push(piece, range);
        }
        builder.finish(original)
    }

    /// A text that is its own original.
    pub fn same(text: impl Into<String>) -> MappedText {
        MappedText { text: text.into(), changed: None }
    }

    /// The normalised text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The normalised text alone.
    pub fn into_text(self) -> String {
        self.text
    }

    /// The original text.
    pub fn original(&self) -> &str {
        self.changed.as_ref().map_or(self.text.as_str(), |c| c.original.as_str())
    }

    /// The byte range of the original that a byte range of the normalised text came from; pieces are taken whole.
    /// None where the range is foreign.
    pub fn original_range(&self, range: Range<usize>) -> Option<Range<usize>> {
        if range.start > range.end || range.end > self.text.len() {
            return None;
        }
        let Some(changed) = &self.changed else { return Some(range) };
        let start = *changed.offsets.get(range.start)?;
        if range.is_empty() {
            return Some(start as usize..start as usize);
        }
        // The end is where the piece after the last byte begins, so that a combined letter is quoted whole.
        let last = *changed.offsets.get(range.end - 1)?;
        let end = changed.offsets.get(range.end..)?.iter().find(|&&o| o > last).copied().unwrap_or(last);
        Some(start as usize..end as usize)
    }

    /// The original words of a byte range of the normalised text; the whole original where the range is foreign.
    pub fn quote(&self, range: Range<usize>) -> &str {
        let original = self.original();
        self.original_range(range).and_then(|r| original.get(r)).map_or(original, str::trim)
    }
}

/// Collects the pieces of a [`MappedText`] in order.
pub(super) struct Builder {
    text: String,
    offsets: Vec<u32>,
    end: usize,
    /// Only the text is asked for.
    text_only: bool,
}

impl Builder {
    /// An empty text with room for `capacity` bytes.
    pub(super) fn new(capacity: usize) -> Builder {
        let (text, offsets) = (String::with_capacity(capacity), Vec::with_capacity(capacity + 1));
        Builder { text, offsets, end: 0, text_only: false }
    }

    /// An empty text that is not mapped.
    pub(super) fn text_only(capacity: usize) -> Builder {
        Builder { text: String::with_capacity(capacity), offsets: Vec::new(), end: 0, text_only: true }
    }

    /// Adds a piece that stands for a range of the original.
    pub(super) fn push(&mut self, piece: &str, range: Range<usize>) {
        self.text.push_str(piece);
        if self.text_only {
            return;
        }
        let start = u32::try_from(range.start).unwrap_or(u32::MAX);
        self.offsets.resize(self.text.len(), start);
        self.end = range.end;
    }

    /// Adds a letter that stands for a range of the original.
    pub(super) fn push_char(&mut self, c: char, range: Range<usize>) {
        self.push(c.encode_utf8(&mut [0; 4]), range);
    }

    /// The text so far.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The text alone.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// The text, mapped to its original.
    pub(super) fn finish(mut self, original: String) -> MappedText {
        if self.text == original {
            return MappedText { text: self.text, changed: None };
        }
        self.offsets.push(u32::try_from(self.end).unwrap_or(u32::MAX));
        MappedText { text: self.text, changed: Some(Box::new(Changed { original, offsets: self.offsets })) }
    }
}
