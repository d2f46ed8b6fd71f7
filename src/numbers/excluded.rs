//! Numbers that are no figures.

use crate::lexicon::{Lexicon, NotFigure};
use crate::model::Dimension;
use crate::text::{Token, TokenKind};

use super::figure::Exclusion;

/// What is known around a number when it is tried.
pub(super) struct Around<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    /// First token of the number.
    pub(super) first: usize,
    /// First token behind the number.
    pub(super) end: usize,
}

impl Around<'_> {
    fn folded(&self, at: Option<usize>) -> &str {
        at.and_then(|i| self.tokens.get(i)).map_or("", |t| t.folded.as_str())
    }

    fn before(&self, back: usize) -> &str {
        self.folded(self.first.checked_sub(back))
    }

    fn behind(&self, ahead: usize) -> &str {
        self.folded(Some(self.end + ahead))
    }

    /// Whether a unit of measure (and not of time) stands behind the number.
    fn is_measured(&self, lexicon: &Lexicon) -> bool {
        let unit = lexicon.measure_units.phrases().at(self.text, self.tokens, self.end);
        unit.is_some_and(|hit| !hit.payload.1 && hit.payload.0.dimension != Dimension::Time)
    }

    fn touches_behind(&self) -> bool {
        match (self.tokens.get(self.end.saturating_sub(1)), self.tokens.get(self.end)) {
            (Some(last), Some(next)) => last.span.end == next.span.start,
            _ => false,
        }
    }

    fn touches_before(&self) -> bool {
        match (self.first.checked_sub(1).and_then(|i| self.tokens.get(i)), self.tokens.get(self.first)) {
            (Some(previous), Some(first)) => previous.span.end == first.span.start,
            _ => false,
        }
    }
}

/// The end (token) of a date, period, document number or the like that begins at the number; `None` for a figure.
pub(super) fn excluded(around: &Around<'_>, lexicon: &Lexicon) -> Option<(Exclusion, usize)> {
    glued_to_letters(around)
        .or_else(|| list_number(around))
        .or_else(|| document(around))
        .or_else(|| date(around))
        .or_else(|| year(around))
        .or_else(|| named(around, lexicon))
        .or_else(|| period(around))
        .or_else(|| condition(around, lexicon))
        .or_else(|| code(around))
}

/// "Q1", "A4", "5S", "H5": part of a name.
fn glued_to_letters(around: &Around<'_>) -> Option<(Exclusion, usize)> {
    let letter_before = around.touches_before()
        && around.first.checked_sub(1).and_then(|i| around.tokens.get(i)).is_some_and(|t| t.kind == TokenKind::Word);
    if letter_before {
        return Some((Exclusion::Name, around.end));
    }
    let next = around.tokens.get(around.end)?;
    let written = around.text.get(next.span.clone())?;
    let one_capital = written.chars().count() == 1 && written.chars().all(char::is_uppercase);
    (around.touches_behind() && one_capital).then_some((Exclusion::Name, around.end + 1))
}

/// "1. …", "2) …" at the start of the text or of a line.
fn list_number(around: &Around<'_>) -> Option<(Exclusion, usize)> {
    let start = around.tokens.get(around.first)?.span.start;
    let head = around.text.get(..start)?;
    let opens = head.is_empty() || head.ends_with('\n') || head.trim_end().is_empty();
    let mark = around.behind(0);
    let blank = around.tokens.get(around.end).is_some_and(|m| {
        around.text.get(m.span.end..).is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
    });
    (opens && around.touches_behind() && matches!(mark, "." | ")" | "/") && blank)
        .then_some((Exclusion::ListNumber, around.end + 1))
}

/// "45-KH/ĐU", "15 -CTr/TU", "27/2025/QĐ-TTg", "226/2025/QH15".
fn document(around: &Around<'_>) -> Option<(Exclusion, usize)> {
    let mut at = around.end;
    let mut signs = 0;
    let mut mark_seen = false;
    while let Some(token) = around.tokens.get(at) {
        match token.kind {
            TokenKind::Mark if matches!(token.folded.as_str(), "-" | "/") => mark_seen = true,
            TokenKind::Word if mark_seen => {
                let written = around.text.get(token.span.clone()).unwrap_or_default();
                let letters = written.chars().count();
                let capitals = written.chars().filter(|c| c.is_uppercase()).count();
                if capitals == 0 || capitals * 2 < letters || (letters < 2 && signs == 0) {
                    break;
                }
                signs += 1;
            }
            TokenKind::Digits
                if mark_seen && around.tokens.get(at - 1).is_some_and(|p| p.span.end == token.span.start) =>
            {
                let year = token.folded.len() == 4;
                if !year && signs == 0 {
                    break;
                }
            }
            _ => break,
        }
        at += 1;
    }
    (signs > 0).then_some((Exclusion::Document, at))
}

fn small(text: &str, from: u32, to: u32) -> bool {
    text.len() <= 2 && text.parse::<u32>().is_ok_and(|n| (from..=to).contains(&n))
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.parse::<u32>().is_ok_and(|n| (1930..=2100).contains(&n))
}

/// "ngày 5 tháng 2 năm 2026", "15/3/2026", "15.3.2026", "3/2026".
fn date(around: &Around<'_>) -> Option<(Exclusion, usize)> {
    let own = around.folded(Some(around.first));
    let single = around.end == around.first + 1;
    if single && around.behind(0) == "thang" && small(own, 1, 31) && around.before(1) == "ngay" {
        let mut end = around.end + 2;
        if around.folded(Some(end)) == "nam" {
            end += 2;
        }
        return Some((Exclusion::Date, end));
    }
    let mark = around.folded(Some(around.first + 1));
    let third = around.folded(Some(around.first + 3));
    let (month, year) = (around.folded(Some(around.first + 2)), around.folded(Some(around.first + 4)));
    if matches!(mark, "/" | "." | "-") && third == mark && small(own, 1, 31) && small(month, 1, 12) && is_year(year) {
        return Some((Exclusion::Date, around.first + 5));
    }
    // "18 - 3 - 2026"
    if matches!(mark, "/" | "-") && small(own, 1, 12) && is_year(month) && (around.before(1) == "thang" || mark == "/")
    {
        return Some((Exclusion::Date, around.first + 3));
    }
    None
}

/// A year: behind "năm", as part of a span of years, or standing alone.
fn year(around: &Around<'_>) -> Option<(Exclusion, usize)> {
    let own = around.folded(Some(around.first));
    if around.end != around.first + 1 || !is_year(own) {
        return None;
    }
    if matches!(around.behind(0), "-" | "/") && is_year(around.behind(1)) {
        return Some((Exclusion::Period, around.end + 2));
    }
    let led = matches!(around.before(1), "nam" | "-" | "/" | "dau" | "cuoi" | "ki");
    let counted = around.tokens.get(around.end).is_some_and(|t| t.kind == TokenKind::Word || t.folded == "%");
    (led || !counted).then_some((Exclusion::Period, around.end))
}

/// A word right before the number that names: "tổ dân phố số 3", "Nghị quyết 57, 59", "quý 1".
fn named(around: &Around<'_>, lexicon: &Lexicon) -> Option<(Exclusion, usize)> {
    for back in 1..=3 {
        let Some(start) = around.first.checked_sub(back) else { break };
        if let Some(hit) = lexicon.not_figures.before().at(around.text, around.tokens, start) {
            if hit.tokens.end == around.first {
                // "tổng số 43 tổ chức", "trong số 12 người" count; "số" alone numbers.
                let counts = around.before(1) == "so"
                    && matches!(around.before(2), "tong" | "trong" | "con" | "dan" | "cap" | "dat");
                let measured = *hit.payload == NotFigure::NamingUnlessCounted && around.is_measured(lexicon);
                return (!counts && !measured).then_some((Exclusion::Name, around.end));
            }
        }
    }
    None
}

/// "6 tháng đầu năm", "9 tháng", "05 năm", "90 ngày": lengths of time.
fn period(around: &Around<'_>) -> Option<(Exclusion, usize)> {
    let next = around.tokens.get(around.end)?;
    let long = matches!(
        next.key.as_str(),
        "tháng" | "năm" | "ngày" | "giờ" | "phút" | "tuần" | "nhiệm" | "quý" | "đêm" | "thang" | "nam" | "ngay"
    );
    long.then_some((Exclusion::Period, around.end + 1))
}

fn condition(around: &Around<'_>, lexicon: &Lexicon) -> Option<(Exclusion, usize)> {
    let hit = lexicon.not_figures.behind().at(around.text, around.tokens, around.end)?;
    Some((Exclusion::Condition, hit.tokens.end))
}

/// A long run of digits without separators: a telephone number or code.
fn code(around: &Around<'_>) -> Option<(Exclusion, usize)> {
    let own = around.tokens.get(around.first)?;
    let money = matches!(around.behind(0), "d" | "dong" | "vnd");
    (around.end == around.first + 1 && own.folded.len() >= 9 && !money).then_some((Exclusion::Code, around.end))
}
