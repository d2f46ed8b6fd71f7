//! Items ranked by how well words fit them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::features::{Feature, FeatureAt, Features};
use super::profile::{ItemKind, ItemProfile, profiles};
use crate::lexicon::Lexicon;
use crate::model::Programme;

/// All items of a programme with the weight of each feature.
#[derive(Debug)]
pub(crate) struct ItemIndex {
    profiles: Vec<ItemProfile>,
    /// For each item what its wordings name.
    named: Vec<Named>,
    /// What is known of each feature of an item; numbers are given in the order of the features.
    known: HashMap<Feature, Known>,
    /// Items by the number of a feature, so that only items that share a feature are compared.
    by_feature: Vec<Vec<usize>>,
    heaviest: f32,
}

/// A feature that belongs to the name of an item.
#[derive(Debug, Clone, Copy)]
struct Known {
    number: u32,
    weight: f32,
}

/// What the name of an item holds.
#[derive(Debug, Default)]
struct Named {
    wordings: Vec<Wording>,
    /// Features of any wording, in order.
    all: Vec<u32>,
}

/// What one wording of a name holds.
#[derive(Debug)]
struct Wording {
    /// Features in order, with their weights.
    weights: Vec<(u32, f32)>,
    /// The weight of the strongest ones.
    core: f32,
    /// Those that narrow what is counted.
    restricting: Vec<u32>,
}

/// The words that are asked about.
#[derive(Debug, Clone, Default)]
pub(crate) struct Query<'a> {
    pub(crate) features: Vec<&'a FeatureAt>,
    /// Features that say only what is counted; an item that does not name them is none the worse.
    pub(crate) counted: Vec<&'a FeatureAt>,
}

/// An item that fits.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Match {
    /// Position of the item in [`ItemIndex::profiles`].
    pub(crate) item: usize,
    /// 0 to 1: how much of the item's name is said, and how much of what is said is in the name.
    pub(crate) score: f32,
    /// How much of the item's name is said.
    pub(crate) recall: f32,
    /// How much of what is said belongs to the name.
    pub(crate) precision: f32,
    /// Summed weight of what is shared.
    pub(crate) mass: f32,
}

/// A feature that was said, as it weighs in a comparison.
#[derive(Debug, Clone, Copy)]
struct Said {
    /// Its number, where an item knows it.
    number: Option<u32>,
    weight: f32,
    acts: bool,
    restricts: bool,
    /// It says only what is counted.
    counted: bool,
}

/// A match where the words point at items by number: what the number says holds where words beside it agree, or where
/// there are none; what it does not point at is hardly meant.
fn numbered(item: usize, named: Option<Match>, pointed: bool, bare: bool) -> Option<Match> {
    if !pointed {
        return named.map(|m| Match { score: m.score * 0.6, ..m });
    }
    let words = named.map_or(0.0, |m| m.score);
    let score = if words >= 0.15 || bare { 0.9 + 0.08 * words } else { 0.62 };
    Some(Match { item, score, recall: 1.0, precision: 1.0, mass: f32::MAX })
}

/// The strongest features that a name must be recognised by; long names are never said whole.
const CORE_FEATURES: usize = 3;

impl ItemIndex {
    /// Indexes a programme.
    pub(crate) fn new(programme: &Programme, lexicon: &Lexicon) -> ItemIndex {
        let profiles = profiles(programme, lexicon);
        let mut frequency: BTreeMap<Feature, usize> = BTreeMap::new();
        for profile in &profiles {
            let own: BTreeSet<&Feature> =
                profile.wordings.iter().flat_map(|w| w.0.iter().map(|f| &f.feature)).collect();
            own.into_iter().for_each(|f| *frequency.entry(f.clone()).or_default() += 1);
        }
        let total = profiles.len().max(1) as f32;
        let mut weights: BTreeMap<Feature, f32> = BTreeMap::new();
        for (feature, count) in &frequency {
            let rarity = (1.0 + total / *count as f32).ln();
            let solidity = match feature {
                Feature::Term(_) => 1.0,
                Feature::Word(_) => 0.5,
                Feature::Reference(_) => 1.3,
                Feature::Common(_) => 0.12,
                Feature::Item(_) => 0.0,
            };
            weights.insert(feature.clone(), rarity * solidity);
        }
        let heaviest = (1.0 + total).ln();
        let known: HashMap<Feature, Known> = weights
            .into_iter()
            .zip(0..)
            .map(|((feature, weight), number)| (feature, Known { number, weight }))
            .collect();
        let mut by_feature = vec![Vec::new(); known.len()];
        let mut named = Vec::new();
        for (at, profile) in profiles.iter().enumerate() {
            let wordings = profile.wordings.iter().map(|wording| Wording::new(wording, &known, lexicon)).collect();
            let own = Named::new(wordings);
            for number in &own.all {
                if let Some(items) = by_feature.get_mut(*number as usize) {
                    items.push(at);
                }
            }
            named.push(own);
        }
        ItemIndex { profiles, named, known, by_feature, heaviest }
    }

    /// The item at a position.
    pub(crate) fn profile(&self, at: usize) -> Option<&ItemProfile> {
        self.profiles.get(at)
    }

    /// Whether a feature belongs to the name of an item, in any of its wordings.
    pub(crate) fn knows(&self, item: usize, feature: &Feature) -> bool {
        let known = self.known.get(feature);
        self.named.get(item).zip(known).is_some_and(|(named, known)| named.holds(known.number))
    }

    /// The items that fit, best first.
    pub(crate) fn best(&self, query: &Query<'_>, lexicon: &Lexicon) -> Vec<Match> {
        // A name that no item knows (a person, a street) is beside the point.
        let named = |f: &&&FeatureAt| !f.proper || self.known.contains_key(&f.feature);
        let mut features: Vec<&Feature> = query.features.iter().filter(named).map(|f| &f.feature).collect();
        features.sort_unstable();
        features.dedup();
        let said: Vec<Said> = features.iter().map(|f| self.said(f, query, lexicon)).collect();
        let mut candidates: Vec<usize> = features
            .iter()
            .zip(&said)
            .filter(|(f, _)| !matches!(f, Feature::Common(_)))
            .filter_map(|(_, said)| self.by_feature.get(said.number? as usize))
            .flatten()
            .copied()
            .collect();
        let pointed: BTreeSet<usize> = features.iter().flat_map(|f| self.pointed(f)).collect();
        let bare = candidates.is_empty();
        candidates.extend(&pointed);
        candidates.sort_unstable();
        candidates.dedup();
        let mut matches: Vec<Match> = candidates
            .into_iter()
            .filter_map(|item| {
                let named = self.compare(item, &said);
                if pointed.is_empty() { named } else { numbered(item, named, pointed.contains(&item), bare) }
            })
            .collect();
        matches.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.item.cmp(&b.item)));
        matches
    }

    /// The items that a number points at: all parts of the row.
    fn pointed(&self, feature: &Feature) -> Vec<usize> {
        let Feature::Item(id) = feature else { return Vec::new() };
        let here = |p: &ItemProfile| p.id == *id || p.id.row() == *id;
        self.profiles.iter().enumerate().filter(|(_, p)| here(p)).map(|(at, _)| at).collect()
    }

    /// A feature as it weighs: one that no item knows weighs as what is said beside the point.
    fn said(&self, feature: &Feature, query: &Query<'_>, lexicon: &Lexicon) -> Said {
        let known = self.known.get(feature);
        let unknown = match feature {
            Feature::Term(_) => self.heaviest * 0.6,
            Feature::Word(_) => self.heaviest * 0.22,
            Feature::Reference(_) | Feature::Common(_) | Feature::Item(_) => 0.0,
        };
        Said {
            number: known.map(|known| known.number),
            weight: known.map_or(unknown, |known| known.weight),
            acts: matches!(feature, Feature::Term(id) if lexicon.terms.acts(*id)),
            restricts: matches!(feature, Feature::Term(id) if lexicon.terms.restricts(*id)),
            counted: query.counted.iter().any(|f| f.feature == *feature),
        }
    }

    fn compare(&self, item: usize, said: &[Said]) -> Option<Match> {
        let (profile, named) = self.profiles.get(item).zip(self.named.get(item))?;
        // A word of any of the item's wordings belongs to it, even if one wording lacks it.
        let belongs = |s: &Said| s.number.is_some_and(|number| named.holds(number));
        let weight = |s: &Said| match belongs(s) {
            true => s.weight,
            false if s.counted => 0.0,
            false if s.acts => s.weight * 0.2,
            false => s.weight,
        };
        let asked: f32 = said.iter().map(weight).sum();
        let belonging: f32 = said.iter().filter(|s| belongs(s)).map(weight).sum();
        let precision = if asked > 0.0 { (belonging / asked).min(1.0) } else { 0.0 };
        // Said restrictions that the item does not know: the figure of a part.
        let strays = said.iter().filter(|s| s.restricts && !belongs(s)).count();
        let strays = 0.5_f32.powi(i32::try_from(strays).unwrap_or(3));
        let mut best: Option<Match> = None;
        for own in &named.wordings {
            let mass = own.mass(said);
            if mass <= 0.0 || own.core <= 0.0 {
                continue;
            }
            let recall = (mass / own.core).min(1.0);
            // Restrictions of the item that are not said: the figure of the whole.
            let missing = if profile.kind == ItemKind::Indicator && own.is_narrower(said) { 0.55 } else { 1.0 };
            let score = recall.powf(0.5) * precision.powf(0.5) * strays * missing;
            if best.as_ref().is_none_or(|b| score > b.score) {
                best = Some(Match { item, score, recall, precision, mass });
            }
        }
        best
    }
}

impl Named {
    fn new(wordings: Vec<Wording>) -> Named {
        let mut all: Vec<u32> = wordings.iter().flat_map(|w| w.weights.iter().map(|(number, _)| *number)).collect();
        all.sort_unstable();
        all.dedup();
        Named { wordings, all }
    }

    fn holds(&self, number: u32) -> bool {
        self.all.binary_search(&number).is_ok()
    }
}

impl Wording {
    fn new(features: &Features, known: &HashMap<Feature, Known>, lexicon: &Lexicon) -> Wording {
        let mut weights: BTreeMap<u32, f32> = BTreeMap::new();
        let mut restricting = Vec::new();
        for (order, found) in features.0.iter().enumerate() {
            let Some(known) = known.get(&found.feature) else { continue };
            // What is measured stands first; what follows explains it.
            let place = 1.0 / (1.0 + 0.08 * order as f32);
            // The name of a street says where; what is done there says which item.
            let solid = if found.proper { 0.4 } else { 1.0 };
            let entry = weights.entry(known.number).or_default();
            *entry = entry.max(known.weight * place * solid);
            if matches!(found.feature, Feature::Term(id) if lexicon.terms.restricts(id)) {
                restricting.push(known.number);
            }
        }
        let mut strongest: Vec<f32> = weights.values().copied().collect();
        strongest.sort_by(|a, b| b.total_cmp(a));
        let core = strongest.iter().take(CORE_FEATURES).sum();
        Wording { weights: weights.into_iter().collect(), core, restricting }
    }

    /// Summed weight of what was said of it.
    fn mass(&self, said: &[Said]) -> f32 {
        self.weights.iter().filter(|(number, _)| is_said(*number, said)).map(|(_, weight)| *weight).sum()
    }

    /// It narrows what is counted, and nothing of that was said.
    fn is_narrower(&self, said: &[Said]) -> bool {
        !self.restricting.is_empty() && !self.restricting.iter().any(|number| is_said(*number, said))
    }
}

fn is_said(number: u32, said: &[Said]) -> bool {
    said.iter().any(|s| s.number == Some(number))
}
