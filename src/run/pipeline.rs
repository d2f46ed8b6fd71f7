//! The order of the stages.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

use super::config::Config;
use super::drop_folder::{self, Dropped, REPORTS, What};
use super::error::RunError;
use super::intake::{find_programme, offer_corrections};
use super::one_file::{Content, Piece, ReadOptions, read_pieces};
use super::periods::by_period;
use super::progress::Progress;
use crate::consolidation::{self, consolidate, settle_versions};
use crate::document::Readable;
use crate::facts::{self, Context, extract};
use crate::lexicon::Lexicon;
use crate::model::{Consolidation, Period, Submission, SubmissionState, Unreadable};
use crate::outputs;
use crate::platform;

/// What is to be done.
#[derive(Debug, Clone, Default)]
pub struct Order {
    /// All settings.
    pub config: Config,
    /// Only this period; without it every one that the inputs hold.
    pub period: Option<Period>,
}

/// A period that was consolidated and written.
#[derive(Debug, Clone, PartialEq)]
pub struct Finished {
    /// Its consolidation.
    pub consolidation: Consolidation,
    /// The files written.
    pub files: Vec<PathBuf>,
}

/// Reads programme and reports, consolidates each period and writes its outputs, in the order of the periods.
///
/// # Errors
/// The run could not be made, or an output not be written. Files that can't be read are no error: they stand in the
/// outputs with their reason.
pub fn run(order: &Order, progress: &dyn Progress) -> Result<Vec<Finished>, RunError> {
    let config = &order.config;
    let lexicon = Lexicon::shipped()?;
    let (path, programme) = find_programme(config, &lexicon)?;
    offer_corrections(&path, &programme, &lexicon);
    let dropped = list(config)?;
    let context = Arc::new(Context::new(&programme, Lexicon::shipped()?, fact_options(config)));
    let mut submissions = read_all(&dropped, &context, config, progress);
    let settings = consolidation::Options { lexicon: &lexicon };
    settle_versions(&mut submissions, &programme, &settings);
    let mut periods = by_period(submissions);
    periods.retain(|period, _| order.period.is_none_or(|wanted| wanted == *period));
    if let Some(wanted) = order.period {
        periods.entry(wanted).or_default();
    }
    if periods.is_empty() {
        return Err(RunError::NoPeriod { folder: config.folders.inputs.join(REPORTS) });
    }
    let options = output_options(config)?;
    periods
        .into_iter()
        .map(|(period, submissions)| {
            let consolidation = consolidate(&programme, period, submissions, &settings);
            let files = outputs::write(&programme, &consolidation, &options)?;
            Ok(Finished { files: write(config, period, &files)?, consolidation })
        })
        .collect()
}

fn list(config: &Config) -> Result<Vec<Dropped>, RunError> {
    let path = config.folders.inputs.join(REPORTS);
    drop_folder::list(&config.folders.inputs).map_err(|error| RunError::NoReports { path, detail: error.to_string() })
}

/// All files, side by side, in the order of their names.
fn read_all(dropped: &[Dropped], context: &Arc<Context>, config: &Config, progress: &dyn Progress) -> Vec<Submission> {
    let (done, options) = (AtomicUsize::new(0), ReadOptions::of(config));
    let read = |each: &Dropped| {
        let submissions = read_one(each, context, &options);
        progress.files(done.fetch_add(1, Ordering::Relaxed) + 1, dropped.len());
        submissions
    };
    let work = || dropped.par_iter().flat_map_iter(&read).collect();
    // A pool of its own: its threads wait for those that read, whose libraries use the shared pool.
    match ThreadPoolBuilder::new().build() {
        Ok(pool) => pool.install(work),
        Err(_) => dropped.iter().flat_map(&read).collect(),
    }
}

fn read_one(dropped: &Dropped, context: &Arc<Context>, options: &ReadOptions) -> Vec<Submission> {
    let not_read = |why: Unreadable| vec![blank(&dropped.name, SubmissionState::Unreadable(why))];
    match &dropped.what {
        What::Link => not_read(Unreadable::UnsupportedKind { kind: "link".to_owned() }),
        What::NoAccess(detail) => not_read(Unreadable::NoAccess { detail: detail.clone() }),
        What::File => {
            let (name, context) = (dropped.name.clone(), Arc::clone(context));
            read_pieces(&dropped.path, &dropped.name, options, move |piece| submission(&name, piece, &context))
        }
    }
}

/// A piece of a file as a submission; a piece inside another file is named by its path there.
fn submission(file: &str, piece: Piece, context: &Context) -> Submission {
    let name = if piece.inside.is_empty() { file.to_owned() } else { format!("{file}/{}", piece.inside) };
    let mut submission = match piece.content {
        Content::Document(document) => extract(&Readable::new(&document), &name, context),
        Content::Container => blank(&name, SubmissionState::Read),
        Content::Not(state) => blank(&name, state),
    };
    submission.hash = piece.hash;
    submission.reader = piece.kind.name().to_owned();
    submission
}

fn blank(file: &str, state: SubmissionState) -> Submission {
    Submission {
        file: file.to_owned(),
        hash: String::new(),
        unit: None,
        period: None,
        cut_off: None,
        dated: None,
        corrected: false,
        state,
        reader: String::new(),
        remarks: Vec::new(),
        facts: Vec::new(),
    }
}

fn fact_options(config: &Config) -> facts::Options {
    let shipped = facts::Options::default();
    facts::Options { accept: config.reading.accept.unwrap_or(shipped.accept), ..shipped }
}

fn output_options(config: &Config) -> Result<outputs::Options, RunError> {
    let report = &config.report;
    let read = |path: &PathBuf| {
        std::fs::read(path).map_err(|error| RunError::NoFile { path: path.clone(), detail: error.to_string() })
    };
    Ok(outputs::Options {
        template: report.template.as_ref().map(read).transpose()?,
        letterhead: report.letterhead(),
        generated: platform::now(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    })
}

fn write(config: &Config, period: Period, files: &[outputs::OutputFile]) -> Result<Vec<PathBuf>, RunError> {
    let folder = config.folders.outputs.join(period.to_string());
    let set: Vec<(&str, &[u8])> = files.iter().map(|file| (file.name.as_str(), file.bytes.as_slice())).collect();
    platform::replace_folder(&folder, &set)?;
    Ok(files.iter().map(|file| folder.join(&file.name)).collect())
}
