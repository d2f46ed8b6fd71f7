//! Vietnamese text normalised, mapped back.
//!
//! Every text passes here before anything is understood. What people are shown is the original.

mod combining;
mod fold;
mod legacy;
mod legacy_detect;
mod legacy_runs;
mod letters;
mod lookalike;
mod mapped;
mod mojibake;
mod normalise;
mod syllable;
#[cfg(test)]
mod tests;
mod token;
mod tone;

pub use fold::{fold, fold_mapped, key, key_mapped};
pub use legacy_detect::Survey;
pub use mapped::MappedText;
pub use normalise::{PARAGRAPH_END, normalise, normalise_runs, normalise_surveyed};
pub use token::{Token, TokenKind, stands_for, tokens};
