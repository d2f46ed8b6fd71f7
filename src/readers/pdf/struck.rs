//! Letters that are struck out.

use super::marks::{Glyph, Heading, Marks, Stroke};

/// Takes struck-out letters off a page: a print of tracked changes shows deleted text so. Tells whether there were
/// any.
///
/// A strike runs through the middle of its letters and ends with them; ruling lines do neither.
pub(super) fn take_struck(marks: &mut Marks) -> bool {
    let mut strikes: Vec<Stroke> = marks.strokes.iter().copied().filter(level).collect();
    strikes.sort_by(|a, b| a.from.1.total_cmp(&b.from.1));
    if strikes.is_empty() {
        return false;
    }
    let mut covered: Vec<Vec<usize>> = vec![Vec::new(); strikes.len()];
    for (index, glyph) in marks.glyphs.iter().enumerate().filter(|(_, g)| g.heading == Heading::Right) {
        let (high, low) = (glyph.y - glyph.size * 0.42, glyph.y - glyph.size * 0.12);
        let from = strikes.partition_point(|s| s.from.1 < high);
        let near = strikes.iter().enumerate().skip(from).take_while(|(_, s)| s.from.1 <= low);
        for (strike, _) in near.filter(|(_, s)| over(s, glyph)).take(8) {
            if let Some(list) = covered.get_mut(strike) {
                list.push(index);
            }
        }
    }
    let mut struck = vec![false; marks.glyphs.len()];
    for (strike, letters) in strikes.iter().zip(&covered) {
        if ends_with(strike, letters.iter().filter_map(|&i| marks.glyphs.get(i))) {
            letters.iter().for_each(|&i| struck.get_mut(i).into_iter().for_each(|s| *s = true));
        }
    }
    let any = struck.iter().any(|s| *s);
    let mut struck = struck.into_iter();
    marks.glyphs.retain(|_| !struck.next().unwrap_or(false));
    any
}

fn level(stroke: &Stroke) -> bool {
    (stroke.from.1 - stroke.to.1).abs() < 0.5 && (stroke.from.0 - stroke.to.0).abs() > 1.5
}

fn over(strike: &Stroke, glyph: &Glyph) -> bool {
    let (from, to) = (strike.from.0.min(strike.to.0), strike.from.0.max(strike.to.0));
    (from..=to).contains(&(glyph.x + glyph.width / 2.0))
}

/// Whether a strike begins and ends where its letters do.
fn ends_with<'a>(strike: &Stroke, letters: impl Iterator<Item = &'a Glyph>) -> bool {
    let (from, to) = (strike.from.0.min(strike.to.0), strike.from.0.max(strike.to.0));
    let (mut first, mut last, mut size, mut seen) = (f32::INFINITY, f32::NEG_INFINITY, 0.0f32, false);
    for glyph in letters {
        first = first.min(glyph.x);
        last = last.max(glyph.x + glyph.width);
        size = size.max(glyph.size);
        seen |= glyph.letter != ' ';
    }
    seen && (from - first).abs() < size * 0.3 && (to - last).abs() < size * 0.3
}
