//! Files and clock, as the system gives them.
//!
//! Only this room opens files for writing; the files that people sent are only read.

mod atomic;
mod clock;
mod first;
mod original;

pub use atomic::{ReplaceError, replace_folder};
pub use clock::now;
pub use first::write_first;
pub use original::{Original, read_original};
