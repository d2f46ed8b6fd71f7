//! Domain data, loaded, layered, indexed.
//!
//! The vocabulary stands in `data/lexicon/*.toml`, compiled in; an office's own file can extend it. One file of
//! this room for each data file.

mod load;

pub use load::{Lexicon, LexiconError};
