//! Points and commas within a number.

use rust_decimal::Decimal;

use crate::lexicon::{CommaThree, KnownUnit};
use crate::model::Dimension;

/// How a number is written, and so what it tells of its writer's habit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Notation {
    /// Nothing to tell: digits alone, or words.
    #[default]
    Plain,
    /// Points between thousands, a comma before decimals.
    Vietnamese,
    /// Commas between thousands, a point before decimals.
    English,
    /// One point before three digits: either.
    OpenPoint,
    /// One comma before three digits: either.
    OpenComma,
}

/// A number as written, with its readings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reading {
    /// The value; the whole number where the notation is open.
    pub(super) value: Decimal,
    /// With the separator as the mark of decimals, where the notation is open.
    pub(super) decimal: Option<Decimal>,
    /// How it is written.
    pub(super) notation: Notation,
}

impl Reading {
    /// A value without doubt.
    pub(super) fn plain(value: Decimal) -> Reading {
        Reading { value, decimal: None, notation: Notation::Plain }
    }
}

/// Reads digits with points and commas: Vietnamese style ("1.250,5"), English style ("1,250.5") or plain.
/// `None` where the groups make no number ("1.2.3") or it is beyond an exact decimal.
pub(super) fn read_notation(written: &str) -> Option<Reading> {
    let points = written.matches('.').count();
    let commas = written.matches(',').count();
    let whole = |mark: char| parse(&written.replace(mark, ""));
    let (mark, notation) = if points > 0 { ('.', Notation::Vietnamese) } else { (',', Notation::English) };
    match points + commas {
        0 => Some(Reading::plain(parse(written)?)),
        1 => single(written, mark),
        _ if points > 0 && commas > 0 => mixed(written),
        _ => grouped(written, mark).then(|| Some(Reading { value: whole(mark)?, decimal: None, notation }))?,
    }
}

/// Points and commas both: the last one marks decimals.
fn mixed(written: &str) -> Option<Reading> {
    let (thousands, decimal, notation) = if written.rfind('.') > written.rfind(',') {
        (',', '.', Notation::English)
    } else {
        ('.', ',', Notation::Vietnamese)
    };
    let (head, tail) = written.rsplit_once(decimal)?;
    (!head.contains(decimal) && grouped(head, thousands)).then_some(())?;
    let value = parse(&format!("{}.{tail}", head.replace(thousands, "")))?;
    Some(Reading { value, decimal: None, notation })
}

/// One separator.
fn single(written: &str, mark: char) -> Option<Reading> {
    let (head, tail) = written.split_once(mark)?;
    let decimal = parse(&format!("{head}.{tail}"))?;
    let (open, closed) = if mark == '.' {
        (Notation::OpenPoint, Notation::English)
    } else {
        (Notation::OpenComma, Notation::Vietnamese)
    };
    if tail.len() == 3 && (1..=3).contains(&head.len()) && !head.starts_with('0') {
        let value = parse(&format!("{head}{tail}"))?;
        return Some(Reading { value, decimal: Some(decimal), notation: open });
    }
    Some(Reading { value: decimal, decimal: None, notation: closed })
}

fn parse(digits: &str) -> Option<Decimal> {
    Decimal::from_str_exact(digits).ok().map(|d| d.normalize())
}

/// Groups of three behind a first group of one to three digits; more than seven are a list without blanks.
fn grouped(text: &str, mark: char) -> bool {
    if text.matches(mark).count() > 6 {
        return false;
    }
    let mut groups = text.split(mark);
    groups.next().is_some_and(|g| (1..=3).contains(&g.len())) && groups.all(|g| g.len() == 3)
}

/// Where a number stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// In running text, where people write points between thousands.
    Sentence,
    /// In a table cell, which may have been typed in an English spreadsheet; the habit seen elsewhere, if any.
    Cell(Option<Notation>),
}

/// Chooses between the readings of a number by its unit; what stays open is kept as an alternative.
pub(super) fn settle(reading: Reading, unit: Option<&KnownUnit>, setting: Setting) -> (Decimal, Vec<Decimal>) {
    let (thousands, Some(decimal)) = (reading.value, reading.decimal) else { return (reading.value, Vec::new()) };
    let point = reading.notation == Notation::OpenPoint;
    let dimension = unit.map_or(Dimension::Bare, |u| u.unit.dimension);
    match dimension {
        // No share reaches a thousand percent, but for one that grew manifold.
        Dimension::Percent if point && decimal < Decimal::TEN => return (decimal, vec![thousands]),
        Dimension::Percent | Dimension::PercentagePoints | Dimension::Times => return (decimal, Vec::new()),
        // Nobody counts thousandths of a household or of a đồng.
        Dimension::Count | Dimension::Rank => return (thousands, Vec::new()),
        Dimension::Money if unit.is_some_and(|u| u.unit.scale == Decimal::ONE) => return (thousands, Vec::new()),
        Dimension::Score | Dimension::Time | Dimension::Money | Dimension::Amount | Dimension::Bare => {}
    }
    let habit = match setting {
        Setting::Cell(habit) => habit,
        Setting::Sentence => point.then_some(Notation::Vietnamese),
    };
    match (habit, point) {
        // "5,680 tỷ" is a decimal even beside "97.2", but who writes that may mean thousands.
        (Some(Notation::English), false) if unit.is_some_and(|u| u.comma_three == CommaThree::Decimal) => {
            (decimal, vec![thousands])
        }
        (Some(Notation::Vietnamese), true) | (Some(Notation::English), false) => (thousands, Vec::new()),
        (Some(Notation::Vietnamese), false) | (Some(Notation::English), true) => (decimal, Vec::new()),
        (_, true) => (thousands, vec![decimal]),
        (_, false) => by_comma(thousands, decimal, unit),
    }
}

/// Three digits behind a comma, by the habit of the unit.
fn by_comma(thousands: Decimal, decimal: Decimal, unit: Option<&KnownUnit>) -> (Decimal, Vec<Decimal>) {
    match unit.map(|u| u.comma_three) {
        Some(CommaThree::Decimal) => (decimal, Vec::new()),
        Some(CommaThree::Thousands) => (thousands, vec![decimal]),
        Some(CommaThree::Open) | None => (decimal, vec![thousands]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_are_read_by_their_shape() {
        let check = |written: &str, value: &str, decimal: Option<&str>, notation: Notation| {
            let read = read_notation(written).unwrap();
            assert_eq!(read.value, value.parse().unwrap(), "{written}");
            assert_eq!(read.decimal, decimal.map(|o| o.parse().unwrap()), "{written}");
            assert_eq!(read.notation, notation, "{written}");
        };
        check("1.500", "1500", Some("1.500"), Notation::OpenPoint);
        check("1,500", "1500", Some("1.500"), Notation::OpenComma);
        check("97.2", "97.2", None, Notation::English);
        check("97,25", "97.25", None, Notation::Vietnamese);
        check("3.798,254", "3798.254", None, Notation::Vietnamese);
        check("1,250.5", "1250.5", None, Notation::English);
        check("18.960.457.000", "18960457000", None, Notation::Vietnamese);
        check("0,125", "0.125", None, Notation::Vietnamese);
        check("02", "2", None, Notation::Plain);
        assert_eq!(read_notation("1.2.3"), None);
        assert_eq!(read_notation("1.250.5"), None);
        assert_eq!(read_notation(&"9".repeat(40)), None);
    }
}
