//! Paragraphs from lines.

use super::column::Column;
use super::lines::Line;
use super::passage::Passage;
use super::shapes::{all_capitals, closes, goes_on, opens_bullet, opens_item};
use crate::document::Alignment;

/// A paragraph and what is needed to join it with its rest on the next page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Draft {
    pub(super) page: u32,
    /// Line of the page where it begins, from 1.
    pub(super) line: u32,
    pub(super) passage: Passage,
    pub(super) alignment: Alignment,
    /// Its first line begins at the edge, not at an indent.
    starts_flush: bool,
    /// Its last line runs to the right edge.
    ends_full: bool,
}

/// A line with its number on the page, from 1.
pub(super) type Numbered = (u32, Line);

impl Draft {
    /// A line by itself.
    pub(super) fn single(page: u32, (number, line): &Numbered, column: Option<&Column>) -> Draft {
        Draft {
            page,
            line: *number,
            passage: Passage::of(line),
            alignment: column.map_or(Alignment::Start, |c| alignment(line, c)),
            starts_flush: column.is_some_and(|c| !c.indents(line)),
            ends_full: column.is_some_and(|c| full(line, c)),
        }
    }

    /// Lines that are one paragraph by themselves.
    pub(super) fn joined(page: u32, lines: &[Numbered]) -> Draft {
        let mut passage = Passage::default();
        lines.iter().for_each(|(_, line)| passage.push(line));
        let line = lines.first().map_or(0, |(number, _)| *number);
        Draft { page, line, passage, alignment: Alignment::Start, starts_flush: false, ends_full: false }
    }

    /// Whether `next`, first on the next page, is the rest of this paragraph.
    pub(super) fn goes_on_with(&self, next: &Draft) -> bool {
        let (text, rest) = (self.passage.text(), next.passage.text());
        let set_alike = self.alignment == Alignment::Start && next.alignment == Alignment::Start;
        set_alike && self.ends_full && next.starts_flush && !(closes(&text) && (opens_item(&rest) || !goes_on(&rest)))
    }

    pub(super) fn join(&mut self, rest: Draft) {
        self.passage.append(rest.passage);
        self.ends_full = rest.ends_full;
    }
}

/// Joins lines, which follow each other on a page, to paragraphs.
pub(super) fn paragraphs(page: u32, lines: &[Numbered], column: &Column) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut previous: Option<&Line> = None;
    for numbered in lines {
        let line = &numbered.1;
        match (drafts.last_mut(), previous) {
            (Some(draft), Some(previous)) if !begins(previous, line, column) => {
                draft.passage.push(line);
                draft.ends_full = full(line, column);
                if column.centres(line) {
                    draft.alignment = Alignment::Centre;
                }
            }
            _ => drafts.push(Draft::single(page, numbered, Some(column))),
        }
        previous = Some(line);
    }
    drafts
}

fn alignment(line: &Line, column: &Column) -> Alignment {
    if column.centres(line) {
        Alignment::Centre
    } else if column.pushes_right(line) {
        Alignment::End
    } else {
        Alignment::Start
    }
}

/// Whether a line begins a paragraph.
fn begins(previous: &Line, line: &Line, column: &Column) -> bool {
    let drop = line.y - previous.y;
    if !has_letters(previous) || !has_letters(line) {
        return true;
    }
    let pitch = column.pitch.min(line.size.max(previous.size) * 1.75).max(line.size);
    if drop > pitch * 1.6 || drop < 0.0 {
        return true;
    }
    match (column.centres(previous), column.centres(line)) {
        (true, true) => return begins_centred(previous, line, column),
        (false, true) => return !fills_centred(previous, line, column),
        (false, false) => {}
        (true, false) => return true,
    }
    let (before, text) = (previous.text(), line.text());
    let room = has_room(previous, line, column);
    let unfinished = (goes_on(&text) && !closes(&before)) || (before.ends_with(['-', '–']) && !column.indents(line));
    let hangs = hangs_below(previous, line) && (!room || unfinished);
    let flush_item = !column.first_lines_indented && opens_bullet(&text);
    if opens_item(&text) && (closes(&before) || room || column.indents(line) || flush_item) && !hangs {
        return true;
    }
    if drop > pitch * 1.22 + 1.0 && (closes(&before) || room) {
        return true;
    }
    if previous.bold() && !line.words.iter().any(|w| w.style.bold()) && column.right - previous.x1 > line.size * 2.0 {
        return true;
    }
    if stands_at_right(previous, column) || stands_at_right(line, column) {
        return (previous.x0 - line.x0).abs() > 3.0 || (room && !unfinished);
    }
    match (column.indents(previous), column.indents(line)) {
        (false, true) => !hangs,
        (true, true) => {
            let alike = (line.x0 - previous.x0).abs() < 3.0;
            let anew = closes(&before) || (column.first_lines_indented && !goes_on(&text));
            (room && !unfinished) || (alike && anew)
        }
        (_, false) => room && !unfinished,
    }
}

/// Lines of a title: one breaks off where the letters change from capitals, in size or weight, or where a line is
/// much shorter than it could be.
fn begins_centred(previous: &Line, line: &Line, column: &Column) -> bool {
    let (before, text) = (previous.text(), line.text());
    if !previous.looks_like(line) || (previous.size - line.size).abs() > 0.6 || closes(&before) {
        return true;
    }
    let (width, room) = (column.right - column.left, previous.x1 - previous.x0);
    let (high_before, high) = (all_capitals(&before), all_capitals(&text));
    if width - room < line.first_width() && (high || !high_before) {
        return false;
    }
    high_before != high || !(room > width * 0.6 || goes_on(&text))
}

/// A line of a title that fills the column, before the rest of the title in the middle.
fn fills_centred(previous: &Line, line: &Line, column: &Column) -> bool {
    let (before, after) = (previous.x0 - column.left, column.right - previous.x1);
    (before - after).abs() < 10.0
        && previous.looks_like(line)
        && (previous.size - line.size).abs() < 0.6
        && !closes(&previous.text())
}

/// The continuation of a numbered line that hangs under its text.
fn hangs_below(previous: &Line, line: &Line) -> bool {
    let text_start = previous.words.iter().skip(1).find(|w| w.apart).map(|w| w.x0);
    opens_item(&previous.text()) && text_start.is_some_and(|x| (line.x0 - x).abs() < 3.0)
}

/// A line of a block at the right side (who signs, the date).
fn stands_at_right(line: &Line, column: &Column) -> bool {
    line.x0 - column.left > (column.right - column.left) * 0.35
}

fn has_letters(line: &Line) -> bool {
    line.words.iter().any(|w| w.text.contains(char::is_alphanumeric))
}

/// Whether the first word of `line` would have found room on the line before.
fn has_room(previous: &Line, line: &Line, column: &Column) -> bool {
    column.right - previous.x1 > line.first_width() + line.size * 0.35
}

fn full(line: &Line, column: &Column) -> bool {
    column.right - line.x1 < line.size * 4.0
}
