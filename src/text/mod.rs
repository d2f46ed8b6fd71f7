//! Vietnamese text normalised, mapped back.
//!
//! Every text passes here before anything is understood. What people are shown is the original.

mod fold;
mod mapped;
mod normalise;
mod token;

pub use fold::{fold, key};
pub use mapped::MappedText;
pub use normalise::{normalise, normalise_runs};
pub use token::{Token, TokenKind, stands_for, tokens};
