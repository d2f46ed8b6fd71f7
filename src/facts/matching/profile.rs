//! What an item is called and what it measures.

use rust_decimal::Decimal;

use super::features::{Feature, Features};
use crate::lexicon::Lexicon;
use crate::model::{Dimension, Horizon, IndicatorPart, ItemId, Nature, Programme, Target, TargetValue};

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ItemKind {
    /// A measured indicator: a row of Phụ lục 1 or a body bullet.
    Indicator,
    /// A row of Phụ lục 2.
    Task,
    /// A row of Phụ lục 3.
    Project,
}

/// A measured thing of the programme under which facts are given.
#[derive(Debug, Clone)]
pub(crate) struct ItemProfile {
    pub(crate) id: ItemId,
    pub(crate) kind: ItemKind,
    pub(crate) nature: Nature,
    /// Unit of measure as the programme writes it.
    pub(crate) unit: Option<String>,
    pub(crate) dimension: Option<Dimension>,
    pub(crate) targets: Vec<Target>,
    /// The name, and other wordings of the same: each by its features in order of weight.
    pub(crate) wordings: Vec<Features>,
    /// The item is about a position in a ranking.
    pub(crate) ranked: bool,
    /// The rate is itself a share of the plan ("tỷ lệ giải ngân").
    pub(crate) share_of_plan: bool,
    /// The name asks that something should not happen: its count is wanted to be zero.
    pub(crate) wants_none: bool,
    /// Full name, for people.
    pub(crate) name: String,
}

impl ItemProfile {
    /// The figures of its targets.
    pub(crate) fn target_figures(&self) -> impl Iterator<Item = (Decimal, Option<Decimal>)> + '_ {
        self.targets.iter().filter_map(|t| match &t.value {
            TargetValue::Figure { value, upper, .. } => Some((*value, *upper)),
            _ => None,
        })
    }

    /// Whether a figure is what the programme wants by the end of the term, and of no single year.
    pub(crate) fn is_term_aim(&self, figure: Decimal) -> bool {
        let aims = |of_term: bool| {
            self.targets.iter().any(|t| {
                (t.horizon == Horizon::Term) == of_term
                    && matches!(&t.value, TargetValue::Figure { value, .. } if *value == figure)
            })
        };
        aims(true) && !aims(false)
    }

    /// Whether a zero is a natural result of it ("không còn hộ nghèo").
    pub(crate) fn zero_is_good(&self) -> bool {
        self.target_figures().any(|(value, _)| value.is_zero())
    }
}

/// The profiles of all items of a programme; a body bullet that states the same as a Phụ lục 1 row lends it its
/// wording and has no profile of its own.
pub(crate) fn profiles(programme: &Programme, lexicon: &Lexicon) -> Vec<ItemProfile> {
    let mut profiles: Vec<ItemProfile> = Vec::new();
    for row in &programme.indicators {
        for part in &row.parts {
            profiles.push(indicator(part, lexicon));
        }
    }
    for bullet in &programme.body {
        let rows: Vec<ItemId> =
            programme.pairs.iter().filter(|p| p.body.contains(&bullet.id)).map(|p| p.indicator).collect();
        for part in &bullet.parts {
            match nearest(&profiles, &rows, part, lexicon) {
                Some(at) => lend(profiles.get_mut(at), part, lexicon),
                None if rows.is_empty() || bullet.parts.len() > rows.len() => profiles.push(indicator(part, lexicon)),
                None => {}
            }
        }
    }
    for task in &programme.tasks {
        profiles.push(work(task.id, ItemKind::Task, &task.task, lexicon));
    }
    for project in &programme.projects {
        profiles.push(work(project.id, ItemKind::Project, &project.name, lexicon));
    }
    profiles
}

fn indicator(part: &IndicatorPart, lexicon: &Lexicon) -> ItemProfile {
    let mut wordings = vec![core(&part.name, lexicon)];
    wordings.extend(part.aliases.iter().map(|alias| Features::read(alias, lexicon)));
    ItemProfile {
        id: part.id,
        kind: ItemKind::Indicator,
        nature: part.nature,
        unit: part.unit.clone(),
        dimension: dimension(part, lexicon)
            .or_else(|| lexicon.terms.speaks_of_money(&part.name).then_some(Dimension::Money)),
        targets: part.targets.clone(),
        wordings,
        ranked: lexicon.terms.is_ranked(&part.name),
        share_of_plan: lexicon.terms.is_share_of_plan(&part.name),
        wants_none: wants_none(&part.name),
        name: part.name.clone(),
    }
}

fn work(id: ItemId, kind: ItemKind, name: &str, lexicon: &Lexicon) -> ItemProfile {
    ItemProfile {
        id,
        kind,
        nature: Nature::YesNo,
        unit: None,
        dimension: None,
        targets: Vec::new(),
        wordings: vec![Features::read(name, lexicon)],
        ranked: false,
        share_of_plan: false,
        wants_none: false,
        name: name.to_owned(),
    }
}

/// An item whose name asks that something should not happen.
fn wants_none(name: &str) -> bool {
    let folded = crate::text::fold(name);
    ["khong phat sinh", "khong con", "khong de", "khong xay ra"].iter().any(|w| folded.contains(w))
}

/// The dimension of a part's figures: its targets' units tell it, else its own unit, else its nature.
fn dimension(part: &IndicatorPart, lexicon: &Lexicon) -> Option<Dimension> {
    let of_target = part.targets.iter().find_map(|t| match &t.value {
        TargetValue::Figure { unit, .. } if unit.dimension != Dimension::Bare => Some(unit.dimension),
        _ => None,
    });
    let known = |unit: &str| lexicon.measure_units.named(unit).map(|u| u.dimension).filter(|d| *d != Dimension::Bare);
    let of_unit = part.unit.as_deref().map(|unit| match known(unit) {
        Some(dimension) => dimension,
        None if unit.contains('%') => Dimension::Percent,
        None => Dimension::Count,
    });
    let of_nature = match part.nature {
        Nature::Rate | Nature::Growth => Some(Dimension::Percent),
        Nature::Flow | Nature::Stock => Some(Dimension::Count),
        Nature::YesNo | Nature::Assigned => None,
    };
    of_target.or(of_unit.filter(|_| part.nature != Nature::YesNo)).or(of_nature)
}

/// The features of the part of a name that says what is measured: what follows "trong đó" or a semicolon explains.
fn core(name: &str, lexicon: &Lexicon) -> Features {
    let end = [";", "trong đó", "(Phấn đấu"].iter().filter_map(|cut| name.find(cut)).min().unwrap_or(name.len());
    let head = name.get(..end).filter(|head| head.split_whitespace().count() >= 3).unwrap_or(name);
    Features::read(head, lexicon)
}

fn nearest(profiles: &[ItemProfile], rows: &[ItemId], part: &IndicatorPart, lexicon: &Lexicon) -> Option<usize> {
    let features = Features::read(&part.name, lexicon);
    let holds = |profile: &ItemProfile, feature: &Feature| {
        profile.wordings.iter().any(|w| w.0.iter().any(|f| f.feature == *feature))
    };
    // Rare words weigh more: what tells the rows apart decides which row the words belong to.
    let rarity = |feature: &Feature| 1000 / profiles.iter().filter(|p| holds(p, feature)).count().max(1);
    let overlap = |profile: &ItemProfile| {
        let own: usize =
            profile.wordings.first().map_or(1, |w| w.0.iter().map(|f| rarity(&f.feature)).sum::<usize>().max(1));
        let shared: usize = features.0.iter().filter(|f| holds(profile, &f.feature)).map(|f| rarity(&f.feature)).sum();
        shared * 1000 / (own + 300)
    };
    profiles
        .iter()
        .enumerate()
        .filter(|(_, p)| rows.contains(&p.id) || rows.contains(&p.id.row()))
        .map(|(at, p)| (at, overlap(p)))
        .filter(|(_, overlap)| *overlap > 0)
        .max_by_key(|(at, overlap)| (*overlap, std::cmp::Reverse(*at)))
        .map(|(at, _)| at)
}

fn lend(profile: Option<&mut ItemProfile>, part: &IndicatorPart, lexicon: &Lexicon) {
    if let Some(profile) = profile {
        profile.share_of_plan |= lexicon.terms.is_share_of_plan(&part.name);
        let wording = core(&part.name, lexicon);
        // Half a name ("từ 92% bản") would be recognised by words that say only what is counted.
        let solid = |wording: &Features| wording.0.iter().filter(|f| !f.is_common()).count();
        if solid(&wording) > 1 || profile.wordings.first().map_or(0, solid) <= 1 {
            profile.wordings.push(wording);
        }
        profile.targets.extend(part.targets.iter().cloned());
    }
}
