//! The item that a figure speaks of.

use std::ops::Range;

use super::figures::{Stated, Value};
use super::read::SentenceReader;
use super::roles::Role;
use super::work::{best_work, is_named};
use crate::facts::compatible::compatible;
use crate::facts::matching::{Feature, FeatureAt, Features, ItemKind, ItemProfile, Match, Query};
use crate::lexicon::RoleCue;
use crate::model::{Dimension, ItemId, MeasureUnit};

/// The item that a stretch of text speaks of.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Subject {
    pub(super) item: usize,
    pub(super) score: f32,
    /// The score of the words alone, without the figure's fit.
    pub(super) raw: f32,
    /// How much of the item's name the words say.
    pub(super) recall: f32,
    /// Lead over the next item.
    pub(super) margin: f32,
    pub(super) rivals: Vec<usize>,
    pub(super) words: String,
    /// The figure's own words name it, and what is counted is what the item counts.
    pub(super) own: bool,
}

impl Subject {
    /// What words name outright, whatever figure stands beside them.
    pub(super) fn named(best: &Match, words: &str) -> Subject {
        Subject {
            item: best.item,
            score: best.score,
            raw: best.score,
            recall: best.recall,
            margin: 1.0,
            rivals: Vec::new(),
            words: words.to_owned(),
            own: false,
        }
    }
}

pub(super) enum Resolved {
    /// The words name an item.
    Item(Subject),
    /// A count or sum beside a rate, which the words name: what follows may be the rate.
    Beside(Subject),
    /// The words name nothing: the figure goes on with what was spoken of.
    Inherited,
    /// The words name something that is no item.
    Unknown,
}

impl SentenceReader<'_> {
    /// The words that belong to a figure, in widening circles, and the item they speak of.
    pub(super) fn resolve(&self, at: usize, stated: &Stated, role: &Role) -> Resolved {
        let anchors = is_anchor(role.cue);
        let mut own = self.own_range(at, stated);
        if !anchors {
            // Words behind an attached figure are its cue ("% kế hoạch", "so với cùng kỳ").
            own.end = stated.span.start.max(own.start);
            let left = self.sentence.text.get(own.clone()).unwrap_or_default();
            own.start += left.rfind(" và ").map_or(0, |p| p + " và ".len());
        }
        let gap = self.clause_start(stated)..self.after_end(at, stated);
        if !anchors && stated.bracketed && self.current.is_some() && !self.carried {
            return Resolved::Inherited;
        }
        // Behind something that is no item ("bảo hiểm thất nghiệp … bằng 38%") a figure needs words of its own before it.
        let left: Vec<&FeatureAt> = self.features.within(own.start..stated.span.start).collect();
        if self.lost.is_some() && anchors && !is_significant(&left) {
            return Resolved::Unknown;
        }
        if self.shares_of_whole(at, stated, role, &left) {
            return Resolved::Inherited;
        }
        if anchors && !left.is_empty() && self.says_the_same(&own) {
            return Resolved::Inherited;
        }
        let of_work = matches!(role.cue, RoleCue::PercentComplete) || self.is_funding(at, stated);
        if of_work && let Some(subject) = self.resolve_work(at, stated, &left) {
            return subject;
        }
        let mut best: Option<Subject> = None;
        let mut beside: Option<Subject> = None;
        let mut significant = false;
        let headings = &self.headings.nearest;
        let whole = self.sentence.range.start..self.after_end(at, stated);
        let first = at == 0 || self.current.is_none() || self.carried;
        let mut circles: Vec<(Range<usize>, f32, bool)> = vec![(own, 1.0, false)];
        // Behind a part ("trong đó …") only words of its own start a new thing.
        let own_only = self.broken && anchors;
        if (anchors || first) && !own_only {
            circles.push((gap.clone(), 0.97, false));
        }
        if first && !own_only {
            circles.push((whole.clone(), 0.95, false));
        }
        // The lead-in of the line says what all its figures are about.
        let led = self.headings.leads_in;
        if !own_only {
            circles.push((gap.clone(), if led { 0.97 } else { 0.93 }, true));
        }
        if anchors && !own_only {
            // An enumeration goes on behind its commas: "62/62 đảng bộ, chi bộ đã xây dựng …".
            let limit = self.sentence.figures.get(at + 1).map_or(self.sentence.range.end, |n| n.span.start);
            let tail = self.sentence.text.get(stated.number_end..limit).unwrap_or_default();
            let stop = ["; ", "(", ". "].iter().filter_map(|mark| tail.find(mark)).min().unwrap_or(tail.len());
            circles.push((gap.start..stated.number_end + stop, 0.92, false));
        }
        for (range, trust, with_headings) in circles {
            let mut features: Vec<&FeatureAt> = self
                .features
                .within(range.clone())
                .filter(|f| !inside(&self.sentence.figures, stated, f) && !self.is_cue(f))
                .collect();
            if !with_headings {
                significant |= is_significant(&features);
            }
            if with_headings {
                if significant && best.is_some() && !self.headings.pointed && !led {
                    continue;
                }
                features.extend(headings.0.iter());
            }
            if features.is_empty() {
                continue;
            }
            if anchors && !with_headings && beside.is_none() && stated.dimension() != Dimension::Percent {
                beside = self.beside(&features, role);
            }
            if let Some(mut subject) = self.match_features(&features, stated, role) {
                subject.score *= trust;
                subject.raw *= trust;
                subject.words = self.sentence.text.get(range).unwrap_or_default().trim().to_owned();
                subject.own &= trust >= 1.0;
                if best.as_ref().is_none_or(|b| subject.score > b.score + 0.001) {
                    best = Some(subject);
                }
            }
        }
        if led && anchors && !own_only && best.as_ref().is_none_or(|b| b.score < LED) {
            best = self.led_by_heading(stated, role, significant).or(best);
        }
        let inherits = !significant;
        if inherits && self.current.is_some() && !self.carried {
            return Resolved::Inherited;
        }
        match (best, beside) {
            // "kiểm tra, giám sát 9 tổ chức đảng, bằng 20,9%": the rate is named far better than anything counted.
            (Some(counted), Some(rate)) if rate.raw > counted.raw + 0.15 => Resolved::Beside(rate),
            (Some(subject), _) if subject.score >= self.scope.context.options.review => {
                let weak = inherits && self.current.is_some();
                if weak { Resolved::Inherited } else { Resolved::Item(subject) }
            }
            _ if inherits => Resolved::Inherited,
            (_, beside) => beside.map_or(Resolved::Unknown, Resolved::Beside),
        }
    }

    /// "Công trình thanh niên: hoàn thành 01 sân chơi": where the words beside a figure name nothing, its lead-in does; they
    /// leave a doubt if they speak of things.
    fn led_by_heading(&self, stated: &Stated, role: &Role, significant: bool) -> Option<Subject> {
        let features: Vec<&FeatureAt> = self.headings.nearest.0.iter().collect();
        let mut subject = self.match_features(&features, stated, role)?;
        let profile = self.scope.context.index.profile(subject.item)?;
        let unit = stated.quantity().unit;
        let alike = self.scope.context.lexicon.measure_units.alike();
        let fits = compatible(profile, stated.dimension(), Some(&unit), false, role.cue, alike) >= 0.95;
        if !fits || subject.score < 0.6 {
            return None;
        }
        subject.score = if significant { LED } else { subject.score * 0.95 };
        subject.own = false;
        subject.words.clone_from(&self.headings.words);
        Some(subject)
    }

    /// "kết nạp 01 đảng viên, lũy kế từ đầu năm 03 đảng viên": words that only take up what is spoken of.
    fn says_the_same(&self, own: &Range<usize>) -> bool {
        let Some(current) = self.current.as_ref().filter(|_| !self.carried && !self.broken) else { return false };
        let index = &self.scope.context.index;
        let mut said = self.features.within(own.clone()).filter(|f| !f.is_common() && !self.is_cue(f));
        said.all(|f| index.knows(current.item, &f.feature))
    }

    /// The rate that words name for certain, though the figure beside them is a count or a sum.
    pub(super) fn beside(&self, features: &[&FeatureAt], role: &Role) -> Option<Subject> {
        if role.cue == RoleCue::Plan {
            return None;
        }
        let context = self.scope.context;
        let query = Query { features: features.to_vec(), ..Query::default() };
        let best = context.index.best(&query, &context.lexicon).into_iter().next()?;
        let profile = context.index.profile(best.item)?;
        let rate = profile.kind == ItemKind::Indicator && profile.dimension == Some(Dimension::Percent);
        (rate && best.score >= 0.7).then(|| Subject::named(&best, ""))
    }

    /// The task or project that a share of work or a sum of its funds speaks of: named in the words before, else in
    /// the headings; what goes on from one stays with it.
    fn resolve_work(&self, at: usize, stated: &Stated, left: &[&FeatureAt]) -> Option<Resolved> {
        let current = self.current.as_ref().filter(|s| self.is_work(s.item));
        if current.is_some() && !self.carried && !is_significant(left) {
            return Some(Resolved::Inherited);
        }
        let said = |range: Range<usize>| -> Vec<&FeatureAt> {
            let own = self.features.within(range);
            own.filter(|f| !inside(&self.sentence.figures, stated, f) && !self.is_cue(f)).collect()
        };
        let own = said(stated.gap.start..self.after_end(at, stated));
        let whole = said(self.sentence.range.start..self.after_end(at, stated));
        let named = |circle: Vec<&FeatureAt>| {
            let best = (!circle.is_empty()).then(|| best_work(self.scope, circle)).flatten();
            best.filter(|m| self.is_work(m.item) && is_named(m))
        };
        let with = |headings: &Features| named(whole.iter().copied().chain(headings.0.iter()).collect());
        let fresh = || self.topic.as_ref().filter(|topic| topic.fresh).map(|topic| topic.named.clone());
        let named = named(own)
            .or_else(fresh)
            .or_else(|| named(self.headings.nearest.0.iter().collect()))
            .or_else(|| with(&self.headings.nearest))
            .or_else(|| with(&self.headings.chain))
            .or_else(|| self.carried_topic(left))?;
        let subject = Subject::named(&named, self.sentence.text.get(self.sentence.range.clone()).unwrap_or_default());
        // Other words of the sentence speak of the same as before.
        match current {
            Some(current) if current.item == named.item => Some(Resolved::Inherited),
            _ => Some(Resolved::Item(subject)),
        }
    }

    /// A subject carried on to another figure: the words are as sure as before, the fit is this figure's.
    pub(super) fn refitted(&self, subject: Subject, stated: &Stated, role: &Role) -> Subject {
        let Some(profile) = self.scope.context.index.profile(subject.item) else { return subject };
        let unit = stated.quantity().unit;
        let unit = (unit.dimension != Dimension::Bare).then_some(unit);
        let fraction = matches!(stated.value, Value::Fraction(..));
        let alike = self.scope.context.lexicon.measure_units.alike();
        let fit = compatible(profile, stated.dimension(), unit.as_ref(), fraction, role.cue, alike);
        // What is said of the funds of work was found to be that before.
        let fit = if is_anchor(role.cue) && profile.kind == ItemKind::Indicator { fit } else { fit.max(0.9) };
        Subject { score: subject.raw * fit * precedence(profile), own: false, ..subject }
    }

    /// Words that tell the role of a figure name no item.
    pub(super) fn is_cue(&self, feature: &FeatureAt) -> bool {
        let cues = &self.scope.context.lexicon.cues;
        let at = self.sentence.token_at(feature.span.start);
        (at.saturating_sub(3)..=at).any(|start| {
            [cues.before(), cues.after()]
                .into_iter()
                .filter_map(|p| p.at(self.sentence.text, self.sentence.tokens, start))
                .any(|hit| {
                    let behind = hit.tokens.end;
                    hit.payload.strength >= 3.0
                        && hit.tokens.start <= at
                        && self
                            .sentence
                            .tokens
                            .get(behind.saturating_sub(1))
                            .is_some_and(|t| t.span.end >= feature.span.end)
                        && self.beside_figure(hit.tokens.start, behind)
                })
        })
    }

    /// Whether words stand right before or behind a figure, so that they tell its role.
    pub(super) fn beside_figure(&self, from: usize, to: usize) -> bool {
        let (Some(first), Some(last)) =
            (self.sentence.tokens.get(from), self.sentence.tokens.get(to.saturating_sub(1)))
        else {
            return false;
        };
        self.sentence.figures.iter().any(|f| {
            let ahead = f.span.start >= last.span.end && f.span.start - last.span.end <= 12;
            let behind = first.span.start >= f.span.end && first.span.start - f.span.end <= 2;
            ahead || behind
        })
    }

    /// "05/62 tổ chức đảng, bằng 8,1% số tổ chức đảng": a percentage behind a count or fraction of a rate goes on with
    /// it, though it names the whole again.
    pub(super) fn shares_of_whole(&self, at: usize, stated: &Stated, role: &Role, left: &[&FeatureAt]) -> bool {
        let Some(current) = self.current.as_ref().filter(|_| !self.carried) else { return false };
        let rate =
            self.scope.context.index.profile(current.item).is_some_and(|p| p.dimension == Some(Dimension::Percent));
        let counted = at
            .checked_sub(1)
            .and_then(|b| self.sentence.figures.get(b))
            .is_some_and(|f| f.dimension() != Dimension::Percent);
        let gap = self.sentence.text.get(stated.gap.clone()).unwrap_or_default();
        rate && counted
            && role.cue == RoleCue::Result
            && stated.dimension() == Dimension::Percent
            && !is_significant(left)
            && !gap.contains(';')
    }

    pub(super) fn match_features(&self, features: &[&FeatureAt], stated: &Stated, role: &Role) -> Option<Subject> {
        let context = self.scope.context;
        let alike = context.lexicon.measure_units.alike();
        let own_unit = |f: &&&FeatureAt| stated.number_end <= f.span.start && f.span.end <= stated.span.end;
        let counted = features.iter().filter(own_unit).copied().collect();
        let query = Query { features: features.to_vec(), counted };
        let unit = stated.quantity().unit;
        let unit = (unit.dimension != Dimension::Bare).then_some(unit);
        let fraction = matches!(stated.value, Value::Fraction(..));
        let matches = context.index.best(&query, &context.lexicon);
        let raws: Vec<(usize, f32, f32)> = matches.iter().map(|m| (m.item, m.score, m.recall)).collect();
        let mut ranked: Vec<(usize, f32)> = matches
            .into_iter()
            .take(12)
            .filter_map(|m| {
                let profile = context.index.profile(m.item)?;
                let fit = compatible(profile, stated.dimension(), unit.as_ref(), fraction, role.cue, alike);
                Some((m.item, m.score * fit * precedence(profile)))
            })
            .collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let (item, score) = *ranked.first()?;
        let rival = ranked.iter().skip(1).find(|(other, _)| {
            context.index.profile(*other).map(|p| p.id) != context.index.profile(item).map(|p| p.id)
        });
        // "39 lượt, đạt 81,3% chỉ tiêu": a share of the plan of something counted otherwise.
        let foreign = |unit: &MeasureUnit| {
            let profile = context.index.profile(item);
            profile.is_some_and(|p| compatible(p, unit.dimension, Some(unit), false, RoleCue::Result, alike) < 0.7)
        };
        if !is_anchor(role.cue) && self.lost.as_ref().is_some_and(foreign) {
            return None;
        }
        let margin = score - rival.map_or(0.0, |r| r.1);
        let rivals = rival.into_iter().map(|r| r.0).collect();
        let (raw, recall) = raws.iter().find(|(i, ..)| *i == item).map_or((score, 1.0), |(_, s, r)| (*s, *r));
        let own = context.index.profile(item).is_some_and(|profile| {
            compatible(profile, stated.dimension(), unit.as_ref(), fraction, role.cue, alike) >= 0.95
        });
        Some(Subject { item, score, raw, recall, margin, rivals, words: String::new(), own })
    }

    /// From the last boundary in the gap to the figure, and what follows the number.
    pub(super) fn own_range(&self, at: usize, stated: &Stated) -> Range<usize> {
        let gap = self.sentence.text.get(stated.gap.clone()).unwrap_or_default();
        let cut = [", ", "; ", ": ", "(", ". "]
            .iter()
            .filter_map(|mark| gap.rfind(mark).map(|p| p + mark.len()))
            .max()
            .unwrap_or(0);
        stated.gap.start + cut..self.after_end(at, stated)
    }

    /// Where the words of a figure's clause begin: what stands before a semicolon belongs to the figure before it.
    fn clause_start(&self, stated: &Stated) -> usize {
        let gap = self.sentence.text.get(stated.gap.clone()).unwrap_or_default();
        stated.gap.start + gap.rfind(';').map_or(0, |at| at + 1)
    }

    /// The end of what belongs to a figure on its right: a comma, a bracket, a conjunction or the next figure.
    pub(super) fn after_end(&self, at: usize, stated: &Stated) -> usize {
        let limit = self.sentence.figures.get(at + 1).map_or(self.sentence.range.end, |n| n.span.start);
        let tail = self.sentence.text.get(stated.number_end..limit).unwrap_or_default();
        let next = at + 1 < self.sentence.figures.len();
        let mut cut = tail.len();
        for mark in [", ", "; ", ". ", "(", ")", ": "] {
            cut = cut.min(tail.find(mark).unwrap_or(cut));
        }
        if next {
            for word in [" và ", " còn ", " đồng thời ", " trong đó "] {
                cut = cut.min(tail.find(word).unwrap_or(cut));
            }
        }
        // What a thing is about, or taken from, is not the thing.
        for word in [" về ", " trong số ", " trong tổng số "] {
            cut = cut.min(tail.find(word).unwrap_or(cut));
        }
        stated.number_end + cut
    }
}

/// What only the lead-in of a line says of a figure is asked, not taken.
const LED: f32 = 0.56;

/// Whether words name a thing of their own, so that the figure does not go on with what was spoken of before.
pub(super) fn is_significant(features: &[&FeatureAt]) -> bool {
    let names = |f: &&&FeatureAt| matches!(f.feature, Feature::Term(_) | Feature::Reference(_) | Feature::Item(_));
    let terms = features.iter().filter(names).count();
    terms > 0 || features.iter().filter(|f| matches!(f.feature, Feature::Word(_))).count() >= 3
}

/// Features inside other figures (their unit nouns) do not speak for this one.
pub(super) fn inside(figures: &[Stated], own: &Stated, feature: &FeatureAt) -> bool {
    figures.iter().any(|f| f.span != own.span && f.span.start <= feature.span.start && feature.span.end <= f.span.end)
}

/// Whether a figure of that role names its own item; the others attach to the figure before them.
pub(super) fn is_anchor(cue: RoleCue) -> bool {
    matches!(
        cue,
        RoleCue::Result
            | RoleCue::CumulativeYear
            | RoleCue::CumulativeTerm
            | RoleCue::PercentComplete
            | RoleCue::Rank
            | RoleCue::From
            | RoleCue::Stock
    )
}

/// Where an indicator stands both in Phụ lục 1 and in the body, the row of Phụ lục 1 is the one meant.
pub(crate) fn precedence(profile: &ItemProfile) -> f32 {
    if matches!(profile.id, ItemId::Body { .. }) { 0.93 } else { 1.0 }
}

/// Brings a match score to a confidence, as measured on reports written by hand: below 0.68 one reading in five is
/// wrong, above 0.72 hardly any.
pub(crate) fn confidence(score: f32) -> f32 {
    match score {
        s if s >= 0.75 => 0.97,
        s if s >= 0.66 => 0.83 + (s - 0.66) * 1.55,
        s if s >= 0.45 => 0.5 + (s - 0.45) * 1.57,
        s => s,
    }
}
