//! Commands, help, progress.
//!
//! What is asked is parsed once ([`Asked`](args::Asked)); each command is a thin file that calls `run` and shows what
//! came of it. Text that came from a file passes [`screen`] before it is shown.

mod args;
mod cmd;
mod command_line;
mod door;
mod faults;
mod progress;
mod screen;
mod unattended;

pub use door::enter;
