//! Items ranked by how well words fit them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::features::{Feature, FeatureAt};
use super::profile::{ItemKind, ItemProfile, profiles};
use crate::lexicon::Lexicon;
use crate::model::Programme;

/// All items of a programme with the weight of each feature.
#[derive(Debug)]
pub(crate) struct ItemIndex {
    profiles: Vec<ItemProfile>,
    /// For each item and wording: its features with their weights.
    weighted: Vec<Vec<BTreeMap<Feature, f32>>>,
    /// Wordings by feature, so that only items that share a feature are compared.
    by_feature: HashMap<Feature, BTreeSet<usize>>,
    weights: HashMap<Feature, f32>,
    heaviest: f32,
    restricting: BTreeSet<Feature>,
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
        let mut weights: HashMap<Feature, f32> = HashMap::new();
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
        let restricting = frequency
            .keys()
            .filter(|f| matches!(f, Feature::Term(id) if lexicon.terms.restricts(*id)))
            .cloned()
            .collect();
        let mut by_feature: HashMap<Feature, BTreeSet<usize>> = HashMap::new();
        let mut weighted = Vec::new();
        for (at, profile) in profiles.iter().enumerate() {
            let mut wordings = Vec::new();
            for wording in &profile.wordings {
                let mut own: BTreeMap<Feature, f32> = BTreeMap::new();
                for (order, found) in wording.0.iter().enumerate() {
                    // What is measured stands first; what follows explains it.
                    let place = 1.0 / (1.0 + 0.08 * order as f32);
                    // The name of a street says where; what is done there says which item.
                    let solid = if found.proper { 0.4 } else { 1.0 };
                    let weight = weights.get(&found.feature).copied().unwrap_or_default() * place * solid;
                    let entry = own.entry(found.feature.clone()).or_default();
                    *entry = entry.max(weight);
                    by_feature.entry(found.feature.clone()).or_default().insert(at);
                }
                wordings.push(own);
            }
            weighted.push(wordings);
        }
        ItemIndex { profiles, weighted, by_feature, weights, heaviest, restricting }
    }

    /// The item at a position.
    pub(crate) fn profile(&self, at: usize) -> Option<&ItemProfile> {
        self.profiles.get(at)
    }

    /// Whether a feature belongs to the name of an item, in any of its wordings.
    pub(crate) fn knows(&self, item: usize, feature: &Feature) -> bool {
        self.weighted.get(item).is_some_and(|wordings| wordings.iter().any(|own| own.contains_key(feature)))
    }

    /// The items that fit, best first.
    pub(crate) fn best(&self, query: &Query<'_>, lexicon: &Lexicon) -> Vec<Match> {
        // A name that no item knows (a person, a street) is beside the point.
        let named = |f: &&&FeatureAt| !f.proper || self.weights.contains_key(&f.feature);
        let said: BTreeSet<&Feature> = query.features.iter().filter(named).map(|f| &f.feature).collect();
        let counted: BTreeSet<&Feature> = query.counted.iter().map(|f| &f.feature).collect();
        let mut candidates: BTreeSet<usize> = said
            .iter()
            .filter(|f| !matches!(f, Feature::Common(_)))
            .filter_map(|f| self.by_feature.get(*f))
            .flatten()
            .copied()
            .collect();
        let pointed: BTreeSet<usize> = said.iter().flat_map(|f| self.pointed(f)).collect();
        let bare = candidates.is_empty();
        candidates.extend(&pointed);
        let mut matches: Vec<Match> = candidates
            .into_iter()
            .filter_map(|item| {
                let named = self.compare(item, &said, &counted, lexicon);
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

    fn compare(
        &self,
        item: usize,
        said: &BTreeSet<&Feature>,
        counted: &BTreeSet<&Feature>,
        lexicon: &Lexicon,
    ) -> Option<Match> {
        let profile = self.profiles.get(item)?;
        let all: BTreeSet<&Feature> = self.weighted.get(item)?.iter().flat_map(|wording| wording.keys()).collect();
        let mut best: Option<Match> = None;
        for own in self.weighted.get(item)? {
            let mass: f32 = own.iter().filter(|(f, _)| said.contains(f)).map(|(_, w)| *w).sum();
            let mut strongest: Vec<f32> = own.values().copied().collect();
            strongest.sort_by(|a, b| b.total_cmp(a));
            let core: f32 = strongest.iter().take(CORE_FEATURES).sum();
            if mass <= 0.0 || core <= 0.0 {
                continue;
            }
            let weight = |f: &Feature| {
                let acts = matches!(f, Feature::Term(id) if lexicon.terms.acts(*id)) && !all.contains(f);
                let unit = counted.contains(f) && !all.contains(f);
                self.said_weight(f)
                    * if unit {
                        0.0
                    } else if acts {
                        0.2
                    } else {
                        1.0
                    }
            };
            let asked: f32 = said.iter().map(|f| weight(f)).sum();
            // A word of any of the item's wordings belongs to it, even if this wording lacks it.
            let belonging: f32 = said.iter().filter(|f| all.contains(*f)).map(|f| weight(f)).sum();
            let recall = (mass / core).min(1.0);
            let precision = if asked > 0.0 { (belonging / asked).min(1.0) } else { 0.0 };
            let strays = self.restriction_faults(said, &all, lexicon);
            let missing = self.restriction_missing(profile, own, said);
            let score = recall.powf(0.5) * precision.powf(0.5) * strays * missing;
            if best.as_ref().is_none_or(|b| score > b.score) {
                best = Some(Match { item, score, recall, precision, mass });
            }
        }
        best
    }

    /// The weight of a said feature: one that no item knows weighs as what is said beside the point.
    fn said_weight(&self, feature: &Feature) -> f32 {
        self.weights.get(feature).copied().unwrap_or(match feature {
            Feature::Term(_) => self.heaviest * 0.6,
            Feature::Word(_) => self.heaviest * 0.22,
            Feature::Reference(_) | Feature::Common(_) | Feature::Item(_) => 0.0,
        })
    }

    /// Said restrictions that the item does not know: the figure of a part.
    fn restriction_faults(&self, said: &BTreeSet<&Feature>, own: &BTreeSet<&Feature>, lexicon: &Lexicon) -> f32 {
        let strays = said
            .iter()
            .filter(|f| matches!(f, Feature::Term(id) if lexicon.terms.restricts(*id)) && !own.contains(*f))
            .count();
        0.5_f32.powi(i32::try_from(strays).unwrap_or(3))
    }

    /// Restrictions of the item that are not said: the figure of the whole.
    fn restriction_missing(
        &self,
        profile: &ItemProfile,
        own: &BTreeMap<Feature, f32>,
        said: &BTreeSet<&Feature>,
    ) -> f32 {
        if profile.kind != ItemKind::Indicator {
            return 1.0;
        }
        let wanted: Vec<&Feature> = own.keys().filter(|f| self.restricting.contains(*f)).collect();
        let unsaid = !wanted.is_empty() && !wanted.iter().any(|f| said.contains(*f));
        if unsaid { 0.55 } else { 1.0 }
    }
}
