//! How the figures of one item combine.

use super::combine::Manner;
use super::track::Ways;
use crate::model::{Dimension, IndicatorPart, ItemId, Nature, OverTime, OverUnits};

/// The ways of an item by its first measured part and the kind of its figures. Shares and ranks never add up, whatever
/// the nature says.
pub(super) fn ways(id: ItemId, parts: &[IndicatorPart], kind: Option<Dimension>, communes: bool) -> Ways {
    let part = parts.first();
    let over_time = over_time(id, part, kind);
    Ways {
        over_time,
        // Of tasks and projects it is not known.
        accumulates: over_time == OverTime::Added || part.is_none(),
        growth: part.is_some_and(|part| part.nature == Nature::Growth),
        kind,
        manner: if communes { of_communes(part, kind) } else { manner(part, kind) },
        communes,
    }
}

fn over_time(id: ItemId, part: Option<&IndicatorPart>, kind: Option<Dimension>) -> OverTime {
    let Some(part) = part else {
        // Money spent on a project adds up; what a figure about a task counts is not known.
        let spent = matches!(id, ItemId::Project { .. }) && kind == Some(Dimension::Money);
        return if spent { OverTime::Added } else { OverTime::Own };
    };
    let brought_together = is_brought_together(part, kind) && part.combining.over_time.is_none();
    match part.over_time() {
        OverTime::Added if !adds_up(kind) => OverTime::Latest,
        OverTime::Latest if brought_together => OverTime::Added,
        way => way,
    }
}

/// Of communes, all counts and amounts of indicators add up, those that stand at a date too.
fn of_communes(part: Option<&IndicatorPart>, kind: Option<Dimension>) -> Manner {
    if part.is_some() && kind.is_some() && adds_up(kind) { Manner::Added } else { Manner::LeadSpeaks }
}

/// Without a known nature (tasks, projects) nothing is added over units.
fn manner(part: Option<&IndicatorPart>, kind: Option<Dimension>) -> Manner {
    let Some(part) = part else { return Manner::LeadSpeaks };
    let brought_together = is_brought_together(part, kind) && part.combining.over_units.is_none();
    match part.over_units() {
        OverUnits::Added if adds_up(kind) => Manner::Added,
        OverUnits::Lead if brought_together => Manner::Added,
        OverUnits::Added | OverUnits::Lead => Manner::LeadSpeaks,
    }
}

/// Money reported for what is only to be reached ("vận động đạt kế hoạch") was brought together by many.
fn is_brought_together(part: &IndicatorPart, kind: Option<Dimension>) -> bool {
    part.nature == Nature::YesNo && kind == Some(Dimension::Money)
}

fn adds_up(kind: Option<Dimension>) -> bool {
    matches!(kind, Some(Dimension::Count | Dimension::Money | Dimension::Amount) | None)
}
