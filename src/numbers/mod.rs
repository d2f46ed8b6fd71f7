//! Figures in text, and what is none.

mod cell;
mod excluded;
mod figure;
mod find;
mod notation;
mod words;

pub use cell::{CellFigure, parse_cell};
pub use figure::{Exclusion, Figure, Found, FoundKind};
pub use find::find;
pub use notation::{Notation, read_notation};
