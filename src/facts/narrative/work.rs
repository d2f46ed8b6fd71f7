//! How tasks and projects stand, in words.

use std::ops::Range;

use super::figures::Sentence;
use super::headings::Headings;
use super::issued::read_issued;
use super::read::Scope;
use super::subject::confidence;
use crate::document::Line;
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

/// Reads the states and issued documents of tasks, projects and qualities in a sentence.
pub(crate) fn read_work(
    scope: &Scope<'_>,
    line: &Line,
    sentence: &Sentence<'_>,
    features: &Features,
    headings: &Headings,
    reading: &mut Reading,
) {
    let lexicon = &scope.context.lexicon;
    let text = sentence.text.get(sentence.range.clone()).unwrap_or_default();
    let offset = sentence.range.start;
    let found = status_words(text, true, lexicon);
    let mut done_to = offset;
    for (status, span) in &found {
        let span = span.start + offset..span.end + offset;
        // "hoàn thành 84,1% khối lượng" tells how much, not that it is done.
        let measures = sentence.figures.iter().any(|f| f.span.start >= span.end && f.span.start - span.end <= 3);
        if span.start < done_to || measures {
            continue;
        }
        let clause = clause_around(sentence, &span);
        let said: Vec<&FeatureAt> = features.within(clause.start..span.start).collect();
        let Some((best, words)) = subject(scope, sentence, clause, &span, said, headings) else { continue };
        let Some(profile) = scope.context.index.profile(best.item) else { continue };
        let quality = profile.kind == ItemKind::Indicator;
        let verdict = matches!(status, Status::Met | Status::NotMet);
        // A quality is met or not, or on its way; a piece of work is done or not.
        if (quality && matches!(status, Status::Done | Status::Late)) || (!quality && verdict) {
            continue;
        }
        done_to = sentence.range.end.min(clause_around(sentence, &span).end);
        let status = if found
            .iter()
            .any(|(s, r)| *s == Status::Late && r.start + offset >= span.start && r.start + offset < done_to)
        {
            Status::Late
        } else {
            *status
        };
        reading.push(finding(
            scope,
            line,
            sentence,
            &best,
            words,
            Measure::Status,
            Content::Status(status),
            span.clone(),
        ));
    }
    if found.is_empty() {
        read_deeds(scope, line, sentence, features, headings, reading);
    }
    read_issued(scope, line, sentence, features, headings, reading);
}

/// "Ngày hội … đã tổ chức ngày 10/10": the deed finishes work whose name asks for just that.
fn read_deeds(
    scope: &Scope<'_>,
    line: &Line,
    sentence: &Sentence<'_>,
    features: &Features,
    headings: &Headings,
    reading: &mut Reading,
) {
    let lexicon = &scope.context.lexicon;
    let (from, to) = (sentence.token_at(sentence.range.start), sentence.token_at(sentence.range.end));
    for deed in &lexicon.deeds {
        let told = (from..to).find_map(|at| deed.verbs.at(sentence.text, sentence.tokens, at)).map(|hit| hit.tokens);
        let Some(told) = told else { continue };
        let Some((first, last)) = sentence.tokens.get(told.start).zip(sentence.tokens.get(told.end - 1)) else {
            continue;
        };
        let span = first.span.start..last.span.end;
        let clause = clause_around(sentence, &span);
        let said: Vec<&FeatureAt> = features.within(clause.clone()).collect();
        let named = subject(scope, sentence, clause.start..clause.start, &(clause.end..clause.end), said, headings);
        let Some((best, words)) = named else { continue };
        let fits =
            scope.context.index.profile(best.item).is_some_and(|p| {
                p.kind != ItemKind::Indicator && !deed.nouns.find(&p.name, &tokens(&p.name)).is_empty()
            });
        if fits {
            let content = Content::Status(Status::Done);
            reading.push(finding(scope, line, sentence, &best, words, Measure::Status, content, span));
        }
    }
}

/// The task, project or quality that the words before a state speak of, best first; headings help where they are silent.
fn subject(
    scope: &Scope<'_>,
    sentence: &Sentence<'_>,
    clause: Range<usize>,
    span: &Range<usize>,
    said: Vec<&FeatureAt>,
    headings: &Headings,
) -> Option<(Match, String)> {
    let own = sentence.text.get(clause.start..span.start).unwrap_or_default().trim().to_owned();
    if !said.is_empty()
        && let Some(best) = best_work(scope, said.clone())
    {
        let stated = sentence.text.get(clause.start..span.start).is_some_and(|t| t.trim_end().ends_with(':'));
        if is_named(&best) || (stated && best.recall >= 0.6 && best.precision >= 0.85) {
            return Some((best, own));
        }
    }
    if said.iter().filter(|f| !matches!(f.feature, Feature::Common(_))).count() > 2 {
        return None;
    }
    let with = |above: &Features| {
        let features: Vec<&FeatureAt> = above.0.iter().chain(said.iter().copied()).collect();
        best_work(scope, features).filter(is_named)
    };
    let best = with(&headings.nearest).or_else(|| with(&headings.chain));
    best.map(|m| (m, headings.words.clone()))
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

#[expect(clippy::too_many_arguments, reason = "a finding has as many parts")]
pub(crate) fn finding(
    scope: &Scope<'_>,
    line: &Line,
    sentence: &Sentence<'_>,
    best: &Match,
    words: String,
    measure: Measure,
    content: Content,
    span: Range<usize>,
) -> Finding {
    let confidence = confidence(best.score);
    let mut reasons = Vec::new();
    if confidence < scope.context.options.accept {
        reasons.push(Reason::WeakMatch);
    }
    Finding {
        subject: best.item,
        measure,
        content,
        place: line.place.clone(),
        quote: line.text.quote(sentence.range.clone()).to_owned(),
        span: Some(span),
        confidence,
        reasons,
        evidence: vec![Evidence { cue: Cue::Item, words, weight: best.score }],
    }
}
