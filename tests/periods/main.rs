//! Periods: what follows from quarter to term.
// Fixtures and assertions may fail loudly.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod arithmetic;
mod office;
mod outputs;
mod properties;
mod rollup;
