//! What lasts over runs: decisions, history, publication.

#![allow(clippy::unwrap_used)]

mod book;
mod office;
mod rulings;
