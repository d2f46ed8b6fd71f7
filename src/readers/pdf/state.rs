//! Graphics and text state of a content stream.

use std::rc::Rc;

use super::fonts::Font;
use super::geometry::Matrix;
use super::styles::StyleId;

/// What `q` saves and `Q` brings back.
#[derive(Debug, Clone)]
pub(super) struct GraphicsState {
    pub(super) matrix: Matrix,
    pub(super) font: Option<Rc<Font>>,
    /// The font's style, plain and as fat as stroked letters look.
    pub(super) styles: (StyleId, StyleId),
    pub(super) size: f32,
    pub(super) letter_spacing: f32,
    pub(super) word_spacing: f32,
    /// Horizontal scale, 1 is normal.
    pub(super) stretch: f32,
    pub(super) leading: f32,
    pub(super) rise: f32,
    pub(super) mode: i64,
    pub(super) line_width: f32,
    /// Fills are white, like the paper.
    pub(super) white: bool,
}

impl GraphicsState {
    pub(super) fn new(matrix: Matrix) -> GraphicsState {
        GraphicsState {
            matrix,
            font: None,
            styles: (StyleId::default(), StyleId::default()),
            size: 0.0,
            letter_spacing: 0.0,
            word_spacing: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
            line_width: 1.0,
            white: false,
        }
    }
}

/// The matrices of a text object.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextCursor {
    line: Matrix,
    pub(super) place: Matrix,
}

impl TextCursor {
    pub(super) fn new() -> TextCursor {
        TextCursor { line: Matrix::IDENTITY, place: Matrix::IDENTITY }
    }

    pub(super) fn set(&mut self, matrix: Matrix) {
        self.line = matrix;
        self.place = matrix;
    }

    pub(super) fn next_line(&mut self, x: f32, y: f32) {
        self.set(Matrix::new(1.0, 0.0, 0.0, 1.0, x, y).then(self.line));
    }

    pub(super) fn advance(&mut self, x: f32) {
        self.place = Matrix::new(1.0, 0.0, 0.0, 1.0, x, 0.0).then(self.place);
    }
}
