//! Footnotes at the end of a page.

use super::lines::Line;
use super::paragraphs::Numbered;

/// Size of notes, at most, in sizes of the running text.
const SMALL: f32 = 0.92;

/// Takes the footnotes off the end of a page's lines: small lines to the page's end, of which the first begins with
/// a note's mark. Each note is its lines.
pub(super) fn take_notes(lines: &mut Vec<Numbered>, lowest_table: f32) -> Vec<Vec<Numbered>> {
    let size = main_size(lines);
    let small = |(_, line): &&Numbered| line.size < size * SMALL && line.y > lowest_table;
    let count = lines.iter().rev().take_while(small).count();
    let from = lines.len() - count;
    let Some(start) = lines.iter().skip(from).position(|(_, line)| marked(line)).map(|at| at + from) else {
        return Vec::new();
    };
    if start == 0 {
        return Vec::new();
    }
    let mut notes: Vec<Vec<Numbered>> = Vec::new();
    for numbered in lines.drain(start..) {
        match notes.last_mut() {
            Some(note) if !marked(&numbered.1) => note.push(numbered),
            _ => notes.push(vec![numbered]),
        }
    }
    notes
}

/// Begins with the mark of a note: a raised figure, or a small one before a word.
fn marked(line: &Line) -> bool {
    let Some(first) = line.words.first() else { return false };
    let raised = first.text.starts_with(['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']);
    let figures =
        |text: &str| !text.is_empty() && text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit() || b == b'*');
    raised || figures(first.text.trim_matches(['(', ')', '[', ']']))
}

/// Size of most letters.
fn main_size(lines: &[Numbered]) -> f32 {
    let mut sizes: Vec<(f32, f32)> = Vec::new();
    for (_, line) in lines {
        match sizes.iter_mut().find(|(size, _)| (size - line.size).abs() < 0.4) {
            Some((_, width)) => *width += line.x1 - line.x0,
            None => sizes.push((line.size, line.x1 - line.x0)),
        }
    }
    sizes.into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).map_or(0.0, |(size, _)| size)
}
