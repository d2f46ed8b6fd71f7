//! The scanner.

use std::ops::Range;

use rust_decimal::Decimal;

use super::excluded::{Around, excluded};
use super::figure::{Exclusion, Figure, Found, FoundKind};
use super::notation::{Notation, read_notation};
use super::words::number_words;
use crate::lexicon::Lexicon;
use crate::model::{Dimension, MeasureUnit, Qualifier};
use crate::text::{Token, TokenKind, tokens};

/// Finds the figures of a normalised text, and the numbers that are none, in order; spans are bytes.
pub fn find(text: &str, lexicon: &Lexicon) -> Vec<Found> {
    let tokens = tokens(text);
    let scanner = Scanner { text, tokens: &tokens, lexicon };
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match scanner.at(at) {
            Some((item, end)) => {
                found.push(item);
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

pub(super) struct Scanner<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) lexicon: &'a Lexicon,
}

/// A number with the tokens it covers.
struct Number {
    notation: Notation,
    tokens: Range<usize>,
    span: Range<usize>,
}

impl Scanner<'_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    fn folded(&self, at: usize) -> &str {
        self.token(at).map_or("", |t| t.folded.as_str())
    }

    fn span(&self, range: Range<usize>) -> Range<usize> {
        let start = self.token(range.start).map_or(0, |t| t.span.start);
        let end = self.token(range.end.saturating_sub(1)).map_or(start, |t| t.span.end);
        start..end
    }

    fn touch(&self, at: usize) -> bool {
        match (self.token(at), self.token(at + 1)) {
            (Some(a), Some(b)) => a.span.end == b.span.start,
            _ => false,
        }
    }

    /// What begins at a token, and the token behind it.
    fn at(&self, at: usize) -> Option<(Found, usize)> {
        let token = self.token(at)?;
        if token.kind != TokenKind::Digits {
            return self.words_at(at);
        }
        let number = self.number(at)?;
        let around =
            Around { text: self.text, tokens: self.tokens, first: number.tokens.start, end: number.tokens.end };
        let rank = self.rank_before(at);
        if !rank {
            if let Some((kind, end)) = excluded(&around, self.lexicon) {
                return Some((Found { span: self.span(at..end), kind: FoundKind::Excluded(kind) }, end));
            }
        }
        if let Some(fraction) = self.fraction(&number, rank) {
            return Some(fraction);
        }
        Some(self.figure(number, rank))
    }

    /// Digits with their separators: "1.250,5"; "1. 357" before a scale of money.
    fn number(&self, at: usize) -> Option<Number> {
        let mut end = at + 1;
        while matches!(self.folded(end), "." | ",")
            && self.touch(end - 1)
            && self.touch(end)
            && self.token(end + 1).is_some_and(|t| t.kind == TokenKind::Digits)
        {
            end += 2;
        }
        let mut written = self.text.get(self.span(at..end))?.to_owned();
        let spaced = self.folded(end) == "."
            && self.touch(end - 1)
            && !self.touch(end)
            && self.token(end + 1).is_some_and(|t| t.kind == TokenKind::Digits && t.folded.len() == 3)
            && written.len() <= 3
            && matches!(self.folded(end + 2), "ty" | "ti" | "trieu" | "tyd" | "dong");
        if spaced {
            written = format!("{written}.{}", self.folded(end + 1));
            end += 2;
        }
        let notation = read_notation(&written).or_else(|| {
            // Digits whose groups make no number: take the first group alone.
            end = at + 1;
            read_notation(self.folded(at))
        })?;
        Some(Number { notation, tokens: at..end, span: self.span(at..end) })
    }

    fn rank_before(&self, at: usize) -> bool {
        let one = at.checked_sub(1).map_or("", |i| self.folded(i));
        let two = at.checked_sub(2).map_or("", |i| self.folded(i));
        (one == "thu" && matches!(two, "xep" | "dung" | "tri" | "hang" | "vi"))
            || (one == "hang" && matches!(two, "xep" | "thu"))
    }

    /// The unit behind a token, with the token behind it.
    fn unit(&self, at: usize) -> Option<(MeasureUnit, Range<usize>)> {
        let hit = self.lexicon.measure_units.phrases().at(self.text, self.tokens, at)?;
        let (unit, glued) = hit.payload;
        if *glued {
            let before = at.checked_sub(1)?;
            // "14.350.000 đ": behind thousands in groups the blank makes no difference.
            let grouped = before >= 4 && self.folded(before - 1) == "." && self.folded(before - 3) == ".";
            let alone = self.token(at + 1).is_none_or(|t| t.kind == TokenKind::Mark && t.folded != "/");
            if !self.touch(before) && !(grouped && alone) {
                return None;
            }
        }
        Some((unit.clone(), hit.tokens))
    }

    /// a/b with both numbers written in one go; a date such as "15/3" is none.
    fn fraction(&self, number: &Number, rank: bool) -> Option<(Found, usize)> {
        let mut stroke = number.tokens.end;
        if self.folded(stroke) != "/" {
            return None;
        }
        stroke += 1;
        if self.token(stroke)?.kind != TokenKind::Digits {
            return None;
        }
        let below = self.number(stroke)?;
        let whole = |n: &Notation| n.value.is_integer();
        if !whole(&number.notation) || !whole(&below.notation) || self.folded(below.tokens.end) == "/" {
            return None;
        }
        let start = number.tokens.start;
        let dateish = number.notation.value <= Decimal::from(31)
            && below.notation.value <= Decimal::from(12)
            && !below.notation.value.is_zero()
            && !number.notation.value.is_zero();
        let led = start.checked_sub(1).is_some_and(|i| {
            self.lexicon.not_figures.dates().at(self.text, self.tokens, i).is_some_and(|h| h.tokens.end == start)
        });
        let unit = self.unit(below.tokens.end);
        let counted = unit.is_some() || matches!(self.folded(below.tokens.end), "(" | "%");
        if !rank && dateish && (led || !counted && !self.full_share_follows(below.tokens.end)) {
            let span = self.span(start..below.tokens.end);
            return Some((Found { span, kind: FoundKind::Excluded(Exclusion::Date) }, below.tokens.end));
        }
        let end = unit.as_ref().map_or(below.tokens.end, |(_, tokens)| tokens.end);
        let rank_unit =
            rank.then(|| MeasureUnit { symbol: "thứ".to_owned(), dimension: Dimension::Rank, scale: Decimal::ONE });
        let shared = rank_unit.or_else(|| unit.as_ref().map(|(u, _)| u.clone()));
        let make = |n: &Number| Figure {
            value: n.notation.value,
            upper: None,
            unit: shared.clone(),
            number_span: n.span.clone(),
            unit_span: unit.as_ref().map(|(_, t)| self.span(t.clone())),
            qualifier: self.qualifier(start).0,
            estimated: self.qualifier(start).1,
            alternatives: Vec::new(),
            from_words: false,
        };
        let (numerator, denominator) = (make(number), make(&below));
        let span = self.span(start..end);
        if rank {
            return Some((Found { span, kind: FoundKind::Figure(numerator) }, end));
        }
        Some((Found { span, kind: FoundKind::Fraction { numerator, denominator } }, end))
    }

    /// "…, đạt 92%" behind an a/b: it is a share, no date.
    fn full_share_follows(&self, at: usize) -> bool {
        (at..at + 7).any(|i| self.folded(i) == "%")
    }

    fn figure(&self, number: Number, rank: bool) -> (Found, usize) {
        let start = number.tokens.start;
        let mut end = number.tokens.end;
        let mut value = number.notation.value;
        let mut alternative = number.notation.alternative;
        let mut upper = None;
        if let Some((top, behind)) = self.range_end(&number) {
            upper = Some(top);
            alternative = None;
            end = behind;
        }
        let mut unit_span = None;
        let mut unit = None;
        if let Some((found, tokens)) = self.unit(end) {
            end = tokens.end;
            unit_span = Some(self.span(tokens));
            unit = Some(found);
        }
        if let Some(money) = unit.as_mut().filter(|u| u.dimension == Dimension::Money) {
            let (more, behind) = self.compound(money, end);
            value += more;
            end = behind;
        }
        if rank {
            unit = Some(MeasureUnit { symbol: "thứ".to_owned(), dimension: Dimension::Rank, scale: Decimal::ONE });
        }
        let (value, alternatives) = settle(value, alternative, unit.as_ref());
        let negative = self.negative(start);
        let (mut qualifier, estimated) = self.qualifier(start);
        if let Some(behind) = self.qualifier_behind(end) {
            qualifier = behind;
        }
        let sign = if negative { -Decimal::ONE } else { Decimal::ONE };
        let number_end = number.span.end;
        let figure = Figure {
            value: value * sign,
            upper,
            unit,
            number_span: number.span.start..number_end,
            unit_span,
            qualifier,
            estimated,
            alternatives,
            from_words: false,
        };
        let span = self.span(start..end);
        (Found { span, kind: FoundKind::Figure(figure) }, end)
    }

    /// "15-17%", "15 - 17%", "20 đến 22 đảng viên": the upper end and the token behind it.
    fn range_end(&self, number: &Number) -> Option<(Decimal, usize)> {
        let mut at = number.tokens.end;
        if self.folded(at) == "%" {
            at += 1;
        }
        let link = self.folded(at);
        let tight = link == "-" && self.touch(at.checked_sub(1)?) && self.touch(at);
        if !matches!(link, "-" | "den") {
            return None;
        }
        let second = self.number(at + 1)?;
        (self.token(at + 1)?.kind == TokenKind::Digits).then_some(())?;
        let next = second.notation.value;
        let close = next > number.notation.value && next <= number.notation.value * Decimal::from(10).max(Decimal::ONE);
        let measured = self.unit(second.tokens.end).is_some_and(|(u, _)| u.dimension != Dimension::Time);
        let stroke = matches!(self.folded(second.tokens.end), "/" | "-");
        (close && !stroke && (measured || tight)).then_some((next, second.tokens.end))
    }

    /// "1 tỷ 250 triệu", "7 triệu rưỡi": what is added, in the first unit, and the token behind it.
    fn compound(&self, unit: &MeasureUnit, at: usize) -> (Decimal, usize) {
        if self.folded(at) == "ruoi" {
            let end = if self.folded(at + 1) == "dong" { at + 2 } else { at + 1 };
            return (Decimal::new(5, 1), end);
        }
        if self.token(at).is_some_and(|t| t.kind == TokenKind::Digits) {
            if let Some(second) = self.number(at) {
                if let Some((below, tokens)) = self.unit(second.tokens.end) {
                    if below.dimension == Dimension::Money && below.scale < unit.scale && below.scale > Decimal::ONE {
                        let (more, end) = self.compound(&below, tokens.end);
                        let ratio = below.scale / unit.scale;
                        return ((second.notation.value + more) * ratio, end);
                    }
                }
            }
        }
        (Decimal::ZERO, at)
    }

    fn negative(&self, start: usize) -> bool {
        let Some(before) = start.checked_sub(1) else { return false };
        let tight = self.folded(before) == "-" && self.touch(before);
        let free = before.checked_sub(1).is_none_or(|i| {
            self.token(i).is_none_or(|t| {
                t.kind == TokenKind::Mark || t.span.end < self.token(before).map_or(0, |b| b.span.start)
            })
        });
        // A dash at the start of a line is a bullet unless it touches the number.
        tight && free
    }

    /// What words before a figure limit it, and whether they estimate.
    fn qualifier(&self, start: usize) -> (Qualifier, bool) {
        let word = |back: usize| start.checked_sub(back).map_or("", |i| self.token(i).map_or("", |t| t.key.as_str()));
        let pair = format!("{} {}", word(2), word(1));
        let estimated = matches!(word(1), "ước" | "khoảng" | "gần" | "chừng")
            || matches!(word(2), "ước")
            || pair == "dự kiến"
            || pair == "xấp xỉ"
            || pair == "ước tính";
        let qualifier = match (word(1), pair.as_str()) {
            ("khoảng" | "gần" | "chừng", _) | (_, "xấp xỉ") => Qualifier::About,
            ("trên" | "hơn" | "≥" | ">", _) | (_, "ít nhất" | "tối thiểu") => Qualifier::AtLeast,
            ("dưới" | "≤" | "<", _) | (_, "tối đa" | "không quá") => Qualifier::AtMost,
            _ => Qualifier::Exact,
        };
        (qualifier, estimated)
    }

    fn qualifier_behind(&self, at: usize) -> Option<Qualifier> {
        match (self.folded(at), self.folded(at + 1)) {
            ("tro", "len") => Some(Qualifier::AtLeast),
            ("tro", "xuong") => Some(Qualifier::AtMost),
            _ => None,
        }
    }

    /// A number in words before a unit: "ba mươi lăm cây", "bảy triệu rưỡi".
    fn words_at(&self, at: usize) -> Option<(Found, usize)> {
        let first = self.token(at)?;
        if first.kind != TokenKind::Word {
            return None;
        }
        let (value, words) = number_words(self.tokens, at)?;
        let (unit, unit_tokens) = self.unit(words.end)?;
        let single = words.len() == 1;
        // One word alone counts only before a thing that is counted; "năm" alone is the year, "một" often an article.
        if matches!(unit.dimension, Dimension::Time | Dimension::Score) || (single && first.key == "năm") {
            return None;
        }
        let named = at.checked_sub(1).is_some_and(|i| matches!(self.folded(i), "thu" | "cap" | "muc" | "la" | "nhu"));
        if named {
            return None;
        }
        let mut end = unit_tokens.end;
        let mut value = value;
        let mut unit = unit;
        if unit.dimension == Dimension::Money {
            let (more, behind) = self.word_compound(&unit, end);
            value += more;
            end = behind;
            if self.folded(end) == "dong" {
                end += 1;
            }
        } else if unit.dimension == Dimension::Percent {
            unit = MeasureUnit::percent();
        }
        let (qualifier, estimated) = self.qualifier(at);
        let figure = Figure {
            value,
            upper: None,
            unit: Some(unit),
            number_span: self.span(words),
            unit_span: Some(self.span(unit_tokens)),
            qualifier,
            estimated,
            alternatives: Vec::new(),
            from_words: true,
        };
        Some((Found { span: self.span(at..end), kind: FoundKind::Figure(figure) }, end))
    }

    /// "tám mươi sáu triệu tư trăm nghìn đồng": the words behind the first scale.
    fn word_compound(&self, unit: &MeasureUnit, at: usize) -> (Decimal, usize) {
        if self.folded(at) == "ruoi" {
            return (Decimal::new(5, 1), at + 1);
        }
        // "tư trăm nghìn": hundreds of the next scale, whose last word is the scale itself.
        if let Some((value, words)) = number_words(self.tokens, at) {
            let last = self.folded(words.end.saturating_sub(1)).to_owned();
            let (amount, scale, end) = match last.as_str() {
                "nghin" | "ngan" => (value, Decimal::ONE, words.end),
                _ => match self.unit(words.end) {
                    Some((below, tokens)) if below.dimension == Dimension::Money => (value, below.scale, tokens.end),
                    _ => return (Decimal::ZERO, at),
                },
            };
            if scale < unit.scale {
                return (amount * scale / unit.scale, end);
            }
        }
        (Decimal::ZERO, at)
    }
}

/// Chooses between the readings of a number by its unit; what stays open is kept as an alternative.
fn settle(value: Decimal, alternative: Option<Decimal>, unit: Option<&MeasureUnit>) -> (Decimal, Vec<Decimal>) {
    let Some(other) = alternative else { return (value, Vec::new()) };
    let (thousands, decimal) = if value > other { (value, other) } else { (other, value) };
    match unit.map(|u| u.dimension) {
        // No share reaches a thousand percent.
        Some(Dimension::Percent | Dimension::PercentagePoints) => (decimal, Vec::new()),
        Some(Dimension::Count | Dimension::Score | Dimension::Rank) => (thousands, Vec::new()),
        // "5,680 tỷ" is 5 tỷ 680 triệu; "1.184 tỷ" is over a thousand milliards.
        Some(Dimension::Money | Dimension::Amount | Dimension::Times) => (value, Vec::new()),
        _ if value > other => (value, Vec::new()),
        _ => (value, vec![other]),
    }
}
