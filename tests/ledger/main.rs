//! What lasts over runs: decisions, history, publication.

#![allow(clippy::unwrap_used, clippy::panic)]

mod book;
mod office;
mod returned;
mod rulings;
