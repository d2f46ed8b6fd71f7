//! One run at a time in a folder of outputs.

use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use super::error::RunError;
use super::progress::Progress;
use crate::platform::{Holder, Lock, LockError};

/// The folder in the outputs that people need not see: lock, files read before, what was written.
pub(super) const HIDDEN: &str = ".tonghop";
/// The lock of a run.
const RUN: &str = "khoa";
/// The lock of a watch, which lasts over its runs.
const WATCH: &str = "theo-doi";
/// How often a waiting run looks whether it may start.
const LOOK: Duration = Duration::from_millis(200);

/// Takes the outputs for this run, after another one where that is wanted.
///
/// # Errors
/// Another run is at work and nobody wants to wait; the outputs can't be written to; the wait was stopped.
pub(super) fn hold(outputs: &Path, wait: bool, progress: &dyn Progress) -> Result<Lock, RunError> {
    let mut told = false;
    loop {
        match Lock::take(&outputs.join(HIDDEN), RUN) {
            Ok(lock) => return Ok(lock),
            Err(LockError::Held(holder)) if wait => {
                if !std::mem::replace(&mut told, true) {
                    progress.waiting(&holder);
                }
                if progress.stopped() {
                    return Err(RunError::Stopped);
                }
                sleep(LOOK);
            }
            Err(LockError::Held(holder)) => {
                return Err(RunError::Busy { outputs: outputs.to_owned(), holder: Box::new(holder) });
            }
            Err(LockError::System { path, source }) => return Err(RunError::NoOutputs { path, source }),
        }
    }
}

/// Takes the watch over the inputs of these outputs.
///
/// # Errors
/// Another process watches; the outputs can't be written to.
pub fn hold_watch(outputs: &Path) -> Result<Lock, RunError> {
    Lock::take(&outputs.join(HIDDEN), WATCH).map_err(|fault| match fault {
        LockError::Held(holder) => RunError::Watched { outputs: outputs.to_owned(), holder: Box::new(holder) },
        LockError::System { path, source } => RunError::NoOutputs { path, source },
    })
}

/// Who watches now, if anybody does.
pub fn is_watched(outputs: &Path) -> Option<Box<Holder>> {
    match hold_watch(outputs) {
        Err(RunError::Watched { holder, .. }) => Some(holder),
        _ => None,
    }
}
