//! The inputs watched until someone ends it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};

use super::watcher::{Next, Pace, Seen, Watcher};
use crate::platform::{stamp, stamps_below};
use crate::run::{self, Config, Finished, Order, Progress, RunError, Status, hold_watch};

/// The status file is written anew at least so often, so that one can see that the watch lives.
const ALIVE: Duration = Duration::from_secs(600);
/// Events come in swarms: looks are at least so far apart.
const BREATH: Duration = Duration::from_millis(200);

/// Whoever shows what the watch does.
pub trait Shown: Progress {
    /// The watch rests, or waits for files that still change.
    fn watching(&self, settled: bool);
    /// A run is over.
    fn ran(&self, result: &Result<Vec<Finished>, RunError>);
}

/// What ends a watch; it can be called from a signal.
#[derive(Debug, Clone)]
pub struct Stop {
    asked: Arc<AtomicBool>,
    wake: Sender<()>,
}

impl Stop {
    /// Ends the watch at the next point where it can.
    pub fn ask(&self) {
        self.asked.store(true, Ordering::SeqCst);
        // The watch may be over already.
        let _ = self.wake.send(());
    }

    /// Whether that was asked.
    pub fn is_asked(&self) -> bool {
        self.asked.load(Ordering::SeqCst)
    }
}

/// A watch that has not begun.
#[derive(Debug)]
pub struct Watch {
    config: Config,
    pace: Pace,
    stop: Stop,
    woken: Receiver<()>,
}

impl Watch {
    /// A watch over the inputs of these settings.
    pub fn new(config: Config, pace: Pace) -> Watch {
        let (wake, woken) = channel();
        let stop = Stop { asked: Arc::default(), wake };
        Watch { config, pace, stop, woken }
    }

    /// What ends it.
    pub fn stop(&self) -> Stop {
        self.stop.clone()
    }

    /// Watches until it is stopped.
    ///
    /// # Errors
    /// Another watch is at work, or the outputs can't be written to. Runs that fail end nothing.
    pub fn watch(self, shown: &dyn Shown) -> Result<(), RunError> {
        let outputs = self.config.folders.outputs.clone();
        let lock = hold_watch(&outputs)?;
        let events = self.events();
        let (began, mut told, mut runs) = (Instant::now(), None::<Instant>, 0_u64);
        let mut watcher = Watcher::new(self.pace);
        while !self.stop.is_asked() {
            match watcher.look(began.elapsed(), self.seen()) {
                Next::Run(without) => {
                    let result = self.run(&without, shown);
                    let in_place = |finished: &Vec<Finished>| finished.iter().all(|each| each.beside.is_none());
                    match &result {
                        Ok(finished) if in_place(finished) => watcher.succeeded(&without),
                        Ok(_) | Err(_) => watcher.failed(began.elapsed()),
                    }
                    runs += 1;
                    told = None;
                    shown.ran(&result);
                }
                Next::Wait => shown.watching(false),
                Next::Rest => shown.watching(true),
            }
            if told.is_none_or(|at| at.elapsed() >= ALIVE) {
                Status { watching: true, runs, ..Status::read(&outputs) }.tell(&outputs);
                // Those on other machines see by it that the watch lives.
                let _ = lock.tell();
                told = Some(Instant::now());
            }
            self.pause();
        }
        drop(events);
        Status { watching: false, runs, ..Status::read(&outputs) }.tell(&outputs);
        Ok(())
    }

    fn run(&self, without: &BTreeSet<PathBuf>, shown: &dyn Shown) -> Result<Vec<Finished>, RunError> {
        let order = Order { config: self.config.clone(), wait: true, unsettled: without.clone(), ..Order::default() };
        run::run(&order, shown)
    }

    /// Inputs, and a programme that lies elsewhere with its corrections.
    fn seen(&self) -> Seen {
        let mut seen = stamps_below(&self.config.folders.inputs);
        if let Some(programme) = &self.config.folders.programme {
            let beside = [programme.clone(), run::corrections_path(programme)];
            seen.extend(beside.into_iter().filter_map(|path| Some((path.clone(), stamp(&path)?))));
        }
        seen
    }

    /// Word of the system that something changed; it only calls for an earlier look. Where none comes, as on network
    /// shares, the looks alone find everything.
    fn events(&self) -> Option<RecommendedWatcher> {
        let wake = self.stop.wake.clone();
        let said = move |event: notify::Result<notify::Event>| {
            // That a file was read, also by us, is no change.
            if !event.is_ok_and(|event| event.kind.is_access()) {
                let _ = wake.send(());
            }
        };
        let mut events = notify::recommended_watcher(said).ok()?;
        let watch = |events: &mut RecommendedWatcher, path: &Path| events.watch(path, RecursiveMode::Recursive).ok();
        watch(&mut events, &self.config.folders.inputs)?;
        Some(events)
    }

    fn pause(&self) {
        if self.stop.is_asked() {
            return;
        }
        if self.woken.recv_timeout(self.pace.look).is_ok() {
            std::thread::sleep(BREATH.min(self.pace.look));
            while self.woken.try_recv().is_ok() {}
        }
    }
}
