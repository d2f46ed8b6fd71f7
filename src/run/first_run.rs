//! What a first run puts in place.

use std::path::{Path, PathBuf};

use super::config::Config;
use super::drop_folder::REPORTS;
use super::intake::PROGRAMMES;
use crate::platform;
use crate::wording::guide;

/// The settings with all their defaults, each with its comment.
const SETTINGS: &str = include_str!("../../data/tonghop.toml");

/// Writes the commented settings file where there is none, if the inputs show that this is an office's folder. True
/// where it was written.
pub fn offer_settings(path: &Path, config: &Config) -> bool {
    let is_office = config.folders.inputs.join(REPORTS).is_dir() || config.folders.inputs.join(PROGRAMMES).is_dir();
    is_office && platform::write_first(path, SETTINGS).unwrap_or(false)
}

/// Makes the folders that are missing, each with a short guide in it; gives those made.
///
/// # Errors
/// The first that can't be made, with what the system said.
pub fn make_folders(config: &Config) -> Result<Vec<PathBuf>, (PathBuf, std::io::Error)> {
    let inputs = &config.folders.inputs;
    let folders = [
        (inputs.join(REPORTS), guide::REPORTS),
        (inputs.join(PROGRAMMES), guide::PROGRAMME),
        (config.folders.outputs.clone(), guide::OUTPUTS),
    ];
    let mut made = Vec::new();
    for (folder, text) in folders.into_iter().filter(|(folder, _)| !folder.is_dir()) {
        let failed = |error| (folder.clone(), error);
        platform::make_folder(&folder).map_err(failed)?;
        platform::write_first(&folder.join(guide::FILE), text).map_err(failed)?;
        made.push(folder);
    }
    Ok(made)
}

/// Opens a page in the browser; false where there is none, or no browser.
pub fn show_page(page: &Path) -> bool {
    page.is_file() && platform::open_in_browser(page).is_ok()
}

/// Whether a file is a guide as it was put there, and nothing that someone sent under its name.
pub(super) fn is_guide(path: &Path) -> bool {
    let is_named_so = path.file_name().is_some_and(|name| name == guide::FILE);
    let is_ours = |text: &[u8]| [guide::REPORTS, guide::PROGRAMME].iter().any(|guide| guide.as_bytes() == text);
    let longest = guide::REPORTS.len().max(guide::PROGRAMME.len()) as u64;
    is_named_so
        && matches!(platform::read_original(path, None, longest), Ok(platform::Original::Whole(text)) if is_ours(&text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_settings_file_says_the_defaults() {
        let said: String = SETTINGS
            .lines()
            .map(|line| line.strip_prefix("# ").filter(|rest| is_setting(rest)).unwrap_or(line))
            .map(|line| format!("{line}\n"))
            .collect();
        assert!(said.lines().any(|line| line == "giay-moi-tep = 30"), "{said}");
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("tonghop.toml");
        std::fs::write(&path, &said).unwrap();
        assert_eq!(Config::read(&path).unwrap(), Config::default());
        // The examples can be used as they stand, too.
        let examples = said.replace("# (ví dụ) ", "");
        std::fs::write(&path, &examples).unwrap();
        assert!(Config::read(&path).unwrap().folders.programme.is_some());
    }

    fn is_setting(line: &str) -> bool {
        line.split_once(" = ").is_some_and(|(key, _)| key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'))
    }

    #[test]
    fn a_guide_is_no_report_and_a_report_of_its_name_is_one() {
        let home = tempfile::tempdir().unwrap();
        let mut config = Config::default();
        config.folders.inputs = home.path().join("inputs");
        config.folders.outputs = home.path().join("outputs");
        assert_eq!(make_folders(&config).unwrap().len(), 3);
        assert!(make_folders(&config).unwrap().is_empty());
        let file = config.folders.inputs.join(REPORTS).join(guide::FILE);
        assert!(is_guide(&file));
        std::fs::write(&file, "Báo cáo quý I").unwrap();
        assert!(!is_guide(&file));
    }
}
