//! How much of a horizon has passed.

use rust_decimal::Decimal;

use super::period::{Period, PeriodKind};
use super::target::Horizon;

/// The time elapsed at the end of a period, within the horizon of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Elapsed {
    /// Share of the horizon that has passed, 0 to 1.
    pub share: Decimal,
    /// Whether the horizon has ended.
    pub closed: bool,
}

/// The time elapsed; `None` where the programme gives no term, or the year lies in the future.
///
/// A term "2025-2030" begins in the middle of its first year; its first whole year is the next one, and its targets
/// hold for the end of its last.
pub fn elapsed(period: Period, horizon: Horizon, term: Option<(u16, u16)>) -> Option<Elapsed> {
    match horizon {
        Horizon::EachYear => Some(within_year(period)),
        Horizon::InYear(year) => in_year(period, year),
        Horizon::Term => {
            let share = term_share(period, term?)?;
            Some(Elapsed { share, closed: share >= Decimal::ONE })
        }
    }
}

/// The number of years over which a target of the term is reached.
pub fn years_of(term: (u16, u16)) -> Decimal {
    Decimal::from(term.1.saturating_sub(term.0).max(1))
}

fn within_year(period: Period) -> Elapsed {
    let month = period.end().map_or(12, |(_, month)| month);
    Elapsed { share: share(u32::from(month), 12), closed: month == 12 && period.starts_the_year() }
}

fn in_year(period: Period, year: u16) -> Option<Elapsed> {
    let (current, _) = period.end()?;
    match current.cmp(&year) {
        std::cmp::Ordering::Less => None,
        std::cmp::Ordering::Equal => Some(within_year(period)),
        std::cmp::Ordering::Greater => Some(Elapsed { share: Decimal::ONE, closed: true }),
    }
}

fn term_share(period: Period, term: (u16, u16)) -> Option<Decimal> {
    match period.kind() {
        PeriodKind::MidTerm => return Some(Decimal::new(5, 1)),
        PeriodKind::EndOfTerm => return Some(Decimal::ONE),
        PeriodKind::Month(_)
        | PeriodKind::Quarter(_)
        | PeriodKind::HalfYear
        | PeriodKind::NineMonths
        | PeriodKind::Year => {}
    }
    let (year, month) = period.end()?;
    let whole_years = u32::from(term.1.saturating_sub(term.0).max(1));
    let passed = u32::from(year.saturating_sub(term.0.saturating_add(1)));
    let months = passed.checked_mul(12)?.checked_add(u32::from(month))?;
    Some(share(months, whole_years.checked_mul(12)?).min(Decimal::ONE))
}

fn share(part: u32, whole: u32) -> Decimal {
    Decimal::from(part).checked_div(Decimal::from(whole)).unwrap_or(Decimal::ONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_are_shares_of_their_year_and_term() {
        let check = |period: &str, horizon: Horizon, want: Option<(&str, bool)>| {
            let got = elapsed(period.parse().unwrap(), horizon, Some((2025, 2030)));
            let want = want.map(|(share, closed)| Elapsed { share: share.parse().unwrap(), closed });
            assert_eq!(got, want, "{period} {horizon:?}");
        };
        check("2026-Q1", Horizon::EachYear, Some(("0.25", false)));
        check("2026", Horizon::EachYear, Some(("1", true)));
        check("2026-Q1", Horizon::Term, Some(("0.05", false)));
        check("2030", Horizon::Term, Some(("1", true)));
        check("mid-term", Horizon::Term, Some(("0.5", false)));
        check("2026-H1", Horizon::InYear(2026), Some(("0.5", false)));
        check("2026-H1", Horizon::InYear(2027), None);
        check("2027-Q1", Horizon::InYear(2026), Some(("1", true)));
    }
}
