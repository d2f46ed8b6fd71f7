//! Files, processes and clock of the system.
//!
//! Only this room opens files for writing; the files that people sent are only read.

mod atomic;
mod child;
mod clock;
mod exchange;
mod file;
mod first;
mod frame;
mod lock;
mod memory;
mod original;
mod process;
mod read_only;
mod rights;
mod stored;

pub use atomic::{Placed, ReplaceError, recover_folder, replace_folder, valid_folder};
pub use child::{Child, Silence};
pub use clock::{now, seconds};
pub use file::{keep_copy, remove_empty_folder, remove_file, replace_file};
pub use first::write_first;

pub use frame::{read_frame, write_frame};
pub use lock::{Holder, Lock, LockError};
pub use memory::limit_memory;
pub use original::{Original, hash_original, read_original};
pub use process::program_stamp;
pub use read_only::make_read_only;
pub use rights::make_folder;
pub use stored::Stored;
