//! Measures within a bullet, clause by clause.

use std::ops::Range;

use super::nature::nature;
use super::phrasing::Phrasing;
use super::targets::{Aim, Setting, aims, is_falling, said_horizon, target_of};
use crate::lexicon::{TargetWord, Written};
use crate::model::{
    BodyIndicator, Combining, Dimension, Direction, Horizon, IndicatorPart, ItemId, MeasureUnit, Nature, Target,
    TargetValue,
};

/// Fills in the measures that a bullet of the body states: one for each figure that is aimed at, and one for a quality
/// to be reached.
pub(super) fn measure_bullet(bullet: &mut BodyIndicator, setting: Setting<'_>) {
    let phrasing = Phrasing::new(&bullet.text);
    let whole = leading_horizon(&phrasing, setting);
    let mut parts: Vec<IndicatorPart> = Vec::new();
    let mut quality: Option<String> = None;
    for clause in clauses(&phrasing) {
        let text = phrasing.original(clause).trim_matches([' ', ';', '.', ',']).to_owned();
        let measured = measures(&text, whole, setting);
        if measured.is_empty() {
            quality = Some(quality.map_or(text.clone(), |before| format!("{before}; {text}")));
        } else {
            flush(&mut quality, &mut parts, bullet.id, whole, setting);
            parts.extend(measured.into_iter().map(|m| part(bullet.id, m, setting)));
        }
    }
    flush(&mut quality, &mut parts, bullet.id, whole, setting);
    if parts.is_empty() {
        let target =
            Target { value: TargetValue::Reached(bullet.text.clone()), horizon: whole, text: bullet.text.clone() };
        let assigned = phrasing.has(&setting.lexicon.programme, TargetWord::Assigned);
        let target = if assigned {
            Target { value: TargetValue::AssignedByCity(bullet.text.clone()), ..target }
        } else {
            target
        };
        let nature = if assigned { Nature::Assigned } else { Nature::YesNo };
        parts.push(IndicatorPart {
            id: bullet.id,
            name: bullet.text.clone(),
            unit: None,
            nature,
            combining: Combining::default(),
            targets: vec![target],
            aliases: Vec::new(),
        });
    }
    bullet.parts = parts;
}

/// By when the first clause says that it holds: the others follow it.
fn leading_horizon(phrasing: &Phrasing, setting: Setting<'_>) -> Horizon {
    let first = clauses(phrasing).into_iter().next().map(|clause| phrasing.original(clause)).unwrap_or_default();
    said_horizon(&Phrasing::new(&first), setting).unwrap_or(Horizon::Term)
}

/// A quality between or after the figures of a bullet becomes a measure where its words speak of reaching something.
fn flush(
    quality: &mut Option<String>,
    parts: &mut Vec<IndicatorPart>,
    id: ItemId,
    horizon: Horizon,
    setting: Setting<'_>,
) {
    let Some(text) = quality.take() else { return };
    let phrasing = Phrasing::new(&text);
    let words = &setting.lexicon.programme;
    let own = said_horizon(&phrasing, setting);
    let dated = matches!(own, Some(Horizon::InYear(_)));
    let quality = phrasing.has(words, TargetWord::Reached) || (dated && phrasing.has(words, TargetWord::Done));
    if !quality || phrasing.has(words, TargetWord::Assigned) {
        return;
    }
    let horizon = own.unwrap_or(horizon);
    let target = Target { value: TargetValue::Reached(text.clone()), horizon, text: text.clone() };
    parts.push(IndicatorPart {
        id,
        name: text,
        unit: None,
        nature: Nature::YesNo,
        combining: Combining::default(),
        targets: vec![target],
        aliases: Vec::new(),
    });
}

/// A measured clause: its words and its target.
#[derive(Debug, Clone)]
pub(super) struct Measured {
    pub(super) name: String,
    pub(super) target: Target,
    unit: Option<MeasureUnit>,
}

/// The measured clauses of any text of the programme.
pub(super) fn measured_clauses(text: &str, setting: Setting<'_>) -> Vec<Measured> {
    let phrasing = Phrasing::new(text);
    let horizon = leading_horizon(&phrasing, setting);
    let clauses = clauses(&phrasing).into_iter();
    clauses.flat_map(|clause| measures(&phrasing.original(clause), horizon, setting)).collect()
}

fn part(id: ItemId, measured: Measured, setting: Setting<'_>) -> IndicatorPart {
    let unit = measured.unit.filter(|unit| !unit.symbol.is_empty());
    let targets = vec![measured.target];
    let nature = nature(&Phrasing::new(&measured.name), unit.as_ref(), &targets, setting);
    IndicatorPart {
        id,
        name: measured.name,
        unit: unit.map(|u| u.symbol),
        nature,
        combining: Combining::default(),
        targets,
        aliases: Vec::new(),
    }
}

/// The measures of a clause: its first figure, or one for each stretch between commas where each has a figure.
fn measures(clause: &str, horizon: Horizon, setting: Setting<'_>) -> Vec<Measured> {
    let phrasing = Phrasing::new(clause);
    let found = aims(&phrasing, setting);
    let horizon = said_horizon(&phrasing, setting).unwrap_or(horizon);
    match found.as_slice() {
        [] => none_left(&phrasing, horizon, setting).into_iter().collect(),
        [aim] => vec![measured(clause, &phrasing, aim, horizon, setting)],
        [first, ..] => {
            let pieces: Vec<Phrasing> =
                between_commas(&phrasing).map(|r| Phrasing::new(&phrasing.original(r))).collect();
            let each = |p: &Phrasing| aims(p, setting);
            let counted: Vec<(usize, &Phrasing)> = pieces.iter().map(|p| (each(p).len(), p)).collect();
            let split = counted.iter().all(|(n, _)| *n <= 1) && counted.iter().filter(|(n, _)| *n == 1).count() > 1;
            if !split {
                return vec![measured(clause, &phrasing, first, horizon, setting)];
            }
            let text = |p: &Phrasing| p.original(0..p.text().len());
            let with_aim = |p: &&Phrasing| each(p).first().map(|a| measured(&text(p), p, a, horizon, setting));
            pieces.iter().filter_map(|p| with_aim(&p)).collect()
        }
    }
}

fn measured(clause: &str, phrasing: &Phrasing, aim: &Aim, horizon: Horizon, setting: Setting<'_>) -> Measured {
    let target = target_of(aim, None, is_falling(phrasing, Some(&aim.span), setting), horizon, clause.to_owned());
    Measured { name: clause.to_owned(), target, unit: aim.unit.clone() }
}

/// "không còn hộ nghèo": none of what is counted.
fn none_left(phrasing: &Phrasing, horizon: Horizon, setting: Setting<'_>) -> Option<Measured> {
    let words = &setting.lexicon.programme;
    let unit = phrasing.all(words, TargetWord::NoneLeft).into_iter().find_map(|range| {
        let written = Written::new(phrasing.text(), &phrasing.tokens);
        let hit = setting.lexicon.measure_units.at(written, range.end)?;
        Some(hit.unit).filter(|unit| unit.dimension == Dimension::Count)
    })?;
    let name = phrasing.original(0..phrasing.text().len());
    let value = TargetValue::Figure { value: 0.into(), upper: None, unit: unit.clone(), direction: Direction::AtMost };
    Some(Measured { target: Target { value, horizon, text: name.clone() }, name, unit: Some(unit) })
}

/// Byte ranges between semicolons and full stops, brackets left whole.
fn clauses(phrasing: &Phrasing) -> Vec<Range<usize>> {
    let text = phrasing.text();
    let mut depth = 0_i32;
    let mut ranges = Vec::new();
    let mut from = 0;
    for token in &phrasing.tokens {
        match token.key.as_str() {
            "(" | "“" => depth += 1,
            ")" | "”" => depth = (depth - 1).max(0),
            ";" | "." if depth == 0 => {
                let behind = text.get(token.span.end..).unwrap_or_default();
                let next = behind.trim_start().chars().next();
                let sentence = behind.starts_with(char::is_whitespace) && next.is_some_and(|c| !c.is_lowercase());
                if token.key == ";" || sentence {
                    ranges.push(from..token.span.start);
                    from = token.span.end;
                }
            }
            _ => {}
        }
    }
    ranges.push(from..text.len());
    ranges.retain(|r| text.get(r.clone()).is_some_and(|t| t.chars().any(char::is_alphanumeric)));
    ranges
}

fn between_commas(phrasing: &Phrasing) -> impl Iterator<Item = Range<usize>> + '_ {
    let commas = phrasing.tokens.iter().filter(|t| t.key == ",").filter(|t| {
        let behind = phrasing.text().get(t.span.end..).unwrap_or_default();
        behind.starts_with(char::is_whitespace)
    });
    let length = phrasing.text().len();
    let ends = commas.map(|t| t.span.clone()).chain(std::iter::once(length..length));
    let mut from = 0;
    ends.map(move |comma| {
        let range = from..comma.start;
        from = comma.end;
        range
    })
}
