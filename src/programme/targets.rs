//! Targets as typed values.

use std::ops::Range;

use rust_decimal::Decimal;

use super::phrasing::Phrasing;
use crate::lexicon::{Lexicon, TargetWord, Written};
use crate::model::{Direction, Horizon, MeasureUnit, Target, TargetValue};
use crate::numbers::{self, Figure, FoundKind, unit_named};

/// What the targets of one row or bullet are read against.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting<'a> {
    pub(super) lexicon: &'a Lexicon,
    /// Last year of the term.
    pub(super) term_end: Option<u16>,
    /// Years of the term.
    pub(super) term_years: Option<u16>,
}

/// A figure of a target with what limits it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Aim {
    pub(super) value: Decimal,
    pub(super) upper: Option<Decimal>,
    pub(super) unit: Option<MeasureUnit>,
    /// Where words or a sign tell it.
    pub(super) direction: Option<Direction>,
    /// Bytes of figure and unit in the normalised text.
    pub(super) span: Range<usize>,
    /// "/năm" stands behind it.
    pub(super) each_year: bool,
    /// A difference and no level: "giảm 0,3%".
    pub(super) change: bool,
}

/// The figures of a text that state aims; of several the wholes ("trên 114 phường") are left out.
pub(super) fn aims(phrasing: &Phrasing, setting: Setting<'_>) -> Vec<Aim> {
    let text = phrasing.text();
    let mut aims: Vec<Aim> = Vec::new();
    for found in numbers::find(text, setting.lexicon) {
        let FoundKind::Figure(figure) = found.kind else { continue };
        let first = phrasing.token_at(figure.number_span.start);
        let behind = phrasing.token_at(figure.number_span.end);
        if is_whole(phrasing, first, behind, setting) || is_year_limit(phrasing, first, setting) {
            continue;
        }
        let each_year = is_each_year(text, &figure, found.span.end);
        aims.push(Aim {
            value: figure.value,
            upper: figure.upper,
            unit: figure.unit,
            direction: direction(phrasing, figure.number_span.start, found.span.end, setting),
            each_year,
            change: is_change(phrasing, first, setting),
            span: found.span,
        });
    }
    let aims = joined_ranges(aims, text);
    if aims.is_empty() { bare(phrasing, setting).into_iter().collect() } else { aims }
}

/// "/năm" stands within or behind the unit; income "/người/năm" is a level and no yearly amount.
fn is_each_year(text: &str, figure: &Figure, end: usize) -> bool {
    let own = text.get(figure.number_span.end..end).unwrap_or_default();
    let behind = text.get(end..).unwrap_or_default().trim_start();
    let level = figure.unit.as_ref().is_some_and(|u| u.symbol.matches('/').count() > 1);
    let yearly = |t: &str| t.ends_with("/năm") || t.ends_with("/ năm");
    !level && (yearly(own) || behind.starts_with("/năm") || behind.starts_with("/ năm"))
}

/// "giảm 0,3%", "tăng 6 triệu đồng": a difference. What grows by percents is a growth rate.
fn is_change(phrasing: &Phrasing, first: usize, setting: Setting<'_>) -> bool {
    let words = &setting.lexicon.programme;
    let mut near = first.saturating_sub(4)..first;
    let grows = near.any(|at| phrasing.at(words, TargetWord::GrowthOpening, at).is_some());
    let percent = phrasing.tokens.iter().skip(first).take(6).any(|t| t.key == "%");
    phrasing.ends_before(words, TargetWord::Change, first) && !(grows && percent)
}

/// The number of all communes or units, of which the target is a part: "trên 114 phường".
fn is_whole(phrasing: &Phrasing, first: usize, behind: usize, setting: Setting<'_>) -> bool {
    let places = &setting.lexicon.programme.places;
    phrasing.ends_before(&setting.lexicon.programme, TargetWord::Whole, first)
        && (behind..behind + 3).any(|at| places.at(phrasing.text(), &phrasing.tokens, at).is_some())
}

/// "đến 2030": a year by which something is to be reached.
fn is_year_limit(phrasing: &Phrasing, first: usize, setting: Setting<'_>) -> bool {
    phrasing.year(first).is_some() && phrasing.ends_before(&setting.lexicon.programme, TargetWord::Until, first)
}

/// A cell of nothing but digits, such as "2000", which in running text could be a year.
fn bare(phrasing: &Phrasing, setting: Setting<'_>) -> Option<Aim> {
    let text = phrasing.text();
    if text.chars().any(char::is_alphabetic) {
        return None;
    }
    let figure = numbers::parse_cell(text, setting.lexicon)?.main;
    Some(Aim {
        value: figure.value,
        upper: figure.upper,
        unit: figure.unit,
        direction: direction(phrasing, figure.number_span.start, text.len(), setting),
        span: 0..text.len(),
        each_year: false,
        change: false,
    })
}

/// "9 - 10" without a unit behind the first figure: one aim.
fn joined_ranges(aims: Vec<Aim>, text: &str) -> Vec<Aim> {
    let mut joined: Vec<Aim> = Vec::new();
    for aim in aims {
        let between = |last: &Aim| text.get(last.span.end..aim.span.start).map(str::trim);
        match joined.last_mut() {
            Some(last)
                if last.unit.is_none()
                    && last.upper.is_none()
                    && aim.value > last.value
                    && matches!(between(last), Some("-" | "–")) =>
            {
                (last.upper, last.unit, last.each_year) =
                    (Some(aim.upper.unwrap_or(aim.value)), aim.unit, aim.each_year);
                last.span.end = aim.span.end;
            }
            _ => joined.push(aim),
        }
    }
    joined
}

/// The side of a figure on which the good lies, by the signs and words around it.
fn direction(phrasing: &Phrasing, start: usize, end: usize, setting: Setting<'_>) -> Option<Direction> {
    let words = &setting.lexicon.programme;
    let before = phrasing.text().get(..start).unwrap_or_default().trim_end();
    let own = phrasing.text().get(start..end).unwrap_or_default();
    for (sign, direction) in [
        ("≥", Direction::AtLeast),
        (">=", Direction::AtLeast),
        ("≤", Direction::AtMost),
        ("<=", Direction::AtMost),
        (">", Direction::MoreThan),
        ("<", Direction::LessThan),
    ] {
        if before.ends_with(sign) || own.starts_with(sign) {
            return Some(direction);
        }
    }
    let first = phrasing.token_at(start);
    let behind = phrasing.token_at(end);
    let after = |word| phrasing.at(words, word, behind).is_some();
    if after(TargetWord::AtLeastAfter) {
        return Some(Direction::AtLeast);
    }
    if after(TargetWord::AtMostAfter) {
        return Some(Direction::AtMost);
    }
    // The longest words win: "không dưới" is no "dưới".
    let longest = |word| {
        let ends = |back: usize| {
            first.checked_sub(back).is_some_and(|from| phrasing.at(words, word, from).is_some_and(|end| end == first))
        };
        (1..=4).rev().find(|back| ends(*back)).map(|back| (back, word))
    };
    [TargetWord::AtLeast, TargetWord::MoreThan, TargetWord::AtMost, TargetWord::LessThan]
        .into_iter()
        .filter_map(longest)
        .max_by_key(|(length, _)| *length)
        .map(|(_, word)| match word {
            TargetWord::MoreThan => Direction::MoreThan,
            TargetWord::AtMost => Direction::AtMost,
            TargetWord::LessThan => Direction::LessThan,
            _ => Direction::AtLeast,
        })
}

/// Whether less of a thing is better: it is named before its figure, or right behind it.
pub(super) fn is_falling(name: &Phrasing, figure: Option<&Range<usize>>, setting: Setting<'_>) -> bool {
    let words = &setting.lexicon.programme;
    let end = figure.map_or(name.tokens.len(), |span| name.token_at(span.end) + 2);
    let named = name.all(words, TargetWord::Falling).iter().any(|range| range.start < end);
    named && !name.has(words, TargetWord::NotFalling)
}

/// The typed target of an aim; a bare figure of a rising thing is at least to be reached, a zero at most.
pub(super) fn target_of(
    aim: &Aim,
    unit: Option<&MeasureUnit>,
    falling: bool,
    horizon: Horizon,
    text: String,
) -> Target {
    let natural = if falling || aim.value.is_zero() { Direction::AtMost } else { Direction::AtLeast };
    let unit = aim.unit.as_ref().or(unit).cloned().unwrap_or_else(MeasureUnit::bare);
    let direction = match aim.direction {
        // "từ 0", "còn 100%": a zero is never to be passed.
        _ if aim.value.is_zero() => Direction::AtMost,
        Some(direction) => direction,
        None => natural,
    };
    let value = if aim.change {
        TargetValue::ByPlan(text.clone())
    } else {
        TargetValue::Figure { value: aim.value, upper: aim.upper, unit, direction }
    };
    let horizon = if aim.each_year { Horizon::EachYear } else { horizon };
    Target { value, horizon, text }
}

/// The targets of a cell: its figures, or what its words say. `horizon` is that of its column.
pub(super) fn cell_targets(
    cell: &str,
    unit: Option<&MeasureUnit>,
    falling: bool,
    horizon: Horizon,
    setting: Setting<'_>,
) -> Vec<Target> {
    let phrasing = Phrasing::new(cell);
    let horizon = match said_horizon(&phrasing, setting) {
        Some(Horizon::InYear(year)) => Horizon::InYear(year),
        _ => horizon,
    };
    let aims = aims(&phrasing, setting);
    if !aims.is_empty() {
        return aims.iter().map(|aim| target_of(aim, unit, falling, horizon, cell.to_owned())).collect();
    }
    let words = &setting.lexicon.programme;
    let planned = phrasing.at(words, TargetWord::Plan, 0).is_some();
    let value = if phrasing.has(words, TargetWord::Assigned) {
        TargetValue::AssignedByCity(cell.to_owned())
    } else if phrasing.has(words, TargetWord::Reached) || (!planned && phrasing.has(words, TargetWord::Done)) {
        TargetValue::Reached(cell.to_owned())
    } else {
        TargetValue::ByPlan(cell.to_owned())
    };
    vec![Target { value, horizon, text: cell.to_owned() }]
}

/// By when a text says that it holds: the first such wording in it.
pub(super) fn said_horizon(phrasing: &Phrasing, setting: Setting<'_>) -> Option<Horizon> {
    let words = &setting.lexicon.programme;
    for token in 0..phrasing.tokens.len() {
        if phrasing.at(words, TargetWord::EachYear, token).is_some() {
            return Some(Horizon::EachYear);
        }
        let until = phrasing.at(words, TargetWord::Until, token).and_then(|end| phrasing.year(end));
        if let Some(year) = until {
            return Some(if setting.term_end == Some(year) { Horizon::Term } else { Horizon::InYear(year) });
        }
        if let Some(year) = phrasing.at(words, TargetWord::InYear, token).and_then(|end| phrasing.year(end)) {
            return Some(Horizon::InYear(year));
        }
        if phrasing.at(words, TargetWord::Term, token).is_some() {
            return Some(Horizon::Term);
        }
    }
    None
}

/// The unit of measure that a unit cell names.
pub(super) fn unit_of(cell: &str, lexicon: &Lexicon) -> MeasureUnit {
    let phrasing = Phrasing::new(cell);
    let known = lexicon.measure_units.at(Written::new(phrasing.text(), &phrasing.tokens), 0);
    let scaled = || unit_named(&cell.to_lowercase(), lexicon).filter(|u| u.scale > Decimal::ONE);
    known.map(|hit| hit.unit).or_else(scaled).unwrap_or_else(|| MeasureUnit::count(cell))
}
