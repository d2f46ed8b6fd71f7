//! How tasks and projects stand, in words.

use std::collections::BTreeSet;
use std::ops::Range;

use rust_decimal::Decimal;

use super::figures::{Sentence, Value};
use super::read::{Scope, SentenceReader};
use super::subject::confidence;
use crate::facts::matching::{Feature, FeatureAt, Features, ItemKind, Match, Query};
use crate::facts::reading::{Finding, Reading};
use crate::lexicon::Lexicon;
use crate::model::{Content, Cue, Evidence, Measure, Nature, Reason, Status};
use crate::text::tokens;

/// The states that a text names, with the bytes of their words, in order; `in_text` leaves out words that are a state
/// only in a cell of their own.
pub(crate) fn status_words(text: &str, in_text: bool, lexicon: &Lexicon) -> Vec<(Status, Range<usize>)> {
    let words = tokens(text);
    lexicon
        .statuses
        .find(text, &words)
        .into_iter()
        .filter_map(|hit| {
            let start = words.get(hit.tokens.start)?.span.start;
            let end = words.get(hit.tokens.end.checked_sub(1)?)?.span.end;
            (hit.payload.in_text || !in_text).then_some((hit.payload.status?, start..end))
        })
        .collect()
}

/// The state that a whole cell or clause says: lateness and absence weigh more than progress.
pub(crate) fn status_of(text: &str, lexicon: &Lexicon) -> Option<Status> {
    // "Đạt 40% khối lượng" tells how much, not that a target is met.
    let measures = |span: &Range<usize>| {
        text.get(span.end..).is_some_and(|t| t.trim_start().starts_with(|c: char| c.is_ascii_digit()))
    };
    let told = status_words(text, true, lexicon);
    let mut found: Vec<_> = told.iter().filter(|(_, span)| !measures(span)).cloned().collect();
    if told.is_empty() {
        found = status_words(text, false, lexicon);
    }
    let first = found.first()?.0;
    let has = |wanted: Status| found.iter().any(|(s, _)| *s == wanted);
    if has(Status::Late) {
        return Some(Status::Late);
    }
    Some(first)
}

/// The task or project that a line named last.
#[derive(Debug, Clone)]
pub(super) struct Topic {
    pub(super) named: Match,
    /// The sentence being read names it.
    pub(super) fresh: bool,
}

impl SentenceReader<'_> {
    /// Reads the states and issued documents of tasks, projects and qualities.
    pub(super) fn read_work(&mut self, reading: &mut Reading) {
        self.enter_topic();
        let lexicon = &self.scope.context.lexicon;
        let text = self.sentence.text.get(self.sentence.range.clone()).unwrap_or_default();
        let offset = self.sentence.range.start;
        let found: Vec<(Status, Range<usize>)> = status_words(text, true, lexicon)
            .into_iter()
            .map(|(status, span)| (status, span.start + offset..span.end + offset))
            .collect();
        let mut done_to = offset;
        for (status, span) in &found {
            // "hoàn thành 84,1% khối lượng" tells how much, not that it is done.
            let measures =
                self.sentence.figures.iter().any(|f| f.span.start >= span.end && f.span.start - span.end <= 3);
            if span.start < done_to || measures {
                continue;
            }
            let clause = clause_around(self.sentence, span);
            let said: Vec<&FeatureAt> = self.features.within(clause.start..span.start).collect();
            let Some((best, words)) = self.worked_on(clause.clone(), span, said) else { continue };
            let Some(profile) = self.scope.context.index.profile(best.item) else { continue };
            let quality = profile.kind == ItemKind::Indicator;
            let verdict = matches!(status, Status::Met | Status::NotMet);
            // A quality is met or not, or on its way; a piece of work is done or not.
            if (quality && matches!(status, Status::Done | Status::Late)) || (!quality && verdict) {
                continue;
            }
            done_to = self.sentence.range.end.min(clause.end);
            let late = found.iter().any(|(s, r)| *s == Status::Late && (span.start..done_to).contains(&r.start));
            let status = if late { Status::Late } else { *status };
            reading.push(self.told(&best, words, Measure::Status, Content::Status(status), span.clone()));
        }
        if found.is_empty() && !self.read_deeds(reading) {
            self.read_progress(reading);
        }
        self.read_issued(reading);
    }

    /// The task or project that the sentence names is what goes on being spoken of: its lead-in names it best, then
    /// the words before its first figure, then the sentence as a whole.
    fn enter_topic(&mut self) {
        let range = self.sentence.range.clone();
        let text = self.sentence.text.get(range.clone()).unwrap_or_default();
        let ends = [
            text.find(": ").map(|p| range.start + p),
            self.sentence.figures.first().map(|f| f.span.start),
            text.find([';', ',']).map(|p| range.start + p),
            Some(range.end),
        ];
        let mut read: BTreeSet<usize> = BTreeSet::new();
        let named = ends
            .into_iter()
            .flatten()
            .map(|end| self.features.within(range.start..end).collect::<Vec<_>>())
            // All begin at the start: as many features are the same ones.
            .filter(|said| read.insert(said.len()))
            .filter_map(|said| best_work(self.scope, said))
            .filter(|m| is_named(m) && self.is_work(m.item))
            .reduce(|best, next| if next.score > best.score + 0.02 { next } else { best });
        match named {
            Some(named) => self.topic = Some(Topic { named, fresh: true }),
            None => self.topic.iter_mut().for_each(|topic| topic.fresh = false),
        }
    }

    pub(super) fn is_work(&self, item: usize) -> bool {
        self.scope.context.index.profile(item).is_some_and(|p| p.kind != ItemKind::Indicator)
    }

    /// "Ngày hội … đã tổ chức ngày 10/10": the deed finishes work whose name asks for just that.
    /// Gives whether it did.
    fn read_deeds(&self, reading: &mut Reading) -> bool {
        let mut read = false;
        let lexicon = &self.scope.context.lexicon;
        let sentence = self.sentence;
        let (from, to) = (sentence.token_at(sentence.range.start), sentence.token_at(sentence.range.end));
        for deed in &lexicon.deeds {
            let told =
                (from..to).find_map(|at| deed.verbs.at(sentence.text, sentence.tokens, at)).map(|hit| hit.tokens);
            let Some(told) = told else { continue };
            let Some((first, last)) = sentence.tokens.get(told.start).zip(sentence.tokens.get(told.end - 1)) else {
                continue;
            };
            let span = first.span.start..last.span.end;
            let clause = clause_around(sentence, &span);
            let said: Vec<&FeatureAt> = self.features.within(clause.clone()).collect();
            let named = self.worked_on(clause.start..clause.start, &(clause.end..clause.end), said);
            let Some((best, words)) = named else { continue };
            let fits = self.scope.context.index.profile(best.item).is_some_and(|p| {
                p.kind != ItemKind::Indicator && !deed.nouns.find(&p.name, &tokens(&p.name)).is_empty()
            });
            if fits {
                reading.push(self.told(&best, words, Measure::Status, Content::Status(Status::Done), span));
                read = true;
            }
        }
        read
    }

    /// "Đề án X: đã lắp xong 15/26 bản": a part of the whole is done, which says how the work stands; a person confirms.
    fn read_progress(&self, reading: &mut Reading) {
        for figure in &self.sentence.figures {
            let Value::Fraction(part, whole) = &figure.value else { continue };
            if whole.value <= Decimal::ONE || part.value > whole.value || figure.bracketed {
                continue;
            }
            let clause = clause_around(self.sentence, &figure.span);
            let said: Vec<&FeatureAt> = self.features.within(clause.start..figure.span.start).collect();
            let Some((best, words)) = self.worked_on(clause, &figure.span, said) else { continue };
            if !self.is_work(best.item) {
                continue;
            }
            let status = if part.value == whole.value { Status::Done } else { Status::InProgress };
            let mut told = self.told(&best, words, Measure::Status, Content::Status(status), figure.span.clone());
            told.confidence = told.confidence.min(0.7);
            told.reasons.push(Reason::Derived);
            reading.push(told);
            return;
        }
    }

    /// The task, project or quality that the words before a state speak of, best first; headings help where they are
    /// silent, then what the line spoke of before.
    fn worked_on(&self, clause: Range<usize>, span: &Range<usize>, said: Vec<&FeatureAt>) -> Option<(Match, String)> {
        let before = self.sentence.text.get(clause.start..span.start).unwrap_or_default();
        let own = before.trim().to_owned();
        if !said.is_empty()
            && let Some(best) = best_work(self.scope, said.clone())
        {
            let stated = before.trim_end().ends_with(':');
            if is_named(&best) || (stated && best.recall >= 0.6 && best.precision >= 0.85) {
                return Some((best, own));
            }
        }
        let silent = said.iter().filter(|f| !f.is_common()).count() <= 2;
        let with = |above: &Features| {
            let features: Vec<&FeatureAt> = above.0.iter().chain(said.iter().copied()).collect();
            best_work(self.scope, features).filter(is_named)
        };
        let above = || with(&self.headings.nearest).or_else(|| with(&self.headings.chain));
        if let Some(best) = silent.then(above).flatten() {
            return Some((best, self.headings.words.clone()));
        }
        self.carried_topic(&said).map(|best| (best, own))
    }

    /// What the line spoke of before, where words name nothing else: surely where they take up a word of its name.
    pub(super) fn carried_topic(&self, said: &[&FeatureAt]) -> Option<Match> {
        let Topic { named: topic, .. } = self.topic.as_ref()?;
        let taken_up = |f: &&&FeatureAt| !f.is_common() && self.scope.context.index.knows(topic.item, &f.feature);
        let shared = said.iter().filter(taken_up).count();
        let foreign = said.iter().filter(|f| matches!(f.feature, Feature::Term(_))).count();
        let score = match (shared, foreign) {
            (1.., foreign) if shared >= foreign => 0.7,
            (0, 0) => 0.62,
            (_, 1) => 0.5,
            _ => return None,
        };
        Some(Match { score: topic.score.min(score), ..topic.clone() })
    }

    /// A state or a document told of an item.
    pub(super) fn told(
        &self,
        best: &Match,
        words: String,
        measure: Measure,
        content: Content,
        span: Range<usize>,
    ) -> Finding {
        let confidence = confidence(best.score);
        let weak = confidence < self.scope.context.options.accept;
        Finding {
            subject: best.item,
            measure,
            content,
            place: self.line.place.clone(),
            quote: self.line.text.quote(self.sentence.range.clone()).to_owned(),
            span: Some(span),
            confidence,
            reasons: weak.then_some(Reason::WeakMatch).into_iter().collect(),
            evidence: vec![Evidence { cue: Cue::Item, words, weight: best.score }],
        }
    }
}

/// The best task, project or yes-no indicator; the rival's closeness is taken off its score.
pub(crate) fn best_work(scope: &Scope<'_>, features: Vec<&FeatureAt>) -> Option<Match> {
    let ranked: Vec<Match> = scope
        .context
        .index
        .best(&Query { features, ..Query::default() }, &scope.context.lexicon)
        .into_iter()
        .filter(|m| {
            scope
                .context
                .index
                .profile(m.item)
                .is_some_and(|p| p.kind != ItemKind::Indicator || p.nature == Nature::YesNo)
        })
        .take(3)
        .collect();
    let is_work = |m: &&Match| scope.context.index.profile(m.item).is_some_and(|p| p.kind != ItemKind::Indicator);
    let first = ranked.first()?;
    // A task and a quality of one name: the task is the work.
    let best = ranked.iter().filter(|m| first.score - m.score < 0.05).find(is_work).unwrap_or(first);
    let kind = |m: &Match| scope.context.index.profile(m.item).map(|p| p.kind);
    let mut best = best.clone();
    let rival = ranked.iter().find(|m| m.item != best.item && kind(m) == kind(&best)).map_or(0.0, |r| r.score);
    if best.score - rival < 0.04 {
        best.score = best.score.min(0.55);
    }
    Some(best)
}

/// Running text speaks of a piece of work only where it names it: most of its name, and little else.
pub(super) fn is_named(best: &Match) -> bool {
    let whole = best.recall >= 0.95 && best.precision >= 0.9;
    whole || (best.recall >= 0.6 && best.precision >= 0.5 && best.mass >= NAMED_MASS)
}

/// The weight of a name that can't be a chance word or two.
const NAMED_MASS: f32 = 4.5;

/// From the last semicolon before the words to the next one behind them.
pub(super) fn clause_around(sentence: &Sentence<'_>, span: &Range<usize>) -> Range<usize> {
    let before = sentence.text.get(sentence.range.start..span.start).unwrap_or_default();
    let behind = sentence.text.get(span.end..sentence.range.end).unwrap_or_default();
    let start = before.rfind(';').map_or(sentence.range.start, |p| sentence.range.start + p + 1);
    let end = behind.find(';').map_or(sentence.range.end, |p| span.end + p);
    start..end
}
