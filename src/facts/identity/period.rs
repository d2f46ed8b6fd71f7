//! The period that a report is about.

use std::ops::Range;

use super::letterhead::Letterhead;
use crate::lexicon::{Lexicon, PeriodCue};
use crate::model::Period;
use crate::text::{Token, TokenKind, tokens};

/// A period and where it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PeriodFound {
    pub(crate) period: Period,
    /// Found only in the name of the file or its folder.
    pub(crate) from_name: bool,
}

/// A period written in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    /// Tokens that it covers.
    tokens: Range<usize>,
    /// Bytes that it covers.
    pub(crate) span: Range<usize>,
    shape: Shape,
    year: Option<u16>,
    /// "6 tháng đầu năm ngoái": of the year before the one that is spoken of.
    last_year: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Month(u8),
    Quarter(u8),
    HalfYear,
    NineMonths,
    Year,
    MidTerm,
    EndOfTerm,
}

impl Mention {
    /// The period, with the year given where the mention has none.
    pub(crate) fn period(&self, year: Option<u16>) -> Option<Period> {
        let year = self.year.or(if self.last_year { year.and_then(|y| y.checked_sub(1)) } else { year });
        match self.shape {
            Shape::MidTerm => Some(Period::MID_TERM),
            Shape::EndOfTerm => Some(Period::END_OF_TERM),
            Shape::Month(m) => Period::month(year?, m),
            Shape::Quarter(q) => Period::quarter(year?, q),
            Shape::HalfYear => Some(Period::half_year(year?)),
            Shape::NineMonths => Some(Period::nine_months(year?)),
            Shape::Year => Some(Period::year(year?)),
        }
    }
}

/// The period of a report: its title, its opening, then the names of file and folders.
pub(crate) fn period_of(head: &Letterhead, file: &str, lexicon: &Lexicon) -> Option<PeriodFound> {
    let dated = head.right.iter().chain(&head.left).chain(&head.below).find_map(|l| date_in(l)).map(|d| d.0);
    let year = dated.or_else(|| years_in(file).into_iter().next());
    let title = head.title_lines();
    // Title lines belong together: a year at the end of the second line completes the quarter of the first.
    // Below the first numbered line stands the report itself ("2. Đợt giao quân tháng 02/2026 …").
    let numbered = |line: &&String| line.trim_start().starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '+');
    let body = title.iter().skip(1).position(|line| numbered(&line)).map_or(title.len(), |at| at + 1);
    let joined = title.iter().take(body.min(4)).cloned().collect::<Vec<_>>().join(" . ");
    let texts = std::iter::once(joined).chain(title.iter().take(8).cloned()).chain(head.left.iter().cloned());
    for text in texts {
        if let Some(period) = reported(&text, year, lexicon) {
            return Some(PeriodFound { period, from_name: false });
        }
    }
    from_path(file, year, lexicon).map(|period| PeriodFound { period, from_name: true })
}

/// The period that a title says results of; the period of coming tasks is passed over.
fn reported(text: &str, year: Option<u16>, lexicon: &Lexicon) -> Option<Period> {
    let words = tokens(text);
    let mentions = mentions(text, &words, lexicon);
    let cues: Vec<(usize, PeriodCue)> = lexicon
        .periods
        .words()
        .find(text, &words)
        .into_iter()
        .filter(|h| matches!(h.payload, PeriodCue::Reported | PeriodCue::Next))
        .map(|h| (h.tokens.start, *h.payload))
        .collect();
    let is_next = |m: &Mention| {
        cues.iter().rev().find(|(at, _)| *at < m.tokens.start).is_some_and(|(_, cue)| *cue == PeriodCue::Next)
    };
    let own_year = mentions.iter().filter(|m| !is_next(m)).find_map(|m| m.year);
    let specific = |m: &&Mention| m.shape != Shape::Year;
    let chosen = mentions
        .iter()
        .filter(specific)
        .find(|m| !is_next(m))
        .or_else(|| mentions.iter().find(|m| !is_next(m)))
        .or_else(|| mentions.first())?;
    let bare_year_only = chosen.shape == Shape::Year && !cues.iter().any(|(_, c)| *c == PeriodCue::Reported);
    if bare_year_only {
        return None;
    }
    if chosen.year.or(own_year).is_some() {
        return chosen.period(own_year);
    }
    // "Kết quả quý IV, nhiệm vụ quý I năm 2027": the coming period follows the one reported.
    let next = mentions.iter().filter(|m| is_next(m)).find(|m| m.year.is_some());
    let before = next.and_then(|next| {
        let coming = next.period(None)?;
        let year = next.year?;
        [year, year.checked_sub(1)?]
            .into_iter()
            .filter_map(|y| chosen.period(Some(y)))
            .find(|p| p.end() <= coming.end())
    });
    before.or_else(|| chosen.period(year))
}

/// The periods written in a text, in order.
pub(crate) fn periods_in(text: &str, lexicon: &Lexicon) -> Vec<Mention> {
    mentions(text, &tokens(text), lexicon)
}

fn mentions(text: &str, words: &[Token], lexicon: &Lexicon) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match mention_at(text, words, at, lexicon) {
            Some(mention) => {
                at = mention.tokens.end.max(at + 1);
                found.push(mention);
            }
            None => at += 1,
        }
    }
    found
}

fn mention_at(text: &str, words: &[Token], at: usize, lexicon: &Lexicon) -> Option<Mention> {
    let word = words.get(at)?;
    let hit = lexicon.periods.words().at(text, words, at);
    let (shape, end) = match hit.as_ref().map(|h| (*h.payload, h.tokens.end)) {
        Some((PeriodCue::Quarter, end)) => {
            let end = if words.get(end).is_some_and(|t| t.folded == ".") { end + 1 } else { end };
            (Shape::Quarter(quarter_number(words.get(end)?)?), end + 1)
        }
        Some((PeriodCue::HalfYear, end)) => (Shape::HalfYear, end),
        Some((PeriodCue::NineMonths, end)) => (Shape::NineMonths, end),
        Some((PeriodCue::FirstQuarter, end)) => (Shape::Quarter(1), end),
        Some((PeriodCue::MidTerm, end)) => (Shape::MidTerm, end),
        Some((PeriodCue::EndOfTerm, end)) => (Shape::EndOfTerm, end),
        _ if word.folded == "thang" && !in_date(words, at) => (month(words.get(at + 1)?)?, at + 2),
        _ if word.folded == "nam" && !in_date(words, at) => {
            year(words.get(at + 1)?)?;
            (Shape::Year, at)
        }
        _ => return None,
    };
    let (year, end) = following_year(words, end);
    let end = end.max(at + 1);
    let span = word.span.start..words.get(end - 1)?.span.end;
    let behind = |i: usize| words.get(end + i).map_or("", |t| t.folded.as_str());
    let last_year = matches!((behind(0), behind(1)), ("nam", "ngoai" | "truoc") | ("ngoai", _));
    Some(Mention { tokens: at..end, span, shape, year, last_year })
}

/// "năm 2026", "/2026", "-2026", ", năm 2026" right after a period.
fn following_year(words: &[Token], mut at: usize) -> (Option<u16>, usize) {
    let start = at;
    while words.get(at).is_some_and(|t| matches!(t.folded.as_str(), "/" | "-" | "," | "dau" | "nam" | "cuoi")) {
        at += 1;
        if at > start + 4 {
            break;
        }
    }
    match words.get(at).and_then(year) {
        Some(year) => (Some(year), at + 1),
        None => (None, start),
    }
}

fn year(token: &Token) -> Option<u16> {
    let value: u16 = token.folded.parse().ok()?;
    (token.kind == TokenKind::Digits && (1990..=2100).contains(&value)).then_some(value)
}

fn month(token: &Token) -> Option<Shape> {
    let value: u8 = token.folded.parse().ok()?;
    (1..=12).contains(&value).then_some(Shape::Month(value))
}

fn quarter_number(token: &Token) -> Option<u8> {
    match token.folded.as_str() {
        "i" | "1" | "mot" | "01" | "l" => Some(1),
        "ii" | "2" | "hai" | "02" => Some(2),
        "iii" | "3" | "ba" | "03" => Some(3),
        "iv" | "4" | "bon" | "tu" | "04" => Some(4),
        _ => None,
    }
}

/// Whether "tháng" or "năm" at a token belongs to a full date.
fn in_date(words: &[Token], at: usize) -> bool {
    let folded = |i: Option<usize>| i.and_then(|i| words.get(i)).map_or("", |t| t.folded.as_str());
    let day_before = |i: usize| folded(i.checked_sub(2)) == "ngay";
    let is_month = folded(Some(at)) == "thang";
    if is_month {
        return day_before(at);
    }
    folded(at.checked_sub(2)) == "thang" && at.checked_sub(2).is_some_and(day_before)
}

fn from_path(file: &str, year: Option<u16>, lexicon: &Lexicon) -> Option<Period> {
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.reverse();
    parts.iter().find_map(|part| {
        if let Ok(period) = part.parse::<Period>() {
            return Some(period);
        }
        let cleaned: String = part.chars().map(|c| if matches!(c, '_' | '.') { ' ' } else { c }).collect();
        let words = tokens(&cleaned);
        mentions(&cleaned, &words, lexicon).iter().find(|m| m.shape != Shape::Year).and_then(|m| m.period(year))
    })
}

/// The years written in a text.
pub(crate) fn years_in(text: &str) -> Vec<u16> {
    tokens(text).iter().filter_map(year).collect()
}

/// The first full date of a line: year, month, day.
pub(crate) fn date_in(line: &str) -> Option<(u16, u8, u8)> {
    let words = tokens(line);
    (0..words.len()).find_map(|at| {
        let word = |i: usize| words.get(at + i).map_or("", |t| t.folded.as_str());
        let (day, month, year) = if word(0) == "ngay" && word(2) == "thang" && word(4) == "nam" {
            (word(1), word(3), word(5))
        } else if matches!(word(1), "/" | "." | "-") && word(3) == word(1) && word(4).len() == 4 {
            (word(0), word(2), word(4))
        } else {
            return None;
        };
        let (day, month, year): (u8, u8, u16) = (day.parse().ok()?, month.parse().ok()?, year.parse().ok()?);
        let valid = (1..=31).contains(&day) && (1..=12).contains(&month) && (1990..=2100).contains(&year);
        valid.then_some((year, month, day))
    })
}
