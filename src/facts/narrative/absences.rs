//! Counts of none, told in words.

use rust_decimal::Decimal;

use super::read::SentenceReader;
use super::roles::{Role, absence};
use super::subject::{Subject, confidence};
use crate::facts::matching::{FeatureAt, ItemKind, Query};
use crate::facts::reading::{Finding, Reading};
use crate::lexicon::{Absence, RoleCue};
use crate::model::{Content, Cue, Dimension, Evidence, Measure, MeasureUnit, Nature, Qualifier, Quantity, Status};

impl SentenceReader<'_> {
    /// "không phát sinh …": a zero of an indicator that wants zero, or a quality kept.
    pub(super) fn read_absence(&mut self, reading: &mut Reading) {
        let context = self.scope.context;
        let told = absence(self.sentence, &context.lexicon).into_iter();
        let told = told.filter(|(meaning, ..)| *meaning == Absence::Zero).map(|(_, start, end)| (start, end, false));
        let negated = self.negated().into_iter().map(|(start, end)| (start, end, true));
        for (start, end, none_of) in told.chain(negated) {
            // “Không có hộ nghèo” in quotes is the name of something.
            let before = self.sentence.tokens.get(start).map_or(0, |t| t.span.start);
            if self.sentence.text.get(..before).is_some_and(|t| t.matches('"').count() % 2 == 1) {
                continue;
            }
            let Some(from) = self.sentence.tokens.get(start).map(|t| t.span.start) else { continue };
            let behind = self.sentence.tokens.get(end).map_or(self.sentence.range.end, |t| t.span.start);
            let tail = self.sentence.text.get(behind..self.sentence.range.end).unwrap_or_default();
            let stop = [", ", "; ", ". ", "("].iter().filter_map(|m| tail.find(m)).min().unwrap_or(tail.len());
            let range = from..behind + stop;
            if self.sentence.figures.iter().any(|f| range.contains(&f.span.start)) {
                continue;
            }
            let features: Vec<&FeatureAt> = self.features.within(range.clone()).collect();
            let Some(best) =
                context.index.best(&Query { features, ..Query::default() }, &context.lexicon).into_iter().find(|m| {
                    context.index.profile(m.item).is_some_and(|p| {
                        p.kind == ItemKind::Indicator
                            && (none_of && p.nature == Nature::Assigned || p.dimension != Some(Dimension::Percent))
                    })
                })
            else {
                continue;
            };
            let Some(profile) = context.index.profile(best.item) else { continue };
            if best.score < 0.6 {
                continue;
            }
            let counted = none_of && matches!(profile.nature, Nature::Flow | Nature::Stock | Nature::Assigned);
            let zero = counted || profile.zero_is_good() || profile.wants_none && profile.nature != Nature::YesNo;
            let (measure, content) = if zero {
                let unit = MeasureUnit::bare();
                (
                    Measure::InPeriod,
                    Content::Figure(Quantity { value: Decimal::ZERO, upper: None, unit, qualifier: Qualifier::Exact }),
                )
            } else if profile.wants_none {
                (Measure::Status, Content::Status(Status::Met))
            } else {
                continue;
            };
            let words = self.sentence.text.get(range.clone()).unwrap_or_default();
            let subject = Subject::named(&best, words);
            let role = Role { cue: RoleCue::Result, compared: false, words: String::new(), certainty: 0.95 };
            let mut finding = self.bare_finding(&subject, &role, measure, content);
            finding.span = Some(range);
            reading.push(finding);
        }
    }

    /// "chưa kết nạp được đảng viên nào": from the negation to the word that closes it.
    fn negated(&self) -> Vec<(usize, usize)> {
        /// Words between the two.
        const REACH: usize = 10;
        let words = self.scope.context.lexicon.cues.none_of();
        let tokens = self.sentence.tokens;
        let (from, to) =
            (self.sentence.token_at(self.sentence.range.start), self.sentence.token_at(self.sentence.range.end));
        let is = |at: usize, list: &[String]| tokens.get(at).is_some_and(|t| list.contains(&t.key));
        let closed = |at: usize| {
            let back = (at.saturating_sub(REACH).max(from)..at).rev();
            back.take_while(|i| tokens.get(*i).is_some_and(|t| !matches!(t.folded.as_str(), "," | ";")))
                .find(|i| is(*i, &words.negations))
                .map(|start| (start, at + 1))
        };
        (from..to).filter(|at| is(*at, &words.closings)).filter_map(closed).collect()
    }

    pub(super) fn bare_finding(&self, subject: &Subject, role: &Role, measure: Measure, content: Content) -> Finding {
        Finding {
            subject: subject.item,
            measure,
            content,
            place: self.line.place.clone(),
            quote: self.line.text.quote(self.sentence.range.clone()).to_owned(),
            span: None,
            confidence: confidence(subject.score) * role.certainty,
            reasons: Vec::new(),
            evidence: vec![Evidence { cue: Cue::Item, words: subject.words.clone(), weight: subject.score }],
        }
    }
}
