//! What a run says at its end.

use super::number::decimal;
use super::period::period;
use super::refusal::file_count;
use super::review_sheet;
use crate::model::{Assessment, Consolidation, Decision, Submission, SubmissionState};

/// The lines that sum up one period: files, figures, what waits for a person, who is silent.
pub fn run_summary(consolidation: &Consolidation) -> Vec<String> {
    let read = || consolidation.submissions.iter().filter(|each| each.state == SubmissionState::Read);
    let decided = |decision: Decision| -> usize {
        let facts = |submission: &Submission| submission.facts.iter().filter(|fact| fact.decision == decision).count();
        read().map(facts).sum()
    };
    let reported = consolidation.items.values().filter(|item| item.assessment != Assessment::NoReport).count();
    let count = |number: usize| decimal(number.into());
    let mut lines = vec![
        format!("Tổng hợp {}", period(consolidation.period)),
        file_count(&consolidation.submissions),
        format!(
            "Số liệu đưa vào tổng hợp {}, chờ xem lại {}; có báo cáo {}/{} mục của Chương trình",
            count(decided(Decision::Accepted)),
            count(decided(Decision::Review)),
            count(reported),
            count(consolidation.items.len())
        ),
    ];
    lines.extend(review_sheet::summed(&consolidation.rulings));
    for submission in &consolidation.submissions {
        if let SubmissionState::ReviewSheet(sheet) = &submission.state {
            lines.push(format!("{}: {}", submission.file, review_sheet::taken(sheet)));
        }
    }
    if !consolidation.silent_units.is_empty() {
        let names: Vec<&str> = consolidation.silent_units.iter().map(|unit| unit.name()).collect();
        lines.push(format!("Đơn vị chủ trì chưa có báo cáo: {}", names.join("; ")));
    }
    lines
}

/// Whether a person still has to look at something of the period.
pub fn needs_a_look(consolidation: &Consolidation) -> bool {
    let unread = |submission: &Submission| match &submission.state {
        SubmissionState::ReviewSheet(sheet) => !sheet.faults.is_empty(),
        state => matches!(state, SubmissionState::Unreadable(_)),
    };
    let open = |submission: &Submission| submission.facts.iter().any(|fact| fact.decision == Decision::Review);
    let waits = consolidation.items.values().any(|item| item.assessment == Assessment::NeedsReview);
    waits || consolidation.submissions.iter().any(|submission| unread(submission) || open(submission))
}

/// How far the reading has come.
pub fn reading(done: usize, all: usize) -> String {
    format!("Đang đọc báo cáo {}/{}", decimal(done.into()), decimal(all.into()))
}

/// The files that were written.
pub fn written(files: &[String]) -> String {
    format!("Kết quả: {}\n", files.join(", "))
}
