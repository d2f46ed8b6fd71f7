//! Positions in a ranking.

use rust_decimal::Decimal;

use super::amount::Amount;
use super::counted::figure;
use super::digits::{Number, number};
use super::figure::FoundKind;
use super::line::Line;
use super::qualifier::Before;
use super::step::Read;
use crate::model::{Dimension, MeasureUnit};

/// "xếp thứ 2/40 phường", "đứng thứ 11": the position; among how many is no part of a whole.
pub(super) fn rank(line: &Line<'_>, place: &Number) -> Option<Read> {
    line.had(&line.lexicon.qualifiers.rank, place.tokens.start)?;
    let symbol = line.lexicon.qualifiers.rank_symbol.clone();
    let unit = MeasureUnit { symbol, dimension: Dimension::Rank, scale: Decimal::ONE };
    let end = place.tokens.end;
    let none = Amount { factor: Decimal::ONE, unit: None, known: None, tokens: end..end };
    let mut position = figure(line, place, &none, &Before::default());
    position.unit = Some(unit);
    let end = among(line, end).unwrap_or(end);
    Some(Read { kind: FoundKind::Figure(position), tokens: place.tokens.start..end })
}

/// The token behind "/40 phường, xã".
fn among(line: &Line<'_>, stroke: usize) -> Option<usize> {
    let told = line.folded(stroke) == "/" && line.is_digits(stroke + 1);
    let end = told.then(|| number(line, stroke + 1))??.tokens.end;
    Some(line.measured(end).map_or(end, |unit| unit.end))
}
