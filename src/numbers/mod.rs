//! Figures in text, and what is none.
//!
//! A line is read once from left to right; what begins at a token is a figure, a fraction, or a number that is none
//! (a date, a document's number, a name). Words and their meaning stand in `data/lexicon/`.

mod amount;
mod calendar;
mod cell;
mod column;
mod counted;
mod digits;
mod documents;
mod figure;
mod find;
mod fraction;
mod line;
mod names;
mod notation;
mod qualifier;
mod range;
mod rank;
mod spoken;
mod step;
mod words;

pub use cell::{CellFigure, CellSetting, parse_cell, parse_cell_in};
pub use column::{habit, resolve_column};
pub use figure::{Exclusion, Figure, Found, FoundKind};
pub use find::{find, find_in, unit_named};
pub use notation::Notation;
