//! The role of each figure in a sentence.

use super::figures::Sentence;
use crate::lexicon::{Absence, Lexicon, RoleCue};
use crate::model::{Dimension, Period};

/// The role of a figure and what decided.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Role {
    pub(crate) cue: RoleCue,
    /// Right of it, or by an index word, a comparison with an earlier period is named.
    pub(crate) compared: bool,
    /// The words that decided.
    pub(crate) words: String,
    /// 0 to 1.
    pub(crate) certainty: f32,
}

/// Words between a cue and its figure: further away it speaks of something else.
const BEFORE_REACH: usize = 7;
/// Words between a figure and a cue behind it.
const AFTER_REACH: usize = 3;

struct Vote {
    cue: RoleCue,
    strength: f32,
    words: String,
    before: bool,
    /// Strength in the lexicon, before distance.
    base: f32,
    /// Words between it and the figure.
    distance: usize,
}

/// Reads the role of the `at`-th figure of a sentence.
pub(crate) fn role(sentence: &Sentence<'_>, at: usize, period: Option<Period>, lexicon: &Lexicon) -> Role {
    let mut votes = before(sentence, at, lexicon);
    votes.extend(after(sentence, at, lexicon));
    votes.extend(earlier_year(sentence, at, period));
    let dimension = sentence.figures.get(at).map_or(Dimension::Bare, super::figures::Stated::dimension);
    let percent = matches!(dimension, Dimension::Percent | Dimension::Bare);
    // A share of the plan, or of the work, is a percentage; without one the words speak of a plan figure.
    votes.retain(|v| {
        !(v.cue == RoleCue::PercentOfPlan && !percent)
            && !(v.cue == RoleCue::PercentComplete && dimension != Dimension::Percent)
    });
    let has = |cue: RoleCue| votes.iter().any(|v| v.cue == cue);
    let compared = has(RoleCue::Comparison);
    let nearest = votes.iter().filter(|v| v.before && v.base >= 3.0).min_by_key(|v| v.distance);
    if let Some(nearest) = nearest.filter(|v| matches!(v.cue, RoleCue::Up | RoleCue::Down)) {
        let words = nearest.words.clone();
        // "vượt 2 điểm so với chỉ tiêu" is a margin, "chỉ tiêu tăng 10%" a target.
        let margin = votes.iter().any(|v| !v.before && v.cue == RoleCue::PercentOfPlan);
        let aim = votes.iter().any(|v| v.before && v.cue == RoleCue::Plan && v.distance <= nearest.distance + 3);
        let other = votes.iter().any(|v| v.cue == RoleCue::Forecast || (v.cue == RoleCue::OtherScope && v.before));
        if aim {
            return Role { cue: RoleCue::Plan, compared, words, certainty: 0.8 };
        }
        let cue = if margin || other { RoleCue::OtherScope } else { nearest.cue };
        return Role { cue, compared, words, certainty: 0.95 };
    }
    votes.retain(|v| !matches!(v.cue, RoleCue::Up | RoleCue::Down));
    let best = votes.iter().filter(|v| v.strength > 0.0).max_by(|a, b| a.strength.total_cmp(&b.strength));
    match best {
        // A percentage compared with an earlier period without a word of direction is an index.
        Some(vote) if vote.cue == RoleCue::Comparison => {
            Role { cue: RoleCue::Comparison, compared: true, words: vote.words.clone(), certainty: 0.9 }
        }
        Some(vote) => {
            let rival = votes.iter().filter(|v| v.cue != vote.cue).map(|v| v.strength).fold(0.0, f32::max);
            let certainty = if vote.strength - rival < 0.4 && rival > 2.0 { 0.7 } else { 0.95 };
            Role { cue: vote.cue, compared, words: vote.words.clone(), certainty }
        }
        None => Role { cue: RoleCue::Result, compared, words: String::new(), certainty: 0.8 },
    }
}

/// Cues left of a figure, within its gap; the nearer the stronger.
fn before(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Vec<Vote> {
    let Some(figure) = sentence.figures.get(at) else { return Vec::new() };
    let end = sentence.token_at(figure.span.start);
    let start = sentence.token_at(figure.gap.start);
    let mut votes = Vec::new();
    let mut token = start;
    let mut closed_at = start;
    while token < end {
        let Some(word) = sentence.tokens.get(token) else { break };
        if let Some(hit) =
            lexicon.cues.before().at(sentence.text, sentence.tokens, token).filter(|h| h.tokens.end <= end)
        {
            let distance = words_between(sentence, hit.tokens.end, end);
            let separated = sentence
                .tokens
                .get(hit.tokens.end..end)
                .is_some_and(|w| w.iter().any(|t| matches!(t.folded.as_str(), ";")));
            // A comma ends what a weak word reaches; plans and comparisons reach into a bracket.
            let comma = sentence.tokens.get(hit.tokens.end..end).is_some_and(|w| w.iter().any(|t| t.folded == ","));
            if distance <= BEFORE_REACH && !separated && !(comma && hit.payload.strength < 6.0) {
                let words = quoted(sentence, hit.tokens.start, hit.tokens.end);
                let strength = hit.payload.strength - 0.25 * distance as f32;
                votes.push(Vote {
                    cue: hit.payload.role,
                    strength,
                    words,
                    before: true,
                    base: hit.payload.strength,
                    distance,
                });
            }
            token = hit.tokens.end;
            continue;
        }
        if word.folded == ")" {
            // What was said before a closed bracket is over.
            votes.clear();
            closed_at = token;
        }
        token += 1;
    }
    let _ = closed_at;
    votes
}

/// Cues right of a figure, before the next figure or the end of its clause.
fn after(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Vec<Vote> {
    let Some(figure) = sentence.figures.get(at) else { return Vec::new() };
    let limit = sentence.figures.get(at + 1).map_or(sentence.range.end, |next| next.span.start);
    let mut votes = Vec::new();
    let mut token = sentence.token_at(figure.span.end);
    let end = sentence.token_at(limit);
    let mut passed = 0;
    while token < end && passed <= AFTER_REACH {
        let Some(word) = sentence.tokens.get(token) else { break };
        if matches!(word.folded.as_str(), "," | ";" | "." | "(" | ")" | ":") {
            break;
        }
        if let Some(hit) =
            lexicon.cues.after().at(sentence.text, sentence.tokens, token).filter(|h| h.tokens.end <= end)
        {
            let words = quoted(sentence, hit.tokens.start, hit.tokens.end);
            votes.push(Vote {
                cue: hit.payload.role,
                strength: hit.payload.strength - 0.2 * passed as f32,
                words,
                before: false,
                base: hit.payload.strength,
                distance: passed,
            });
            token = hit.tokens.end;
            continue;
        }
        passed += 1;
        token += 1;
    }
    votes
}

/// "năm 2025 là 37 vụ" in a report of 2026: an earlier year named right before the figure.
fn earlier_year(sentence: &Sentence<'_>, at: usize, period: Option<Period>) -> Option<Vote> {
    let year = period?.calendar_year()?;
    let figure = sentence.figures.get(at)?;
    let gap = sentence.text.get(figure.gap.clone())?;
    let start = sentence.token_at(figure.gap.start);
    let end = sentence.token_at(figure.span.start);
    let words = sentence.tokens.get(start..end)?;
    let last = words
        .windows(2)
        .enumerate()
        .filter(|(_, w)| w.first().is_some_and(|t| t.folded == "nam"))
        .filter_map(|(i, w)| Some((i, w.get(1)?.folded.parse::<u16>().ok()?)))
        .last()?;
    let (position, named) = last;
    let distance = words.len().saturating_sub(position + 2);
    if named < year && named + 3 >= year && distance <= 4 && !gap.contains(';') {
        let tail = words.get(position..)?;
        let closes = tail.iter().any(|t| t.folded == ",");
        if !closes {
            return Some(Vote {
                cue: RoleCue::Previous,
                strength: 4.5 - 0.25 * distance as f32,
                words: format!("năm {named}"),
                before: true,
                base: 4.5,
                distance,
            });
        }
    }
    None
}

/// What words of absence before or instead of a figure say in a stretch of tokens.
pub(crate) fn absence(sentence: &Sentence<'_>, lexicon: &Lexicon) -> Vec<(Absence, usize, usize)> {
    let start = sentence.token_at(sentence.range.start);
    let end = sentence.token_at(sentence.range.end);
    let mut found = Vec::new();
    let mut token = start;
    while token < end {
        match lexicon.cues.absence().at(sentence.text, sentence.tokens, token) {
            Some(hit) => {
                found.push((*hit.payload, hit.tokens.start, hit.tokens.end));
                token = hit.tokens.end;
            }
            None => token += 1,
        }
    }
    found
}

fn words_between(sentence: &Sentence<'_>, from: usize, to: usize) -> usize {
    sentence
        .tokens
        .get(from..to)
        .map_or(0, |w| w.iter().filter(|t| !matches!(t.folded.as_str(), "(" | ":" | "\"" | ",")).count())
}

fn quoted(sentence: &Sentence<'_>, from: usize, to: usize) -> String {
    let start = sentence.tokens.get(from).map_or(0, |t| t.span.start);
    let end = sentence.tokens.get(to.saturating_sub(1)).map_or(start, |t| t.span.end);
    sentence.text.get(start..end).unwrap_or_default().to_owned()
}
