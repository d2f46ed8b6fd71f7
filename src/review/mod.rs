//! The page on which people decide.
//!
//! A small server on 127.0.0.1 at a port that the system chooses. Every address begins with a secret that is new each
//! time; who asks from another page, by another name of this machine or without the secret gets nothing. Requests are
//! checked ([`gate`]), then understood ([`asked`]), then answered by the [`desk`], which holds what was decided; the
//! server itself only carries bytes.

mod answer;
mod asked;
mod desk;
mod error;
mod form;
mod gate;
mod originals;
mod server;
mod typed;

pub use error::ReviewError;
pub use server::{Review, Stop};
