//! How the figures of an indicator combine.

use rust_decimal::Decimal;

use super::phrasing::Phrasing;
use super::targets::Setting;
use crate::lexicon::TargetWord;
use crate::model::{Dimension, Horizon, MeasureUnit, Nature, Target, TargetValue};

/// The nature of an indicator, by its name, its unit of measure and its targets.
pub(super) fn nature(name: &Phrasing, unit: Option<&MeasureUnit>, targets: &[Target], setting: Setting<'_>) -> Nature {
    let words = &setting.lexicon.programme;
    let figure = targets.iter().find_map(|t| match &t.value {
        TargetValue::Figure { unit, .. } => Some((unit, t.text.as_str())),
        _ => None,
    });
    let assigned = targets.iter().any(|t| matches!(t.value, TargetValue::AssignedByCity(_)));
    let reached = targets.iter().any(|t| matches!(t.value, TargetValue::Reached(_)));
    let Some((of_target, cell)) = figure else {
        return match (assigned, reached) {
            (true, _) => Nature::Assigned,
            (false, true) => Nature::YesNo,
            (false, false) if unit.is_some_and(is_percent) => rate_or_growth(name, "", setting),
            (false, false) => unit.map_or(Nature::YesNo, |_| count(name, false, setting)),
        };
    };
    let measured = if of_target.dimension == Dimension::Bare { unit.unwrap_or(of_target) } else { of_target };
    if is_percent(measured) || name.has(words, TargetWord::Rate) && measured.dimension == Dimension::Bare {
        return rate_or_growth(name, cell, setting);
    }
    if adds_up(targets, setting) {
        return Nature::Flow;
    }
    let yearly = |t: &Target| t.horizon == Horizon::EachYear && matches!(t.value, TargetValue::Figure { .. });
    count(name, targets.iter().any(yearly), setting)
}

/// Whether the yearly target times the years of the term makes the target of the term: then the figures are added.
fn adds_up(targets: &[Target], setting: Setting<'_>) -> bool {
    let figure = |horizon| {
        targets.iter().find_map(|t| match &t.value {
            TargetValue::Figure { value, .. } if t.horizon == horizon => Some(*value),
            _ => None,
        })
    };
    let (Some(term), Some(yearly)) = (figure(Horizon::Term), figure(Horizon::EachYear)) else { return false };
    let years = Decimal::from(setting.term_years.unwrap_or(5));
    let (least, most) = (yearly * (years - Decimal::ONE), yearly * (years + Decimal::ONE));
    !yearly.is_zero() && (least..=most).contains(&term)
}

fn is_percent(unit: &MeasureUnit) -> bool {
    matches!(unit.dimension, Dimension::Percent | Dimension::PercentagePoints)
}

/// A percentage: growth where the name begins with a word of growth or names a rate of growth, a share otherwise.
fn rate_or_growth(name: &Phrasing, cell: &str, setting: Setting<'_>) -> Nature {
    let words = &setting.lexicon.programme;
    let core = name.core(words);
    let opens = name.at(words, TargetWord::GrowthOpening, core).is_some();
    let outside = |range: &std::ops::Range<usize>| !in_brackets(name, range.start);
    let named = name.all(words, TargetWord::Growth).iter().any(outside);
    let before_figure = name.all(words, TargetWord::GrowthOpening).iter().any(|range| {
        let next = |ahead: usize| name.tokens.get(range.end + ahead).map_or("", |t| t.folded.as_str());
        let digit = |ahead: usize| next(ahead).starts_with(|c: char| c.is_ascii_digit());
        digit(0) || (matches!(next(0), "tu" | "tren" | "khoang" | "it" | "toi") && (digit(1) || digit(2)))
    });
    let share = Phrasing::new(cell).has(words, TargetWord::Rate) || name.at(words, TargetWord::Rate, core).is_some();
    let grows = (opens || named || before_figure) && (!share || named);
    if grows { Nature::Growth } else { Nature::Rate }
}

fn in_brackets(name: &Phrasing, token: usize) -> bool {
    let before = name.tokens.get(..token).unwrap_or_default();
    before.iter().filter(|t| t.key == "(").count() > before.iter().filter(|t| t.key == ")").count()
}

/// A count or an amount: the first word that tells decides, else whether there is a figure for each year.
fn count(name: &Phrasing, yearly: bool, setting: Setting<'_>) -> Nature {
    let words = &setting.lexicon.programme;
    let first = |word| name.all(words, word).first().map_or(usize::MAX, |range| range.start);
    let (flow, stock) = (first(TargetWord::Flow), first(TargetWord::Stock));
    if flow < stock || (yearly && stock == usize::MAX) { Nature::Flow } else { Nature::Stock }
}
