//! Forms that came back, read by their marks.
//!
//! What a form asks was settled when it went out: nothing is recognised here. Every filled cell gives a fact that
//! counts, or one that says why it does not; a cell that belongs to no line is told of the file.

mod cell;
mod read;
mod sheet;

pub use read::read_form;
