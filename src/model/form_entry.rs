//! What a line of a form may take.

use rust_decimal::Decimal;

use super::form::{FormField, FormLine};
use super::item::ItemId;
use super::measure::{Measure, Status};
use super::period::Period;
use super::programme::{IndicatorPart, Programme};
use super::quantity::{Dimension, MeasureUnit};
use super::target::{Nature, TargetValue};

/// What a cell of a form takes.
#[derive(Debug, Clone, PartialEq)]
pub enum FormEntry {
    /// A figure in a unit, within bounds.
    Figure { unit: MeasureUnit, lowest: Option<Decimal>, highest: Option<Decimal> },
    /// One of these states.
    State(&'static [Status]),
    /// Number and sign of a document.
    Document,
    /// Free words.
    Note,
}

const REACHED: [Status; 2] = [Status::Met, Status::NotMet];
const WORK: [Status; 4] = [Status::Done, Status::InProgress, Status::NotStarted, Status::Late];

/// Everything of a programme that a unit can be asked for, each once, in its order: rows of the appendices, then what
/// only the body names.
pub fn form_lines(programme: &Programme) -> Vec<FormLine> {
    let mut lines = Vec::new();
    let whole = |item: ItemId| FormLine { item, part: None };
    for row in &programme.indicators {
        lines.extend(row.parts.iter().map(|part| whole(part.id)));
        lines.extend(row.parts.is_empty().then(|| whole(row.id)));
    }
    let told = |id: &ItemId| programme.pairs.iter().any(|pair| pair.body.contains(id));
    for bullet in programme.body.iter().filter(|bullet| !told(&bullet.id)) {
        match bullet.parts.len() {
            0 | 1 => lines.push(whole(bullet.id)),
            several => lines.extend(
                (1..=several).filter_map(|n| Some(FormLine { item: bullet.id, part: Some(u16::try_from(n).ok()?) })),
            ),
        }
    }
    lines.extend(programme.tasks.iter().map(|task| whole(task.id)));
    lines.extend(programme.projects.iter().map(|project| whole(project.id)));
    lines
}

/// The measured part behind a line of Phụ lục 1 or the body.
pub fn measured_part(programme: &Programme, line: FormLine) -> Option<&IndicatorPart> {
    let parts = match line.item {
        ItemId::Indicator { .. } => {
            let row = programme.indicators.iter().find(|row| row.id == line.item.row())?;
            return row.parts.iter().find(|part| part.id == line.item);
        }
        ItemId::Body { .. } => &programme.body.iter().find(|bullet| bullet.id == line.item)?.parts,
        ItemId::Task { .. } | ItemId::Project { .. } => return None,
    };
    parts.get(usize::from(line.part.unwrap_or(1).checked_sub(1)?))
}

/// What a line takes in a column, in a period; `None` where nothing is asked there.
pub fn form_entry(programme: &Programme, line: FormLine, field: FormField, period: Period) -> Option<FormEntry> {
    let FormField::Measure(measure) = field else { return Some(FormEntry::Note) };
    match (line.item, measure) {
        (ItemId::Task { .. } | ItemId::Project { .. }, Measure::Status) => Some(FormEntry::State(&WORK)),
        (ItemId::Task { .. } | ItemId::Project { .. }, Measure::PercentComplete) => Some(share()),
        (ItemId::Task { .. } | ItemId::Project { .. }, Measure::Product) => Some(FormEntry::Document),
        (ItemId::Project { .. }, Measure::InPeriod | Measure::CumulativeTerm) => {
            Some(FormEntry::Figure { unit: MeasureUnit::million_dong(), lowest: Some(Decimal::ZERO), highest: None })
        }
        (ItemId::Task { .. } | ItemId::Project { .. }, _) => None,
        _ => measured_entry(measured_part(programme, line), measure, period),
    }
}

/// A short text that differs where items, names or units of measure differ: forms of one programme are not taken for
/// those of another.
pub fn programme_fingerprint(programme: &Programme) -> String {
    let mut hasher = blake3::Hasher::new();
    for line in form_lines(programme) {
        let part = measured_part(programme, line);
        let name = part.map(|part| part.name.as_str()).or_else(|| programme.name(line.item)).unwrap_or_default();
        let unit = part.and_then(|part| part.unit.as_deref()).unwrap_or_default();
        hasher.update(format!("{line}\u{1F}{name}\u{1F}{unit}\u{1E}").as_bytes());
    }
    hasher.finalize().to_hex().chars().take(16).collect()
}

fn measured_entry(part: Option<&IndicatorPart>, measure: Measure, period: Period) -> Option<FormEntry> {
    let nature = part.map_or(Nature::YesNo, |part| part.nature);
    let is_figure = nature != Nature::YesNo || part.is_some_and(|part| target_units(part).next().is_some());
    let adds_up = match nature {
        Nature::Flow => true,
        Nature::Assigned => part.is_some_and(|part| unit_of(part).dimension != Dimension::Percent),
        Nature::Stock | Nature::Rate | Nature::Growth | Nature::YesNo => false,
    };
    match measure {
        Measure::Status if !is_figure => Some(FormEntry::State(&REACHED)),
        Measure::InPeriod if is_figure => part.map(figure),
        // A period that opens the year is the year so far.
        Measure::CumulativeYear if adds_up && !period.starts_the_year() => part.map(figure),
        Measure::CumulativeTerm if adds_up => part.map(figure),
        _ => None,
    }
}

fn figure(part: &IndicatorPart) -> FormEntry {
    let unit = unit_of(part);
    let percent = unit.dimension == Dimension::Percent;
    let within_whole = || {
        part.targets.iter().all(|target| match &target.value {
            TargetValue::Figure { value, upper, .. } => upper.unwrap_or(*value) <= Decimal::ONE_HUNDRED,
            _ => true,
        })
    };
    let lowest = (part.nature != Nature::Growth).then_some(Decimal::ZERO);
    let is_share = percent && part.nature == Nature::Rate && within_whole();
    FormEntry::Figure { unit, lowest, highest: is_share.then_some(Decimal::ONE_HUNDRED) }
}

fn share() -> FormEntry {
    let (lowest, highest) = (Some(Decimal::ZERO), Some(Decimal::ONE_HUNDRED));
    FormEntry::Figure { unit: MeasureUnit::percent(), lowest, highest }
}

/// The unit in which a part is reported: that of its targets, else the one beside its name, else what its nature says.
fn unit_of(part: &IndicatorPart) -> MeasureUnit {
    if let Some(unit) = target_units(part).find(|unit| unit.dimension != Dimension::Bare) {
        return unit.clone();
    }
    match part.unit.as_deref().map(str::trim) {
        Some(unit) if unit.contains('%') => MeasureUnit::percent(),
        Some(unit) if !unit.is_empty() => MeasureUnit::count(unit),
        _ if matches!(part.nature, Nature::Rate | Nature::Growth) => MeasureUnit::percent(),
        _ => MeasureUnit::bare(),
    }
}

fn target_units(part: &IndicatorPart) -> impl Iterator<Item = &MeasureUnit> {
    part.targets.iter().filter_map(|target| match &target.value {
        TargetValue::Figure { unit, .. } => Some(unit),
        _ => None,
    })
}
