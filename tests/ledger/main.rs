//! What lasts over runs: decisions, history, publication.

#![allow(clippy::unwrap_used, clippy::panic)]

mod book;
mod killed;
mod office;
mod orders;
mod publish;
mod returned;
mod rulings;
