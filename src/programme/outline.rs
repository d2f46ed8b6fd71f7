//! The body as paragraphs with markers.

use super::appendix::{Cells, Column, Entry};
use super::headings::{closes_body, heading, opens_main_part};
use super::markers::{Marker, marker};
use super::row_text::{fold_space, join_wrapped};
use crate::document::{FileKind, Line, Story};
use crate::lexicon::ProgrammeWords;

/// A paragraph of the body.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Block {
    /// Its marker.
    pub(super) marker: Option<Marker>,
    /// The original words without the marker, white space folded.
    pub(super) text: String,
    /// The original words with the marker.
    pub(super) whole: String,
    /// Set as a heading: by its style, or all of it bold.
    pub(super) set_apart: bool,
    /// The cells of a row of a table.
    pub(super) cells: Option<Cells>,
}

impl Block {
    fn append(&mut self, line: &str) {
        join_wrapped(&mut self.text, line);
        join_wrapped(&mut self.whole, line);
    }
}

/// Puts the paragraphs of the body together. Lines of plain text and PDF are joined until the next marker; the
/// paragraphs of other formats stand as they are. No line joins a heading that is complete.
pub(super) fn outline(lines: &[&Line], kind: FileKind, words: &ProgrammeWords) -> Vec<Block> {
    let wrapped = matches!(kind, FileKind::Text | FileKind::Pdf);
    let lines: Vec<&Line> = lines.iter().copied().filter(|l| l.story == Story::Body).collect();
    let mut blocks: Vec<Block> = Vec::new();
    let mut closed = true;
    let mut place = None;
    for (at, line) in lines.iter().enumerate() {
        if wrapped && is_page_number(line, blocks.last(), lines.get(at + 1).copied()) {
            continue;
        }
        let block = block_of(line);
        // The second line of a heading with a line break in it: "I. XÂY DỰNG ĐẢNG / TRONG SẠCH, VỮNG MẠNH".
        let broken = place.replace(&line.place) == Some(&line.place) && !wrapped;
        if broken
            && block.marker.is_none()
            && let Some(last) = blocks.last_mut().filter(|b| b.marker.as_ref().is_some_and(Marker::is_heading))
        {
            last.append(&block.whole);
            continue;
        }
        let opens = match (&block.marker, blocks.last()) {
            (_, None) => true,
            _ if !wrapped => true,
            (Some(found), Some(last)) => {
                let headed = found.is_heading() && heading(&block.text, words).is_some();
                (headed || acceptable(found, &blocks)) && !continues(&block, last)
            }
            (None, Some(last)) => closed || is_break(&block, words) || opens_heading(&block, last, words),
        };
        if opens {
            closed = heading(&block.text, words).is_some_and(|h| h.inline.is_none()) || is_break(&block, words);
            blocks.push(block);
        } else if let Some(last) = blocks.last_mut() {
            last.append(&fold_space(line.text.original()));
        }
    }
    blocks
}

/// The rows of a table of indicators as numbered paragraphs: name, unit, targets.
pub(super) fn row_blocks(rows: &[Entry]) -> Vec<Block> {
    let cells = rows.iter().filter_map(|entry| match entry {
        Entry::Row { cells, .. } => Some(cells),
        Entry::Section { .. } => None,
    });
    let block = |(at, cells): (usize, &Cells)| {
        let told = |c: &Column| matches!(c, Column::Name | Column::Unit) || c.is_target();
        let texts: Vec<&str> = cells.iter().filter(|(c, _)| told(c)).map(|(_, text)| text.as_str()).collect();
        let text = texts.join(" ");
        let number = u16::try_from(at + 1).unwrap_or(u16::MAX);
        let marker = Some(Marker::Parenthesis(number));
        Block { marker, whole: text.clone(), text, set_apart: false, cells: Some(cells.clone()) }
    };
    cells.enumerate().map(block).collect()
}

/// An unmarked heading behind a finished paragraph or a numbered heading: "Về chỉ tiêu: …".
fn opens_heading(block: &Block, last: &Block, words: &ProgrammeWords) -> bool {
    let capital = block.text.starts_with(|c: char| c.is_uppercase() || c == '(');
    let numbered = last.marker.as_ref().is_some_and(Marker::is_numbered);
    let finished = numbered || last.text.ends_with(['.', ';', ':', ')']);
    capital && finished && heading(&block.text, words).is_some()
}

/// A part of the document opens, or the body ends.
fn is_break(block: &Block, words: &ProgrammeWords) -> bool {
    block.marker.is_none() && (opens_main_part(&block.text, words) || closes_body(&block.text, words))
}

fn block_of(line: &Line) -> Block {
    let set_apart = line.heading.is_some() || line.bold;
    let words = fold_space(line.text.original());
    if let Some((found, _)) = line.label.as_deref().and_then(|label| marker(&format!("{label} X"))) {
        let label = line.label.as_deref().unwrap_or_default();
        return Block { marker: Some(found), whole: format!("{label} {words}"), text: words, set_apart, cells: None };
    }
    match marker(line.text.text()) {
        Some((found, start)) => {
            let text = fold_space(line.text.quote(start..line.text.text().len()));
            Block { marker: Some(found), text, whole: words, set_apart, cells: None }
        }
        None => Block { marker: None, text: words.clone(), whole: words, set_apart, cells: None },
    }
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
