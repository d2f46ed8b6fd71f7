//! Cells of ruled tables: their lines joined.

use super::geometry::Rect;
use super::grid::Area;
use super::lines::{Line, lines};
use super::marks::{Glyph, Heading, Marks};
use super::passage::Passage;
use super::shapes::{closes, cut_text, opens_item};

/// What cells leave free at each side, at most.
const PADDING: f32 = 7.5;

/// A cell and its paragraphs.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct RuledCell {
    pub(super) area: Area,
    pub(super) paragraphs: Vec<Passage>,
    /// Its text leaves no room for lines more, as in a row that the page's end cuts.
    pub(super) full: bool,
    /// Room after its last line.
    pub(super) last_room: f32,
    /// Width of its first word.
    pub(super) first_width: f32,
}

impl RuledCell {
    /// The cell of glyphs in a box; letters that stand on end are read along their own direction.
    pub(super) fn of(area: Area, space: Rect, glyphs: Vec<Glyph>) -> RuledCell {
        let lines = lines(upright(glyphs));
        RuledCell {
            area,
            full: full(&lines, space.height()),
            last_room: lines.last().map_or(0.0, |l| space.width() - PADDING * 1.4 - (l.x1 - l.x0)),
            first_width: lines.first().map_or(0.0, Line::first_width),
            paragraphs: paragraphs(&lines, space.width()),
        }
    }

    /// A cell of paragraphs whose place on the page tells nothing.
    pub(super) fn plain(area: Area, paragraphs: Vec<Passage>) -> RuledCell {
        RuledCell { area, paragraphs, full: true, last_room: 0.0, first_width: 0.0 }
    }

    pub(super) fn text(&self) -> String {
        self.paragraphs.iter().map(Passage::text).collect::<Vec<_>>().join(" ")
    }

    pub(super) fn is_blank(&self) -> bool {
        self.paragraphs.iter().all(Passage::is_empty)
    }
}

/// Whether lines leave less room in a cell than the lines that must stay together at a page's end, and its padding.
fn full(lines: &[Line], height: f32) -> bool {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return false };
    let size = first.size.max(last.size);
    height - (last.y - first.y + size * 1.2) < size * 2.8 + 8.0
}

/// The paragraphs of a cell, `room` wide.
fn paragraphs(lines: &[Line], room: f32) -> Vec<Passage> {
    let width = lines.iter().map(|l| l.x1 - l.x0).fold(0.0, f32::max);
    let mut paragraphs: Vec<Passage> = Vec::new();
    let mut previous: Option<&Line> = None;
    for line in lines {
        match (paragraphs.last_mut(), previous) {
            (Some(last), Some(previous)) if cuts_word(previous, line, room) => last.push_rest(line),
            (Some(last), Some(previous)) if !begins(previous, line, width) => last.push(line),
            _ => paragraphs.push(Passage::of(line)),
        }
        previous = Some(line);
    }
    paragraphs
}

/// Whether a line of a cell begins a paragraph: it opens an item after a line that ended one, or stands clearly
/// lower.
fn begins(previous: &Line, line: &Line, width: f32) -> bool {
    let drop = line.y - previous.y;
    if drop > line.size.max(previous.size) * 1.9 {
        return true;
    }
    let (before, text) = (previous.text(), line.text());
    let short = width - (previous.x1 - previous.x0) > line.first_width();
    opens_item(&text) && (closes(&before) || short) || (closes(&before) && short && starts_high(&text))
}

/// Whether the end of a narrow cell's line cut a word or number, for want of a blank to break at: the line is one word
/// that fills the cell, and only with the next one it makes a number, a syllable or an abbreviation.
fn cuts_word(previous: &Line, line: &Line, room: f32) -> bool {
    let one_word = previous.words.iter().skip(1).all(|w| !w.apart);
    let letter = line.words.first().map_or(0.0, |w| (w.x1 - w.x0) / w.text.chars().count().max(1) as f32);
    if !one_word || room - (previous.x1 - previous.x0) > 2.0 * PADDING + letter {
        return false;
    }
    cut_text(&previous.text(), &line.text())
}

fn starts_high(text: &str) -> bool {
    text.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// Glyphs of a cell turned upright, by the direction of most of them.
fn upright(glyphs: Vec<Glyph>) -> Vec<Glyph> {
    let count = |heading| glyphs.iter().filter(|g| g.heading == heading).count();
    let turns = [(Heading::Right, 0), (Heading::Up, 1), (Heading::Left, 2), (Heading::Down, 3)];
    let most = turns.into_iter().rev().max_by_key(|(heading, _)| count(*heading));
    let Some((heading, quarters)) = most else { return glyphs };
    let mut marks = Marks { glyphs, ..Marks::default() };
    marks.glyphs.retain(|g| g.heading == heading);
    marks.turn(quarters);
    marks.glyphs
}
