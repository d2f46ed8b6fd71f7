//! A run with its lock, its log and its traces.

use std::time::Instant;

use super::alone::hold;
use super::changes::{FileChanges, FileRecord, Moved};
use super::drop_folder::REPORTS;
use super::error::RunError;
use super::pipeline::{Finished, Order, consolidate_all};
use super::progress::Progress;
use super::publication::Publication;
use super::status::{LastRun, Status};
use crate::model::SubmissionState;
use crate::outputs::one_line;
use crate::platform::{self, start_log};
use crate::wording::{changes as wording, period};

/// The folder of the log, in the outputs.
const LOG: &str = "nhat-ky";
/// What changed, for people; the newest run first.
pub(super) const CHANGES: &str = "thay-doi.txt";
/// So much of it is kept.
const LONGEST: usize = 256 << 10;

/// Reads programme and reports, consolidates each period and writes its outputs, in the order of the periods. One run
/// at a time; how it went stands in the log and in the status file, what changed since the last one in a file beside.
///
/// # Errors
/// The run could not be made, or an output not be written. Files that can't be read are no error: they stand in the
/// outputs with their reason.
pub fn run(order: &Order, progress: &dyn Progress) -> Result<Vec<Finished>, RunError> {
    recorded(order, None, progress)
}

/// The same for one period, which is then frozen. Gives the number of the version.
///
/// # Errors
/// As [`run`]; the period is published already and not to be amended, or the other way round; no reason is given.
pub fn publish(order: &Order, wish: &Publication, progress: &dyn Progress) -> Result<(Finished, u32), RunError> {
    let folder = order.config.folders.inputs.join(REPORTS);
    let finished = recorded(order, Some(wish), progress)?.into_iter().next();
    let finished = finished.ok_or(RunError::NoPeriod { folder })?;
    let version = finished.published.as_ref().map_or(1, |standing| standing.version);
    Ok((finished, version))
}

fn recorded(order: &Order, wish: Option<&Publication>, progress: &dyn Progress) -> Result<Vec<Finished>, RunError> {
    let outputs = &order.config.folders.outputs;
    let _alone = hold(outputs, order.wait, progress)?;
    // A run without a log is better than none: what stands in the way of the log is told by the doctor.
    let _log = start_log(&outputs.join(LOG), false).ok();
    let (began, started) = (Instant::now(), platform::now());
    tracing::info!(version = env!("CARGO_PKG_VERSION"), pid = std::process::id(), "run started");
    let before = FileRecord::last(outputs);
    let result = consolidate_all(order, wish, progress);
    match &result {
        Ok(finished) => {
            let now = FileRecord::of(finished);
            // A run over one period saw the files of that period only.
            if order.period.is_none() {
                let changes = before.map(|before| now.since(&before)).unwrap_or_default();
                now.keep(outputs);
                told(order, finished, &changes);
                progress.changed(&changes);
            }
            let milliseconds = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
            tracing::info!(periods = finished.len(), milliseconds, "run ended");
        }
        Err(fault) => tracing::error!(fault = %fault, "run failed"),
    }
    let earlier = Status::read(outputs);
    Status { last_run: Some(LastRun::of(started.to_string(), &result)), ..earlier }.tell(outputs);
    result
}

fn told(order: &Order, finished: &[Finished], changes: &FileChanges) {
    for (what, files) in [("new", &changes.new), ("changed", &changes.changed), ("gone", &changes.gone)] {
        let told = |file: &String| tracing::info!(file = one_line(file), what, "file");
        files.iter().for_each(told);
    }
    for each in finished {
        let period = each.consolidation.period.to_string();
        let unread = |state: &SubmissionState| matches!(state, SubmissionState::Unreadable(_));
        let unread = each.consolidation.submissions.iter().filter(|each| unread(&each.state)).count();
        let (files, moved) = (each.consolidation.submissions.len(), each.moved.len());
        tracing::info!(period, files, unread, moved, anew = each.anew, "period");
        for Moved { item, before, after, .. } in &each.moved {
            tracing::debug!(period, item = %item, ?before, ?after, "figure moved");
        }
    }
    let mut lines = changes.told();
    for each in finished.iter().filter(|each| !each.moved.is_empty()) {
        lines.push(wording::moved_heading(each.consolidation.period, each.moved.len()));
        lines.extend(each.moved.iter().map(|moved| format!("- {}", moved.told())));
    }
    if !lines.is_empty() {
        lines.insert(0, wording::heading(&period::moment(platform::now())));
        let path = order.config.folders.outputs.join(CHANGES);
        let earlier = std::fs::read_to_string(&path).unwrap_or_default();
        let mut text = lines.join("\n") + "\n\n" + &earlier;
        let end = text.floor_char_boundary(LONGEST.min(text.len()));
        text.truncate(end);
        let _ = platform::replace_file(&path, text.as_bytes());
    }
}
