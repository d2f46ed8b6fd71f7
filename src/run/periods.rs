//! Which file belongs to which period.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Period, Reason, Submission, SubmissionState};

/// Sorts files by period: reports by what they say of themselves, what can't be read or is no report by the folder it
/// lies in. Files of which neither tells a period stand in every one, so that none is lost.
pub(super) fn by_period(submissions: Vec<Submission>) -> BTreeMap<Period, Vec<Submission>> {
    let mut sorted: BTreeMap<Period, Vec<Submission>> = BTreeMap::new();
    let mut lost: Vec<Submission> = Vec::new();
    let places = places(&submissions.iter().collect::<Vec<_>>());
    for (mut submission, place) in submissions.into_iter().zip(places) {
        match place {
            Some(period) => {
                tell_other_folder(&mut submission);
                sorted.entry(period).or_default().push(submission);
            }
            None => lost.push(submission),
        }
    }
    for files in sorted.values_mut() {
        files.extend(lost.iter().cloned());
        files.sort_by(|a, b| a.file.cmp(&b.file));
    }
    sorted
}

/// The periods that files belong to.
pub(super) fn periods_of<'a>(submissions: impl IntoIterator<Item = &'a Submission>) -> BTreeSet<Period> {
    places(&submissions.into_iter().collect::<Vec<_>>()).into_iter().flatten().collect()
}

/// The period of each file; `None` where neither it nor its folder tells one.
fn places(submissions: &[&Submission]) -> Vec<Option<Period>> {
    let siblings = periods_of_folders(submissions);
    let place = |submission: &&Submission| {
        let folder = folder_of(&submission.file);
        own_period(submission).or_else(|| named(folder)).or_else(|| siblings.get(folder).copied())
    };
    submissions.iter().map(place).collect()
}

/// The period that a report states.
fn own_period(submission: &Submission) -> Option<Period> {
    match submission.state {
        SubmissionState::Read
        | SubmissionState::Duplicate { .. }
        | SubmissionState::Superseded { .. }
        | SubmissionState::ReviewSheet(_) => submission.period,
        SubmissionState::NotAReport(_) | SubmissionState::Unreadable(_) => None,
    }
}

/// A report that lies in the folder of another period says so.
fn tell_other_folder(submission: &mut Submission) {
    let folder = folder_of(&submission.file);
    if let (Some(own), Some(of_folder)) = (own_period(submission), named(folder)) {
        let reason = Reason::InOtherPeriodFolder { folder: of_folder.to_string() };
        if own != of_folder && !submission.remarks.contains(&reason) {
            submission.remarks.push(reason);
        }
    }
}

fn folder_of(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The period that a folder's name is, the innermost first.
fn named(folder: &str) -> Option<Period> {
    folder.rsplit('/').find_map(|part| part.parse().ok())
}

/// The one period that the reports of a folder share.
fn periods_of_folders<'a>(submissions: &[&'a Submission]) -> BTreeMap<&'a str, Period> {
    let mut seen: BTreeMap<&str, BTreeSet<Period>> = BTreeMap::new();
    for submission in submissions {
        seen.entry(folder_of(&submission.file)).or_default().extend(own_period(submission));
    }
    let single = |periods: BTreeSet<Period>| periods.first().copied().filter(|_| periods.len() == 1);
    seen.into_iter().filter_map(|(folder, periods)| Some((folder, single(periods)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{NotAReport, Unreadable};

    fn file(path: &str, period: Option<&str>, state: SubmissionState) -> Submission {
        Submission {
            file: path.into(),
            hash: String::new(),
            unit: None,
            period: period.map(|text| text.parse().unwrap()),
            cut_off: None,
            dated: None,
            seen: None,
            corrected: false,
            state,
            reader: String::new(),
            remarks: Vec::new(),
            facts: Vec::new(),
        }
    }

    #[test]
    fn every_file_finds_its_period_and_none_is_lost() {
        let broken = || SubmissionState::Unreadable(Unreadable::Empty);
        let sorted = by_period(vec![
            file("bao-cao/2026-Q1/a", Some("2026-Q1"), SubmissionState::Read),
            file("bao-cao/2026-Q1/late", Some("2025-Q4"), SubmissionState::Read),
            file("bao-cao/2026-Q1/broken", None, broken()),
            file("bao-cao/2026-Q1/plan", Some("2026"), SubmissionState::NotAReport(NotAReport::Template)),
            file("bao-cao/khác/b", Some("2026-Q2"), SubmissionState::Read),
            file("bao-cao/khác/broken", None, broken()),
            file("bao-cao/nowhere", None, broken()),
        ]);
        let names = |period: &str| -> Vec<&str> {
            sorted[&period.parse().unwrap()].iter().map(|each| each.file.rsplit('/').next().unwrap()).collect()
        };
        assert_eq!(names("2026-Q1"), ["a", "broken", "plan", "nowhere"]);
        assert_eq!(names("2025-Q4"), ["late", "nowhere"]);
        assert_eq!(names("2026-Q2"), ["b", "broken", "nowhere"]);
        assert_eq!(sorted.len(), 3);
    }
}
