//! `tonghop watch`.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::run::show;
use crate::cli::faults::sentence;
use crate::cli::progress::Counter;
use crate::cli::screen::Screen;
use crate::run::{Config, FileChanges, Finished, Holder, Progress, RunError};
use crate::service::{Pace, Shown, Stop, Watch};
use crate::wording::{stop as stop_wording, watching as wording};

/// Watches until a signal comes.
pub(super) fn watch(
    config: Config,
    (settle, look): (Option<f64>, Option<f64>),
    screen: &Screen,
) -> Result<(), RunError> {
    let mut pace = Pace::default();
    pace.settle = settle.map_or(pace.settle, Duration::from_secs_f64);
    pace.look = look.map_or(pace.look, Duration::from_secs_f64);
    let folder = config.folders.inputs.display().to_string();
    let watch = Watch::new(config, pace);
    let stop = watch.stop();
    let on_signal = stop.clone();
    // Where no signal can be had, the system ends the watch as it ends any program: outputs are whole nevertheless.
    let _ = ctrlc::set_handler(move || on_signal.ask());
    screen.say(&wording::begun(&folder));
    let last = Mutex::new(wording::NO_RUN.to_owned());
    watch.watch(&Line { counter: Counter::on(screen), screen: *screen, stop, last })?;
    screen.say(wording::ENDED);
    Ok(())
}

/// The status line, and what runs say.
struct Line {
    counter: Counter,
    screen: Screen,
    stop: Stop,
    /// How the last run ended.
    last: Mutex<String>,
}

impl Progress for Line {
    fn files(&self, done: usize, all: usize) {
        self.counter.files(done, all);
    }

    fn not_apart(&self, detail: &str) {
        self.counter.not_apart(detail);
    }

    fn waiting(&self, holder: &Holder) {
        self.counter.waiting(holder);
    }

    fn changed(&self, changes: &FileChanges) {
        self.counter.changed(changes);
    }

    fn stopped(&self) -> bool {
        self.stop.is_asked()
    }
}

impl Shown for Line {
    fn watching(&self, settled: bool) {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        self.screen.status(&if settled { wording::resting(&last) } else { wording::settling(&last) });
    }

    fn ran(&self, result: &Result<Vec<Finished>, RunError>) {
        self.screen.status("");
        match result {
            Ok(finished) => show(finished, &self.screen),
            Err(RunError::Stopped) => {}
            Err(fault) => self.screen.fault(stop_wording::FAULT, &sentence(fault)),
        }
        let last = wording::last_run(&crate::run::clock_time(), result.is_ok());
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = last;
    }
}
