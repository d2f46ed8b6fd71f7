//! How far a long run has come.

use std::io::Write;

use super::faults::held;
use super::screen::Screen;
use crate::run::{FileChanges, Holder, Progress};
use crate::wording::{running, stop, summary};

/// One line that is written over, on a terminal only; what a person must know is said everywhere.
pub(super) struct Counter {
    screen: Screen,
}

impl Counter {
    pub(super) fn on(screen: &Screen) -> Counter {
        Counter { screen: *screen }
    }
}

impl Progress for Counter {
    fn files(&self, done: usize, all: usize) {
        if self.screen.is_terminal() {
            let end = if done == all { "\r\x1b[K" } else { "" };
            let _ = write!(std::io::stderr(), "\r{}{end}", summary::reading(done, all));
        }
    }

    fn not_apart(&self, detail: &str) {
        self.screen.warn(&stop::not_apart(detail));
    }

    fn changed(&self, changes: &FileChanges) {
        self.screen.say_all(&changes.told());
    }

    fn waiting(&self, holder: &Holder) {
        self.screen.warn(&running::waiting(&held(holder)));
    }
}
