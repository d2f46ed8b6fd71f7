//! Reporting periods and their order.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A reporting period. The written form is that of the result contract: `2026-Q1`, `2026-H1`, `2026-9M`, `2026`,
/// `2026-M03`, `mid-term`, `end-of-term`. The order is by kind within a year, then by year: see [`Period::end`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    year: u16,
    kind: PeriodKind,
}

/// The kinds of period that units report on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodKind {
    /// A calendar month, 1..=12.
    Month(u8),
    /// A quarter, 1..=4.
    Quarter(u8),
    /// The first six months (6 tháng đầu năm).
    HalfYear,
    /// The first nine months.
    NineMonths,
    /// A whole year.
    Year,
    /// From the start of the term to its middle (giữa nhiệm kỳ).
    MidTerm,
    /// The whole term (cuối nhiệm kỳ).
    EndOfTerm,
}

/// A text that names no period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a period: {0}")]
pub struct PeriodError(pub String);

impl Period {
    /// A month; `None` where `month` is no month.
    pub fn month(year: u16, month: u8) -> Option<Period> {
        (1..=12).contains(&month).then_some(Period { year, kind: PeriodKind::Month(month) })
    }

    /// A quarter; `None` where `quarter` is none of 1..=4.
    pub fn quarter(year: u16, quarter: u8) -> Option<Period> {
        (1..=4).contains(&quarter).then_some(Period { year, kind: PeriodKind::Quarter(quarter) })
    }

    /// The first six months of a year.
    pub fn half_year(year: u16) -> Period {
        Period { year, kind: PeriodKind::HalfYear }
    }

    /// The first nine months of a year.
    pub fn nine_months(year: u16) -> Period {
        Period { year, kind: PeriodKind::NineMonths }
    }

    /// A whole year.
    pub fn year(year: u16) -> Period {
        Period { year, kind: PeriodKind::Year }
    }

    /// The mid-term review; it belongs to no single year.
    pub const MID_TERM: Period = Period { year: 0, kind: PeriodKind::MidTerm };

    /// The end of the term.
    pub const END_OF_TERM: Period = Period { year: 0, kind: PeriodKind::EndOfTerm };

    /// The kind of the period.
    pub fn kind(self) -> PeriodKind {
        self.kind
    }

    /// The year it lies in; `None` for periods of the term.
    pub fn calendar_year(self) -> Option<u16> {
        (self.year != 0).then_some(self.year)
    }

    /// Year and month of its last month; `None` for periods of the term.
    pub fn end(self) -> Option<(u16, u8)> {
        let month = match self.kind {
            PeriodKind::Month(m) => m,
            PeriodKind::Quarter(q) => q * 3,
            PeriodKind::HalfYear => 6,
            PeriodKind::NineMonths => 9,
            PeriodKind::Year => 12,
            PeriodKind::MidTerm | PeriodKind::EndOfTerm => return None,
        };
        Some((self.year, month))
    }

    /// Number of months it covers; `None` for periods of the term.
    pub fn months(self) -> Option<u8> {
        match self.kind {
            PeriodKind::Month(_) => Some(1),
            PeriodKind::Quarter(_) => Some(3),
            PeriodKind::HalfYear => Some(6),
            PeriodKind::NineMonths => Some(9),
            PeriodKind::Year => Some(12),
            PeriodKind::MidTerm | PeriodKind::EndOfTerm => None,
        }
    }

    /// Year and month of its first month; `None` for periods of the term.
    pub fn start(self) -> Option<(u16, u8)> {
        let (year, month) = self.end()?;
        Some((year, month.saturating_sub(self.months()?).saturating_add(1)))
    }

    /// Whether it is a shorter part of another period; nothing lies within periods of the term, whose years are not
    /// known here.
    pub fn lies_within(self, longer: Period) -> bool {
        self.months() < longer.months()
            && longer.end().is_some()
            && self.start().is_some_and(|start| Some(start) >= longer.start())
            && self.end() <= longer.end()
    }

    /// Whether the period begins on 1 January, so that its result is the year's cumulative one too.
    pub fn starts_the_year(self) -> bool {
        self.start().is_some_and(|(_, month)| month == 1)
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |p: &Period| (p.end().unwrap_or((u16::MAX, 12)), p.kind);
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.year;
        match self.kind {
            PeriodKind::Month(m) => write!(f, "{year}-M{m:02}"),
            PeriodKind::Quarter(q) => write!(f, "{year}-Q{q}"),
            PeriodKind::HalfYear => write!(f, "{year}-H1"),
            PeriodKind::NineMonths => write!(f, "{year}-9M"),
            PeriodKind::Year => write!(f, "{year}"),
            PeriodKind::MidTerm => f.write_str("mid-term"),
            PeriodKind::EndOfTerm => f.write_str("end-of-term"),
        }
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || PeriodError(text.to_owned());
        match text {
            "mid-term" => return Ok(Period::MID_TERM),
            "end-of-term" => return Ok(Period::END_OF_TERM),
            _ => {}
        }
        let (year, rest) = text.split_once('-').unwrap_or((text, ""));
        if year.len() != 4 {
            return Err(wrong());
        }
        let year: u16 = year.parse().map_err(|_| wrong())?;
        let small = |s: &str| s.parse::<u8>().map_err(|_| wrong());
        match rest {
            "" => Ok(Period::year(year)),
            "H1" => Ok(Period::half_year(year)),
            "9M" => Ok(Period::nine_months(year)),
            _ => match (rest.strip_prefix('Q'), rest.strip_prefix('M')) {
                (Some(q), _) => Period::quarter(year, small(q)?).ok_or_else(wrong),
                (_, Some(m)) => Period::month(year, small(m)?).ok_or_else(wrong),
                _ => Err(wrong()),
            },
        }
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_read_back_as_written_and_in_order() {
        let texts = ["2026-M03", "2026-Q1", "2026-Q2", "2026-H1", "2026-9M", "2026", "2027-M01", "mid-term"];
        let periods: Vec<Period> = texts.iter().map(|t| t.parse().unwrap()).collect();
        assert!(periods.is_sorted());
        for (period, text) in periods.iter().zip(texts) {
            assert_eq!(period.to_string(), text);
        }
        assert!("2026-Q5".parse::<Period>().is_err());
        assert!("26-Q1".parse::<Period>().is_err());
    }
}
