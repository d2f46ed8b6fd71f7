//! The order of the stages.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

use super::alone::HIDDEN;
use super::book;
use super::calendar::day_of;
use super::changes::Moved;
use super::config::Config;
use super::drop_folder::{self, Dropped, REPORTS, What};
use super::error::RunError;
use super::extract::{self, Taken};
use super::intake::{choose_programme, offer_corrections};
use super::links::sources;
use super::periods::{by_period, periods_of};
use super::progress::Progress;
use super::publication::{Desk, Publication, Standing};
use super::reading::{Files, Known};
use super::rulings;
use super::written::{Beside, Written, made_of};
use crate::consolidation::{self, consolidate, settle_versions, with_following};
use crate::lexicon::Lexicon;
use crate::model::{Consolidation, Period, Programme, Submission, SubmissionState, Unreadable};
use crate::outputs;
use crate::platform;

/// What is to be done.
#[derive(Debug, Clone, Default)]
pub struct Order {
    /// All settings.
    pub config: Config,
    /// Only this period; without it every one that the inputs hold.
    pub period: Option<Period>,
    /// Wait for another run instead of leaving.
    pub wait: bool,
    /// Read everything again and write everything again, as if nothing were known of an earlier run.
    pub afresh: bool,
    /// Files of facts in the place of the drop folder; none for the drop folder.
    pub facts: Vec<PathBuf>,
    /// Files that still change: they stand in the outputs as such and are not read.
    pub unsettled: BTreeSet<PathBuf>,
}

/// A period that was consolidated and written.
#[derive(Debug, Clone, PartialEq)]
pub struct Finished {
    /// Its consolidation.
    pub consolidation: Consolidation,
    /// The programme that it was held against.
    pub programme: Arc<Programme>,
    /// The files of the set.
    pub files: Vec<PathBuf>,
    /// Why they stand beside the earlier ones and not in their place.
    pub beside: Option<Beside>,
    /// Whether they were written by this run; else they stood already.
    pub anew: bool,
    /// Files that people had edited, under the names that they have now.
    pub kept: Vec<PathBuf>,
    /// How it stands against what was published, where it was.
    pub published: Option<Standing>,
    /// The results that are not what they were in the set before.
    pub moved: Vec<Moved>,
}

/// Reads programme and reports, consolidates each period and writes its outputs, in the order of the periods.
///
/// # Errors
/// The run could not be made, or an output not be written. Files that can't be read are no error: they stand in the
/// outputs with their reason.
pub(super) fn consolidate_all(
    order: &Order,
    wish: Option<&Publication>,
    progress: &dyn Progress,
) -> Result<Vec<Finished>, RunError> {
    let config = &order.config;
    let hidden = config.folders.outputs.join(HIDDEN);
    let lexicon = Lexicon::shipped()?;
    let mut files = Files::new(config, progress).remembering(Known::in_folder(&hidden, order.afresh));
    let (path, programme) = choose_programme(config, &files, &lexicon)?;
    offer_corrections(&path, &programme, &lexicon);
    let (dropped, given) = match extract::take(&order.facts, config, &programme)? {
        Some(Taken { dropped, submissions }) => (dropped, Some(submissions)),
        None => (list(config)?, None),
    };
    let mut ledger = book::open(config)?;
    let desk = Desk::open(config, order.afresh, &mut ledger, order.period.zip(wish))?;
    files.hold_against(&programme);
    let mut submissions = match given {
        Some(submissions) => submissions,
        None => read_all(&dropped, &files, &order.unsettled, progress)?,
    };
    drop(files);
    let settings = consolidation::Options { lexicon: &lexicon, calendar: config.calendar() };
    let options = output_options(config, &dropped)?;
    rulings::receive(&mut submissions, &outputs::issuer(&programme, &options));
    settle_versions(&mut submissions, &programme, &settings);
    let as_read = submissions.clone();
    rulings::take_in(&mut ledger, &submissions)?;
    let touched = periods_of(&submissions);
    submissions.extend(ledger.archived(&with_reports(&submissions))?);
    ledger.tell_first_seen(&mut submissions, day_of(platform::now().date()).unwrap_or_default())?;
    let ruled = rulings::apply(&mut submissions, &ledger.rulings()?);
    let by_period = by_period(submissions);
    // What was archived is written again only where it is asked for.
    let periods = match order.period {
        Some(wanted) => BTreeSet::from([wanted]),
        None => with_following(&touched, by_period.keys().copied()),
    };
    if periods.is_empty() {
        return Err(RunError::NoPeriod { folder: config.folders.inputs.join(REPORTS) });
    }
    let programme = Arc::new(programme);
    let mut finished: Vec<Finished> = Vec::new();
    let mut made = made_of(&(&*programme, options_but_time(&options)));
    for period in periods {
        let mut consolidation = consolidate(&programme, period, &by_period, &settings);
        consolidation.rulings = rulings::of_period(&ruled, period);
        let earlier: Vec<&Consolidation> = finished.iter().map(|each| &each.consolidation).collect();
        // Everything that `outputs::write` is given, with what was made before: a set is written again when any changes.
        made = made.and_then(|before| made_of(&(before, &consolidation)));
        let options = outputs::Options { edition: desk.edition(), ..options.clone() };
        let write = || Ok(outputs::write(&programme, &consolidation, &earlier, &options)?);
        let (published, written) = desk.put(&mut ledger, &programme, &consolidation, made.clone(), write)?;
        let Written { files, beside, anew, kept, moved } = written;
        finished.push(Finished {
            consolidation,
            programme: Arc::clone(&programme),
            files,
            beside,
            anew,
            kept,
            published,
            moved,
        });
    }
    book::record(&mut ledger, &as_read, &path, finished.iter().map(|each| &each.consolidation))?;
    Ok(finished)
}

/// The periods of which the drop folder holds more than decisions of people.
pub(super) fn with_reports(submissions: &[Submission]) -> BTreeSet<Period> {
    let decisions = |each: &&Submission| matches!(each.state, SubmissionState::ReviewSheet(_));
    periods_of(submissions.iter().filter(|each| !decisions(each)))
}

pub(super) fn list(config: &Config) -> Result<Vec<Dropped>, RunError> {
    let path = config.folders.inputs.join(REPORTS);
    drop_folder::list(&config.folders.inputs).map_err(|error| RunError::NoReports { path, detail: error.to_string() })
}

/// All files, side by side, in the order of their names.
pub(super) fn read_all(
    dropped: &[Dropped],
    files: &Files<'_>,
    unsettled: &BTreeSet<PathBuf>,
    progress: &dyn Progress,
) -> Result<Vec<Submission>, RunError> {
    let done = AtomicUsize::new(0);
    let read = |each: &Dropped| {
        if progress.stopped() {
            return Vec::new();
        }
        let submissions = read_one(each, files, unsettled);
        progress.files(done.fetch_add(1, Ordering::Relaxed) + 1, dropped.len());
        submissions
    };
    let work = || dropped.par_iter().flat_map_iter(&read).collect();
    // A pool of its own: its threads wait for those that read, whose libraries use the shared pool.
    let submissions = match ThreadPoolBuilder::new().build() {
        Ok(pool) => pool.install(work),
        Err(_) => dropped.iter().flat_map(&read).collect(),
    };
    if progress.stopped() { Err(RunError::Stopped) } else { Ok(submissions) }
}

pub(super) fn read_one(dropped: &Dropped, files: &Files<'_>, unsettled: &BTreeSet<PathBuf>) -> Vec<Submission> {
    let not_read = |why: Unreadable| vec![Submission::without_facts(&dropped.name, SubmissionState::Unreadable(why))];
    match &dropped.what {
        What::Link => not_read(Unreadable::UnsupportedKind { kind: "link".to_owned() }),
        What::Special => not_read(Unreadable::UnsupportedKind { kind: "special".to_owned() }),
        What::NoAccess(detail) => not_read(Unreadable::NoAccess { detail: detail.clone() }),
        What::File if unsettled.contains(&dropped.path) => not_read(Unreadable::StillChanging),
        What::File => files.report(&dropped.path, &dropped.name),
    }
}

/// Makes the outputs of a period without reports, and leaves them: what templates and settings have wrong shows.
///
/// # Errors
/// As a run over reports would end with.
pub(super) fn try_outputs(config: &Config, programme: &Programme, lexicon: &Lexicon) -> Result<(), RunError> {
    let options = output_options(config, &[])?;
    let now = platform::now();
    let Some(period) = u16::try_from(now.year()).ok().and_then(|year| Period::quarter(year, 1)) else { return Ok(()) };
    let settings = consolidation::Options { lexicon, calendar: config.calendar() };
    let empty = consolidate(programme, period, &BTreeMap::new(), &settings);
    outputs::write(programme, &empty, &[], &options)?;
    Ok(())
}

/// The options of the outputs as one value. When they are made is left out: that alone calls for no new set.
fn options_but_time(options: &outputs::Options) -> String {
    format!("{:?}", outputs::Options { generated: jiff::civil::DateTime::ZERO, ..options.clone() })
}

pub(super) fn output_options(config: &Config, dropped: &[Dropped]) -> Result<outputs::Options, RunError> {
    let report = &config.report;
    let unread =
        |path: &PathBuf, error: std::io::Error| RunError::NoFile { path: path.clone(), detail: error.to_string() };
    let read = |path: &PathBuf| std::fs::read(path).map_err(|error| unread(path, error));
    let read_text = |path: &PathBuf| std::fs::read_to_string(path).map_err(|error| unread(path, error));
    Ok(outputs::Options {
        template: report.template.as_ref().map(read).transpose()?,
        year_template: report.year_template.as_ref().map(read).transpose()?,
        term_template: report.term_template.as_ref().map(read).transpose()?,
        board_template: report.board_template.as_ref().map(read_text).transpose()?,
        sources: sources(&config.folders, dropped),
        letterhead: report.letterhead(),
        deadline: None,
        generated: platform::now(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        edition: None,
    })
}
