//! Measures within a row.

use super::appendix::{Cells, Column, cell};
use super::nature::nature;
use super::phrasing::Phrasing;
use super::targets::{Aim, Setting, aims, cell_targets, is_falling, said_horizon, target_of, unit_of};
use crate::lexicon::TargetWord;
use crate::model::{Combining, Horizon, Indicator, IndicatorPart, ItemId, MeasureUnit, Target, TargetValue};
use crate::text::TokenKind;

/// Fills in the measures of a row of Phụ lục 1: one, or several where its target cell holds several figures one beside
/// the other, where its name lists things of one kind, or where rows below it have targets of their own.
pub(super) fn measure_row(row: &mut Indicator, cells: &Cells, below: &[&Cells], setting: Setting<'_>) {
    let own = Stated::of(cells);
    let measured: Vec<Stated> = below.iter().map(|cells| Stated::of(cells)).filter(Stated::has_target).collect();
    let mut parts = if measured.is_empty() || own.has_target() {
        own.parts(&row.name, row.unit.as_deref(), setting)
    } else {
        Vec::new()
    };
    let alone = parts.len() == 1 && measured.is_empty();
    let first = if parts.len() > 1 || alone { 0 } else { parts.len() };
    for stated in &measured {
        let name = stated.name.as_deref().map_or(row.name.clone(), |name| whole_name(&row.name, name));
        parts.extend(stated.parts(&name, stated.unit.as_deref().or(row.unit.as_deref()), setting));
    }
    // A row with targets of its own keeps its id; the parts are told apart by letters.
    for (at, part) in parts.iter_mut().enumerate() {
        part.id = if alone || at < first { row.id } else { lettered(row.id, at - first) };
    }
    row.parts = parts;
}

/// The measures of a row of a table in the body.
pub(super) fn cell_measures(id: ItemId, cells: &Cells, setting: Setting<'_>) -> Vec<IndicatorPart> {
    let stated = Stated::of(cells);
    let name = stated.name.clone().unwrap_or_default();
    let parts = stated.parts(&name, stated.unit.as_deref(), setting);
    parts.into_iter().map(|part| IndicatorPart { id, ..part }).collect()
}

/// The cells of a row that its measures come from.
#[derive(Debug, Default)]
struct Stated {
    name: Option<String>,
    unit: Option<String>,
    term: Option<String>,
    yearly: Option<String>,
    by_year: Vec<(u16, String)>,
}

impl Stated {
    fn of(cells: &Cells) -> Stated {
        let by_year = cells.iter().filter_map(|(column, text)| match column {
            Column::InYear(year) => Some((*year, text.clone())),
            _ => None,
        });
        Stated {
            name: cell(cells, Column::Name),
            unit: cell(cells, Column::Unit),
            term: cell(cells, Column::Term),
            yearly: cell(cells, Column::Yearly),
            by_year: by_year.collect(),
        }
    }

    fn has_target(&self) -> bool {
        self.term.is_some() || self.yearly.is_some() || !self.by_year.is_empty()
    }

    /// The measures that the cells state, without their ids.
    fn parts(&self, whole: &str, unit_cell: Option<&str>, setting: Setting<'_>) -> Vec<IndicatorPart> {
        let unit = unit_cell.map(|cell| unit_of(cell, setting.lexicon));
        let (term, yearly) = (stacked(self.term.as_deref(), setting), stacked(self.yearly.as_deref(), setting));
        let wanted = term.len().max(yearly.len());
        let name = Phrasing::new(whole);
        let names = if wanted > 1 { split_in(&name, wanted, setting) } else { listed(&name, setting) };
        let count = names.len().max(1);
        let part = |at: usize| {
            let own = names.get(at).map_or(whole, String::as_str);
            let of = |cells: &[String], cell: &Option<String>| {
                if cells.len() == count { cells.get(at).cloned() } else { cell.clone() }
            };
            let mut cells =
                vec![(of(&term, &self.term), Horizon::Term), (of(&yearly, &self.yearly), Horizon::EachYear)];
            cells.extend(self.by_year.iter().map(|(year, text)| (Some(text.clone()), Horizon::InYear(*year))));
            row_part(own, unit_cell, unit.as_ref(), cells, setting)
        };
        (0..count).map(part).collect()
    }
}

/// A measure by its name and its target cells with their horizons.
fn row_part(
    name: &str,
    unit_cell: Option<&str>,
    unit: Option<&MeasureUnit>,
    cells: Vec<(Option<String>, Horizon)>,
    setting: Setting<'_>,
) -> IndicatorPart {
    let phrasing = Phrasing::new(name);
    let falling = is_falling(&phrasing, None, setting);
    let filled = cells.into_iter().filter_map(|(cell, horizon)| Some((cell?, horizon)));
    let mut targets: Vec<Target> =
        filled.flat_map(|(cell, horizon)| cell_targets(&cell, unit, falling, horizon, setting)).collect();
    if !targets.iter().any(|t| matches!(t.value, TargetValue::Figure { .. })) {
        targets.extend(targets_in_name(&phrasing, unit, setting));
    }
    let nature = nature(&phrasing, unit, &targets, setting);
    let aliases = worded_targets(&targets, setting);
    let id = ItemId::Indicator { section: 0, number: 0, part: None };
    IndicatorPart {
        id,
        name: name.to_owned(),
        unit: unit_cell.map(str::to_owned),
        nature,
        combining: Combining::default(),
        targets,
        aliases,
    }
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

/// The name of a row below another, with that one's.
fn whole_name(above: &str, name: &str) -> String {
    let name = name.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '+' | '*'));
    format!("{above} - {name}")
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
