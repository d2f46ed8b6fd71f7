//! Paths: what they leave as ruling lines.

use super::geometry::{Matrix, Rect};
use super::marks::Stroke;

/// The path under construction, in page space.
#[derive(Debug, Default)]
pub(super) struct Path {
    parts: Vec<Part>,
    points: usize,
}

#[derive(Debug, Default)]
struct Part {
    points: Vec<(f32, f32)>,
    closed: bool,
    curved: bool,
}

/// Points of one path that are kept; drawings have more, ruling lines never.
const MOST_POINTS: usize = 100_000;
/// Shaded boxes of a page that are looked at.
const MOST_SHADES: usize = 4_000;
/// Filled bars up to this thickness are lines.
const BAR: f32 = 3.2;
/// Strokes up to this thickness are lines.
const THICK: f32 = 6.0;

impl Path {
    pub(super) fn move_to(&mut self, point: (f32, f32), matrix: Matrix) {
        if self.points < MOST_POINTS {
            self.points += 1;
            self.parts.push(Part { points: vec![matrix.map(point)], ..Part::default() });
        }
    }

    pub(super) fn line_to(&mut self, point: (f32, f32), matrix: Matrix) {
        match self.parts.last_mut() {
            Some(part) if self.points < MOST_POINTS => {
                self.points += 1;
                part.points.push(matrix.map(point));
            }
            Some(_) => {}
            None => self.move_to(point, matrix),
        }
    }

    /// A curve: only where it ends matters.
    pub(super) fn curve_to(&mut self, point: (f32, f32), matrix: Matrix) {
        self.line_to(point, matrix);
        if let Some(part) = self.parts.last_mut() {
            part.curved = true;
        }
    }

    pub(super) fn rectangle(&mut self, (x, y): (f32, f32), (w, h): (f32, f32), matrix: Matrix) {
        self.move_to((x, y), matrix);
        for corner in [(x + w, y), (x + w, y + h), (x, y + h)] {
            self.line_to(corner, matrix);
        }
        self.close();
    }

    pub(super) fn close(&mut self) {
        if let Some(part) = self.parts.last_mut() {
            part.closed = true;
        }
    }

    pub(super) fn clear(&mut self) {
        self.parts.clear();
        self.points = 0;
    }

    /// The straight strokes that stroking leaves; `thickness` in page space.
    pub(super) fn stroked(&self, thickness: f32, strokes: &mut Vec<Stroke>) {
        for part in self.parts.iter().filter(|p| !p.curved) {
            let points = Rect::around(&part.points);
            if points.width().min(points.height()) <= BAR && part.points.len() > 2 {
                strokes.extend(bar(points));
                continue;
            }
            if thickness > THICK {
                continue;
            }
            let closing = match (part.closed, part.points.first(), part.points.last()) {
                (true, Some(&first), Some(&last)) => Some((last, first)),
                _ => None,
            };
            let steps = part.points.iter().copied().zip(part.points.iter().copied().skip(1));
            strokes.extend(steps.chain(closing).map(|(from, to)| Stroke { from, to }));
        }
    }

    /// The bars that filling leaves.
    pub(super) fn filled(&self, strokes: &mut Vec<Stroke>) {
        for part in self.parts.iter().filter(|p| !p.curved && (4..=5).contains(&p.points.len())) {
            let points = Rect::around(&part.points);
            if points.width().min(points.height()) <= BAR {
                strokes.extend(bar(points));
            }
        }
    }

    /// The boxes around what filling covers.
    pub(super) fn shaded(&self, shades: &mut Vec<Rect>) {
        let boxes = self.parts.iter().map(|p| Rect::around(&p.points));
        shades.extend(boxes.filter(|b| b.width().min(b.height()) > BAR).take(MOST_SHADES.saturating_sub(shades.len())));
    }
}

/// The middle line of a thin box.
fn bar(points: Rect) -> Option<Stroke> {
    let (x, y) = ((points.x0 + points.x1) / 2.0, (points.y0 + points.y1) / 2.0);
    let stroke = match points.width() >= points.height() {
        true => Stroke { from: (points.x0, y), to: (points.x1, y) },
        false => Stroke { from: (x, points.y0), to: (x, points.y1) },
    };
    (points.width().max(points.height()) > 1.0).then_some(stroke)
}
