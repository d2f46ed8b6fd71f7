//! Faults of a run as sentences.

use crate::run::{CorrectionsError, Holder, LedgerError, LineCause, ListCause, RunError};
use crate::wording::{adjustment, decision, extraction, review_sheet, running, stop};

/// What went wrong and what to do, for people.
pub(super) fn sentence(error: &RunError) -> String {
    match error {
        RunError::Config(fault) => stop::settings(&fault.path, fault.line, fault.column, &fault.detail),
        RunError::Lexicon(fault) => stop::data_file(&fault.to_string()),
        RunError::NoReports { path, detail } => stop::no_reports(&path.display().to_string(), detail),
        RunError::NoProgramme { folder } => stop::no_programme(&folder.display().to_string()),
        RunError::NoFile { path, detail } => stop::no_file(&path.display().to_string(), detail),
        RunError::ProgrammeUnread { path, why } => stop::programme_unread(&path.display().to_string(), why),
        RunError::NotAProgramme { path } => stop::not_a_programme(&path.display().to_string()),
        RunError::Corrections { path, fault } => corrections(&path.display().to_string(), fault),
        RunError::NoPeriod { folder } => stop::no_period(&folder.display().to_string()),
        RunError::Ledger(fault) => ledger(fault),
        RunError::NoLedger { path } => stop::no_ledger(&path.display().to_string()),
        RunError::NoFigure { key, found } => decision::no_figure(key, *found),
        RunError::Refused { cause } => review_sheet::refused(cause),
        RunError::Published { period, version } => adjustment::already(*period, *version),
        RunError::NotPublished { period } => adjustment::not_yet(*period),
        RunError::NoAmendReason { period } => adjustment::no_reason(*period),
        RunError::Manifest(detail) => stop::not_written("ban-ke.json", detail),
        RunError::NoFolder { path, detail } => stop::not_written(&path.display().to_string(), detail),
        RunError::Busy { outputs, holder } => running::busy(&outputs.display().to_string(), &held(holder)),
        RunError::Watched { outputs, holder } => running::watched(&outputs.display().to_string(), &held(holder)),
        RunError::NoOutputs { path, source } => running::no_outputs(&path.display().to_string(), &said(source)),
        RunError::FileList { path, line, cause } => {
            extraction::listed(&path.display().to_string(), *line, &listed(cause))
        }
        RunError::Facts { path, line, cause } => extraction::line(&path.display().to_string(), *line, &unusable(cause)),
        RunError::NotFacts { path } => extraction::not_facts(&path.display().to_string()),
        RunError::FactsUnwritten(detail) => extraction::unwritten(detail),
        RunError::Stopped => running::STOPPED.to_owned(),
        RunError::Output(fault) => fault.to_string(),
        RunError::Write(fault) => stop::not_written(&fault.path, &said(&fault.source)),
    }
}

fn corrections(path: &str, fault: &CorrectionsError) -> String {
    match fault {
        CorrectionsError::Unreadable(detail) => stop::corrections_unread(path, detail),
        CorrectionsError::UnknownItem(item) => stop::corrections_item(path, item),
        CorrectionsError::UnknownWord { id, word } => stop::corrections_word(path, *id, word),
    }
}

fn listed(cause: &ListCause) -> String {
    match cause {
        ListCause::NotText => extraction::NOT_TEXT.to_owned(),
        ListCause::NotBelow => extraction::NOT_BELOW.to_owned(),
        ListCause::Twice { line } => extraction::listed_twice(*line),
    }
}

fn unusable(cause: &LineCause) -> String {
    match cause {
        LineCause::TooLong => extraction::TOO_LONG.to_owned(),
        LineCause::NotALine { detail } => extraction::not_a_line(detail),
        LineCause::OtherBasis => extraction::OTHER_BASIS.to_owned(),
        LineCause::NotBelow { file } => extraction::not_below(file),
        LineCause::Twice { file, earlier, line } => extraction::twice(file, &earlier.display().to_string(), *line),
        LineCause::OtherFile { file } => extraction::other_file(file),
        LineCause::UnknownItem { item } => extraction::unknown_item(item),
        LineCause::Settled { file } => extraction::settled(file),
    }
}

fn ledger(fault: &LedgerError) -> String {
    match fault {
        LedgerError::Damaged { path, detail } => stop::ledger_damaged(&path.display().to_string(), detail),
        LedgerError::Newer { path, .. } => stop::ledger_newer(&path.display().to_string()),
        LedgerError::InUse { path } => stop::ledger_in_use(&path.display().to_string()),
        LedgerError::Failed { path, detail } => stop::ledger_failed(&path.display().to_string(), detail),
    }
}

/// Who holds a lock, for people.
pub(super) fn held(holder: &Holder) -> String {
    running::holder(&holder.user, &holder.host, holder.pid, holder.minutes())
}

pub(super) fn said(error: &std::io::Error) -> String {
    running::system(error.kind()).map_or_else(|| error.to_string(), str::to_owned)
}
