//! How far a long run has come.

use std::io::Write;

use super::screen::Screen;
use crate::run::Progress;
use crate::wording::summary;

/// One line that is written over, on a terminal only.
pub(super) struct Counter {
    on: bool,
}

impl Counter {
    pub(super) fn on(screen: &Screen) -> Counter {
        Counter { on: screen.is_terminal() }
    }
}

impl Progress for Counter {
    fn files(&self, done: usize, all: usize) {
        if self.on {
            let end = if done == all { "\r\x1b[K" } else { "" };
            let _ = write!(std::io::stderr(), "\r{}{end}", summary::reading(done, all));
        }
    }
}
