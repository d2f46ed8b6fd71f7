//! A page shown in the browser.

use std::path::Path;

/// Opens a file of this machine with the program that the system has for it; nothing waits for that program.
///
/// # Errors
/// The system has none, or can't start it.
pub fn open_in_browser(page: &Path) -> std::io::Result<()> {
    opener::open(page).map_err(std::io::Error::other)
}
