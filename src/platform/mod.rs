//! Files and clock, as the system gives them.
//!
//! Only this room opens files for writing; the files that people sent are only read.

mod atomic;
mod clock;
mod original;

pub use atomic::{ReplaceError, replace_folder};
pub use clock::now;
pub use original::{Original, read_original};
