//! A daily run by the system's own scheduler.

use std::path::{Path, PathBuf};

use super::systemd;
use super::task_scheduler as windows;
use crate::platform::{self, ask_program};

/// Why a schedule can't be made, shown or removed.
#[derive(Debug, thiserror::Error)]
pub enum ScheduleError {
    /// A path with a line break, or one that is no Unicode, which no scheduler takes.
    #[error("{0} can't stand in a schedule")]
    Path(PathBuf),
    /// There is no folder for the schedules of this user.
    #[error("no folder for schedules")]
    NoHome,
    /// A file can't be written.
    #[error("{path}: {source}")]
    Write { path: PathBuf, source: std::io::Error },
    /// The files are written, and the scheduler refused them.
    #[error("{detail}")]
    Refused { files: Vec<PathBuf>, detail: String },
}

/// A daily run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The hour, 0 to 23.
    pub hour: u8,
    /// The minute, 0 to 59.
    pub minute: u8,
    /// The program.
    pub program: PathBuf,
    /// The folder it works in: where the settings lie.
    pub folder: PathBuf,
}

/// A schedule that there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Its files.
    pub files: Vec<PathBuf>,
    /// When it runs, as hours and minutes.
    pub at: String,
    /// Whether the scheduler follows it.
    pub active: bool,
}

/// Where the files of schedules lie, and which system reads them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scheduler {
    /// Timers of systemd for this user, in that folder.
    Systemd(PathBuf),
    /// The Task Scheduler of Windows; its files are kept in that folder.
    Windows(PathBuf),
}

impl Scheduler {
    /// That of this system.
    ///
    /// # Errors
    /// It has no folder for this user.
    pub fn of_system() -> Result<Scheduler, ScheduleError> {
        let from = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        if cfg!(windows) {
            let data = from("LOCALAPPDATA").ok_or(ScheduleError::NoHome)?;
            return Ok(Scheduler::Windows(data.join("tonghop")));
        }
        let config = from("XDG_CONFIG_HOME").or_else(|| from("HOME").map(|home| home.join(".config")));
        Ok(Scheduler::Systemd(config.ok_or(ScheduleError::NoHome)?.join("systemd").join("user")))
    }

    /// Writes the schedule and gives it to the system; an earlier one of the folder is replaced.
    ///
    /// # Errors
    /// As they are named.
    pub fn install(&self, plan: &Plan) -> Result<Vec<PathBuf>, ScheduleError> {
        let files = self.files(&plan.folder);
        for (path, bytes) in files.iter().zip(self.contents(plan)?) {
            let failed = |source| ScheduleError::Write { path: path.clone(), source };
            let folder = path.parent().unwrap_or(Path::new("."));
            platform::make_folder(folder).and_then(|()| platform::replace_file(path, &bytes)).map_err(failed)?;
        }
        let name = name(&plan.folder);
        let given = match self {
            Scheduler::Systemd(_) => ask_program("systemctl", &["--user", "daemon-reload"])
                .and_then(|_| ask_program("systemctl", &["--user", "enable", "--now", &format!("{name}.timer")])),
            Scheduler::Windows(_) => {
                let file = files.first().map(|path| path.display().to_string()).unwrap_or_default();
                ask_program("schtasks", &["/Create", "/TN", &name, "/XML", &file, "/F"])
            }
        };
        match given {
            Ok(_) => Ok(files),
            Err(detail) => Err(ScheduleError::Refused { files, detail }),
        }
    }

    /// The schedule of a folder; `None` where there is none.
    pub fn show(&self, folder: &Path) -> Option<Standing> {
        let files = self.files(folder);
        let last = std::fs::read(files.last()?).ok()?;
        let name = name(folder);
        let (at, active) = match self {
            Scheduler::Systemd(_) => {
                let active = ask_program("systemctl", &["--user", "is-active", &format!("{name}.timer")]);
                (systemd::time_of(&String::from_utf8_lossy(&last)), active)
            }
            Scheduler::Windows(_) => (windows::time_of(&last), ask_program("schtasks", &["/Query", "/TN", &name])),
        };
        Some(Standing { files, at: at.unwrap_or_default(), active: active.is_ok() })
    }

    /// Takes the schedule of a folder away; false where there was none.
    ///
    /// # Errors
    /// The scheduler refuses; its files are gone nevertheless.
    pub fn remove(&self, folder: &Path) -> Result<bool, ScheduleError> {
        let (name, files) = (name(folder), self.files(folder));
        let there_was = files.iter().any(|path| path.is_file());
        if !there_was {
            return Ok(false);
        }
        let taken = match self {
            Scheduler::Systemd(_) => {
                ask_program("systemctl", &["--user", "disable", "--now", &format!("{name}.timer")])
            }
            Scheduler::Windows(_) => ask_program("schtasks", &["/Delete", "/TN", &name, "/F"]),
        };
        files.iter().for_each(|path| platform::remove_file(path));
        if matches!(self, Scheduler::Systemd(_)) {
            // Without it the system forgets the files at its next start.
            let _ = ask_program("systemctl", &["--user", "daemon-reload"]);
        }
        taken.map(|_| true).map_err(|detail| ScheduleError::Refused { files, detail })
    }

    fn files(&self, folder: &Path) -> Vec<PathBuf> {
        let name = name(folder);
        match self {
            Scheduler::Systemd(home) => vec![home.join(format!("{name}.service")), home.join(format!("{name}.timer"))],
            Scheduler::Windows(home) => vec![home.join(format!("{name}.xml"))],
        }
    }

    fn contents(&self, plan: &Plan) -> Result<Vec<Vec<u8>>, ScheduleError> {
        let plain = |path: &Path| {
            let text = path.to_str().filter(|text| !text.chars().any(char::is_control));
            text.map(str::to_owned).ok_or_else(|| ScheduleError::Path(path.to_owned()))
        };
        let (program, folder) = (plain(&plan.program)?, plain(&plan.folder)?);
        let at = (plan.hour, plan.minute);
        Ok(match self {
            Scheduler::Systemd(_) => {
                vec![systemd::service(&program, &folder).into_bytes(), systemd::timer(&folder, at).into_bytes()]
            }
            Scheduler::Windows(_) => vec![windows::utf16(&windows::task(&program, &folder, at))],
        })
    }
}

/// A schedule is that of one folder.
fn name(folder: &Path) -> String {
    let hash = blake3::hash(folder.as_os_str().as_encoded_bytes()).to_hex();
    format!("tonghop-{}", hash.get(..8).unwrap_or_default())
}
