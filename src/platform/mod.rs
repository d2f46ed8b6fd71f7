//! Files, processes and clock of the system.
//!
//! Only this room opens files for writing; the files that people sent are only read.

mod atomic;
mod child;
mod clock;
mod first;
mod folder;
mod frame;
mod memory;
mod original;

pub use atomic::{ReplaceError, replace_folder};
pub use child::{Child, Silence};
pub use clock::now;
pub use first::write_first;
pub use folder::make_folder;
pub use frame::{read_frame, write_frame};
pub use memory::limit_memory;
pub use original::{Original, read_original};
