//! Body bullets that state the same as a row.

use std::collections::{BTreeMap, BTreeSet};

use super::phrasing::Phrasing;
use crate::lexicon::{Lexicon, Meaning, TermId};
use crate::model::{Dimension, IndicatorPart, ItemId, Nature, Pair, Programme, TargetValue};
use crate::text::TokenKind;

/// Likeness from which two wordings state the same.
const SAME: f32 = 0.46;
/// A further bullet must be nearly as like the row as the best one; qualities are stated in freer words than figures.
const NEAR: f32 = 0.9;
const NEAR_QUALITY: f32 = 0.7;

/// A notion of the lexicon, or a word that is in none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Feature {
    Term(TermId),
    Word(String),
}

/// What a wording is about: its notions and words without boilerplate.
pub(super) fn features(wording: &str, lexicon: &Lexicon) -> BTreeSet<Feature> {
    let phrasing = Phrasing::new(wording);
    let (text, tokens) = (phrasing.text(), &phrasing.tokens);
    let mut features = BTreeSet::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match lexicon.terms.phrases().at(text, tokens, at) {
            Some(hit) => {
                if let Meaning::Term(id) = hit.payload {
                    features.insert(Feature::Term(*id));
                }
                at = hit.tokens.end.max(at + 1);
            }
            None => {
                if token.kind == TokenKind::Word {
                    features.insert(Feature::Word(token.folded.clone()));
                }
                at += 1;
            }
        }
    }
    features
}

/// How much each feature tells: the rarer among the wordings, the more.
#[derive(Debug, Default)]
pub(super) struct Weights {
    counts: BTreeMap<Feature, f32>,
    all: f32,
}

impl Weights {
    pub(super) fn of<'a>(wordings: impl Iterator<Item = &'a BTreeSet<Feature>>) -> Weights {
        let mut weights = Weights::default();
        for wording in wordings {
            weights.all += 1.0;
            for feature in wording {
                *weights.counts.entry(feature.clone()).or_default() += 1.0;
            }
        }
        weights
    }

    fn weight(&self, feature: &Feature) -> f32 {
        let count = self.counts.get(feature).copied().unwrap_or(0.0);
        let rarity = ((self.all + 1.0) / (count + 0.5)).ln();
        if matches!(feature, Feature::Term(_)) { 1.6 * rarity } else { rarity }
    }

    fn sum<'a>(&self, features: impl Iterator<Item = &'a Feature>) -> f32 {
        features.map(|f| self.weight(f)).sum()
    }

    /// The shared weight of two wordings, as a share of both together: 0 to 1.
    pub(super) fn likeness(&self, a: &BTreeSet<Feature>, b: &BTreeSet<Feature>) -> f32 {
        let both = self.sum(a.iter()) + self.sum(b.iter());
        if both <= 0.0 { 0.0 } else { 2.0 * self.sum(a.intersection(b)) / both }
    }
}

/// A measure with its wordings.
pub(super) struct Worded<'a> {
    pub(super) id: ItemId,
    pub(super) part: &'a IndicatorPart,
    wordings: Vec<BTreeSet<Feature>>,
}

fn worded<'a>(id: ItemId, part: &'a IndicatorPart, lexicon: &Lexicon) -> Worded<'a> {
    let mut wordings = vec![features(&part.name, lexicon)];
    // What follows a semicolon or "trong đó" explains; the words before it may be all that the other place has.
    if let Some(end) = [";", "trong đó"].iter().filter_map(|mark| part.name.find(mark)).min() {
        wordings.push(features(part.name.get(..end).unwrap_or_default(), lexicon));
    }
    wordings.extend(part.aliases.iter().map(|alias| features(alias, lexicon)));
    wordings.retain(|w| !w.is_empty());
    Worded { id, part, wordings }
}

/// All measures of a programme with the weights of their words.
pub(super) struct Concordance<'a> {
    pub(super) rows: Vec<Worded<'a>>,
    pub(super) bullets: Vec<Worded<'a>>,
    weights: Weights,
}

impl<'a> Concordance<'a> {
    pub(super) fn new(programme: &'a Programme, lexicon: &Lexicon) -> Concordance<'a> {
        let rows = programme.indicators.iter().flat_map(|row| &row.parts).map(|p| worded(p.id, p, lexicon)).collect();
        let bullets: Vec<Worded<'_>> =
            programme.body.iter().flat_map(|b| &b.parts).map(|p| worded(p.id, p, lexicon)).collect();
        let rows: Vec<Worded<'_>> = rows;
        let weights = Weights::of(rows.iter().chain(&bullets).flat_map(|w| &w.wordings));
        Concordance { rows, bullets, weights }
    }

    /// The likeness of the words of two measures.
    pub(super) fn likeness(&self, a: &Worded<'_>, b: &Worded<'_>) -> f32 {
        let pairs = a.wordings.iter().flat_map(|x| b.wordings.iter().map(move |y| (x, y)));
        pairs.map(|(x, y)| self.weights.likeness(x, y)).fold(0.0, f32::max)
    }

    /// The likeness of the words of a measure and another text.
    pub(super) fn likeness_to(&self, a: &Worded<'_>, features: &BTreeSet<Feature>) -> f32 {
        a.wordings.iter().map(|x| self.weights.likeness(x, features)).fold(0.0, f32::max)
    }

    /// Likeness of words, more where the figures agree, less where they can't be the same.
    pub(super) fn score(&self, row: &Worded<'_>, bullet: &Worded<'_>) -> f32 {
        let (a, b) = (figures(row.part), figures(bullet.part));
        let agree = a.iter().any(|x| b.contains(x));
        let apart = !a.is_empty() && !b.is_empty() && !a.iter().any(|x| b.iter().any(|y| x.1 == y.1));
        // "48 lượt tuần tra" are no "tổ tự quản", though both are about the border.
        let counted = counted(row.part).zip(counted(bullet.part));
        let apart = apart || (!agree && counted.is_some_and(|(a, b)| !a.contains(&b) && !b.contains(&a)));
        let grows = |w: &Worded<'_>| w.part.nature == Nature::Growth;
        let mut score = self.likeness(row, bullet);
        score += if agree { 0.12 } else { 0.0 };
        score -= if apart { 0.3 } else { 0.0 };
        score - if grows(row) == grows(bullet) { 0.0 } else { 0.2 }
    }

    /// The bullets that state the same indicator as a row: like in their words, of one dimension, and each the best
    /// for the other.
    pub(super) fn pairs(&self) -> Vec<Pair> {
        let scores: Vec<Vec<f32>> =
            self.rows.iter().map(|row| self.bullets.iter().map(|b| self.score(row, b)).collect()).collect();
        let of_bullet = |at: usize| scores.iter().filter_map(|row| row.get(at)).copied().fold(0.0, f32::max);
        let best_of_bullet: Vec<f32> = (0..self.bullets.len()).map(of_bullet).collect();
        let mut pairs = Vec::new();
        for (row, scores) in self.rows.iter().zip(&scores) {
            let body = self.body_of(row, scores, &best_of_bullet);
            if !body.is_empty() {
                pairs.push(Pair { indicator: row.id, body });
            }
        }
        pairs
    }

    fn body_of(&self, row: &Worded<'_>, scores: &[f32], best_of_bullet: &[f32]) -> Vec<ItemId> {
        let best = scores.iter().copied().fold(0.0, f32::max);
        let near = if row.part.nature == Nature::YesNo { NEAR_QUALITY } else { NEAR };
        let mut body: Vec<ItemId> = Vec::new();
        for ((score, bullet), best_here) in scores.iter().zip(&self.bullets).zip(best_of_bullet) {
            let fits = *score >= SAME && *score >= near * best && *score >= NEAR * best_here;
            if fits && !body.contains(&bullet.id) {
                body.push(bullet.id);
            }
        }
        // A bullet that states other things too gives way to one that states nothing else.
        let covered = |id: &ItemId| self.bullets.iter().zip(best_of_bullet).all(|(b, s)| b.id != *id || *s >= SAME);
        if body.iter().any(covered) {
            body.retain(covered);
        }
        body
    }
}

/// The figures of a measure's targets, by dimension.
fn figures(part: &IndicatorPart) -> Vec<(rust_decimal::Decimal, Dimension)> {
    let figure = |value: &TargetValue| match value {
        TargetValue::Figure { value, unit, .. } => Some((*value, unit.dimension)),
        _ => None,
    };
    part.targets.iter().filter_map(|t| figure(&t.value)).collect()
}

/// What a measure counts, where it says so: the unit of its column, or of its targets.
fn counted(part: &IndicatorPart) -> Option<String> {
    let of_target = part.targets.iter().find_map(|t| match &t.value {
        TargetValue::Figure { unit, .. } if unit.dimension == Dimension::Count => Some(unit.symbol.as_str()),
        _ => None,
    });
    let unit = part.unit.as_deref().filter(|unit| !unit.contains('%')).or(of_target)?;
    Some(crate::text::fold(unit)).filter(|unit| !unit.is_empty())
}
