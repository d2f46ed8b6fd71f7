//! Word to whoever waits.

use super::changes::FileChanges;
use crate::platform::Holder;

/// Is told how far a run has come. Called from several threads.
pub trait Progress: Sync {
    /// So many of all files are read.
    fn files(&self, done: usize, all: usize);
    /// No process could be started to read files in; they are read in threads. Told once a run.
    fn not_apart(&self, detail: &str);
    /// Another run is at work; this one waits for it. Told once a run.
    fn waiting(&self, _holder: &Holder) {}
    /// What is not as it was in the last run. Told at the end of a run over all periods.
    fn changed(&self, _changes: &FileChanges) {}
    /// Whether the run shall end at the next point where it can.
    fn stopped(&self) -> bool {
        false
    }
}

/// Says nothing.
#[derive(Debug, Clone, Copy)]
pub struct Silent;

impl Progress for Silent {
    fn files(&self, _done: usize, _all: usize) {}
    fn not_apart(&self, _detail: &str) {}
}
