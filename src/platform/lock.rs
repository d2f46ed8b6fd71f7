//! One process at a time.
//!
//! A lock is a file that the system locks for a process and frees when the process ends, however it ends. Who holds it
//! stands in a second file, because Windows lets nobody read a locked one. Where a file system knows no locks, the
//! second file alone decides: a process of this machine that is gone holds nothing.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::clock::seconds;
use super::file::replace_file;
use super::process::{host, started, user};
use super::rights::{like_parent, make_folder};

/// A holder on another machine, of whom nothing was heard for so long, is taken to be gone.
const SILENT: u64 = 2 * 3600;

/// Who holds a lock.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Holder {
    /// The user.
    pub user: String,
    /// The machine.
    pub host: String,
    /// The process.
    pub pid: u32,
    /// When it took the lock, in seconds since 1970.
    pub since: u64,
    /// What tells it from a later process of the same number.
    pub started: Option<u64>,
}

impl Holder {
    fn this_process() -> Holder {
        let pid = std::process::id();
        Holder { user: user(), host: host(), pid, since: seconds(), started: started(pid) }
    }

    /// How many minutes it holds the lock, by the clock of this machine.
    pub fn minutes(&self) -> u64 {
        seconds().saturating_sub(self.since) / 60
    }

    /// Whether it may still be at work, as far as can be told without a lock of the system.
    fn may_live(&self) -> bool {
        if self.host == host() {
            return self.started.is_none() || started(self.pid) == self.started;
        }
        (self.since..self.since.saturating_add(SILENT)).contains(&seconds())
    }
}

/// A lock that is held; it is free when this value goes.
#[derive(Debug)]
pub struct Lock {
    _locked: File,
    told: PathBuf,
}

/// The lock could not be had.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another process holds it.
    #[error("held by {0:?}")]
    Held(Holder),
    /// Its file can't be made.
    #[error("{path}: {source}")]
    System { path: PathBuf, source: io::Error },
}

impl Lock {
    /// Takes the lock of a name in a folder, which is made where it is missing.
    ///
    /// # Errors
    /// Another process holds it, or the folder can't be written to.
    pub fn take(folder: &Path, name: &str) -> Result<Lock, LockError> {
        let (path, told) = (folder.join(name), folder.join(format!("{name}.json")));
        let system = |path: &Path| {
            let path = path.to_owned();
            move |source| LockError::System { path, source }
        };
        make_folder(folder).map_err(system(folder))?;
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
        let file = file.map_err(system(&path))?;
        // Where another user owns it, it is as that user's run made it.
        let _ = like_parent(&path, folder);
        let earlier = || fs::read(&told).ok().and_then(|text| serde_json::from_slice::<Holder>(&text).ok());
        let locked_by_system = match file.try_lock() {
            Ok(()) => true,
            Err(TryLockError::WouldBlock) => return Err(LockError::Held(earlier().unwrap_or_default())),
            Err(TryLockError::Error(_)) => false,
        };
        // A lock of the system may hold on one machine only: a share can be used from several.
        let elsewhere = |holder: &Holder| !locked_by_system || holder.host != host();
        if let Some(holder) = earlier().filter(|holder| elsewhere(holder) && holder.may_live()) {
            return Err(LockError::Held(holder));
        }
        let lock = Lock { _locked: file, told };
        lock.tell().map_err(system(&lock.told))?;
        Ok(lock)
    }

    /// Says anew that it is held, for those on other machines.
    ///
    /// # Errors
    /// The system's own.
    pub fn tell(&self) -> io::Result<()> {
        let text = serde_json::to_vec(&Holder::this_process()).unwrap_or_default();
        replace_file(&self.told, &text)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Before the lock itself is free, so that nobody finds a holder that is none.
        let _ = fs::remove_file(&self.told);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(folder: &Path, holder: &Holder) {
        fs::write(folder.join("khoa.json"), serde_json::to_vec(holder).unwrap()).unwrap();
    }

    #[test]
    fn a_second_one_is_told_who_holds_it_and_gets_it_afterwards() {
        let home = tempfile::tempdir().unwrap();
        let first = Lock::take(&home.path().join("a"), "khoa").unwrap();
        let Err(LockError::Held(holder)) = Lock::take(&home.path().join("a"), "khoa") else { panic!("taken twice") };
        assert_eq!((holder.pid, holder.minutes()), (std::process::id(), 0));
        assert!(!holder.host.is_empty());
        drop(first);
        Lock::take(&home.path().join("a"), "khoa").unwrap();
    }

    #[test]
    fn what_a_dead_process_left_is_taken_over() {
        let home = tempfile::tempdir().unwrap();
        // The number lives on as another process: it is told by its start.
        told(home.path(), &Holder { started: Some(1), ..Holder::this_process() });
        drop(Lock::take(home.path(), "khoa").unwrap());
        fs::write(home.path().join("khoa.json"), "half a te").unwrap();
        drop(Lock::take(home.path(), "khoa").unwrap());
    }

    #[test]
    fn a_holder_on_another_machine_counts_while_it_is_heard_of() {
        let home = tempfile::tempdir().unwrap();
        let other = Holder { host: "máy khác".into(), ..Holder::this_process() };
        told(home.path(), &other);
        assert!(matches!(Lock::take(home.path(), "khoa"), Err(LockError::Held(holder)) if holder == other));
        // Long silent, or of a clock that was wrong.
        for since in [seconds() - SILENT - 1, seconds() + 86_400] {
            told(home.path(), &Holder { since, ..other.clone() });
            drop(Lock::take(home.path(), "khoa").unwrap());
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn without_locks_of_the_system_the_holder_alone_decides() {
        let living = Holder::this_process();
        assert!(living.may_live());
        assert!(!Holder { started: Some(1), ..living.clone() }.may_live());
        assert!(!Holder { pid: u32::MAX, ..living }.may_live());
    }
}
