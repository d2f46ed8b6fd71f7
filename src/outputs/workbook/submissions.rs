//! Sheet of all files received.

use super::table::{Cell, Line, Table, columns};
use crate::model::{Consolidation, Content, Submission, SubmissionState};
use crate::outputs::sources::Sources;
use crate::wording::{heading, period, refusal, state};

const WIDTHS: [f64; 7] = [5.0, 46.0, 34.0, 18.0, 17.0, 12.0, 56.0];

/// The table of files, in order of path.
pub(super) fn table(consolidation: &Consolidation, sources: &Sources) -> Table {
    let submissions = &consolidation.submissions;
    Table {
        titles: vec![
            heading::SUBMISSIONS_TITLE.to_owned(),
            heading::of_period(consolidation.period),
            refusal::file_count(submissions),
        ],
        columns: columns(&heading::SUBMISSION_COLUMNS, &WIDTHS),
        lines: submissions.iter().enumerate().map(|(index, submission)| line(index, submission, sources)).collect(),
        filter: true,
        if_empty: heading::NO_FILES,
    }
}

fn line(index: usize, submission: &Submission, sources: &Sources) -> Line {
    let read = submission.state == SubmissionState::Read;
    let period = submission.period.map(period::period);
    let facts = submission.facts.iter().filter(|fact| fact.content != Content::Unread).count();
    Line::Cells(vec![
        Cell::Count(index + 1),
        Cell::link(&submission.file, sources.office_address(&submission.file)),
        Cell::text(Some(submission.unit.as_ref().map_or(heading::UNKNOWN, |unit| unit.name()))),
        Cell::centred(Some(period.as_deref().unwrap_or(heading::UNKNOWN))),
        Cell::centred(Some(state::submission(&submission.state))),
        if read { Cell::Count(facts) } else { Cell::Empty },
        Cell::text(Some(&refusal::of_submission(submission))),
    ])
}
