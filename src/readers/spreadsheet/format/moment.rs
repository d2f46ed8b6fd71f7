//! Days of a workbook as dates.

use jiff::ToSpan;
use jiff::civil::Date;

/// A date with a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment {
    pub(crate) year: i16,
    pub(crate) month: u32,
    pub(crate) day: u32,
    /// Seconds since midnight.
    pub(crate) seconds: u32,
}

impl Moment {
    /// The moment so many days after the workbook's first day; `None` outside its calendar.
    pub(crate) fn of_days(days: f64, from_1904: bool) -> Option<Moment> {
        if !(0.0..2_958_466.0).contains(&days) {
            return None;
        }
        let (mut whole, mut seconds) = (days.floor() as i64, (days.fract() * 86_400.0).round() as u32);
        if seconds == 86_400 {
            (whole, seconds) = (whole + 1, 0);
        }
        // The calendar of 1900 has a 29 February, which never was.
        let first = match (from_1904, whole < 60) {
            (true, _) => Date::new(1904, 1, 1),
            (false, true) => Date::new(1899, 12, 31),
            (false, false) => Date::new(1899, 12, 30),
        };
        Moment::new(first.ok()?.checked_add(whole.days()).ok()?, seconds)
    }

    /// The moment that an ISO text says: `2026-12-20`, `2026-12-20T14:30:00`.
    pub(crate) fn of_iso(text: &str) -> Option<Moment> {
        let (date, time) = text.trim().split_once('T').unwrap_or((text.trim(), ""));
        let mut clock = time.trim_end_matches('Z').split(':').map(|n| n.parse::<f64>().unwrap_or(0.0) as u32);
        let mut next = || clock.next().unwrap_or(0).min(86_399);
        let seconds = next().saturating_mul(3_600) + next().min(59) * 60 + next().min(59);
        Moment::new(date.parse().ok()?, seconds.min(86_399))
    }

    fn new(date: Date, seconds: u32) -> Option<Moment> {
        let (month, day) = (u32::try_from(date.month()).ok()?, u32::try_from(date.day()).ok()?);
        Some(Moment { year: date.year(), month, day, seconds })
    }

    /// ISO text: the date, and the time where there is one.
    pub(crate) fn iso(&self) -> String {
        let date = format!("{:04}-{:02}-{:02}", self.year, self.month, self.day);
        match self.seconds {
            0 => date,
            _ => format!("{date}T{:02}:{:02}:{:02}", self.hour(), self.minute(), self.second()),
        }
    }

    pub(super) fn hour(&self) -> u32 {
        self.seconds / 3_600
    }

    pub(super) fn minute(&self) -> u32 {
        self.seconds / 60 % 60
    }

    pub(super) fn second(&self) -> u32 {
        self.seconds % 60
    }

    /// The month as Office names it in the language of the file format.
    pub(super) fn month_name(&self) -> &'static str {
        const NAMES: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        NAMES.get(self.month.saturating_sub(1) as usize).copied().unwrap_or_default()
    }

    pub(super) fn weekday_name(&self) -> String {
        let (month, day) = (i8::try_from(self.month), i8::try_from(self.day));
        let date = month.ok().zip(day.ok()).and_then(|(m, d)| Date::new(self.year, m, d).ok());
        date.map(|d| format!("{:?}", d.weekday())).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_dates() {
        let cases = [
            (1.0, false, "1900-01-01"),
            (59.0, false, "1900-02-28"),
            (61.0, false, "1900-03-01"),
            (46_376.0, false, "2026-12-20"),
            (44_914.0, true, "2026-12-20"),
            (46_376.999_999_9, false, "2026-12-21"),
            (46_376.5, false, "2026-12-20T12:00:00"),
        ];
        for (days, from_1904, iso) in cases {
            let moment = Moment::of_days(days, from_1904).unwrap();
            assert_eq!(moment.iso(), iso, "{days}");
            assert_eq!(Moment::of_iso(iso), Some(moment), "{days}");
        }
        for days in [-1.0, 3e6, f64::NAN] {
            assert_eq!(Moment::of_days(days, false), None);
        }
    }
}
