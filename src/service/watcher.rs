//! When a watched folder calls for a run.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::Duration;

use crate::platform::Stamp;

/// All files of the inputs, as they look from outside.
pub(super) type Seen = BTreeMap<PathBuf, Stamp>;

/// How patient the watch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// A file that looks the same for so long has been written to its end.
    pub settle: Duration,
    /// The time between two looks where no event calls earlier.
    pub look: Duration,
    /// After so long a run goes on without the files that still change.
    pub patience: Duration,
    /// The first wait after a run that failed; it doubles up to ten times as long.
    pub again: Duration,
}

impl Default for Pace {
    fn default() -> Pace {
        let seconds = Duration::from_secs;
        Pace { settle: seconds(5), look: seconds(2), patience: seconds(600), again: seconds(60) }
    }
}

/// What is to be done now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Next {
    /// Nothing changed since the last run.
    Rest,
    /// Something changes; it is not over yet.
    Wait,
    /// A run, without the files that still change.
    Run(BTreeSet<PathBuf>),
}

/// Keeps what was seen, and decides. It knows no clock: times are given to it, as time since any fixed moment.
#[derive(Debug)]
pub(super) struct Watcher {
    pace: Pace,
    /// What the last run that succeeded worked with; nothing before the first.
    done: Option<Seen>,
    last: Seen,
    /// When files that are not settled were last seen to change; those that are gone too.
    changed: BTreeMap<PathBuf, Duration>,
    /// Since when something waits for a run.
    waiting: Option<Duration>,
    /// Not before then, after a run that failed; and how long the next wait is.
    failed: Option<(Duration, Duration)>,
}

impl Watcher {
    /// Nothing seen yet: the first look calls for a run.
    pub(super) fn new(pace: Pace) -> Watcher {
        Watcher { pace, done: None, last: Seen::new(), changed: BTreeMap::new(), waiting: None, failed: None }
    }

    /// What is to be done, as the files look now.
    pub(super) fn look(&mut self, now: Duration, seen: Seen) -> Next {
        let mut moved: Vec<PathBuf> = seen
            .iter()
            .filter(|(path, stamp)| self.last.get(*path) != Some(*stamp))
            .map(|(path, _)| path.clone())
            .collect();
        moved.extend(self.last.keys().filter(|path| !seen.contains_key(*path)).cloned());
        if !moved.is_empty() {
            // What failed may succeed now.
            self.failed = None;
        }
        self.changed.extend(moved.into_iter().map(|path| (path, now)));
        let settle = self.pace.settle;
        self.changed.retain(|_, at| now.saturating_sub(*at) < settle);
        self.last = seen;
        if self.done.as_ref() == Some(&self.last) {
            self.waiting = None;
            return Next::Rest;
        }
        let since = *self.waiting.get_or_insert(now);
        let too_early = self.failed.is_some_and(|(until, _)| now < until);
        let out_of_patience = now.saturating_sub(since) >= self.pace.patience;
        if too_early || !(self.changed.is_empty() || out_of_patience) {
            return Next::Wait;
        }
        Next::Run(self.changed.keys().filter(|path| self.last.contains_key(*path)).cloned().collect())
    }

    /// A run over what was last seen succeeded; files that were left out still wait for theirs.
    pub(super) fn succeeded(&mut self, without: &BTreeSet<PathBuf>) {
        let mut done = self.last.clone();
        done.retain(|path, _| !without.contains(path));
        self.done = Some(done);
        (self.waiting, self.failed) = (None, None);
    }

    /// A run failed, or could not put everything in its place: it is tried again later, or when something changes.
    pub(super) fn failed(&mut self, now: Duration) {
        let wait = self.failed.map_or(self.pace.again, |(_, wait)| (wait * 2).min(self.pace.again * 10));
        self.done = None;
        self.failed = Some((now + wait, wait));
    }
}

#[cfg(test)]
mod tests;
