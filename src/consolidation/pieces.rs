//! Which periods make up a longer one.

use crate::model::{Calendar, Period, PeriodKind};

/// The length of time of which figures are wanted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Horizons {
    /// First and last year of the term.
    pub(super) term: Option<(u16, u16)>,
    /// The conventions on time.
    pub(super) calendar: Calendar,
}

/// A part of a longer period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) period: Period,
    /// Whether a sum lacks something without it. The first year of a term belongs to it only in part: what was
    /// reported there counts, and nothing is missed.
    pub(super) needed: bool,
}

impl Piece {
    fn needed(period: Period) -> Piece {
        Piece { period, needed: true }
    }
}

impl Horizons {
    /// The periods directly below one, first to last. The year is nine months and a quarter, these are six months and
    /// a quarter, so that what a unit reports on any of them is found on the way. A month has none.
    pub(super) fn below(&self, period: Period) -> Vec<Piece> {
        let year = period.calendar_year().unwrap_or_default();
        let quarter = |number: u8| Period::quarter(year, number);
        let periods: Vec<Period> = match period.kind() {
            PeriodKind::Month(_) => Vec::new(),
            PeriodKind::Quarter(number) => {
                let last = number.saturating_mul(3);
                (last.saturating_sub(2)..=last).filter_map(|month| Period::month(year, month)).collect()
            }
            PeriodKind::HalfYear => [quarter(1), quarter(2)].into_iter().flatten().collect(),
            PeriodKind::NineMonths => [Some(Period::half_year(year)), quarter(3)].into_iter().flatten().collect(),
            PeriodKind::Year => [Some(Period::nine_months(year)), quarter(4)].into_iter().flatten().collect(),
            PeriodKind::MidTerm | PeriodKind::EndOfTerm => return self.of_term(period),
        };
        periods.into_iter().map(Piece::needed).collect()
    }

    /// Six and nine months by their quarters, any other period as it is.
    pub(super) fn quarters(&self, period: Period) -> Vec<Period> {
        match period.kind() {
            PeriodKind::HalfYear | PeriodKind::NineMonths => {
                self.below(period).into_iter().flat_map(|piece| self.quarters(piece.period)).collect()
            }
            PeriodKind::Month(_)
            | PeriodKind::Quarter(_)
            | PeriodKind::Year
            | PeriodKind::MidTerm
            | PeriodKind::EndOfTerm => vec![period],
        }
    }

    /// What makes up the time from 1 January to the end of a period.
    pub(super) fn of_year(&self, period: Period) -> Vec<Piece> {
        period.end().map(|(year, month)| up_to(year, month)).unwrap_or_default()
    }

    /// What makes up the time from the start of the term to the end of a period.
    pub(super) fn of_term(&self, period: Period) -> Vec<Piece> {
        let (Some((first, last)), Some((year, month))) = (self.term, self.calendar.last_month(period, self.term))
        else {
            return Vec::new();
        };
        if year < first || year > last {
            return Vec::new();
        }
        let whole = (first..year).map(|each| Piece { period: Period::year(each), needed: each > first });
        whole.chain(up_to(year, month).into_iter().map(|piece| Piece { needed: year > first, ..piece })).collect()
    }

    /// The periods that are shown side by side for one: the quarters of its year up to its end, the years of the term;
    /// the months of its quarter for a month.
    pub(super) fn columns(&self, period: Period) -> Vec<Period> {
        let year = period.calendar_year().unwrap_or_default();
        match (period.kind(), period.end()) {
            (PeriodKind::Month(_), Some((_, last))) => {
                (1..=last).filter_map(|month| Period::month(year, month)).collect()
            }
            (_, Some((_, last))) => (1..=last / 3).filter_map(|number| Period::quarter(year, number)).collect(),
            (_, None) => self.of_term(period).into_iter().map(|piece| piece.period).collect(),
        }
    }

    /// Whether a lower period lies within a longer one (or is it).
    pub(super) fn holds(&self, longer: Period, lower: Period) -> bool {
        match (longer.end(), lower.end()) {
            _ if longer == lower => true,
            (None, Some((year, month))) => {
                let first = self.term.map_or(u16::MAX, |(first, _)| first);
                let until = self.calendar.last_month(longer, self.term);
                year >= first && until.is_some_and(|until| (year, month) <= until)
            }
            _ => lower.lies_within(longer),
        }
    }
}

/// The fewest periods that make up a year until a month.
fn up_to(year: u16, month: u8) -> Vec<Piece> {
    let whole = match month / 3 {
        0 => None,
        1 => Period::quarter(year, 1),
        2 => Some(Period::half_year(year)),
        3 => Some(Period::nine_months(year)),
        _ => Some(Period::year(year)),
    };
    let months = (month / 3 * 3 + 1..=month).filter_map(|each| Period::month(year, each));
    whole.into_iter().chain(months).map(Piece::needed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TERM: Horizons =
        Horizons { term: Some((2025, 2030)), calendar: Calendar { last_day: None, due_day: None, mid_term: None } };

    fn names(pieces: &[Piece]) -> Vec<String> {
        let mark = |piece: &Piece| format!("{}{}", piece.period, if piece.needed { "" } else { "?" });
        pieces.iter().map(mark).collect()
    }

    #[test]
    fn longer_periods_are_made_of_shorter_ones() {
        let below = |period: &str| names(&TERM.below(period.parse().unwrap()));
        assert_eq!(below("2026"), ["2026-9M", "2026-Q4"]);
        assert_eq!(below("2026-9M"), ["2026-H1", "2026-Q3"]);
        assert_eq!(below("2026-Q2"), ["2026-M04", "2026-M05", "2026-M06"]);
        assert_eq!(below("mid-term"), ["2025?", "2026", "2027", "2028-H1"]);
        assert_eq!(below("end-of-term"), ["2025?", "2026", "2027", "2028", "2029", "2030"]);
        let may = Period::month(2026, 5).unwrap();
        assert_eq!(names(&TERM.of_year(may)), ["2026-Q1", "2026-M04", "2026-M05"]);
        assert_eq!(names(&TERM.of_term(Period::quarter(2026, 2).unwrap())), ["2025?", "2026-H1"]);
    }

    #[test]
    fn a_longer_period_holds_those_within_it() {
        let holds = |longer: &str, lower: &str| TERM.holds(longer.parse().unwrap(), lower.parse().unwrap());
        assert!(holds("2026-H1", "2026-Q2") && holds("2026-H1", "2026-M05") && holds("2026-9M", "2026-H1"));
        assert!(holds("2026", "2026-9M") && holds("mid-term", "2025-Q4") && holds("mid-term", "2028-Q2"));
        assert!(!holds("2026-Q2", "2026-Q1") && !holds("2026-Q2", "2026-H1") && !holds("2026-H1", "2025-Q4"));
        assert!(!holds("mid-term", "2028-Q3") && !holds("2026-Q2", "2026-M07") && !holds("2026-Q2", "2026-M03"));
    }
}
