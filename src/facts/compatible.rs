//! Whether a figure can be a result of an item.

use super::matching::{ItemKind, ItemProfile};
use crate::lexicon::RoleCue;
use crate::model::{Dimension, MeasureUnit, Nature};
use crate::text::fold;

/// 0 to 1: how well a figure's dimension and unit fit an item, in a role.
pub(crate) fn compatible(
    profile: &ItemProfile,
    dimension: Dimension,
    unit: Option<&MeasureUnit>,
    fraction: bool,
    role: RoleCue,
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
            _ => same_noun(profile, unit),
        },
    }
}

/// Whether a figure is counted in the item's own unit.
pub(crate) fn is_own_unit(profile: &ItemProfile, unit: Option<&MeasureUnit>) -> bool {
    matches!((profile.unit.as_deref(), unit), (Some(own), Some(found)) if !found.symbol.is_empty() && fold(own) == fold(&found.symbol))
}

/// Whether a figure's noun is the item's: "hộ" is no "người"; a unit unknown on one side may be right.
fn same_noun(profile: &ItemProfile, found: Option<&MeasureUnit>) -> f32 {
    let Some(found) = found else { return 0.95 };
    let (wanted, found) = match &profile.unit {
        Some(unit) => (fold(unit), fold(&found.symbol)),
        // Without a unit of its own the name says what is counted.
        None => (fold(&profile.name), fold(&found.symbol)),
    };
    // "238 lượt dân quân" are no patrols, though both are counted in "lượt".
    let behind = found.strip_prefix(&format!("{wanted} "));
    if behind.is_some_and(|b| ["nguoi", "dan quan", "can bo", "chien si", "dang vien", "hoc sinh"].contains(&b)) {
        return 0.6;
    }
    if wanted == found || found.is_empty() || wanted.contains(&found) || found.contains(&wanted) {
        return 1.0;
    }
    let anybody = [
        "nguoi",
        "dong chi",
        "d c",
        "ban",
        "em",
        "chau",
        "can bo",
        "cong dan",
        "chi",
        "anh",
        "chien si",
        "quan chung",
        "hoc vien",
        "thanh nien",
        "phu nu",
        "nguoi dan",
    ];
    let members = ["dang vien", "hoi vien", "doan vien", "hoc sinh"];
    // "31 đoàn viên" are no "đảng viên".
    let named = members.iter().find(|m| wanted.contains(*m));
    if members.contains(&found.as_str()) && named.is_some_and(|m| *m != found.as_str()) && !wanted.contains(&found) {
        return 0.6;
    }
    let persons = [anybody.as_slice(), members.as_slice()].concat();
    let bodies =
        ["tcd", "to chuc", "to chuc dang", "chi bo", "dang bo", "don vi", "dn", "doanh nghiep", "truong", "co so"];
    let both = |set: &[&str]| set.contains(&wanted.as_str()) && set.contains(&found.as_str());
    let named_persons =
        profile.unit.is_none() && persons.iter().any(|p| wanted.contains(p)) && persons.contains(&found.as_str());
    if both(&persons) || both(&bodies) || named_persons { 0.95 } else { 0.6 }
}
