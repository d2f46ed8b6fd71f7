//! Word to whoever waits.

/// Is told how far a run has come. Called from several threads.
pub trait Progress: Sync {
    /// So many of all files are read.
    fn files(&self, done: usize, all: usize);
    /// No process could be started to read files in; they are read in threads. Told once a run.
    fn not_apart(&self, detail: &str);
}

/// Says nothing.
#[derive(Debug, Clone, Copy)]
pub struct Silent;

impl Progress for Silent {
    fn files(&self, _done: usize, _all: usize) {}
    fn not_apart(&self, _detail: &str) {}
}
