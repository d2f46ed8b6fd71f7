//! Word to whoever waits.

/// Is told how far a run has come. Called from several threads.
pub trait Progress: Sync {
    /// So many of all files are read.
    fn files(&self, done: usize, all: usize);
}

/// Says nothing.
#[derive(Debug, Clone, Copy)]
pub struct Silent;

impl Progress for Silent {
    fn files(&self, _done: usize, _all: usize) {}
}
