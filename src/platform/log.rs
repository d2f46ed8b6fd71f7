//! The log, in files that take turns.

use std::io;
use std::path::Path;

use tracing::Level;
use tracing::subscriber::DefaultGuard;
use tracing_appender::rolling::{RollingFileAppender, Rotation};

use super::rights::{like_parent, make_folder};

/// Files of so many days are kept.
const DAYS: usize = 30;
/// Words that a log file's name begins and ends with; the day stands between.
const NAME: (&str, &str) = ("tonghop", "jsonl");

/// A log that is written to while this value lives, by the thread that started it.
pub struct Log {
    _current: DefaultGuard,
}

/// Starts to write a log into a folder: one file a day, one JSON object a line, so that nothing in a name can look
/// like a line of its own. Files beyond a month are removed. `debug` also tells what stands in reports.
///
/// # Errors
/// The folder or the file can't be made.
pub fn start_log(folder: &Path, debug: bool) -> io::Result<Log> {
    make_folder(folder)?;
    let files = RollingFileAppender::builder().rotation(Rotation::DAILY).max_log_files(DAYS);
    let files = files.filename_prefix(NAME.0).filename_suffix(NAME.1).build(folder).map_err(io::Error::other)?;
    // The day's file is made with the rights of new files of this user; it gets those of its folder.
    for entry in std::fs::read_dir(folder)?.filter_map(Result::ok) {
        let _ = like_parent(&entry.path(), folder);
    }
    let level = if debug { Level::DEBUG } else { Level::INFO };
    let written = tracing_subscriber::fmt().json().flatten_event(true).with_target(false).with_max_level(level);
    Ok(Log { _current: tracing::subscriber::set_default(written.with_writer(files).finish()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_can_not_forge_a_line_of_the_log() {
        let home = tempfile::tempdir().unwrap();
        let log = start_log(home.path(), false).unwrap();
        tracing::info!(file = "a\n{\"level\":\"ERROR\"}\u{1b}[2J.docx", "read");
        tracing::debug!(quote = "content of a report", "read");
        drop(log);
        let path = std::fs::read_dir(home.path()).unwrap().next().unwrap().unwrap().path();
        let text = std::fs::read_to_string(path).unwrap();
        assert_eq!(text.lines().count(), 1, "{text}");
        assert!(!text.contains('\u{1b}') && !text.contains("content of a report"), "{text}");
        let line: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(line["level"], "INFO");
    }
}
