//! What files report, one line a file.
//!
//! The stage that looks into files as a command of its own: a list of files in, a line of facts for each of them out.
//! A line depends on the file, the programme and the settings and on nothing else, so that any engine may spread the
//! list over machines; a run takes the lines in the place of the files.

mod files;
mod line;
mod listed;
mod taken;

pub use files::{ExtractOrder, Extracted, To, extract};
pub use line::LineCause;
pub use listed::ListCause;

pub(super) use taken::{Taken, take};
