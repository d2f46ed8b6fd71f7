//! From when to when periods run, and deadlines.

use serde::{Deserialize, Serialize};

use super::period::{Period, PeriodKind};

/// A date: year, month, day.
pub type Day = (u16, u8, u8);

/// The office's conventions on time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Calendar {
    /// The day of the month to which figures run: 14 stands for "from the 15th to the 14th". `None`: whole months.
    pub last_day: Option<u8>,
    /// The day of the month on which reports are due: the first such day after the period's last one. `None`: no
    /// deadline is set, and nobody is late by the calendar.
    pub due_day: Option<u8>,
    /// The day to which the mid-term review looks. `None`: the middle of the term.
    pub mid_term: Option<Day>,
}

impl Calendar {
    /// First and last day of a period. Those of the term need the term: it is taken from the first day of its first
    /// year. `None` where that is not known.
    pub fn span(&self, period: Period, term: Option<(u16, u16)>) -> Option<(Day, Day)> {
        let end = self.last(period, term)?;
        let first = period.start().or(term.map(|(year, _)| (year, 1)))?;
        Some((self.first_of(first), end))
    }

    /// The last day to which figures of a period run.
    pub fn last(&self, period: Period, term: Option<(u16, u16)>) -> Option<Day> {
        match period.kind() {
            PeriodKind::MidTerm => self.mid_term.or_else(|| Some(self.last_of(middle(term?)))),
            PeriodKind::EndOfTerm => Some(self.last_of((term?.1, 12))),
            PeriodKind::Month(_)
            | PeriodKind::Quarter(_)
            | PeriodKind::HalfYear
            | PeriodKind::NineMonths
            | PeriodKind::Year => period.end().map(|end| self.last_of(end)),
        }
    }

    /// The last whole month of a period.
    pub fn last_month(&self, period: Period, term: Option<(u16, u16)>) -> Option<(u16, u8)> {
        if let Some(end) = period.end() {
            return Some(end);
        }
        let (year, month, day) = self.last(period, term)?;
        let whole = day >= self.last_day.unwrap_or(28).min(28);
        Some(match (whole, month) {
            (true, month) => (year, month),
            (false, 1) => (year.saturating_sub(1), 12),
            (false, month) => (year, month - 1),
        })
    }

    /// The day by which reports on a period are due; `None` without a deadline.
    pub fn due(&self, period: Period, term: Option<(u16, u16)>) -> Option<Day> {
        let (year, month, last) = self.last(period, term)?;
        let due = self.due_day?;
        let (year, month) = if due > last { (year, month) } else { next((year, month)) };
        Some((year, month, due.min(days_of((year, month)))))
    }

    fn last_of(&self, (year, month): (u16, u8)) -> Day {
        let days = days_of((year, month));
        (year, month, self.last_day.unwrap_or(days).min(days))
    }

    fn first_of(&self, (year, month): (u16, u8)) -> Day {
        match self.last_day {
            None => (year, month, 1),
            Some(_) => {
                let before = if month == 1 { (year.saturating_sub(1), 12) } else { (year, month - 1) };
                let (year, month, last) = self.last_of(before);
                if last == days_of((year, month)) {
                    let (year, month) = next((year, month));
                    (year, month, 1)
                } else {
                    (year, month, last + 1)
                }
            }
        }
    }
}

/// The last month of the first half of a term, whose first whole year is its second one.
fn middle(term: (u16, u16)) -> (u16, u8) {
    let months = u32::from(term.1.saturating_sub(term.0)) * 6;
    let whole = u16::try_from(months / 12).unwrap_or(0);
    match u8::try_from(months % 12).unwrap_or(0) {
        0 => (term.0.saturating_add(whole), 12),
        rest => (term.0.saturating_add(whole).saturating_add(1), rest),
    }
}

fn next((year, month): (u16, u8)) -> (u16, u8) {
    if month == 12 { (year.saturating_add(1), 1) } else { (year, month + 1) }
}

fn days_of((year, month): (u16, u8)) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TERM: Option<(u16, u16)> = Some((2025, 2030));

    #[test]
    fn periods_run_by_the_calendar_or_from_the_fifteenth_to_the_fourteenth() {
        let check = |last_day: Option<u8>, period: &str, first: Day, last: Day| {
            let calendar = Calendar { last_day, ..Calendar::default() };
            assert_eq!(calendar.span(period.parse().unwrap(), TERM), Some((first, last)), "{period}");
        };
        check(None, "2026-Q1", (2026, 1, 1), (2026, 3, 31));
        check(None, "2028-M02", (2028, 2, 1), (2028, 2, 29));
        check(Some(14), "2026-Q1", (2025, 12, 15), (2026, 3, 14));
        check(Some(14), "2026-H1", (2025, 12, 15), (2026, 6, 14));
        check(Some(30), "2026-M03", (2026, 3, 1), (2026, 3, 30));
        check(None, "2026", (2026, 1, 1), (2026, 12, 31));
        check(None, "mid-term", (2025, 1, 1), (2028, 6, 30));
        check(None, "end-of-term", (2025, 1, 1), (2030, 12, 31));
        let dated = Calendar { mid_term: Some((2028, 3, 14)), ..Calendar::default() };
        assert_eq!(dated.last_month(Period::MID_TERM, TERM), Some((2028, 2)));
    }

    #[test]
    fn reports_are_due_on_the_first_such_day_after_the_period() {
        let due = |last_day: Option<u8>, due_day: u8, period: &str| {
            let calendar = Calendar { last_day, due_day: Some(due_day), mid_term: None };
            calendar.due(period.parse().unwrap(), TERM)
        };
        assert_eq!(due(None, 5, "2026-Q1"), Some((2026, 4, 5)));
        assert_eq!(due(None, 5, "2026-Q4"), Some((2027, 1, 5)));
        assert_eq!(due(Some(14), 20, "2026-Q1"), Some((2026, 3, 20)));
        assert_eq!(due(None, 31, "2026-M01"), Some((2026, 2, 28)));
        assert_eq!(Calendar::default().due(Period::year(2026), TERM), None);
    }
}
