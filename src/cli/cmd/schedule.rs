//! `tonghop schedule`.

use std::path::PathBuf;

use crate::cli::faults::said;
use crate::cli::screen::Screen;
use crate::cli::unattended::Unattended;
use crate::service::{Plan, ScheduleError, Scheduler, Standing};
use crate::wording::schedule as wording;

/// Sets, shows or removes the daily run of this folder. The error is what to tell.
pub(super) fn schedule(what: &Unattended, screen: &Screen) -> Result<(), String> {
    let unknown = |error: std::io::Error| said(&error);
    let folder = std::env::current_dir().map_err(unknown)?;
    let shown = folder.display().to_string();
    let scheduler = Scheduler::of_system().map_err(|fault| sentence(&fault))?;
    match what {
        Unattended::Install { hour, minute } => {
            let program = std::env::current_exe().map_err(unknown)?;
            let plan = Plan { hour: *hour, minute: *minute, program, folder };
            let files = scheduler.install(&plan).map_err(|fault| sentence(&fault))?;
            screen.say(&wording::standing(&format!("{hour:02}:{minute:02}"), &shown, &names(&files), true));
            if matches!(scheduler, Scheduler::Systemd(_)) {
                screen.say(wording::LINGER);
            }
        }
        Unattended::Remove => {
            let removed = scheduler.remove(&folder).map_err(|fault| sentence(&fault))?;
            screen.say(&if removed { wording::removed(&shown) } else { wording::none(&shown) });
        }
        _ => match scheduler.show(&folder) {
            Some(Standing { files, at, active }) => {
                screen.say(&wording::standing(&at, &shown, &names(&files), active));
            }
            None => screen.say(&wording::none(&shown)),
        },
    }
    Ok(())
}

fn names(files: &[PathBuf]) -> Vec<String> {
    files.iter().map(|path| path.display().to_string()).collect()
}

fn sentence(fault: &ScheduleError) -> String {
    match fault {
        ScheduleError::Path(path) => wording::bad_path(&path.display().to_string()),
        ScheduleError::NoHome => wording::NO_HOME.to_owned(),
        ScheduleError::Write { path, source } => wording::not_written(&path.display().to_string(), &said(source)),
        ScheduleError::Refused { files, detail } => wording::refused(&names(files), detail),
    }
}
