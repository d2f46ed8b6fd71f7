//! A figure with unit, bounds and range.

use std::ops::Range;

use rust_decimal::Decimal;

use super::amount::{Amount, added, amount};
use super::digits::Number;
use super::figure::{Figure, FoundKind};
use super::line::Line;
use super::notation::{Setting, settle};
use super::qualifier::{Before, before, behind, has_minus};
use super::range::{TwoEnds, range};
use super::step::{Last, Read};
use crate::model::{Dimension, MeasureUnit};

/// The figure of a number that nothing excludes.
pub(super) fn counted(line: &Line<'_>, number: &Number, last: Option<&Last>, setting: Setting) -> Read {
    let read = limits(line, number, last);
    match range(line, number, &read) {
        TwoEnds::None => {}
        TwoEnds::Excluded(read) => return read,
        TwoEnds::Range { upper, amount } => {
            let end = amount.tokens.end;
            let (top, _) = scaled(settle(upper.reading, amount.known, setting), amount.factor);
            let mut figure = figure(line, number, &amount, &read);
            (figure.value, figure.alternatives) = scaled(settle(number.reading, amount.known, setting), amount.factor);
            figure.upper = top.checked_mul(upper.ratio).map(|u| u.normalize());
            figure.number_span.end = line.span(upper.tokens).end;
            return finish(line, figure, &read, number.tokens.start..end);
        }
    }
    let amount = amount(line, number);
    let mut end = amount.tokens.end.max(number.tokens.end);
    let (mut value, alternatives) = scaled(settle(number.reading, amount.known, setting), amount.factor);
    if let Some(unit) = amount.unit.as_ref().filter(|u| u.dimension == Dimension::Money) {
        let (more, behind) = added(line, unit, end);
        value = value.checked_add(more).unwrap_or(value);
        end = currency(line, behind, end);
    }
    let mut figure = figure(line, number, &amount, &read);
    (figure.value, figure.alternatives) = (value, alternatives);
    finish(line, figure, &read, number.tokens.start..end)
}

/// The end behind "đồng" that closes a compound: "2 tỷ rưỡi đồng".
fn currency(line: &Line<'_>, behind: usize, before: usize) -> usize {
    let closing = line.unit(behind).filter(|u| u.unit.dimension == Dimension::Money && u.unit.scale == Decimal::ONE);
    match closing {
        Some(closing) if behind > before && !closing.known.glued => closing.end,
        _ => behind,
    }
}

/// What stands before a number.
pub(super) fn limits(line: &Line<'_>, number: &Number, last: Option<&Last>) -> Before {
    let skip = last.filter(|l| l.exclusion.is_some()).map(|l| l.tokens.clone());
    let mut read = before(line, number.tokens.start, skip);
    read.negative |= has_minus(line, number.tokens.start);
    read
}

/// A value and its alternatives, multiplied.
pub(super) fn scaled((value, others): (Decimal, Vec<Decimal>), factor: Decimal) -> (Decimal, Vec<Decimal>) {
    let times = |v: Decimal| v.checked_mul(factor).unwrap_or(v).normalize();
    (times(value), others.into_iter().map(times).collect())
}

/// A figure of the number's place and surroundings; its value is filled by the caller.
pub(super) fn figure(line: &Line<'_>, number: &Number, amount: &Amount<'_>, read: &Before) -> Figure {
    let unit = amount.unit.clone().map(|unit| told_times(line, unit, read.start));
    Figure {
        value: number.reading.value,
        upper: None,
        unit,
        number_span: line.span(number.tokens.clone()),
        unit_span: amount.unit.as_ref().map(|_| line.span(amount.tokens.clone())),
        qualifier: read.qualifier,
        estimated: read.estimated,
        alternatives: Vec::new(),
        notation: number.reading.notation,
        from_words: number.from_words,
    }
}

/// "lần" multiplies behind "gấp" or "tăng" and counts elsewhere.
fn told_times(line: &Line<'_>, unit: MeasureUnit, start: usize) -> MeasureUnit {
    let multiplies = line.had(&line.lexicon.number_words.multiplying, start).is_some();
    if unit.dimension == Dimension::Times && !multiplies { MeasureUnit::count(&unit.symbol) } else { unit }
}

/// Applies the sign and the limits behind the figure.
fn finish(line: &Line<'_>, mut figure: Figure, read: &Before, tokens: Range<usize>) -> Read {
    if let Some((qualifier, _)) = behind(line, tokens.end) {
        figure.qualifier = qualifier;
    }
    if read.negative {
        figure.value = -figure.value;
        figure.alternatives.iter_mut().for_each(|v| *v = -*v);
    }
    Read { kind: FoundKind::Figure(figure), tokens }
}
