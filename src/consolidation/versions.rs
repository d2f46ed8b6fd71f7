//! Copies and replaced versions of a report.

use std::collections::BTreeMap;

use super::agreement::agrees;
use super::file_name::FileName;
use super::options::Options;
use super::unit_names::{UnitKey, UnitNames};
use crate::model::{Content, ItemId, Measure, Period, Programme, Quantity, Reason, Submission, SubmissionState};

/// Settles which files count: identical ones once, of corrected reports the last version. Two reports of one unit
/// that contradict each other without a sign of which one is later both stay.
pub fn settle_versions(submissions: &mut [Submission], programme: &Programme, options: &Options<'_>) {
    copies(submissions, options);
    let names = UnitNames::new(options.lexicon, programme.commune.as_deref());
    let mut groups: BTreeMap<(UnitKey, Period), Vec<usize>> = BTreeMap::new();
    for (at, submission) in submissions.iter().enumerate() {
        let unit = names.sender(submission);
        if let (SubmissionState::Read, Some(period), true) = (&submission.state, submission.period, unit.is_known()) {
            groups.entry((unit, period)).or_default().push(at);
        }
    }
    for group in groups.values().filter(|group| group.len() > 1) {
        replace(submissions, group, options);
    }
}

/// Of files with the same bytes one counts: the one without the system's mark of a copy, else the first by path.
fn copies(submissions: &mut [Submission], options: &Options<'_>) {
    let mut by_hash: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, submission) in submissions.iter().enumerate() {
        if submission.state == SubmissionState::Read && !submission.hash.is_empty() {
            by_hash.entry(submission.hash.clone()).or_default().push(at);
        }
    }
    for group in by_hash.values().filter(|group| group.len() > 1) {
        let rank = |at: &usize| {
            let file = submissions.get(*at).map(|submission| submission.file.clone()).unwrap_or_default();
            let name = FileName::of(&file, options.lexicon);
            (name.copied, name.number.is_some(), file)
        };
        let Some(kept) = group.iter().copied().min_by_key(|at| rank(at)) else { continue };
        let Some(of) = submissions.get(kept).map(|submission| submission.file.clone()) else { continue };
        for at in group.iter().copied().filter(|at| *at != kept) {
            if let Some(submission) = submissions.get_mut(at) {
                submission.state = SubmissionState::Duplicate { of: of.clone() };
            }
        }
    }
}

/// What is compared of one report.
struct Version {
    at: usize,
    file: String,
    name: FileName,
    corrected: bool,
    dated: Option<(u16, u8, u8)>,
    figures: BTreeMap<(ItemId, Measure), Vec<Quantity>>,
}

impl Version {
    fn of(at: usize, submission: &Submission, options: &Options<'_>) -> Version {
        let mut figures: BTreeMap<(ItemId, Measure), Vec<Quantity>> = BTreeMap::new();
        for fact in &submission.facts {
            let of_measure = figures.entry((fact.item, fact.measure)).or_default();
            if let Content::Figure(quantity) = &fact.content {
                of_measure.push(quantity.clone());
            }
        }
        let name = FileName::of(&submission.file, options.lexicon);
        let corrected = submission.corrected || name.corrected;
        Version { at, file: submission.file.clone(), corrected, name, dated: submission.dated, figures }
    }

    /// Whether this version comes after the other by what both say of themselves. A correction that is dated before
    /// the report can't be its correction.
    fn is_later_than(&self, other: &Version) -> bool {
        let dates = self.dated.zip(other.dated);
        let not_earlier = dates.is_none_or(|(own, others)| own >= others);
        match (self.corrected, other.corrected) {
            (true, false) => not_earlier,
            (true, true) => (self.dated, self.name.number) > (other.dated, other.name.number) && not_earlier,
            (false, true) => false,
            // A number in brackets is a copy by the system or a second version: only the contents tell.
            (false, false) => self.name.number > other.name.number && self.contradicts(other) && not_earlier,
        }
    }

    /// The share of the other's statements on which this version has a word too, in percent.
    fn covers(&self, other: &Version) -> usize {
        let common = other.figures.keys().filter(|key| self.figures.contains_key(key)).count();
        (common * 100).checked_div(other.figures.len()).unwrap_or(0)
    }

    fn contradicts(&self, other: &Version) -> bool {
        self.figures.iter().any(|(key, own)| {
            let others = other.figures.get(key).map(Vec::as_slice).unwrap_or_default();
            !others.is_empty() && !own.is_empty() && !own.iter().any(|a| others.iter().any(|b| agrees(a, b)))
        })
    }

    /// Whether this later version is one of the same report, not of another part that the unit sent.
    fn is_of_the_same_report(&self, other: &Version) -> bool {
        let (same_name, covered) = (self.name.stem == other.name.stem, self.covers(other));
        match (self.corrected, same_name) {
            (true, true) => covered >= 30 || other.figures.is_empty(),
            (true, false) => covered >= 60,
            (false, true) => covered >= 80,
            (false, false) => false,
        }
    }
}

fn replace(submissions: &mut [Submission], group: &[usize], options: &Options<'_>) {
    let versions: Vec<Version> = group
        .iter()
        .filter_map(|at| submissions.get(*at).map(|submission| Version::of(*at, submission, options)))
        .collect();
    for version in &versions {
        let newer = versions.iter().filter(|other| other.at != version.at);
        let mut later: Vec<&Version> =
            newer.filter(|other| other.is_later_than(version) && other.is_of_the_same_report(version)).collect();
        later.sort_by_key(|other| (other.dated, other.name.number));
        let Some(submission) = submissions.get_mut(version.at) else { continue };
        if let Some(last) = later.last() {
            submission.state = SubmissionState::Superseded { by: last.file.clone() };
        } else if let Some(other) = versions.iter().find(|other| is_rival(other, version)) {
            submission.remarks.push(Reason::VersionUncertain { other: other.file.clone() });
        }
    }
}

/// Another report of the unit on the same matters with other figures, and nothing that says which one counts.
fn is_rival(other: &Version, version: &Version) -> bool {
    let settled = |a: &Version, b: &Version| a.is_later_than(b) && a.is_of_the_same_report(b);
    other.at != version.at
        && !settled(version, other)
        && other.covers(version) >= 80
        && version.covers(other) >= 80
        && other.contradicts(version)
}
