//! This process, and whether another lives.

use std::path::Path;
use std::time::UNIX_EPOCH;

/// What tells one build of a program from every other: length and time of its file. `None` where it can't be seen.
pub fn program_stamp(program: &Path) -> Option<String> {
    let meta = program.metadata().ok()?;
    let changed = meta.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("{} {} {}", env!("CARGO_PKG_VERSION"), meta.len(), changed.as_nanos()))
}

/// The user that this process runs for, as the system names it; empty where it doesn't.
pub(super) fn user() -> String {
    ["USER", "LOGNAME", "USERNAME"].iter().find_map(|name| std::env::var(name).ok()).unwrap_or_default()
}

/// The name of this machine; empty where the system tells none.
#[cfg(target_os = "linux")]
pub(super) fn host() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

/// The name of this machine; empty where the system tells none.
#[cfg(not(target_os = "linux"))]
pub(super) fn host() -> String {
    ["COMPUTERNAME", "HOSTNAME"].iter().find_map(|name| std::env::var(name).ok()).unwrap_or_default()
}

/// What tells a process from a later one of the same number: when it started. `None` where there is no such process,
/// or the system doesn't tell.
#[cfg(target_os = "linux")]
pub(super) fn started(pid: u32) -> Option<u64> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name of the program stands in brackets and may hold anything; 20 words after it comes the start.
    stat.rsplit_once(')')?.1.split_whitespace().nth(19)?.parse().ok()
}

/// What tells a process from a later one of the same number.
#[cfg(not(target_os = "linux"))]
pub(super) fn started(_pid: u32) -> Option<u64> {
    None
}
