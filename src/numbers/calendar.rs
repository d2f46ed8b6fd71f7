//! Dates, periods and lengths of time.

use super::digits::{Number, run_end};
use super::figure::Exclusion;
use super::line::Line;
use super::step::Read;
use crate::lexicon::CalendarWord;

/// A date or period that a word opens: "ngày 5/3", "tháng 9/2026", "quý II", "năm 2026".
pub(super) fn opened(line: &Line<'_>, at: usize) -> Option<Read> {
    let (end, word) = line.lexicon.calendar.openers.at(line.written, at)?;
    let recurring = line.had(&line.lexicon.calendar.recurring, at).is_some();
    let (exclusion, end) = match word {
        CalendarWord::Day if !recurring => (Exclusion::Date, day(line, end)?),
        CalendarWord::Month if !recurring => (Exclusion::Period, month(line, end)?),
        CalendarWord::Quarter if !recurring => (Exclusion::Period, quarter(line, end)?),
        CalendarWord::Week if !recurring => {
            line.small(end, 1..=53).filter(|_| line.unit(end + 1).is_none())?;
            (Exclusion::Period, end + 1)
        }
        CalendarWord::Year => (Exclusion::Period, years(line, end)?),
        _ => return None,
    };
    (!is_counted(line, at, end)).then(|| Read::excluded(exclusion, at..end))
}

/// "trong tháng 03 vụ", "cả quý 02 cuộc": a number with its nought counts what stands behind it; "trong tháng 9 hộ
/// nghèo giảm" is September.
fn is_counted(line: &Line<'_>, at: usize, end: usize) -> bool {
    end == at + 2
        && line.is_digits(at + 1)
        && line.had(&line.lexicon.calendar.spanning, at).is_some()
        && line.folded(at + 1).starts_with('0')
        && line.counts(end)
}

/// Behind "ngày": "5", "5/3", "5/3/2026", "5 tháng 3 năm 2026", "10-12/9".
fn day(line: &Line<'_>, at: usize) -> Option<usize> {
    line.small(at, 1..=31)?;
    if run_end(line, at) > at + 1 {
        return dotted(line, at);
    }
    let linked = line.has(&line.lexicon.not_figures.joins, at + 1).is_some();
    if linked && line.small(at + 2, 1..=31).is_some() {
        let far = month_of_day(line, at + 3);
        if far > at + 3 {
            return Some(far);
        }
    }
    Some(month_of_day(line, at + 1))
}

/// The end behind "/3", "/3/2026", "-3-2026", "tháng 3 năm 2026".
fn month_of_day(line: &Line<'_>, at: usize) -> usize {
    if matches!(line.folded(at), "/" | "-" | ".") && line.small(at + 1, 1..=12).is_some() {
        let stroke = line.folded(at) == "/";
        if line.folded(at + 2) == line.folded(at) && line.is_year(at + 3) {
            return at + 4;
        }
        return if stroke { at + 2 } else { at };
    }
    match line.lexicon.calendar.openers.at(line.written, at) {
        Some((end, CalendarWord::Month)) => month(line, end).unwrap_or(at),
        _ => at,
    }
}

/// "15.3.2026"
fn dotted(line: &Line<'_>, at: usize) -> Option<usize> {
    let written = run_end(line, at) == at + 5 && line.folded(at + 1) == "." && line.folded(at + 3) == ".";
    let fits = line.small(at, 1..=31).is_some() && line.small(at + 2, 1..=12).is_some() && line.is_year(at + 4);
    (written && fits).then_some(at + 5)
}

/// Behind "tháng": "9", "9/2026", "9 năm 2026", "mười hai".
fn month(line: &Line<'_>, at: usize) -> Option<usize> {
    let end = if line.is_digits(at) {
        line.small(at, 1..=12)?;
        if run_end(line, at) > at + 1 && !(line.folded(at + 1) == "." && line.is_year(at + 2)) {
            return None;
        }
        at + 1
    } else {
        line.lexicon.calendar.ordinals.at(line.written, at)?.0
    };
    Some(year_behind(line, end))
}

/// Behind "quý": "2", "II", "ba", "I, II", with a year.
fn quarter(line: &Line<'_>, at: usize) -> Option<usize> {
    let mut end = one_quarter(line, at)?;
    while line.has(&line.lexicon.not_figures.joins, end).is_some() {
        match roman_quarter(line, end + 1) {
            Some(next) => end = next,
            None => break,
        }
    }
    Some(year_behind(line, end))
}

fn one_quarter(line: &Line<'_>, at: usize) -> Option<usize> {
    let digit = line
        .small(at, 1..=4)
        .filter(|_| run_end(line, at) == at + 1 || (line.folded(at + 1) == "." && line.is_year(at + 2)));
    if digit.is_some() {
        return Some(at + 1);
    }
    let word = || line.lexicon.calendar.ordinals.at(line.written, at).filter(|(_, n)| **n <= 4).map(|(end, _)| end);
    roman_quarter(line, at).or_else(word)
}

fn roman_quarter(line: &Line<'_>, at: usize) -> Option<usize> {
    matches!(line.source(at), "I" | "II" | "III" | "IV" | "i" | "ii" | "iii" | "iv").then_some(at + 1)
}

/// The end behind "/2026", "-2026", "năm 2026"; `at` where no year follows.
fn year_behind(line: &Line<'_>, at: usize) -> usize {
    if matches!(line.folded(at), "/" | "-" | "." | ",") && line.is_year(at + 1) {
        return at + 2;
    }
    match line.lexicon.calendar.openers.at(line.written, at) {
        Some((end, CalendarWord::Year)) if line.is_year(end) => end + 1,
        _ if line.is_year(at) && !line.is_measured(at + 1) => at + 1,
        _ => at,
    }
}

/// Behind "năm": "2026", "2025-2030".
fn years(line: &Line<'_>, at: usize) -> Option<usize> {
    line.is_year(at).then(|| span_of_years(line, at).unwrap_or(at + 1))
}

fn span_of_years(line: &Line<'_>, at: usize) -> Option<usize> {
    let spans = line.is_year(at) && matches!(line.folded(at + 1), "-" | "/") && line.is_year(at + 2);
    spans.then_some(at + 3)
}

/// A date, span of years or period written in digits alone: "15/3/2026", "3/2026", "2025-2030", "9T/2026".
pub(super) fn date(line: &Line<'_>, at: usize) -> Option<Read> {
    let dated = |end: usize| Some(Read::excluded(Exclusion::Date, at..end));
    let period = |end: usize| Some(Read::excluded(Exclusion::Period, at..end));
    if let Some(end) = dotted(line, at) {
        return dated(end);
    }
    if run_end(line, at) > at + 1 {
        return None;
    }
    if let Some(end) = span_of_years(line, at).filter(|&end| !line.is_measured(end)) {
        return period(end);
    }
    if let Some(end) = months_letter(line, at) {
        return period(end);
    }
    line.small(at, 1..=31)?;
    if let Some(end) = day_month_year(line, at) {
        return dated(end);
    }
    // "10-12/9/2026"
    if line.folded(at + 1) == "-" && line.small(at + 2, 1..=31).is_some() && day_month_year(line, at + 2).is_some() {
        return dated(day_month_year(line, at + 2)?);
    }
    let month_year = |at: usize| {
        let written = line.small(at, 1..=12).is_some() && line.folded(at + 1) == "/" && line.is_year(at + 2);
        (written && !line.is_measured(at + 3)).then_some(at + 3)
    };
    if let Some(end) = month_year(at) {
        return period(end);
    }
    let months = line.folded(at + 1) == "-" && line.small(at, 1..=12).is_some();
    months.then(|| month_year(at + 2)).flatten().and_then(period)
}

/// "15/3/2026", "15-3-2026", "15/3/26".
fn day_month_year(line: &Line<'_>, at: usize) -> Option<usize> {
    let mark = line.folded(at + 1);
    let fits = matches!(mark, "/" | "-")
        && line.folded(at + 3) == mark
        && line.small(at, 1..=31).is_some()
        && line.small(at + 2, 1..=12).is_some();
    let short = || mark == "/" && line.touches(at + 3) && line.small(at + 4, 20..=40).is_some();
    (fits && (line.is_year(at + 4) || short())).then_some(at + 5)
}

/// "9T", "6T/2026", "9T2026".
fn months_letter(line: &Line<'_>, at: usize) -> Option<usize> {
    line.small(at, 1..=12).filter(|_| line.touches(at))?;
    let end = line.has(&line.lexicon.calendar.months_letter, at + 1)?;
    let glued_year = line.is_year(end) && line.touches_before(end);
    Some(if glued_year { end + 1 } else { year_behind(line, end) })
}

/// A time of day: "14h30", "7 giờ 30", "19:30".
pub(super) fn clock(line: &Line<'_>, at: usize) -> Option<Read> {
    let timed = |end: usize| Some(Read::excluded(Exclusion::Clock, at..end));
    line.small(at, 0..=24)?;
    let minutes = |at: usize| line.is_digits(at) && line.folded(at).len() == 2 && line.small(at, 0..=59).is_some();
    if line.folded(at + 1) == ":" && line.touches(at) && line.touches(at + 1) && minutes(at + 2) {
        return timed(at + 3);
    }
    let end = line.has(&line.lexicon.calendar.clock, at + 1)?;
    timed(if minutes(end) { end + 1 } else { end })
}

/// "6 tháng đầu năm", "05 năm", "90 ngày": a length of time, which no figure of a report is.
pub(super) fn length(line: &Line<'_>, number: &Number) -> Option<Read> {
    let at = number.tokens.end;
    let calendar = &line.lexicon.calendar;
    let end = line.has(&calendar.lengths, at)?;
    if line.is_measured(at) {
        return None;
    }
    // "đạt 45 năm 2025": the word opens a year of its own.
    let start = number.tokens.start;
    if calendar.openers.at(line.written, at).is_some_and(|(_, w)| *w == CalendarWord::Year) && line.is_year(end) {
        return span_of_years(line, end).map(|end| Read::excluded(Exclusion::Duration, start..end));
    }
    Some(match line.has(&calendar.parts_of_year, end) {
        Some(end) => Read::excluded(Exclusion::Period, start..year_behind(line, end)),
        None => Read::excluded(Exclusion::Duration, start..end),
    })
}

/// Four digits that may be a year: one, unless they count something.
pub(super) fn bare_year(line: &Line<'_>, number: &Number) -> Option<Read> {
    let at = number.tokens.start;
    if number.tokens.len() != 1 || !line.is_year(at) {
        return None;
    }
    let end = number.tokens.end;
    let follows_date = at.checked_sub(1).is_some_and(|i| matches!(line.folded(i), "/" | "-") && line.touches(i));
    let counts = line.is_measured(end)
        || line.had(&line.lexicon.calendar.counting_before, at).is_some()
        || line.folded(end) == "/" && line.is_digits(end + 1);
    (follows_date || !counts).then(|| Read::excluded(Exclusion::Period, at..end))
}
