//! What one PDF may cost.

use lopdf::Stream;

use super::marks::Marks;
use crate::readers::limits::Limits;

/// Letters of a file: each is kept with its place, which costs more than its text.
const MOST_LETTERS: usize = 5_000_000;
/// Letters of one page.
const PAGE_LETTERS: usize = 400_000;

/// Counts what comes out of a PDF; a hostile one ends early, with its limit named.
#[derive(Debug, Clone)]
pub(super) struct Budget {
    operations: usize,
    forms: usize,
    glyphs: usize,
    bytes: usize,
    part_bytes: usize,
    marks: usize,
    /// Cells that the tables of further pages may have.
    pub(super) table_cells: usize,
    /// The limit that was reached.
    pub(super) reached: Option<&'static str>,
}

impl Budget {
    pub(super) fn new(limits: &Limits) -> Budget {
        let size = |bytes: u64| usize::try_from(bytes).unwrap_or(usize::MAX);
        Budget {
            operations: 10_000_000,
            forms: 50_000,
            glyphs: limits.characters.min(MOST_LETTERS),
            bytes: size(limits.total_bytes),
            part_bytes: size(limits.part_bytes),
            marks: 200_000,
            table_cells: limits.table_cells,
            reached: None,
        }
    }

    /// One more operator; false when there were too many.
    pub(super) fn operation(&mut self) -> bool {
        self.operations = self.operations.saturating_sub(1);
        self.within(self.operations, "operations")
    }

    /// One more letter on a page that has `on_page`; false when there were too many.
    pub(super) fn glyph(&mut self, on_page: usize) -> bool {
        self.glyphs = self.glyphs.saturating_sub(1);
        self.within(self.glyphs.min(PAGE_LETTERS.saturating_sub(on_page)), "characters")
    }

    /// Bytes that one map of a font may have.
    pub(super) fn font_bytes(&self) -> usize {
        self.part_bytes.min(8 << 20)
    }

    /// Bytes that the next stream may have.
    pub(super) fn next_bytes(&self) -> usize {
        self.bytes.min(self.part_bytes)
    }

    /// The unpacked content of a form, within what is left.
    pub(super) fn content(&mut self, stream: &Stream) -> Option<Vec<u8>> {
        self.forms = self.forms.saturating_sub(1);
        if !self.within(self.forms, "forms") || self.reached.is_some() {
            return None;
        }
        match stream.get_plain_content_with_limit(self.next_bytes()) {
            Ok(content) => {
                self.spent(content.len());
                Some(content)
            }
            Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })) => {
                self.reached = Some("part_bytes");
                None
            }
            Err(_) => None,
        }
    }

    pub(super) fn spent(&mut self, bytes: usize) {
        self.bytes = self.bytes.saturating_sub(bytes);
        self.within(self.bytes, "total_bytes");
    }

    /// Keeps strokes and pictures of a page within bounds: beyond them no table is meant.
    pub(super) fn marks(&mut self, page: &mut Marks) {
        if page.strokes.len() > self.marks {
            page.strokes.clear();
            self.reached = Some("strokes");
        }
    }

    fn within(&mut self, left: usize, name: &'static str) -> bool {
        if left == 0 {
            self.reached.get_or_insert(name);
        }
        left > 0
    }
}
