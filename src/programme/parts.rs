//! Measures within a row or a bullet.

use std::ops::Range;

use super::nature::nature;
use super::phrasing::Phrasing;
use super::targets::{Aim, Setting, aims, cell_targets, is_falling, said_horizon, target_of, unit_of};
use crate::lexicon::{TargetWord, Written};
use crate::model::{
    BodyIndicator, Dimension, Direction, Horizon, Indicator, IndicatorPart, ItemId, MeasureUnit, Nature, Target,
    TargetValue,
};
use crate::text::TokenKind;

/// Fills in the measures of a row of Phụ lục 1: one, or several where its target cell holds several figures one beside
/// the other, or where its name lists things of one kind.
pub(super) fn measure_row(row: &mut Indicator, by_year: &[(u16, String)], setting: Setting<'_>) {
    let unit = row.unit.as_deref().map(|cell| unit_of(cell, setting.lexicon));
    let term = stacked(row.target_2030.as_deref(), setting);
    let yearly = stacked(row.yearly.as_deref(), setting);
    let wanted = term.len().max(yearly.len());
    let name = Phrasing::new(&row.name);
    let names = if wanted > 1 { split_in(&name, wanted, setting) } else { listed(&name, setting) };
    let count = names.len().max(1);
    row.parts = (0..count)
        .map(|at| {
            let own = names.get(at).cloned().unwrap_or_else(|| row.name.clone());
            let phrasing = Phrasing::new(&own);
            let falling = is_falling(&phrasing, None, setting);
            let cell = |cells: &[String], whole: &Option<String>| -> Option<String> {
                if cells.len() == count { cells.get(at).cloned() } else { whole.clone() }
            };
            let mut targets = Vec::new();
            let typed = |cell: Option<String>, horizon| {
                cell.map(|c| cell_targets(&c, unit.as_ref(), falling, horizon, setting)).unwrap_or_default()
            };
            targets.extend(typed(cell(&term, &row.target_2030), Horizon::Term));
            targets.extend(typed(cell(&yearly, &row.yearly), Horizon::EachYear));
            for (year, text) in by_year {
                targets.extend(typed(Some(text.clone()), Horizon::InYear(*year)));
            }
            if !targets.iter().any(|t| matches!(t.value, TargetValue::Figure { .. })) {
                targets.extend(targets_in_name(&phrasing, unit.as_ref(), setting));
            }
            let nature = nature(&phrasing, unit.as_ref(), &targets, setting);
            let id = if count > 1 { lettered(row.id, at) } else { row.id };
            let aliases = worded_targets(&targets, setting);
            IndicatorPart { id, name: own, unit: row.unit.clone(), nature, targets, aliases }
        })
        .collect();
}

/// Target cells that name the measure themselves: "Tỷ lệ giải ngân vốn đầu tư công ≥ 95%".
fn worded_targets(targets: &[Target], setting: Setting<'_>) -> Vec<String> {
    let names_it = |t: &&Target| {
        let phrasing = Phrasing::new(&t.text);
        let words = phrasing.tokens.iter().filter(|t| t.kind == TokenKind::Word).count();
        words >= 4 && phrasing.at(&setting.lexicon.programme, TargetWord::Rate, 0).is_some()
    };
    let figures = targets.iter().filter(|t| matches!(t.value, TargetValue::Figure { .. }));
    figures.filter(names_it).map(|t| t.text.clone()).collect()
}

/// Figures that only the name states; a row with a quality to be reached has no others.
fn targets_in_name(name: &Phrasing, unit: Option<&MeasureUnit>, setting: Setting<'_>) -> Vec<Target> {
    let Some(aim) = aims(name, setting).into_iter().find(|a| a.unit.is_some() && unit.is_none_or(|u| fits(a, u)))
    else {
        return Vec::new();
    };
    let horizon = said_horizon(name, setting).unwrap_or(Horizon::Term);
    vec![target_of(
        &aim,
        unit,
        is_falling(name, Some(&aim.span), setting),
        horizon,
        name.original(0..name.text().len()),
    )]
}

fn fits(aim: &Aim, unit: &MeasureUnit) -> bool {
    aim.unit.as_ref().is_none_or(|u| u.dimension == unit.dimension)
}

fn lettered(id: ItemId, at: usize) -> ItemId {
    match id {
        ItemId::Indicator { section, number, .. } => {
            let part = u8::try_from(at).ok().and_then(|n| b'a'.checked_add(n)).map(char::from);
            ItemId::Indicator { section, number, part: part.filter(char::is_ascii_lowercase) }
        }
        other => other,
    }
}

/// The figures of a cell that holds several and no words, each with its sign.
fn stacked(cell: Option<&str>, setting: Setting<'_>) -> Vec<String> {
    let Some(cell) = cell else { return Vec::new() };
    let phrasing = Phrasing::new(cell);
    let bare = phrasing.tokens.iter().all(|t| t.kind != TokenKind::Word);
    let aims = aims(&phrasing, setting);
    if !bare || aims.len() < 2 {
        return Vec::new();
    }
    let starts: Vec<usize> = aims.iter().map(|a| sign_before(phrasing.text(), a.span.start)).collect();
    let ends = starts.iter().skip(1).copied().chain([phrasing.text().len()]);
    let pieces = starts.iter().zip(ends).map(|(&start, end)| phrasing.original(start..end));
    pieces.map(|p| p.trim_matches([' ', ';', ',', '/']).to_owned()).collect()
}

/// The start of a figure with the sign before it.
fn sign_before(text: &str, start: usize) -> usize {
    let before = text.get(..start).unwrap_or_default();
    before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '≥' | '≤' | '>' | '<' | '=')).len()
}

/// A name split at its semicolons, or at "và", into as many parts as are wanted.
fn split_in(name: &Phrasing, wanted: usize, setting: Setting<'_>) -> Vec<String> {
    let by_mark = pieces(name, |at| name.tokens.get(at).is_some_and(|t| t.key == ";"), setting);
    if by_mark.len() == wanted {
        return by_mark;
    }
    let by_word = pieces(name, |at| name.tokens.get(at).is_some_and(|t| t.key == "và"), setting);
    if by_word.len() == wanted { by_word } else { Vec::new() }
}

/// A name that lists things of one kind with one target: "gia đình văn hóa; tổ dân phố văn hóa". They are short and end
/// alike, or each begins as a share does.
fn listed(name: &Phrasing, setting: Setting<'_>) -> Vec<String> {
    let pieces = pieces(name, |at| name.tokens.get(at).is_some_and(|t| t.key == ";"), setting);
    if pieces.len() < 2 {
        return Vec::new();
    }
    let phrasings: Vec<Phrasing> = pieces.iter().map(|p| Phrasing::new(p)).collect();
    let short = phrasings.iter().all(|p| (2..=9).contains(&p.tokens.len()));
    let tail = |p: &Phrasing| p.tokens.last().map(|t| t.folded.clone());
    let alike = phrasings.windows(2).all(|pair| match pair {
        [a, b] => tail(a).is_some() && tail(a) == tail(b),
        _ => false,
    });
    let shares = phrasings.iter().all(|p| p.at(&setting.lexicon.programme, TargetWord::Rate, 0).is_some());
    if (short && alike) || shares { pieces } else { Vec::new() }
}

/// The stretches of a name between separating tokens, without the opening that says nothing.
fn pieces(name: &Phrasing, separates: impl Fn(usize) -> bool, setting: Setting<'_>) -> Vec<String> {
    let mut pieces = Vec::new();
    let core = name.core(&setting.lexicon.programme);
    let mut from = core;
    for at in core..=name.tokens.len() {
        if at == name.tokens.len() || separates(at) {
            let start = name.tokens.get(from).map(|t| t.span.start);
            let end = at.checked_sub(1).and_then(|last| name.tokens.get(last)).map(|t| t.span.end);
            if let (Some(start), Some(end)) = (start, end)
                && start < end
            {
                pieces.push(name.original(start..end).trim_end_matches('.').to_owned());
            }
            from = at + 1;
        }
    }
    pieces
}

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
    IndicatorPart { id, name: measured.name, unit: unit.map(|u| u.symbol), nature, targets, aliases: Vec::new() }
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
