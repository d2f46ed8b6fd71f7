//! The body as paragraphs with markers.

use super::markers::{Marker, marker};
use super::row_text::join_wrapped;
use crate::document::{FileKind, Line, Story};

/// A paragraph of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// Its marker.
    pub(super) marker: Option<Marker>,
    /// The original words without the marker, white space folded.
    pub(super) text: String,
    /// The original words with the marker.
    pub(super) whole: String,
}

impl Block {
    fn append(&mut self, line: &str) {
        join_wrapped(&mut self.text, line);
        join_wrapped(&mut self.whole, line);
    }
}

/// Puts the paragraphs of the body together. Lines of plain text and PDF are joined until the next marker; the
/// paragraphs of other formats stand as they are. `is_heading` tells complete headings, after which no line joins.
pub(super) fn outline(lines: &[&Line], kind: FileKind, is_heading: impl Fn(&str) -> bool) -> Vec<Block> {
    let wrapped = matches!(kind, FileKind::Text | FileKind::Pdf);
    let lines: Vec<&Line> = lines.iter().copied().filter(|l| l.story == Story::Body).collect();
    let mut blocks: Vec<Block> = Vec::new();
    let mut closed = true;
    for (at, line) in lines.iter().enumerate() {
        if wrapped && is_page_number(line, blocks.last(), lines.get(at + 1).copied()) {
            continue;
        }
        let block = block_of(line);
        let opens = match (&block.marker, blocks.last()) {
            (_, None) => true,
            _ if !wrapped => true,
            (Some(found), Some(last)) => acceptable(found, &blocks) && !continues(&block, last),
            (None, _) => closed,
        };
        if opens {
            closed = is_heading(&block.text);
            blocks.push(block);
        } else if let Some(last) = blocks.last_mut() {
            last.append(&fold_space(line.text.original()));
        }
    }
    blocks
}

fn block_of(line: &Line) -> Block {
    let words = fold_space(line.text.original());
    if let Some((found, _)) = line.label.as_deref().and_then(|label| marker(&format!("{label} X"))) {
        let label = line.label.as_deref().unwrap_or_default();
        return Block { marker: Some(found), whole: format!("{label} {words}"), text: words };
    }
    match marker(line.text.text()) {
        Some((found, start)) => {
            let text = fold_space(line.text.quote(start..line.text.text().len()));
            Block { marker: Some(found), text, whole: words }
        }
        None => Block { marker: None, text: words.clone(), whole: words },
    }
}

/// White space folded.
pub(super) fn fold_space(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A page's number left between two lines: digits alone, inside a paragraph or after a finished sentence.
fn is_page_number(line: &Line, last: Option<&Block>, next: Option<&Line>) -> bool {
    let text = line.text.text().trim();
    if text.is_empty() || text.len() > 3 || !text.chars().all(|c| c.is_ascii_digit()) {
        return false;
    }
    let last_of_paragraph = next.is_none_or(|n| marker(n.text.text()).is_some());
    let after_sentence = last.is_none_or(|block| block.text.ends_with(['.', ';', ':', '!', '”', ')']));
    !last_of_paragraph || after_sentence
}

/// Whether a dash or number at the start of a wrapped line only continues the sentence: "kinh tế / - xã hội".
fn continues(block: &Block, last: &Block) -> bool {
    let ended = last.text.ends_with(['.', ';', ':', ',', '!', '”', ')']);
    let small = block.text.chars().next().is_some_and(char::is_lowercase);
    match block.marker {
        Some(Marker::Dash | Marker::Plus) => small && !ended,
        _ => false,
    }
}

/// Whether a number at the start of a wrapped line can be a marker: the first of its level, or the next one.
fn acceptable(found: &Marker, blocks: &[Block]) -> bool {
    if !found.is_numbered() || found.number() == 1 {
        return true;
    }
    let previous = blocks
        .iter()
        .rev()
        .filter_map(|b| b.marker.as_ref())
        .filter(|m| m.is_numbered())
        .find(|m| m.rank() <= found.rank());
    previous.is_some_and(|m| m.rank() == found.rank() && m.number() + 1 == found.number())
}
