//! What the reader of the sheet sees of a value.

use rust_decimal::Decimal;

use super::calendar::{self, Part, Span};
use super::code::NumberFormat;
use super::moment::Moment;
use super::notation;
use super::section::{Kind, Section};
use crate::document::CellValue;

/// A value and the text that the cell shows of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Shown {
    pub(crate) value: CellValue,
    pub(crate) text: String,
}

/// Dates before 1910 are figures typed into a cell that was set for dates: 12 is 12/01/1900.
const NO_DATE: f64 = 3_654.0;

/// A stored number; `exact` is the same without noise.
pub(crate) fn shown_number(format: &NumberFormat, number: f64, exact: Decimal, from_1904: bool) -> Shown {
    let Some((section, signed)) = format.section(number) else { return plain(format, exact) };
    match &section.kind {
        Kind::General => {
            let text = around(section, &notation::general(if signed { exact.abs() } else { exact }));
            Shown { value: figure(format, exact, false), text }
        }
        Kind::Text => plain(format, exact),
        Kind::Literal => Shown { value: figure(format, exact, false), text: section.before.trim().to_owned() },
        Kind::Digits(_) => digits(format, section, exact, signed),
        Kind::Calendar(parts) => match Moment::of_days(number, from_1904) {
            Some(moment) => calendar_number(parts, &moment, number, exact),
            None => plain(format, exact),
        },
    }
}

/// A date that is stored as one.
pub(crate) fn shown_date(format: &NumberFormat, moment: &Moment) -> Shown {
    match format.section(1.0).map(|(section, _)| &section.kind) {
        Some(Kind::Calendar(parts)) if calendar::span(parts) != Span::Time => calendar_date(parts, moment),
        _ => Shown { value: CellValue::Date { iso: moment.iso(), typed: None }, text: plain_date(moment) },
    }
}

fn plain(format: &NumberFormat, exact: Decimal) -> Shown {
    Shown { value: figure(format, exact, false), text: notation::general(exact) }
}

fn figure(format: &NumberFormat, value: Decimal, percent: bool) -> CellValue {
    let code = (!format.is_general()).then(|| format.code.clone());
    CellValue::Number { value, percent, format: code }
}

fn digits(format: &NumberFormat, section: &Section, exact: Decimal, signed: bool) -> Shown {
    let Kind::Digits(digits) = &section.kind else { return plain(format, exact) };
    let mut value = exact;
    if digits.percent {
        value = value.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(value);
    }
    for _ in 0..digits.thousands.min(9) {
        value /= Decimal::ONE_THOUSAND;
    }
    let value = value.normalize();
    // "97.2" with a sign of percent that only stands beside it is as much percent as 0.972.
    let percent = digits.percent || section.before.contains('%') || section.after.contains('%');
    let body = if digits.odd { notation::general(value.abs()) } else { notation::written(value, digits) };
    let nought = body.chars().all(|c| matches!(c, '0' | ',' | '.'));
    let sign = if value.is_sign_negative() && !signed && !nought { "-" } else { "" };
    let text = format!("{sign}{}", around(section, &body));
    Shown { value: figure(format, value, percent), text: text.trim().to_owned() }
}

fn around(section: &Section, body: &str) -> String {
    format!("{}{body}{}", section.before, section.after).trim().to_owned()
}

fn calendar_number(parts: &[Part], moment: &Moment, number: f64, exact: Decimal) -> Shown {
    match calendar::span(parts) {
        // A time of day, or hours worked: neither a date nor a figure.
        Span::Time => Shown { value: CellValue::Text, text: calendar::written(parts, moment, number) },
        Span::Date | Span::Single if number < NO_DATE => {
            let typed = Some(notation::general(exact));
            let text = calendar::written(parts, moment, number);
            Shown { value: CellValue::Date { iso: moment.iso(), typed }, text }
        }
        Span::Date | Span::DayMonth | Span::MonthYear | Span::Single => calendar_date(parts, moment),
    }
}

fn plain_date(moment: &Moment) -> String {
    format!("{:02}/{:02}/{:04}", moment.day, moment.month, moment.year)
}

fn calendar_date(parts: &[Part], moment: &Moment) -> Shown {
    // How a month is named depends on the reader's system.
    let named = parts.iter().any(|p| matches!(p, Part::Month(3..)));
    let whole = calendar::span(parts) == Span::Date;
    let text = if named && whole { plain_date(moment) } else { calendar::written(parts, moment, 0.0) };
    Shown { value: CellValue::Date { iso: moment.iso(), typed: typed(parts, moment) }, text }
}

/// What may have been typed where a program took "12/20" or "5/8" for a date: such dates show no whole date.
fn typed(parts: &[Part], moment: &Moment) -> Option<String> {
    if calendar::is_timed(parts) || moment.seconds != 0 {
        return None;
    }
    let (day, month) = (moment.day, moment.month);
    match calendar::span(parts) {
        Span::DayMonth if parts.iter().any(|p| matches!(p, Part::Month(3..))) => {
            // "20-Dec" came of 20/12 or of 12/20, by the language of the system; of a part of a whole, the part
            // stands first.
            Some(format!("{}/{}", day.min(month), day.max(month)))
        }
        Span::DayMonth => {
            let first = parts.iter().find(|p| matches!(p, Part::Day(_) | Part::Month(_)));
            let by_day = matches!(first, Some(Part::Day(_)));
            Some(if by_day { format!("{day}/{month}") } else { format!("{month}/{day}") })
        }
        // "12/20" of which the second is no day is the month and the year 2020.
        Span::MonthYear if day == 1 && parts.iter().any(|p| matches!(p, Part::Year(1 | 2))) => {
            Some(format!("{month}/{:02}", moment.year.rem_euclid(100)))
        }
        Span::MonthYear | Span::Date | Span::Single | Span::Time => None,
    }
}
