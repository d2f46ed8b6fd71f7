//! Whether everything is in place for a run.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::alone::is_watched;
use super::book;
use super::config::Config;
use super::drop_folder::{self, What};
use super::error::RunError;
use super::intake::choose_programme;
use super::pipeline::try_outputs;
use super::progress::Progress;
use super::reading::Files;
use crate::lexicon::Lexicon;
use crate::platform::{self, Holder, free_space, seconds, try_to_write};

/// Less is too little for a run.
const LEAST_SPACE: u64 = 200 << 20;
/// Less may soon be.
const LITTLE_SPACE: u64 = 2 << 30;
/// A clock before this is wrong: the beginning of 2026.
const EARLIEST: u64 = 1_767_225_600;
/// So far may a file's time lie ahead, in seconds.
const AHEAD: u64 = 24 * 3600;

/// One thing that was looked at.
#[derive(Debug)]
pub struct Check {
    /// What was found.
    pub finding: Finding,
    /// Whether a run can go on with it: yes; yes, but someone should look; no.
    pub verdict: Verdict,
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// In order.
    Good,
    /// A run goes on, someone should look.
    Doubtful,
    /// No run can be made.
    Bad,
}

/// What was found.
#[derive(Debug)]
pub enum Finding {
    /// The folder of reports, with how many files it holds and how many of them can't be followed or opened.
    Reports { folder: PathBuf, files: usize, closed: usize },
    /// The folder of reports can't be listed, or something else that a run needs is missing.
    Missing(RunError),
    /// The programme and how many items it has.
    Programme { path: PathBuf, items: usize },
    /// The outputs can be written to.
    Outputs(PathBuf),
    /// They can't.
    NotWritable { path: PathBuf, source: std::io::Error },
    /// Bytes left on the disk of the outputs.
    Space(u64),
    /// Templates and signature give whole documents.
    Templates,
    /// The ledger can be used; it may not be there yet.
    Ledger,
    /// The clock of this machine is right, as far as can be told.
    Clock,
    /// It isn't: it is before this program, or a file is from its future.
    WrongClock { newer: Option<PathBuf> },
    /// Files are read in processes of their own.
    Apart,
    /// They can't be, and why.
    NotApart(String),
    /// Who watches the inputs, if anybody does.
    Watch(Option<Box<Holder>>),
}

/// Looks at everything that a run needs. Nothing is read but the programme, and nothing is written but a file in the
/// outputs that is removed at once.
pub fn check(config: &Config) -> Vec<Check> {
    let told = Told::default();
    let mut found = vec![reports(config)];
    found.extend(programme(config, &told));
    found.push(match told.0.into_inner() {
        Ok(Some(detail)) => doubtful(Finding::NotApart(detail)),
        _ => good(Finding::Apart),
    });
    found.extend(outputs(&config.folders.outputs));
    found.push(match book::open_existing(config) {
        Ok(_) => good(Finding::Ledger),
        Err(fault) => bad(Finding::Missing(fault)),
    });
    found.push(clock(config));
    found.push(good(Finding::Watch(is_watched(&config.folders.outputs))));
    found
}

/// Keeps why no process could be had.
#[derive(Default)]
struct Told(Mutex<Option<String>>);

impl Progress for Told {
    fn files(&self, _done: usize, _all: usize) {}

    fn not_apart(&self, detail: &str) {
        if let Ok(mut told) = self.0.lock() {
            *told = Some(detail.to_owned());
        }
    }
}

fn good(finding: Finding) -> Check {
    Check { finding, verdict: Verdict::Good }
}

fn doubtful(finding: Finding) -> Check {
    Check { finding, verdict: Verdict::Doubtful }
}

fn bad(finding: Finding) -> Check {
    Check { finding, verdict: Verdict::Bad }
}

fn reports(config: &Config) -> Check {
    let folder = config.folders.inputs.join(drop_folder::REPORTS);
    match drop_folder::list(&config.folders.inputs) {
        Ok(dropped) => {
            let closed = dropped.iter().filter(|each| each.what != What::File).count();
            let finding = Finding::Reports { folder, files: dropped.len(), closed };
            if closed == 0 { good(finding) } else { doubtful(finding) }
        }
        Err(error) => bad(Finding::Missing(RunError::NoReports { path: folder, detail: error.to_string() })),
    }
}

fn programme(config: &Config, told: &Told) -> Vec<Check> {
    let lexicon = match Lexicon::shipped() {
        Ok(lexicon) => lexicon,
        Err(fault) => return vec![bad(Finding::Missing(fault.into()))],
    };
    match choose_programme(config, &Files::new(config, told), &lexicon) {
        Ok((path, programme)) => {
            let templates = match try_outputs(config, &programme, &lexicon) {
                Ok(()) => good(Finding::Templates),
                Err(fault) => bad(Finding::Missing(fault)),
            };
            let items = programme.indicators.len() + programme.tasks.len() + programme.projects.len();
            vec![good(Finding::Programme { path, items }), templates]
        }
        Err(fault) => vec![bad(Finding::Missing(fault))],
    }
}

fn outputs(folder: &Path) -> Vec<Check> {
    let writable = platform::make_folder(folder).and_then(|()| try_to_write(folder));
    let mut found = vec![match writable {
        Ok(()) => good(Finding::Outputs(folder.to_owned())),
        Err(source) => bad(Finding::NotWritable { path: folder.to_owned(), source }),
    }];
    found.extend(free_space(folder).map(|bytes| match bytes {
        0..LEAST_SPACE => bad(Finding::Space(bytes)),
        LEAST_SPACE..LITTLE_SPACE => doubtful(Finding::Space(bytes)),
        _ => good(Finding::Space(bytes)),
    }));
    found
}

fn clock(config: &Config) -> Check {
    let now = seconds();
    if now < EARLIEST {
        return doubtful(Finding::WrongClock { newer: None });
    }
    let dropped = drop_folder::list(&config.folders.inputs).unwrap_or_default();
    let is_ahead = |path: &Path| {
        let changed = path.symlink_metadata().and_then(|meta| meta.modified()).ok();
        let changed = changed.and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok());
        changed.is_some_and(|at| at.as_secs() > now.saturating_add(AHEAD))
    };
    match dropped.into_iter().find(|each| is_ahead(&each.path)) {
        Some(newer) => doubtful(Finding::WrongClock { newer: Some(newer.path) }),
        None => good(Finding::Clock),
    }
}
