//! What stands on a page: glyphs and strokes.

use super::geometry::{Matrix, Rect};
use super::styles::StyleId;

/// One character where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glyph {
    pub(super) letter: char,
    /// Left end of the baseline.
    pub(super) x: f32,
    /// Baseline.
    pub(super) y: f32,
    /// Advance.
    pub(super) width: f32,
    /// Height of the font.
    pub(super) size: f32,
    pub(super) style: StyleId,
    pub(super) heading: Heading,
    /// Painted with no ink (text mode 3 or 7), or white on white.
    pub(super) invisible: bool,
}

impl Glyph {
    /// A point well inside the character.
    pub(super) fn centre(&self) -> (f32, f32) {
        let (along, up) = (self.width / 2.0, self.size * 0.3);
        match self.heading {
            Heading::Right | Heading::Askew => (self.x + along, self.y - up),
            Heading::Left => (self.x - along, self.y + up),
            Heading::Down => (self.x + up, self.y + along),
            Heading::Up => (self.x - up, self.y - along),
        }
    }
}

/// The direction in which text runs over the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading {
    Right,
    Down,
    Left,
    Up,
    /// At an angle: stamps and watermarks.
    Askew,
}

impl Heading {
    /// Of a direction in page space.
    pub(super) fn of(dx: f32, dy: f32) -> Heading {
        let flat = 0.09;
        if dy.abs() <= dx.abs() * flat {
            if dx >= 0.0 { Heading::Right } else { Heading::Left }
        } else if dx.abs() <= dy.abs() * flat {
            if dy > 0.0 { Heading::Down } else { Heading::Up }
        } else {
            Heading::Askew
        }
    }

    fn turned(self, quarters: u8) -> Heading {
        (0..quarters % 4).fold(self, |heading, _| match heading {
            Heading::Right => Heading::Down,
            Heading::Down => Heading::Left,
            Heading::Left => Heading::Up,
            Heading::Up => Heading::Right,
            Heading::Askew => Heading::Askew,
        })
    }
}

/// A straight stroke, or a thin filled bar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stroke {
    pub(super) from: (f32, f32),
    pub(super) to: (f32, f32),
}

/// All that stands on one page.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Marks {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) strokes: Vec<Stroke>,
    pub(super) pictures: Vec<Rect>,
    /// Filled boxes that are not white.
    pub(super) shades: Vec<Rect>,
    /// A part of the page could not be read.
    pub(super) unread: bool,
    /// A font tells two figures for one letter of the page.
    pub(super) contested: bool,
    /// Size of the page.
    pub(super) width: f32,
    pub(super) height: f32,
}

impl Marks {
    /// Whether something darker than paper lies at a point.
    pub(super) fn shaded(&self, (x, y): (f32, f32)) -> bool {
        self.shades.iter().chain(&self.pictures).any(|shade| shade.contains(x, y))
    }

    /// Turns the page clockwise by quarters.
    pub(super) fn turn(&mut self, quarters: u8) {
        let (w, h) = (self.width, self.height);
        let matrix = match quarters % 4 {
            1 => Matrix::new(0.0, 1.0, -1.0, 0.0, h, 0.0),
            2 => Matrix::new(-1.0, 0.0, 0.0, -1.0, w, h),
            3 => Matrix::new(0.0, -1.0, 1.0, 0.0, 0.0, w),
            _ => return,
        };
        for glyph in &mut self.glyphs {
            (glyph.x, glyph.y) = matrix.map((glyph.x, glyph.y));
            glyph.heading = glyph.heading.turned(quarters);
        }
        for stroke in &mut self.strokes {
            stroke.from = matrix.map(stroke.from);
            stroke.to = matrix.map(stroke.to);
        }
        for picture in self.pictures.iter_mut().chain(&mut self.shades) {
            *picture = Rect::around(&[matrix.map((picture.x0, picture.y0)), matrix.map((picture.x1, picture.y1))]);
        }
        if quarters % 2 == 1 {
            (self.width, self.height) = (h, w);
        }
    }
}
