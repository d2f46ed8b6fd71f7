//! Words and lines from glyphs.

use std::cmp::Ordering;

use super::marks::Glyph;
use super::styles::StyleId;
use crate::readers::raised::raised;

/// A stretch of letters of one style with no blank in it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) x0: f32,
    pub(super) x1: f32,
    pub(super) size: f32,
    pub(super) style: StyleId,
    /// A blank stands before it.
    pub(super) apart: bool,
}

/// Words on one baseline, from left to right; at least one.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) words: Vec<Word>,
    /// Baseline.
    pub(super) y: f32,
    pub(super) x0: f32,
    pub(super) x1: f32,
    /// Size of most letters.
    pub(super) size: f32,
}

/// Gap between letters that counts as a blank, in font sizes.
const BLANK: f32 = 0.16;

impl Line {
    /// Of words from left to right.
    pub(super) fn of(words: Vec<Word>, y: f32) -> Option<Line> {
        let x0 = words.first()?.x0;
        let x1 = words.iter().map(|w| w.x1).fold(x0, f32::max);
        let size = main_size(&words);
        Some(Line { words, y, x0, x1, size })
    }

    /// Its text, blanks single.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for (i, word) in self.words.iter().enumerate() {
            if i > 0 && word.apart {
                text.push(' ');
            }
            text.push_str(&word.text);
        }
        text
    }

    /// Begins in the weight and slant of the other.
    pub(super) fn looks_like(&self, other: &Line) -> bool {
        let style = |line: &Line| line.words.first().map(|w| w.style).unwrap_or_default();
        style(self).looks_like(style(other))
    }

    /// All its words are bold.
    pub(super) fn bold(&self) -> bool {
        self.words.iter().all(|w| w.style.bold())
    }

    pub(super) fn centre(&self) -> f32 {
        (self.x0 + self.x1) / 2.0
    }

    /// Width of the first word with its blank.
    pub(super) fn first_width(&self) -> f32 {
        let end = self.words.iter().skip(1).find(|w| w.apart).map_or(self.x1, |w| w.x0);
        end - self.x0
    }

    /// Cuts the line where gaps are at least `gap` wide.
    pub(super) fn cut(self, gap: f32) -> Vec<Line> {
        let y = self.y;
        let mut pieces: Vec<Vec<Word>> = Vec::new();
        let mut end = f32::NEG_INFINITY;
        for word in self.words {
            let wide = word.x0 - end >= gap;
            end = end.max(word.x1);
            match pieces.last_mut() {
                Some(piece) if !wide => piece.push(word),
                _ => pieces.push(vec![word]),
            }
        }
        pieces.into_iter().filter_map(|words| Line::of(words, y)).collect()
    }
}

fn main_size(words: &[Word]) -> f32 {
    let mut sizes: Vec<(f32, usize)> = Vec::new();
    for word in words {
        match sizes.iter_mut().find(|(size, _)| (size - word.size).abs() < 0.3) {
            Some((_, letters)) => *letters += word.text.len(),
            None => sizes.push((word.size, word.text.len())),
        }
    }
    sizes.into_iter().max_by_key(|(_, letters)| *letters).map_or(0.0, |(size, _)| size)
}

/// Size of raised figures, at most, in sizes of their line.
const RAISED: f32 = 0.8;

/// Lines of upright glyphs, from top to bottom.
pub(super) fn lines(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut lines = Vec::new();
    let mut band: Vec<Glyph> = Vec::new();
    for glyph in glyphs {
        if band.last().is_some_and(|last| !same_baseline(&band, last, &glyph)) {
            lines.extend(line(std::mem::take(&mut band)));
        }
        band.push(glyph);
    }
    lines.extend(line(band));
    lines
}

/// Whether a glyph below the last one still belongs to its line. Superscripts stand above, subscripts below.
fn same_baseline(band: &[Glyph], last: &Glyph, glyph: &Glyph) -> bool {
    let (small, large) = (last.size.min(glyph.size), last.size.max(glyph.size));
    let raised = if small < large * RAISED { large * 0.42 } else { 0.0 };
    let top = band.first().map_or(last.y, |g| g.y);
    glyph.y - last.y <= (small * 0.3).max(raised).max(1.0) && glyph.y - top <= (large * 0.55).max(1.5)
}

fn line(mut band: Vec<Glyph>) -> Option<Line> {
    band.sort_by(|a, b| a.x.partial_cmp(&b.x).unwrap_or(Ordering::Equal));
    let (y, size) = baseline(&band)?;
    let mut words: Vec<Word> = Vec::new();
    let mut apart = true;
    let mut previous: Option<Glyph> = None;
    for glyph in band {
        if previous.is_some_and(|p| printed_twice(&p, &glyph)) {
            continue;
        }
        if glyph.letter == ' ' {
            apart = true;
            continue;
        }
        let mut glyph = glyph;
        if glyph.size < size * RAISED && y - glyph.y > size * 0.15 {
            glyph.letter = raised(previous.map(|p| p.letter), glyph.letter);
        }
        let gap = words.last().map_or(f32::INFINITY, |w| glyph.x - w.x1);
        apart |= gap > BLANK * glyph.size.max(1.0);
        match words.last_mut() {
            Some(word) if !apart && word.style == glyph.style && (word.size - glyph.size).abs() < 0.5 => {
                word.text.push(glyph.letter);
                word.x1 = word.x1.max(glyph.x + glyph.width);
            }
            _ => words.push(Word {
                text: glyph.letter.to_string(),
                x0: glyph.x,
                x1: glyph.x + glyph.width,
                size: glyph.size,
                style: glyph.style,
                apart,
            }),
        }
        apart = false;
        previous = Some(glyph);
    }
    Line::of(words, y)
}

/// The baseline and size of the largest letters.
fn baseline(band: &[Glyph]) -> Option<(f32, f32)> {
    let seen = || band.iter().filter(|g| g.letter != ' ');
    let size = seen().map(|g| g.size).fold(0.0, f32::max);
    let mut heights: Vec<f32> = seen().filter(|g| g.size > size * RAISED).map(|g| g.y).collect();
    heights.sort_by(f32::total_cmp);
    heights.get(heights.len() / 2).map(|y| (*y, size))
}

/// The same letter once more on its place, as cheap bold is made.
fn printed_twice(a: &Glyph, b: &Glyph) -> bool {
    a.letter == b.letter
        && (a.x - b.x).abs() < a.size * 0.1
        && (a.y - b.y).abs() < a.size * 0.2
        && a.width > a.size * 0.15
}
