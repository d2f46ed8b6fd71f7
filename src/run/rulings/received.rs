//! Workbooks sent back, or sent from below.

use crate::model::{Submission, SubmissionState};

/// Tells the workbooks of this program apart: one with decisions in it, or with the results of this office, came back
/// and is a review sheet; one with the results of another office is that office's report.
pub(in crate::run) fn receive(submissions: &mut [Submission], issuer: &str) {
    let plain = |name: &str| name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    for submission in submissions {
        let SubmissionState::ReviewSheet(sheet) = &submission.state else { continue };
        let undecided = sheet.rows.is_empty() && sheet.faults.is_empty();
        let of_another = submission.unit.as_ref().is_some_and(|unit| plain(unit.name()) != plain(issuer));
        if undecided && of_another {
            submission.state = SubmissionState::Read;
            submission.reader = Submission::RESULT_FILE.to_owned();
        } else {
            submission.unit = None;
            submission.facts.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ReportingUnit, ReviewSheet, RowCause, RowFault};

    fn workbook(unit: &str, faults: Vec<RowFault>) -> Submission {
        let sheet = ReviewSheet { faults, ..ReviewSheet::default() };
        let state = SubmissionState::ReviewSheet(Box::new(sheet));
        Submission { unit: Some(ReportingUnit::new(unit)), ..Submission::without_facts("a.xlsx", state) }
    }

    #[test]
    fn only_the_untouched_workbook_of_another_office_is_a_report() {
        let written = vec![RowFault { row: 5, cause: RowCause::NoVerdict }];
        let mut all = [
            workbook("Đảng ủy phường Hòa Sơn", Vec::new()),
            workbook("Đảng ủy  phường Kiến An", Vec::new()),
            workbook("Đảng ủy phường Hòa Sơn", written),
        ];
        receive(&mut all, "Đảng ủy phường Kiến An");
        let states: Vec<&str> = all.iter().map(|each| each.state.name()).collect();
        assert_eq!(states, ["read", "review_sheet", "review_sheet"]);
        assert!(all.iter().all(|each| each.is_from_below() == each.unit.is_some()));
    }
}
