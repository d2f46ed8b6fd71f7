//! Started from a file manager.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::run::{run, waits};
use crate::cli::args::{Ordered, Settings};
use crate::cli::faults::{said, sentence};
use crate::cli::screen::Screen;
use crate::run::{Finished, RunError, make_folders, show_page};
use crate::wording::{board, stop, watching as wording};

/// The folder to work in, where the program was started by a double click.
///
/// That is told outright by the option, which the desktop entry of Linux has. Windows gives a program of the console a
/// window of its own then: without arguments, in the program's own folder, and with no shell behind it. Where that
/// guess is wrong, someone has to press Enter once more than needed.
pub(in crate::cli) fn double_clicked(asked: &Ordered, arguments: usize) -> Option<PathBuf> {
    let program = std::env::current_exe().ok();
    let home = program.as_deref().and_then(Path::parent).map(Path::to_owned);
    if let Some(folder) = &asked.double_click {
        return if folder.as_os_str().is_empty() { home } else { Some(folder.clone()) };
    }
    let has_shell = ["PROMPT", "WT_SESSION", "TERM"].iter().any(|name| std::env::var_os(name).is_some());
    let is_home = std::env::current_dir().ok() == home;
    let alone = cfg!(windows) && arguments <= 1 && io::stdin().is_terminal() && is_home && !has_shell;
    home.filter(|_| alone)
}

/// Makes what is missing, runs, opens the page of the latest period and keeps the window until someone has read it.
pub(in crate::cli) fn double_click(folder: &Path, asked: &Ordered, settings: &Settings, screen: &Screen) -> ExitCode {
    let result = std::env::set_current_dir(folder)
        .map_err(|error| stop::no_folder(&folder.display().to_string(), &said(&error)))
        .and_then(|()| prepare(settings, screen))
        .and_then(|()| run(asked, settings, screen).map_err(|fault| sentence(&fault)));
    let status = match &result {
        Ok(finished) => {
            open_latest(finished, screen);
            u8::from(waits(finished))
        }
        Err(words) => {
            screen.fault(stop::FAULT, words);
            2
        }
    };
    if io::stdin().is_terminal() {
        screen.say(wording::CLOSE);
        // Whatever comes, the window may go.
        let _ = io::stdin().read_line(&mut String::new());
    }
    ExitCode::from(status)
}

fn prepare(settings: &Settings, screen: &Screen) -> Result<(), String> {
    let config = settings.read().map_err(|fault| sentence(&RunError::Config(fault)))?;
    let made = make_folders(&config)
        .map_err(|(folder, error)| wording::not_made(&folder.display().to_string(), &said(&error)))?;
    made.iter().for_each(|folder| screen.say(&wording::made(&folder.display().to_string())));
    settings.offer(&config);
    Ok(())
}

fn open_latest(finished: &[Finished], screen: &Screen) {
    let Some(latest) = finished.last() else { return };
    let name = board::file(latest.consolidation.period);
    let page = latest.files.iter().find(|path| path.file_name().is_some_and(|own| *own == *name));
    if let Some(page) = page.filter(|page| show_page(page)) {
        screen.say(&wording::opened(&page.display().to_string()));
    }
}
