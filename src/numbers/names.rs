//! Numbers that name, order or number.

use super::calendar;
use super::digits::{Number, run_end};
use super::figure::Exclusion;
use super::line::Line;
use super::step::{Last, Read};
use crate::lexicon::NotFigureKind;
use crate::model::Dimension;
use crate::text::TokenKind;

/// "Q1", "A4", "COVID-19", "phường1": part of a name; "đạt97,2%" is none.
pub(super) fn glued(line: &Line<'_>, at: usize) -> Option<Read> {
    let name = |end: usize| Some(Read::excluded(Exclusion::Name, at..end));
    let before = at.checked_sub(1)?;
    // "......7......": a place to fill in.
    let dotted = |i: usize| line.folded(i) == "." && line.folded(i + 1) == ".";
    if line.touches(before) && before > 0 && dotted(before - 1) || line.touches(at) && dotted(at + 1) {
        return name(at + 1);
    }
    if line.touches(before) {
        let word = line.kind(before) == Some(TokenKind::Word);
        if word && line.had(&line.lexicon.not_figures.joined, at).is_none() {
            return name(at + 1);
        }
        let dashed = line.folded(before) == "-" && line.touches_before(before);
        let named = before
            .checked_sub(1)
            .is_some_and(|i| line.kind(i) == Some(TokenKind::Word) && line.source(i).chars().all(|c| c.is_uppercase()));
        let end = run_end(line, at);
        if dashed && named && end == at + 1 && line.unit(end).is_none() {
            return name(end);
        }
    }
    None
}

/// "5S", "4G", "12A", "9b": a letter that touches the number from behind and is no unit.
fn lettered(line: &Line<'_>, at: usize) -> Option<usize> {
    let written = line.source(at);
    let letter = line.kind(at) == Some(TokenKind::Word) && written.chars().count() == 1;
    (letter && line.touches_before(at) && line.unit(at).is_none()).then_some(at + 1)
}

/// "1.", "2.1.", "3)" at the start of a line, "(1)" before words, "[1]".
pub(super) fn list_number(line: &Line<'_>, at: usize) -> Option<Read> {
    let listed = |end: usize| Some(Read::excluded(Exclusion::ListNumber, at..end));
    if line.opens(at) {
        let end = run_end(line, at);
        let parts = (at..end).step_by(2);
        let short = parts.clone().all(|i| line.folded(i).len() <= 2);
        let gap = |end: usize| !line.touches_before(end) || line.token(end).is_none();
        let marked = matches!(line.folded(end), "." | ")" | "/") && line.touches_before(end) && gap(end + 1);
        if marked && short && (line.begins(at) || line.folded(end) != "/") {
            return listed(end + 1);
        }
        // "2.1 Tài chính"
        let bare = parts.count() > 1 && line.folded(at + 1) == "." && short && gap(end);
        let heading = line.kind(end) == Some(TokenKind::Word)
            && line.source(end).chars().next().is_some_and(char::is_uppercase)
            && line.unit(end).is_none();
        if bare && heading && line.begins(at) {
            return listed(end);
        }
    }
    bracketed(line, at)
}

fn bracketed(line: &Line<'_>, at: usize) -> Option<Read> {
    let before = at.checked_sub(1)?;
    let inside = line.touches(before) && line.touches(at);
    let square = line.folded(before) == "[" && line.folded(at + 1) == "]";
    let round = line.folded(before) == "(" && line.folded(at + 1) == ")";
    let enumerates = round
        && line.small(at, 1..=20).is_some()
        && !line.folded(at).starts_with('0')
        && line.kind(at + 2) == Some(TokenKind::Word)
        && line.unit(at + 2).is_none();
    (inside && (square || enumerates)).then(|| Read::excluded(Exclusion::ListNumber, at..at + 2))
}

/// Telephone numbers and codes: a long run of digits without a unit, or one that opens with noughts.
pub(super) fn code(line: &Line<'_>, at: usize) -> Option<Read> {
    let digits = line.folded(at);
    let mut end = run_end(line, at);
    let money = |end: usize| line.dimension(end) == Some(Dimension::Money);
    if digits.len() >= 9 && end == at + 1 && !money(end) {
        return Some(Read::excluded(Exclusion::Code, at..end));
    }
    let opens_with_nought = digits.starts_with('0') && digits.len() >= 3;
    if !opens_with_nought || line.is_measured(end) {
        return None;
    }
    let joins = |end: usize| matches!(line.folded(end), "." | "-") && line.touches_before(end) && line.touches(end);
    loop {
        if line.is_digits(end) && line.folded(end).len() >= 3 {
            end += 1;
        } else if joins(end) && line.token(end + 1).is_some_and(|t| t.kind != TokenKind::Mark) {
            end += 2;
        } else {
            return Some(Read::excluded(Exclusion::Code, at..end));
        }
    }
}

/// "3=2+1", "5=4/3": columns named by their formula.
pub(super) fn formula(line: &Line<'_>, at: usize) -> Option<Read> {
    line.small(at, 1..=99).filter(|_| line.folded(at + 1) == "=" && line.is_digits(at + 2))?;
    let mut end = at + 3;
    while matches!(line.folded(end), "+" | "-" | "/" | "*" | "x" | ":") && line.is_digits(end + 1) {
        end += 2;
    }
    let plain = line.unit(end).is_none() && !matches!(line.folded(end), "," | ".");
    plain.then(|| Read::excluded(Exclusion::Name, at..end))
}

/// "24/7", "4.0": names as they stand.
pub(super) fn fixed(line: &Line<'_>, at: usize) -> Option<Read> {
    let end = line.has(&line.lexicon.not_figures.fixed, at)?;
    let whole = !(line.folded(end) == "/" || line.folded(end) == "," && line.touches(end) && line.is_digits(end + 1));
    (whole && !line.is_measured(end)).then(|| Read::excluded(Exclusion::Name, at..end))
}

/// What the words beside a number make of it.
pub(super) fn named(line: &Line<'_>, number: &Number, last: Option<&Last>) -> Option<Read> {
    let (start, end) = (number.tokens.start, number.tokens.end);
    if let Some(end) = condition(line, end) {
        return Some(Read::excluded(Exclusion::Condition, start..end));
    }
    if let Some(read) = slogan(line, number, last) {
        return Some(read);
    }
    if line.dimension(end) == Some(Dimension::Percent) {
        return None;
    }
    let measured = line.counts(end);
    let exclusion = before(line, number, measured).or_else(|| continued(line, number, last, measured));
    if let Some(exclusion) = exclusion {
        return Some(Read::excluded(exclusion, start..whole_name(line, end)));
    }
    let end = lettered(line, end)?;
    Some(Read::excluded(Exclusion::Name, start..end))
}

/// A condition behind a number: "42 tuổi"; the token behind it.
pub(super) fn condition(line: &Line<'_>, at: usize) -> Option<usize> {
    let (end, meaning) = line.lexicon.not_figures.behind.at(line.written, at)?;
    (meaning.kind == NotFigureKind::Condition).then_some(end)
}

fn before(line: &Line<'_>, number: &Number, measured: bool) -> Option<Exclusion> {
    let (_, meaning) = line.lexicon.not_figures.before.ending(line.written, number.tokens.start)?;
    let meaning = meaning.as_ref()?;
    let (start, end) = (number.tokens.start, number.tokens.end);
    let followed = meaning.followed.is_empty() || line.has(&meaning.followed, end).is_some();
    // "mức 2,34": no name has a comma.
    let named = if meaning.whole { end == start + 1 } else { meaning.firm || line.folded(start + 1) != "," };
    let fits = followed && (named || end == start + 1);
    (fits && (meaning.firm || !measured)).then_some(match meaning.kind {
        NotFigureKind::Document => Exclusion::Document,
        NotFigureKind::Name | NotFigureKind::Condition => Exclusion::Name,
    })
}

/// "Nghị quyết 57, 59 và 66", "tháng 7, 8": a list goes on as it began.
fn continued(line: &Line<'_>, number: &Number, last: Option<&Last>, measured: bool) -> Option<Exclusion> {
    let last = last.filter(|l| l.tokens.end + 1 == number.tokens.start)?;
    let exclusion = last.exclusion?;
    let joined = line.has(&line.lexicon.not_figures.joins, last.tokens.end).is_some();
    let lists = match exclusion {
        Exclusion::Name | Exclusion::Document => true,
        Exclusion::Date | Exclusion::Period => {
            let start = number.tokens.start;
            line.small(start, 1..=31).is_some() || line.is_year(start)
        }
        _ => false,
    };
    let single = number.tokens.len() == 1 && line.folded(number.tokens.start).len() <= 4;
    let parted = line.folded(number.tokens.end) == "/" && line.is_digits(number.tokens.end + 1);
    (joined && lists && single && !measured && !parted && calendar::length(line, number).is_none()).then_some(exclusion)
}

/// The rest of a name: "Quốc lộ 5/10", "ISO 9001-2015", "TCVN 18091:2020", "5A".
fn whole_name(line: &Line<'_>, mut end: usize) -> usize {
    while matches!(line.folded(end), "/" | "-" | ":" | ".")
        && line.touches_before(end)
        && line.touches(end)
        && line.is_digits(end + 1)
    {
        end += 2;
    }
    lettered(line, end).unwrap_or(end)
}

/// "3 không, 3 có", "6 rõ", "chính quyền 2 cấp".
fn slogan(line: &Line<'_>, number: &Number, last: Option<&Last>) -> Option<Read> {
    let (start, end) = (number.tokens.start, number.tokens.end);
    line.small(start, 1..=9).filter(|_| number.tokens.len() == 1 && line.folded(start).len() == 1)?;
    let words = &line.lexicon.not_figures;
    let follows =
        last.is_some_and(|l| l.exclusion == Some(Exclusion::Name) && l.tokens.end + 1 >= start.saturating_sub(1));
    let behind = match line.has(&words.slogans, end) {
        Some(behind) if !line.is_measured(end) => behind,
        _ => follows.then(|| line.has(&words.next_slogans, end))??,
    };
    Some(Read::excluded(Exclusion::Name, start..behind))
}

/// Digits and separators that make no number.
pub(super) fn unreadable(line: &Line<'_>, at: usize) -> Read {
    Read::excluded(Exclusion::Code, at..run_end(line, at))
}
