//! Whether a figure can be a result of an item.

use super::matching::{ItemKind, ItemProfile};
use crate::lexicon::{Alike, RoleCue};
use crate::model::{Dimension, MeasureUnit, Nature};
use crate::text::fold;

/// 0 to 1: how well a figure's dimension and unit fit an item, in a role.
pub(crate) fn compatible(
    profile: &ItemProfile,
    dimension: Dimension,
    unit: Option<&MeasureUnit>,
    fraction: bool,
    role: RoleCue,
    alike: &Alike,
) -> f32 {
    let percent = matches!(dimension, Dimension::Percent);
    match profile.kind {
        ItemKind::Task | ItemKind::Project => match (role, dimension) {
            (RoleCue::PercentComplete, _) => 1.0,
            (_, Dimension::Percent) => 0.5,
            (_, Dimension::Money) if profile.kind == ItemKind::Project => 0.8,
            _ => 0.0,
        },
        ItemKind::Indicator if dimension == Dimension::Rank => {
            if profile.ranked {
                1.0
            } else {
                0.1
            }
        }
        // A unit of its own ("tiêu chí") says it, whatever the nature.
        ItemKind::Indicator if !percent && is_own_unit(profile, unit) => 1.0,
        ItemKind::Indicator => match (profile.nature, profile.dimension) {
            (_, _) if role == RoleCue::PercentComplete => 0.1,
            (Nature::Growth, _) => match dimension {
                Dimension::Percent | Dimension::PercentagePoints => 1.0,
                Dimension::Money => 0.9,
                _ => 0.4,
            },
            (_, Some(Dimension::Percent)) if percent || fraction => 1.0,
            (_, Some(Dimension::Percent)) => match dimension {
                Dimension::Bare => 0.6,
                Dimension::PercentagePoints => 1.0,
                Dimension::Money => 0.1,
                _ => 0.5,
            },
            (_, Some(Dimension::Money)) => {
                if dimension == Dimension::Money {
                    1.0
                } else if percent {
                    0.8
                } else {
                    0.2
                }
            }
            (Nature::YesNo, None) if profile.wants_none && !percent && dimension != Dimension::Money => 0.95,
            (Nature::YesNo, _) => 0.45,
            _ if percent => 0.75,
            _ if dimension == Dimension::Money => 0.15,
            _ => same_noun(profile, unit, alike),
        },
    }
}

/// Whether a figure is counted in the item's own unit.
pub(crate) fn is_own_unit(profile: &ItemProfile, unit: Option<&MeasureUnit>) -> bool {
    matches!((profile.unit.as_deref(), unit), (Some(own), Some(found)) if !found.symbol.is_empty() && fold(own) == fold(&found.symbol))
}

/// Whether a figure's noun is the item's: "hộ" is no "người"; a unit unknown on one side may be right.
fn same_noun(profile: &ItemProfile, found: Option<&MeasureUnit>, alike: &Alike) -> f32 {
    let Some(found) = found else { return 0.95 };
    let (wanted, found) = match &profile.unit {
        Some(unit) => (fold(unit), fold(&found.symbol)),
        // Without a unit of its own the name says what is counted.
        None => (fold(&profile.name), fold(&found.symbol)),
    };
    let is = |nouns: &[String], noun: &str| nouns.iter().any(|known| known == noun);
    // "238 lượt dân quân" are no patrols, though both are counted in "lượt".
    let behind = found.strip_prefix(&format!("{wanted} "));
    if behind.is_some_and(|noun| is(&alike.behind, noun)) {
        return 0.6;
    }
    if wanted == found || found.is_empty() || wanted.contains(&found) || found.contains(&wanted) {
        return 1.0;
    }
    // "31 đoàn viên" are no "đảng viên".
    let member = is(&alike.members, &found);
    let named = alike.members.iter().find(|noun| wanted.contains(*noun));
    if member && named.is_some_and(|noun| *noun != found) {
        return 0.6;
    }
    let person = member || is(&alike.persons, &found);
    let wants_person = match &profile.unit {
        Some(_) => is(&alike.persons, &wanted) || is(&alike.members, &wanted),
        None => alike.persons.iter().chain(&alike.members).any(|noun| wanted.contains(noun)),
    };
    let bodies = is(&alike.bodies, &wanted) && is(&alike.bodies, &found);
    if (person && wants_person) || bodies { 0.95 } else { 0.6 }
}
