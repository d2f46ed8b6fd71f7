//! To which day the figures in a result run.

use super::track::Track;
use crate::model::{Day, Period, Reason, ReportingUnit, Submission};

/// The cut-offs that the files state, by their position.
#[derive(Debug, Default)]
pub(super) struct CutOffs(Vec<Option<String>>);

impl CutOffs {
    pub(super) fn new(submissions: &[Submission]) -> CutOffs {
        CutOffs(submissions.iter().map(|submission| submission.cut_off.clone()).collect())
    }

    /// The days stated by the files whose figures count, each once, with what each runs to where it could be read.
    pub(super) fn of(
        &self,
        track: &Track<'_, '_>,
        period: Period,
        counted: &[ReportingUnit],
    ) -> Vec<(Option<(Period, Day)>, String)> {
        let mut all: Vec<(Option<(Period, Day)>, String)> = Vec::new();
        for (own, claims) in track.within(period) {
            let counts = claims.iter().filter(|claim| claim.is_accepted() && claim.figure().is_some());
            for claim in counts.filter(|claim| claim.name.is_some_and(|name| counted.contains(name))) {
                let Some(Some(text)) = self.0.get(claim.at.submission) else { continue };
                let found = (day(text).map(|day| (own, day)), text.clone());
                if !all.contains(&found) {
                    all.push(found);
                }
            }
        }
        all
    }
}

/// Figures of one period that run to different days do not fit together in a sum.
pub(super) fn mixed(cut_offs: &[(Option<(Period, Day)>, String)]) -> Option<Reason> {
    let read = || cut_offs.iter().filter_map(|(found, text)| found.as_ref().map(|found| (found, text)));
    let differs = |(period, day): &(Period, Day)| read().any(|((other, of), _)| other == period && of != day);
    let days: Vec<String> = read().filter(|(found, _)| differs(found)).map(|(_, text)| text.clone()).collect();
    (!days.is_empty()).then_some(Reason::MixedCutOffs { days })
}

/// The date in a text: its last three numbers that are a day, a month and a year ("14/3/2026", "ngày 14 tháng 3 năm
/// 2026").
fn day(text: &str) -> Option<Day> {
    let numbers: Vec<u16> =
        text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect();
    numbers.windows(3).rev().find_map(|three| match three {
        [day @ 1..=31, month @ 1..=12, year @ 1900..=2200] => {
            Some((*year, u8::try_from(*month).ok()?, u8::try_from(*day).ok()?))
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_found_however_they_are_written() {
        assert_eq!(day("14/3/2026"), Some((2026, 3, 14)));
        assert_eq!(day("hết ngày 31 tháng 12 năm 2026"), Some((2026, 12, 31)));
        assert_eq!(day("từ 15/12/2025 đến 14/03/2026"), Some((2026, 3, 14)));
        assert_eq!(day("tháng 3"), None);
    }

    #[test]
    fn only_days_of_one_period_are_mixed() {
        let quarter = |number| Period::quarter(2026, number).unwrap();
        let at = |period, text: &str| (day(text).map(|day| (period, day)), text.to_owned());
        assert_eq!(mixed(&[at(quarter(1), "14/3/2026"), at(quarter(2), "14/6/2026")]), None);
        assert_eq!(mixed(&[at(quarter(1), "14/3/2026"), at(quarter(1), "ngày 14 tháng 3 năm 2026")]), None);
        assert!(mixed(&[at(quarter(1), "14/3/2026"), at(quarter(1), "31/3/2026")]).is_some());
    }
}
