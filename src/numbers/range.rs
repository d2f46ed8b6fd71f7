//! Two ends of a range.

use rust_decimal::Decimal;

use super::amount::{Amount, amount};
use super::digits::{Number, number};
use super::figure::Exclusion;
use super::line::Line;
use super::names::condition;
use super::notation::{Notation, Reading};
use super::qualifier::Before;
use super::step::Read;
use super::words::number_words;
use crate::model::Dimension;

/// What two numbers with a link between them are.
pub(super) enum TwoEnds<'a> {
    /// No range.
    None,
    /// A length of time or a condition: "2-3 năm", "18 đến 25 tuổi".
    Excluded(Read),
    /// A range, with its unit.
    Range { upper: Upper, amount: Amount<'a> },
}

/// The upper end.
pub(super) struct Upper {
    pub(super) reading: Reading,
    pub(super) tokens: std::ops::Range<usize>,
    /// How many of the range's units one of its own is: "500 triệu đến 1 tỷ".
    pub(super) ratio: Decimal,
}

/// A lower and an upper number with what follows each, and the token of the link.
struct Ends<'l, 'a> {
    lower: &'l Number,
    below: Amount<'a>,
    link: usize,
    second: Number,
    above: Amount<'a>,
}

/// Reads "15-17%", "từ 1 đến 2 dự án", "500 triệu đến 1 tỷ đồng" from the number on.
pub(super) fn range<'a>(line: &Line<'a>, lower: &Number, before: &Before) -> TwoEnds<'a> {
    let below = amount(line, lower);
    let link = below.tokens.end.max(lower.tokens.end);
    let Some(second) = second(line, lower, link) else { return TwoEnds::None };
    if below.unit.is_some() && is_change(line, before.start) {
        return TwoEnds::None;
    }
    let none = below.unit.is_none().then(|| excluded(line, lower, &second)).flatten();
    if let Some(read) = none {
        return TwoEnds::Excluded(read);
    }
    let above = amount(line, &second);
    let ends = Ends { lower, below, link, second, above };
    let fitting = ends.fit(line).then(|| ends.ratio()).flatten().filter(|ratio| ends.ascend(*ratio));
    let Some(ratio) = fitting else { return TwoEnds::None };
    let upper = Upper { reading: ends.second.reading, tokens: ends.second.tokens.clone(), ratio };
    let end = ends.above.tokens.end.max(ends.second.tokens.end);
    let mut amount = if ends.below.unit.is_some() { ends.below } else { ends.above };
    amount.tokens.end = end;
    TwoEnds::Range { upper, amount }
}

impl Ends<'_, '_> {
    /// Whether the units and the link make one range of the two.
    fn fit(&self, line: &Line<'_>) -> bool {
        let hyphen = line.folded(self.link) == "-";
        let tight = line.touches_before(self.link) && line.touches(self.link);
        match (&self.below.unit, &self.above.unit) {
            (Some(low), Some(high)) => {
                low.dimension == high.dimension && (low.symbol == high.symbol || low.dimension == Dimension::Money)
            }
            (Some(low), None) => tight && low.dimension == Dimension::Percent,
            (None, Some(_)) => true,
            (None, None) => {
                let led = line.had(&line.lexicon.qualifiers.bound_through, self.lower.tokens.start).is_some();
                !line.is_year(self.second.tokens.start) && if hyphen { tight } else { led }
            }
        }
    }

    /// How many units of the range one of the upper end is; the range is told in the lower end's unit if it has one.
    fn ratio(&self) -> Option<Decimal> {
        match (&self.below.unit, &self.above.unit) {
            (Some(low), Some(high)) => {
                let factors = self.above.factor.checked_div(self.below.factor)?;
                high.scale.checked_div(low.scale)?.checked_mul(factors)
            }
            _ => Some(Decimal::ONE),
        }
    }

    /// Whether the upper end is above the lower; of one with an open separator nobody can tell.
    fn ascend(&self, ratio: Decimal) -> bool {
        let open = |n: &Number| matches!(n.reading.notation, Notation::OpenComma | Notation::OpenPoint);
        let highest = self.second.reading.value.checked_mul(ratio);
        highest.is_some_and(|h| h > self.lower.reading.value) || open(self.lower) != open(&self.second)
    }
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
