//! The door.

use std::process::ExitCode;

fn main() -> ExitCode {
    tonghop::cli::enter(std::env::args_os())
}
