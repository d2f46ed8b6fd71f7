//! a/b: a part of a whole, or a day.

use rust_decimal::Decimal;

use super::amount::{Amount, amount};
use super::counted::{figure, limits, scaled};
use super::digits::{Number, number};
use super::figure::{Exclusion, FoundKind};
use super::line::Line;
use super::notation::{Notation, Setting, settle};
use super::step::{Last, Read};
use crate::model::{Dimension, MeasureUnit};

/// Reads a/b and its wordings ("12 trên tổng số 15 đơn", "12 vụ/15 vụ") from the number on. Two different units make
/// two figures.
pub(super) fn fraction(line: &Line<'_>, part: &Number, last: Option<&Last>, setting: Setting) -> Option<Read> {
    let own = amount(line, part);
    let (whole, in_words) = match whole(line, part, part.tokens.end) {
        Some(found) => found,
        None if own.unit.is_some() => whole(line, part, own.tokens.end)?,
        None => return None,
    };
    let of_whole = amount(line, &whole);
    let end = of_whole.tokens.end.max(whole.tokens.end);
    let separate = own.unit.is_some() && own.tokens.end <= whole.tokens.start;
    if separate && !same_thing(own.unit.as_ref(), of_whole.unit.as_ref(), in_words) {
        return None;
    }
    let none = (!in_words && !separate).then(|| no_fraction(line, part, &whole, &of_whole)).flatten();
    if none.is_some() {
        return none;
    }
    let of_part = if separate { own } else { of_whole.clone() };
    let parts = Parts { part: (part, of_part), whole: (&whole, of_whole), end };
    Some(of_two(line, &parts, last, setting))
}

/// The number behind a stroke or its wording, and whether words stood between.
fn whole(line: &Line<'_>, part: &Number, at: usize) -> Option<(Number, bool)> {
    if line.folded(at) == "/" && line.is_digits(at + 1) {
        let whole = number(line, at + 1)?;
        let goes_on = line.folded(whole.tokens.end) == "/" && line.is_digits(whole.tokens.end + 1);
        return (!goes_on).then_some((whole, false));
    }
    let over = line.has(&line.lexicon.qualifiers.over, at)?;
    let whole = line.is_digits(over).then(|| number(line, over))??;
    // A lone "trên" joins only two counts that stand side by side.
    let lone = over == at + 1;
    let counts = part.reading.value.is_integer()
        && whole.reading.value >= part.reading.value
        && line.dimension(whole.tokens.end) == Some(Dimension::Count);
    (!lone || counts).then_some((whole, true))
}

/// Whether a part and a whole with a unit each are of one thing; words say so of all that is counted.
fn same_thing(part: Option<&MeasureUnit>, whole: Option<&MeasureUnit>, in_words: bool) -> bool {
    let (Some(part), Some(whole)) = (part, whole) else { return false };
    part == whole || in_words && part.dimension == Dimension::Count && whole.dimension == Dimension::Count
}

/// A day, the scale of a map, a length of time.
fn no_fraction(line: &Line<'_>, part: &Number, whole: &Number, of_whole: &Amount<'_>) -> Option<Read> {
    let tokens = part.tokens.start..whole.tokens.end;
    if is_map_scale(line, part, whole) && of_whole.unit.is_none() {
        return Some(Read::excluded(Exclusion::Name, tokens));
    }
    if let Some(time) = line.unit(whole.tokens.end).filter(|u| u.unit.dimension == Dimension::Time) {
        return Some(Read::excluded(Exclusion::Duration, tokens.start..time.end));
    }
    let (day, month) = (line.small(part.tokens.start, 1..=31)?, line.small(whole.tokens.start, 1..=12)?);
    let single = part.tokens.len() == 1 && whole.tokens.len() == 1;
    (single && is_day(line, (part, day), (whole, month), of_whole)).then(|| Read::excluded(Exclusion::Date, tokens))
}

fn is_map_scale(line: &Line<'_>, part: &Number, whole: &Number) -> bool {
    let calendar = &line.lexicon.calendar;
    let scale = calendar.map_scales.iter().any(|&s| whole.reading.value == Decimal::from(s));
    let told = || {
        (0..4).any(|back| {
            part.tokens.start.checked_sub(back).is_some_and(|at| line.had(&calendar.map_before, at).is_some())
        })
    };
    part.reading.value == Decimal::ONE && scale && told()
}

/// Whether a/b that could be a day and month is one.
fn is_day(line: &Line<'_>, part: (&Number, u32), whole: (&Number, u32), of_whole: &Amount<'_>) -> bool {
    let calendar = &line.lexicon.calendar;
    let ((part, day), (whole, month)) = (part, whole);
    let start = part.tokens.start;
    let counted = of_whole.unit.as_ref().is_some_and(|u| u.dimension != Dimension::Rank);
    if counted {
        return false;
    }
    // "30/4-1/5"
    let days = line.folded(start.wrapping_sub(1)) == "-" && line.is_digits(start.wrapping_sub(2));
    if days || line.had(&calendar.date_before, start).is_some() {
        return true;
    }
    let holiday = calendar.holidays.iter().any(|&(d, m)| (u32::from(d), u32::from(m)) == (day, month));
    let share = share_follows(line, whole.tokens.end);
    let limited = line.lexicon.qualifiers.before.ending(line.written, start).is_some();
    let told = limited
        || line.had(&calendar.fraction_before, start).is_some()
        || line.has(&calendar.fraction_behind, whole.tokens.end).is_some();
    !share && (!told || holiday && day > month)
}

/// "(92,3%)", "= 92,3%" right behind.
fn share_follows(line: &Line<'_>, at: usize) -> bool {
    let opens = matches!(line.folded(at), "(" | "=" | ",");
    let behind = if opens { at + 1 } else { at };
    let near = (behind..behind + 3).find(|&i| line.is_digits(i));
    let percent = |n: Number| amount(line, &n).unit.is_some_and(|u| u.dimension == Dimension::Percent);
    near.and_then(|i| number(line, i)).is_some_and(percent)
}

/// A part and its whole, each with what follows it.
struct Parts<'l, 'a> {
    part: (&'l Number, Amount<'a>),
    whole: (&'l Number, Amount<'a>),
    end: usize,
}

/// Both figures of a fraction; each is settled by its unit, an open one also by the other's notation.
fn of_two(line: &Line<'_>, parts: &Parts<'_, '_>, last: Option<&Last>, setting: Setting) -> Read {
    let (part, whole) = (parts.part.0, parts.whole.0);
    let read = limits(line, part, last);
    let setting = match (setting, part.reading.notation, whole.reading.notation) {
        (Setting::Cell(None), told @ (Notation::Vietnamese | Notation::English), _)
        | (Setting::Cell(None), _, told @ (Notation::Vietnamese | Notation::English)) => Setting::Cell(Some(told)),
        _ => setting,
    };
    let make = |(number, amount): &(&Number, Amount<'_>)| {
        let mut figure = figure(line, number, amount, &read);
        (figure.value, figure.alternatives) = scaled(settle(number.reading, amount.known, setting), amount.factor);
        figure
    };
    let kind = FoundKind::Fraction { numerator: make(&parts.part), denominator: make(&parts.whole) };
    Read { kind, tokens: part.tokens.start..parts.end }
}
