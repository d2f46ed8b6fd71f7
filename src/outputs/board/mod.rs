//! The page of a period, for screen and paper.
//!
//! One file that loads nothing: values are made here, the words around them and all looks stand in
//! `templates/bang-theo-doi.html`.

mod bars;
mod page;
mod reviews;
mod rows;
mod trends;
mod units;
mod view;

pub(crate) use page::board;
