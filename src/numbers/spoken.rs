//! Figures written in words.

use rust_decimal::Decimal;

use super::amount::{Amount, amount};
use super::calendar;
use super::counted::{counted, figure, limits};
use super::digits::Number;
use super::figure::{Exclusion, FoundKind};
use super::line::Line;
use super::notation::{Reading, Setting};
use super::range::{TwoEnds, range};
use super::step::{Last, Read};
use super::words::{number_words, word};
use crate::lexicon::NumberWord;
use crate::model::{Dimension, MeasureUnit};

/// What number words that begin at a token say: a figure, a share, or an amount that nobody counted.
pub(super) fn spoken(line: &Line<'_>, at: usize, last: Option<&Last>) -> Option<Read> {
    vague(line, at)
        .or_else(|| multiple(line, at))
        .or_else(|| half(line, at, last))
        .or_else(|| share(line, at, last))
        .or_else(|| in_words(line, at, last))
}

/// "hàng trăm lượt", "vài chục hộ".
fn vague(line: &Line<'_>, at: usize) -> Option<Read> {
    let words = &line.lexicon.number_words;
    let mut end = line.has(&words.vague_scales, line.has(&words.vague, at)?)?;
    while let Some(behind) = line.has(&words.vague_scales, end) {
        end = behind;
    }
    let end = line.measured(end).map_or(end, |unit| unit.end);
    Some(Read::excluded(Exclusion::Vague, at..end))
}

/// "gấp đôi", "gấp ba lần".
fn multiple(line: &Line<'_>, at: usize) -> Option<Read> {
    let words = &line.lexicon.number_words;
    let start = line.has(&words.times_lead, at)?;
    let (end, value) = words.times.at(line.written, start)?;
    let number = Number { reading: Reading::plain(*value), tokens: start..end, from_words: true };
    let times = line.unit(end).filter(|u| u.unit.dimension == Dimension::Times);
    let goes_on = word(line, start).is_some() && word(line, end).is_some();
    if times.is_none() && (line.is_measured(end) || goes_on) {
        return None;
    }
    let mut found = figure(line, &number, &amount(line, &number), &limits(line, &number, None));
    let unit = times.as_ref().map_or_else(|| times_unit(line), |u| Some(u.unit.clone()));
    found.unit = unit;
    Some(Read { kind: FoundKind::Figure(found), tokens: start..times.map_or(end, |u| u.end) })
}

fn times_unit(line: &Line<'_>) -> Option<MeasureUnit> {
    line.lexicon.measure_units.of(Dimension::Times).cloned()
}

/// "nửa tỷ", "hơn nửa héc ta".
fn half(line: &Line<'_>, at: usize, last: Option<&Last>) -> Option<Read> {
    let end = line.has(&line.lexicon.number_words.half, at)?;
    let number = Number { reading: Reading::plain(Decimal::new(5, 1)), tokens: at..end, from_words: true };
    let unit = line.measured(end)?.unit.dimension;
    matches!(unit, Dimension::Money | Dimension::Amount).then(|| counted(line, &number, last, Setting::Sentence))
}

/// "một phần ba", "hai phần ba số hộ".
fn share(line: &Line<'_>, at: usize, last: Option<&Last>) -> Option<Read> {
    let part = match word(line, at)? {
        NumberWord::Digit(digit) => digit,
        _ => return None,
    };
    let behind = line.has(&line.lexicon.number_words.part, at + 1)?;
    let (whole, end) = match word(line, behind)? {
        NumberWord::Digit(digit) | NumberWord::LowDigit(digit) => (digit, behind + 1),
        NumberWord::Ten => (10, behind + 1),
        _ => return None,
    };
    let number = |value: u8, at: usize| {
        let reading = Reading::plain(Decimal::from(value));
        Number { reading, tokens: at..at + 1, from_words: true }
    };
    let (part, whole) = (number(part, at), number(whole, end - 1));
    let read = limits(line, &part, last);
    let none = amount_of_nothing(end);
    let kind = FoundKind::Fraction {
        numerator: figure(line, &part, &none, &read),
        denominator: figure(line, &whole, &none, &read),
    };
    Some(Read { kind, tokens: at..end })
}

fn amount_of_nothing<'a>(at: usize) -> Amount<'a> {
    Amount { factor: Decimal::ONE, unit: None, known: None, tokens: at..at }
}

/// "ba mươi lăm cây", "bảy triệu rưỡi", "một trăm phần trăm".
fn in_words(line: &Line<'_>, at: usize, last: Option<&Last>) -> Option<Read> {
    let (value, tokens) = number_words(line, at)?;
    let number = Number { reading: Reading::plain(value), tokens, from_words: true };
    if line.had(&line.lexicon.number_words.none_behind, at).is_some() {
        return None;
    }
    if let Some(read) = calendar::length(line, &number) {
        return Some(read);
    }
    let single = number.tokens.len() == 1;
    // "hai ba hộ" is two or three.
    if single && matches!(word(line, number.tokens.end), Some(NumberWord::Digit(_))) {
        let (_, next) = number_words(line, number.tokens.end)?;
        let unit = line.measured(next.end)?;
        return Some(Read::excluded(Exclusion::Vague, at..unit.end));
    }
    let behind = amount(line, &number);
    let ranged = || range(line, &number, &limits(line, &number, last));
    let unit = match &behind.unit {
        Some(unit) => Some(unit.dimension),
        None if matches!(ranged(), TwoEnds::Range { .. }) => Some(Dimension::Count),
        None => None,
    };
    let counts = |dimension: Dimension| match dimension {
        Dimension::Score => false,
        // "năm triệu đồng" is no year.
        Dimension::Money => word(line, at) != Some(NumberWord::Digit(1)) || counts_alone(line, at),
        _ => counts_alone(line, at),
    };
    let whole = !single || unit.is_some_and(counts);
    let scaled = (number.tokens.start + 1..number.tokens.end).any(|i| word(line, i).is_some_and(is_scale));
    if !whole || (unit.is_none() && !scaled) {
        return None;
    }
    Some(counted(line, &number, last, Setting::Sentence))
}

fn is_scale(word: NumberWord) -> bool {
    matches!(word, NumberWord::Tens | NumberWord::Hundred | NumberWord::Thousand | NumberWord::TenThousand)
}

/// Whether one number word alone counts: "một" is often an article, "năm" the year.
fn counts_alone(line: &Line<'_>, at: usize) -> bool {
    let words = &line.lexicon.number_words;
    match word(line, at) {
        Some(NumberWord::Digit(1)) => {
            line.had(&words.one_behind, at).is_none() && line.has(&words.one_before, at + 1).is_none()
        }
        Some(NumberWord::Digit(5)) => line.had(&words.five_behind, at).is_some(),
        Some(NumberWord::Digit(_) | NumberWord::Ten) => true,
        _ => false,
    }
}
