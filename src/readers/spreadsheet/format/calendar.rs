//! Formats of dates and times.

use super::moment::Moment;
use super::section::Mark;

/// A part of a date as a format writes it; the number is how many letters the format has for it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part {
    Year(usize),
    Month(usize),
    Day(usize),
    Hour(usize),
    Minute(usize),
    Second(usize),
    /// AM or PM.
    HalfDay,
    /// Hours, minutes or seconds in all.
    Elapsed(char),
    Literal(String),
}

/// What a format of dates shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Span {
    /// A whole date, with or without a time.
    Date,
    /// A day and a month.
    DayMonth,
    /// A month and a year.
    MonthYear,
    /// A month, a day or a year alone.
    Single,
    /// A time, or a stretch of time.
    Time,
}

/// The marks of a section as parts of a date; `None` where it is none.
pub(super) fn parts(marks: &[Mark]) -> Option<Vec<Part>> {
    let dated = marks.iter().any(|m| matches!(m, Mark::Letters(..) | Mark::Bracket(_)));
    if !dated || marks.iter().any(|m| matches!(m, Mark::General | Mark::At)) {
        return None;
    }
    let mut parts: Vec<Part> = Vec::new();
    for (at, mark) in marks.iter().enumerate() {
        let part = match mark {
            Mark::Letters('m', count) if is_minute(marks, at) => Part::Minute(*count),
            Mark::Letters('y', count) => Part::Year(*count),
            Mark::Letters('m', count) => Part::Month(*count),
            Mark::Letters('d', count) => Part::Day(*count),
            Mark::Letters('h', count) => Part::Hour(*count),
            Mark::Letters(_, count) => Part::Second(*count),
            Mark::Bracket(inside) if inside.starts_with('$') => {
                let slash = || Part::Literal("/".to_owned());
                return Some(vec![Part::Day(2), slash(), Part::Month(2), slash(), Part::Year(4)]);
            }
            Mark::Bracket(inside) => Part::Elapsed(inside.chars().next().unwrap_or('h').to_ascii_lowercase()),
            Mark::HalfDay => Part::HalfDay,
            Mark::Literal(text) => Part::Literal(text.clone()),
            Mark::Slash => Part::Literal("/".to_owned()),
            Mark::Comma => Part::Literal(",".to_owned()),
            Mark::Percent => Part::Literal("%".to_owned()),
            Mark::Point if matches!(marks.get(at + 1), Some(Mark::Digit(_))) => continue,
            Mark::Point => Part::Literal(".".to_owned()),
            Mark::Digit(_) | Mark::Power | Mark::At | Mark::General => continue,
        };
        parts.push(part);
    }
    Some(parts)
}

/// `m` is a minute after hours and before seconds.
fn is_minute(marks: &[Mark], at: usize) -> bool {
    let timed = |mark: &&Mark| matches!(mark, Mark::Letters(..) | Mark::Bracket(_));
    let before = marks.get(..at).and_then(|m| m.iter().rfind(timed));
    let after = marks.get(at + 1..).and_then(|m| m.iter().find(timed));
    let hour = match before {
        Some(Mark::Letters(letter, _)) => *letter == 'h',
        Some(Mark::Bracket(inside)) => inside.to_ascii_lowercase().starts_with('h'),
        _ => false,
    };
    hour || matches!(after, Some(Mark::Letters('s', _)))
}

/// What these parts show of a date.
pub(super) fn span(parts: &[Part]) -> Span {
    let has = |wanted: fn(&Part) -> bool| parts.iter().any(wanted);
    let day = has(|p| matches!(p, Part::Day(1 | 2)));
    let (month, year) = (has(|p| matches!(p, Part::Month(_))), has(|p| matches!(p, Part::Year(_))));
    match (day, month, year) {
        (true, true, true) => Span::Date,
        (true, true, false) => Span::DayMonth,
        (_, true, true) => Span::MonthYear,
        (false, false, false) => Span::Time,
        _ => Span::Single,
    }
}

/// Whether a time of day stands beside the date.
pub(super) fn is_timed(parts: &[Part]) -> bool {
    parts.iter().any(|p| matches!(p, Part::Hour(_) | Part::Minute(_) | Part::Second(_) | Part::Elapsed(_)))
}

/// Writes a moment; `days` is the stored number, for stretches of time.
pub(super) fn written(parts: &[Part], moment: &Moment, days: f64) -> String {
    let halved = parts.contains(&Part::HalfDay);
    let padded = |number: u32, width: usize| format!("{number:0width$}", width = width.min(2));
    let mut text = String::new();
    for part in parts {
        let written = match part {
            Part::Year(count) if *count <= 2 => padded(u32::from(moment.year.unsigned_abs()) % 100, 2),
            Part::Year(_) => format!("{:04}", moment.year),
            Part::Month(3..) => moment.month_name().to_owned(),
            Part::Month(count) => padded(moment.month, *count),
            Part::Day(3..) => moment.weekday_name(),
            Part::Day(count) => padded(moment.day, *count),
            Part::Hour(count) if halved => padded((moment.hour() + 11) % 12 + 1, *count),
            Part::Hour(count) => padded(moment.hour(), *count),
            Part::Minute(count) => padded(moment.minute(), *count),
            Part::Second(count) => padded(moment.second(), *count),
            Part::HalfDay => if moment.hour() < 12 { "AM" } else { "PM" }.to_owned(),
            Part::Elapsed('h') => format!("{}", (days * 24.0 + 1e-9).floor()),
            Part::Elapsed('m') => format!("{}", (days * 1440.0 + 1e-9).floor()),
            Part::Elapsed(_) => format!("{}", (days * 86_400.0).round()),
            Part::Literal(literal) => literal.clone(),
        };
        text.push_str(&written);
    }
    text.trim().to_owned()
}
