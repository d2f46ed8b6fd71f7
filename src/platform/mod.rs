//! Files, processes and clock of the system.
//!
//! Only this room opens files for writing; the files that people sent are only read.

mod appended;
mod atomic;
mod browser;
mod child;
mod clock;
mod command;
mod exchange;
mod file;
mod first;
mod frame;
mod lock;
mod log;
mod memory;
mod original;
mod process;
mod read_only;
mod rights;
mod space;
mod stamps;
mod stored;

pub use appended::append_after;
pub use atomic::{Placed, ReplaceError, recover_folder, replace_folder, valid_folder};
pub use browser::open_in_browser;
pub use child::{Child, Silence};
pub use clock::{now, seconds};
pub use command::ask_program;
pub use file::{keep_copy, remove_empty_folder, remove_file, replace_file};
pub use first::{make_file, write_first};

pub use frame::{read_frame, write_frame};
pub use lock::{Holder, Lock, LockError};
pub use log::{Log, start_log};
pub use memory::limit_memory;
pub use original::{Original, hash_original, read_original};
pub use process::program_stamp;
pub use read_only::make_read_only;
pub use rights::make_folder;
pub use space::{free_space, try_to_write};
pub use stamps::{Stamp, stamp, stamps_below};
pub use stored::Stored;
