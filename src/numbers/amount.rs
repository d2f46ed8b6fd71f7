//! Units behind a number, scales, compounds.

use std::ops::Range;

use rust_decimal::Decimal;

use super::digits::{Number, number};
use super::line::Line;
use super::words::{number_words, word};
use crate::lexicon::{KnownUnit, NumberWord};
use crate::model::{Dimension, MeasureUnit};
use crate::text::TokenKind;

/// The unit behind a number, and the words between that multiply it ("108 nghìn lượt").
#[derive(Debug, Clone)]
pub(super) struct Amount<'a> {
    pub(super) factor: Decimal,
    pub(super) unit: Option<MeasureUnit>,
    pub(super) known: Option<&'a KnownUnit>,
    /// Tokens of the unit.
    pub(super) tokens: Range<usize>,
}

impl Amount<'_> {
    /// The unit that counts in thousands or millions where it is written so ("139,6 nghìn lượt"): the figure stays as
    /// written and the unit carries the scale.
    fn in_own_scale(mut self, line: &Line<'_>, number: &Number, words: Range<usize>) -> Self {
        let counts = |u: &&mut MeasureUnit| matches!(u.dimension, Dimension::Count | Dimension::Amount);
        if (self.factor == Decimal::ONE_THOUSAND || self.factor == Decimal::from(1_000_000))
            && !number.from_words
            && let Some(unit) = self.unit.as_mut().filter(counts)
            && let Some(scale) = unit.scale.checked_mul(self.factor)
        {
            let written = line.written.text.get(line.span(words)).unwrap_or_default().to_lowercase();
            (unit.symbol, unit.scale) = (format!("{written} {}", unit.symbol), scale);
            self.factor = Decimal::ONE;
        }
        self
    }
}

/// Reads what follows a number that ends before token `at`. Lengths of time are no unit of a figure.
pub(super) fn amount<'a>(line: &Line<'a>, number: &Number) -> Amount<'a> {
    let mut at = repeated_in_words(line, number).unwrap_or(number.tokens.end);
    let mut factor = Decimal::ONE;
    let begin = at;
    let mut scaled = at;
    let mut hit = admitted(line, at, number);
    if hit.is_none() {
        while let Some(scale) = scale_word(line, at) {
            factor = factor.checked_mul(scale).unwrap_or(factor);
            at += 1;
        }
        scaled = at;
        if at > number.tokens.end {
            hit = admitted(line, at, number);
        }
    } else if let Some((scale, counted)) = counted_millions(line, at, number) {
        (factor, scaled) = (scale, at + 1);
        hit = Some(counted);
    }
    match hit {
        Some(hit) => {
            let amount = Amount { factor, unit: Some(hit.unit), known: Some(hit.known), tokens: at..hit.end };
            amount.in_own_scale(line, number, begin..scaled)
        }
        None => Amount { factor, unit: None, known: None, tokens: at..at },
    }
}

/// The unit at a token, where its spelling may stand so far from the digits.
fn admitted<'a>(line: &Line<'a>, at: usize, number: &Number) -> Option<crate::lexicon::UnitHit<'a>> {
    let hit = line.measured(at)?;
    let near = line.touches_before(at) || number.reading.value >= Decimal::ONE_THOUSAND;
    (!hit.known.glued || near).then_some(hit)
}

/// "1,2 triệu lượt khách": millions of a thing, not of đồng.
fn counted_millions<'a>(line: &Line<'a>, at: usize, number: &Number) -> Option<(Decimal, crate::lexicon::UnitHit<'a>)> {
    let money = line.measured(at)?;
    let one_word = money.end == at + 1 && money.unit.dimension == Dimension::Money;
    let million = Decimal::from(1_000_000);
    let counted = (one_word && money.unit.scale == million).then(|| line.measured(money.end))??;
    let fits = matches!(counted.unit.dimension, Dimension::Count | Dimension::Amount) && !counted.known.glued;
    (fits && !number.reading.value.is_zero()).then_some((million, counted))
}

fn scale_word(line: &Line<'_>, at: usize) -> Option<Decimal> {
    let scale = match word(line, at)? {
        NumberWord::Tens => 10,
        NumberWord::Hundred => 100,
        NumberWord::Thousand => 1_000,
        NumberWord::TenThousand => 10_000,
        _ => return None,
    };
    Some(Decimal::from(scale))
}

/// "35 (ba mươi lăm) hộ": the token behind the repetition.
fn repeated_in_words(line: &Line<'_>, number: &Number) -> Option<usize> {
    let open = number.tokens.end;
    if number.from_words || line.folded(open) != "(" {
        return None;
    }
    let (value, words) = number_words(line, open + 1)?;
    (value == number.reading.value && line.folded(words.end) == ")").then_some(words.end + 1)
}

/// What is added to an amount of money, in its unit, and the token behind it: "1 tỷ 250 triệu", "2 tỷ rưỡi",
/// "tám mươi sáu triệu tư trăm nghìn đồng".
pub(super) fn added(line: &Line<'_>, unit: &MeasureUnit, at: usize) -> (Decimal, usize) {
    if let Some(end) = line.has(&line.lexicon.number_words.half_more, at) {
        return (Decimal::new(5, 1), end);
    }
    added_below(line, unit, at).or_else(|| tenths(line, at)).unwrap_or((Decimal::ZERO, at))
}

/// "1 tỷ 2" at the end of a clause: two tenths.
fn tenths(line: &Line<'_>, at: usize) -> Option<(Decimal, usize)> {
    let digit = line.small(at, 1..=9).filter(|_| line.folded(at).len() == 1)?;
    let ends = match line.kind(at + 1) {
        None => true,
        Some(kind) => {
            kind == TokenKind::Mark && !line.touches(at + 1) && !matches!(line.folded(at + 1), "/" | "%" | "-")
        }
    };
    ends.then(|| (Decimal::new(i64::from(digit), 1), at + 1))
}

fn added_below(line: &Line<'_>, unit: &MeasureUnit, at: usize) -> Option<(Decimal, usize)> {
    let (value, end) = if line.is_digits(at) {
        let below = number(line, at)?;
        (below.reading.value, below.tokens.end)
    } else {
        let (value, words) = number_words(line, at)?;
        (value, words.end)
    };
    let below = line.unit(end).filter(|u| u.unit.dimension == Dimension::Money && u.unit.scale > Decimal::ONE);
    let thousands = || scale_word(line, end).filter(|s| *s == Decimal::ONE_THOUSAND && unit.scale > *s);
    let (scale, end, more) = match below {
        Some(below) if below.unit.scale < unit.scale => {
            let (more, behind) = added(line, &below.unit, below.end);
            (below.unit.scale, behind, more)
        }
        // "tư trăm nghìn đồng": the words take the last scale with them.
        None if !line.is_digits(at) && value >= Decimal::ONE_THOUSAND && unit.scale > value => {
            (Decimal::ONE, end, Decimal::ZERO)
        }
        // "9 triệu 600 nghìn": the currency is left out.
        None if thousands().is_some() => (Decimal::ONE_THOUSAND, end + 1, Decimal::ZERO),
        _ => return None,
    };
    let sum = value.checked_add(more)?.checked_mul(scale)?;
    (sum < unit.scale).then(|| sum.checked_div(unit.scale).map(|share| (share.normalize(), end)))?
}
