//! Two ends of a range.

use rust_decimal::Decimal;

use super::amount::{Amount, amount};
use super::digits::{Number, number};
use super::figure::Exclusion;
use super::find::Read;
use super::line::Line;
use super::names::condition;
use super::notation::{Notation, Reading};
use super::qualifier::Before;
use super::words::number_words;
use crate::model::Dimension;

/// What two numbers with a link between them are.
pub(super) enum Range<'a> {
    /// No range.
    None,
    /// A length of time or a condition: "2-3 năm", "18 đến 25 tuổi".
    Excluded(Read),
    /// A range, with its unit.
    Ends { upper: Upper, amount: Amount<'a> },
}

/// The upper end.
pub(super) struct Upper {
    pub(super) reading: Reading,
    pub(super) tokens: std::ops::Range<usize>,
    /// How many of the lower end's units one of its own is: "500 triệu đến 1 tỷ".
    pub(super) ratio: Decimal,
}

/// Reads "15-17%", "từ 1 đến 2 dự án", "500 triệu đến 1 tỷ đồng" from the number on.
pub(super) fn range<'a>(line: &Line<'a>, lower: &Number, before: &Before) -> Range<'a> {
    let below = amount(line, lower);
    let link = below.tokens.end.max(lower.tokens.end);
    let Some(second) = second(line, lower, link) else { return Range::None };
    if below.unit.is_some() && is_change(line, before.start) {
        return Range::None;
    }
    let none = below.unit.is_none().then(|| excluded(line, lower, &second)).flatten();
    if let Some(read) = none {
        return Range::Excluded(read);
    }
    let above = amount(line, &second);
    if !fits(line, &below, &above, &second, lower, link) {
        return Range::None;
    }
    let ratio = match (&below.unit, &above.unit) {
        (Some(low), Some(high)) => high.scale.checked_div(low.scale).unwrap_or(Decimal::ONE),
        _ => Decimal::ONE,
    };
    let end = above.tokens.end.max(second.tokens.end);
    let upper = Upper {
        reading: second.reading,
        tokens: second.tokens.clone(),
        ratio: ratio * above.factor / shared(&below, &above),
    };
    let highest = second.reading.value.checked_mul(upper.ratio);
    if highest.is_none_or(|h| h <= lower.reading.value) && !is_open(&second, lower) {
        return Range::None;
    }
    let mut amount = if below.unit.is_some() { below } else { above };
    amount.tokens.end = end;
    Range::Ends { upper, amount }
}

/// The factor that the range's own amount brings already.
fn shared(below: &Amount<'_>, above: &Amount<'_>) -> Decimal {
    if below.unit.is_some() { below.factor } else { above.factor }
}

/// One end has a separator that may mark thousands or decimals: their order tells nothing.
fn is_open(a: &Number, b: &Number) -> bool {
    let open = |n: &Number| matches!(n.reading.notation, Notation::OpenComma | Notation::OpenPoint);
    open(a) != open(b)
}

/// The number behind a link, perhaps with a limit before it ("từ 50% đến dưới 70%").
fn second(line: &Line<'_>, lower: &Number, link: usize) -> Option<Number> {
    let mut at = line.has(&line.lexicon.qualifiers.range_links, link)?;
    if let Some((end, _)) = line.lexicon.qualifiers.before.at(line.written, at) {
        at = end;
    }
    if line.is_digits(at) {
        let second = number(line, at)?;
        let stroke = matches!(line.folded(second.tokens.end), "/" | ":") && line.is_digits(second.tokens.end + 1);
        return (!stroke && !lower.from_words).then_some(second);
    }
    let (value, tokens) = number_words(line, at)?;
    lower.from_words.then_some(Number { reading: Reading::plain(value), tokens, from_words: true })
}

/// "tăng từ 92,1% đến 97,2%" tells two figures.
fn is_change(line: &Line<'_>, start: usize) -> bool {
    line.had(&line.lexicon.qualifiers.change_before, start).is_some()
}

fn excluded(line: &Line<'_>, lower: &Number, upper: &Number) -> Option<Read> {
    let start = lower.tokens.start;
    if let Some(end) = condition(line, upper.tokens.end) {
        return Some(Read::excluded(Exclusion::Condition, start..end));
    }
    let length = line.unit(upper.tokens.end).filter(|u| u.unit.dimension == Dimension::Time)?;
    Some(Read::excluded(Exclusion::Duration, start..length.end))
}

fn fits(line: &Line<'_>, below: &Amount<'_>, above: &Amount<'_>, second: &Number, lower: &Number, link: usize) -> bool {
    let tight = line.touches_before(link) && line.touches(link);
    let led = line.had(&line.lexicon.qualifiers.bound_through, lower.tokens.start).is_some();
    match (&below.unit, &above.unit) {
        (Some(low), Some(high)) => {
            low.dimension == high.dimension && (low.symbol == high.symbol || low.dimension == Dimension::Money)
        }
        (Some(low), None) => tight && low.dimension == Dimension::Percent,
        (None, Some(_)) => true,
        (None, None) => {
            let years = line.is_year(second.tokens.start);
            !years && (tight && line.folded(link) == "-" || led && line.folded(link) != "-")
        }
    }
}
