//! Programs of the system asked once.

use std::process::{Command, Stdio};

/// Runs a program of the system to its end; what it said on its output, or why it failed in its own words.
///
/// # Errors
/// There is no such program, or it ended with a fault.
pub fn ask_program(program: &str, arguments: &[&str]) -> Result<String, String> {
    let output = Command::new(program).args(arguments).stdin(Stdio::null()).output();
    let output = output.map_err(|error| format!("{program}: {error}"))?;
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    if output.status.success() {
        return Ok(said(&output.stdout));
    }
    let words = said(&output.stderr);
    Err(if words.is_empty() { format!("{program}: {}", output.status) } else { words })
}
