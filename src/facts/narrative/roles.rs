//! The role of each figure in a sentence.

use std::ops::Range;

use super::figures::{Sentence, Stated};
use crate::facts::identity::{Mention, periods_in};
use crate::lexicon::{Absence, Lexicon, RoleCue};
use crate::model::{Dimension, Period};
use crate::text::{Token, TokenKind};

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
    /// A verb of achieving stands between it and the figure.
    achieved: bool,
}

/// Reads the role of the `at`-th figure of a sentence.
pub(crate) fn role(sentence: &Sentence<'_>, at: usize, period: Option<Period>, lexicon: &Lexicon) -> Role {
    let role = role_beside(sentence, at, period, lexicon);
    match sentence.figures.get(at) {
        // What the sentence opens with holds for its results: "Cùng kỳ năm 2025, toàn phường kết nạp 22 đảng viên".
        Some(figure) if role.cue == RoleCue::Result && !figure.bracketed => {
            opening(sentence, figure, period, lexicon).unwrap_or(role)
        }
        _ => role,
    }
}

/// The time that a sentence opens with, where it isn't the report's own and nothing up to the figure ends it.
fn opening(sentence: &Sentence<'_>, figure: &Stated, period: Option<Period>, lexicon: &Lexicon) -> Option<Role> {
    let text = sentence.text.get(sentence.range.start..figure.span.start)?;
    let start = sentence.token_at(sentence.range.start);
    let words: Vec<_> = sentence.tokens.iter().skip(start).take_while(|t| t.span.start < figure.span.start).collect();
    let first = start + words.iter().take_while(|t| matches!(t.folded.as_str(), "-" | "+" | "*")).count();
    let opened = lexicon.cues.before().at(sentence.text, sentence.tokens, first);
    // "Toàn tỉnh đến giữa tháng 9 giải ngân 64,9%": whose figures they are, the first words say.
    if let Some(hit) = opened.as_ref().filter(|hit| hit.payload.role == RoleCue::OtherScope) {
        let words = quoted(sentence, first, hit.tokens.end);
        return Some(Role { cue: RoleCue::OtherScope, compared: false, words, certainty: 0.95 });
    }
    let cue = opened.filter(|hit| {
        let time = matches!(hit.payload.role, RoleCue::CumulativeYear | RoleCue::CumulativeTerm | RoleCue::Previous);
        let dated =
            |t: &&Token| t.kind == TokenKind::Digits || matches!(t.key.as_str(), "năm" | "/" | "quý" | "đến" | "nay");
        let next = sentence.tokens.iter().skip(hit.tokens.end).find(|t| !dated(t));
        time && next.is_some_and(|t| matches!(t.folded.as_str(), "," | ":"))
    });
    let mentions = periods_in(text, lexicon);
    let own_year = |m: &Mention| {
        period.is_some_and(|p| {
            m.period(p.calendar_year()).is_some_and(|named| named.calendar_year() == p.calendar_year())
        })
    };
    let earlier = mentions.first().filter(|m| {
        let over = |p: Period| m.period(p.calendar_year())?.end().zip(p.start()).map(|(ended, began)| ended < began);
        m.span.start <= 3 && period.and_then(over) == Some(true)
    });
    let (role, end) = match (cue, earlier) {
        (Some(hit), _) => (hit.payload.role, hit.tokens.end),
        (None, Some(_)) => (RoleCue::Previous, first + 1),
        (None, None) => return None,
    };
    let behind = sentence.tokens.get(end).map_or(0, |t| t.span.start.saturating_sub(sentence.range.start));
    let ended = mentions.iter().any(|m| m.span.start >= behind && own_year(m))
        || (end..sentence.token_at(figure.span.start))
            .any(|at| lexicon.cues.now().at(sentence.text, sentence.tokens, at).is_some());
    (!ended).then(|| Role { cue: role, compared: false, words: quoted(sentence, first, end), certainty: 0.95 })
}

/// The role by the words beside a figure.
fn role_beside(sentence: &Sentence<'_>, at: usize, period: Option<Period>, lexicon: &Lexicon) -> Role {
    let Some(figure) = sentence.figures.get(at) else { return Role::silent() };
    let mut votes = before(sentence, at, lexicon);
    votes.extend(after(sentence, at, lexicon));
    votes.extend(belongs_to_earlier(sentence, at, period, lexicon));
    votes.extend(whole_year(sentence, at, period, lexicon));
    let aims = votes.iter().any(|v| v.cue == RoleCue::Plan);
    // "cùng kỳ năm 2025" in a report of that year's end: the words say whose figure it is, not the year.
    let compared_with = votes.iter().any(|v| v.before && v.cue == RoleCue::Previous);
    let overruled =
        |v: &Vote| (aims && v.cue == RoleCue::Forecast) || (compared_with && v.cue == RoleCue::CumulativeYear);
    votes.extend(other_period(sentence, at, period, lexicon).filter(|v| !overruled(v)));
    let dimension = figure.dimension();
    // "thấp hơn 2 điểm % so với chỉ tiêu": how far from the target, no figure of its own.
    let margin = votes.iter().any(|v| !v.before && v.cue == RoleCue::PercentOfPlan);
    let percent = matches!(dimension, Dimension::Percent | Dimension::Bare);
    votes.retain(|v| match v.cue {
        RoleCue::PercentOfPlan => percent,
        RoleCue::PercentComplete => dimension == Dimension::Percent,
        _ => true,
    });
    let compared = votes.iter().any(|v| v.cue == RoleCue::Comparison);
    // "DTI năm 2025 xếp thứ 12/114": a rank has a time too.
    let ranked = votes.iter().any(|v| v.cue == RoleCue::Rank);
    if let Some(earlier) = votes.iter().find(|v| v.before && v.cue == RoleCue::Previous).filter(|_| ranked) {
        return Role { cue: RoleCue::Previous, compared, words: earlier.words.clone(), certainty: 0.95 };
    }
    if let Some(word) = votes.iter().find(|v| v.cue == RoleCue::Breakdown) {
        return Role { cue: RoleCue::Breakdown, compared, words: word.words.clone(), certainty: 0.95 };
    }
    let nearest = votes.iter().filter(|v| v.before && v.base >= 3.0).min_by_key(|v| v.distance);
    // "nhiều hơn cuối năm 2025 là 23": the earlier period is what it is compared with, not the figure.
    let nearest = match nearest {
        Some(v) if v.cue == RoleCue::Previous && !figure.bracketed => votes
            .iter()
            .find(|d| d.before && matches!(d.cue, RoleCue::Up | RoleCue::Down) && d.distance <= v.distance + 5)
            .or(Some(v)),
        other => other,
    };
    // "cao hơn mức 14,9% của 9 tháng năm 2025": what is compared with, whatever stands before it.
    if let Some(earlier) = votes.iter().find(|v| !v.before && v.cue == RoleCue::Previous && v.base > 6.0) {
        return Role { cue: RoleCue::Previous, compared, words: earlier.words.clone(), certainty: 0.95 };
    }
    if let Some(nearest) = nearest.filter(|v| matches!(v.cue, RoleCue::Up | RoleCue::Down)) {
        return direction(nearest, &votes, margin, figure.bracketed);
    }
    let nearest = nearest.map_or(usize::MAX - 1, |v| v.distance);
    votes.retain(|v| !matches!(v.cue, RoleCue::Up | RoleCue::Down));
    // Of the words before a figure the nearest counts: behind "dự toán đạt" stands a result.
    let verb = votes.iter().filter(|v| v.before && v.cue == RoleCue::Result).map(|v| v.distance).min();
    votes.retain(|v| {
        let overruled =
            v.before && v.cue != RoleCue::Result && v.achieved && v.base < 5.0 && verb.is_some_and(|d| d < v.distance);
        let farther = v.before && v.base >= 3.0 && nearest + 1 < v.distance && v.base < 6.0;
        !overruled && !farther
    });
    strongest(&votes, compared)
}

impl Role {
    /// A figure without any word around it.
    pub(crate) fn silent() -> Role {
        Role { cue: RoleCue::Result, compared: false, words: String::new(), certainty: 0.8 }
    }
}

/// An increase or decrease, a margin against the target, or the target of a growth.
fn direction(nearest: &Vote, votes: &[Vote], margin: bool, bracketed: bool) -> Role {
    let words = nearest.words.clone();
    let compared = votes.iter().any(|v| v.cue == RoleCue::Comparison);
    let aim = votes.iter().any(|v| v.before && v.cue == RoleCue::Plan && v.distance <= nearest.distance + 3);
    let other = votes.iter().any(|v| v.cue == RoleCue::Forecast || (v.cue == RoleCue::OtherScope && v.before));
    // "vượt kế hoạch 10 cây" is a margin, "thấp hơn kế hoạch (95%)" quotes the plan.
    let of_plan = ["kế hoạch", "chỉ tiêu", "mục tiêu", "kịch bản", "mức"].iter().any(|w| words.contains(w));
    let earlier = bracketed && ["cùng kỳ", "năm trước", "quý trước"].iter().any(|w| words.contains(w));
    let cue = match () {
        () if aim || (of_plan && bracketed) => RoleCue::Plan,
        () if of_plan || margin || other => RoleCue::OtherScope,
        () if earlier => RoleCue::Previous,
        () => nearest.cue,
    };
    Role { cue, compared, words, certainty: if aim { 0.8 } else { 0.95 } }
}

fn strongest(votes: &[Vote], compared: bool) -> Role {
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
        None => Role { compared, ..Role::silent() },
    }
}

/// Cues left of a figure, within its gap; the nearer the stronger.
fn before(sentence: &Sentence<'_>, at: usize, lexicon: &Lexicon) -> Vec<Vote> {
    let Some(figure) = sentence.figures.get(at) else { return Vec::new() };
    let end = sentence.token_at(figure.span.start);
    let start = sentence.token_at(figure.gap.start);
    let mut votes: Vec<Vote> = Vec::new();
    let mut token = start;
    let mut clause = start;
    while token < end {
        let Some(word) = sentence.tokens.get(token) else { break };
        let hit = lexicon.cues.before().at(sentence.text, sentence.tokens, token).filter(|h| h.tokens.end <= end);
        if let Some(hit) = hit {
            let hanging = hit.payload.behind_figure && at == 0;
            if let Some(vote) = vote_before(sentence, hit.payload, hit.tokens.clone(), clause, end).filter(|_| !hanging)
            {
                votes.push(vote);
            }
            token = hit.tokens.end;
            continue;
        }
        match word.folded.as_str() {
            // What was said before a closed bracket is over.
            ")" => votes.clear(),
            "," | ";" | ":" | "(" => clause = token + 1,
            _ => {}
        }
        token += 1;
    }
    votes
}

fn vote_before(
    sentence: &Sentence<'_>,
    cue: &crate::lexicon::Cue,
    hit: Range<usize>,
    clause: usize,
    end: usize,
) -> Option<Vote> {
    let between = sentence.tokens.get(hit.end..end)?;
    let has = |mark: &str| between.iter().any(|t| t.folded == mark);
    if has(";") {
        return None;
    }
    let distance = words_between(sentence, hit.end, end);
    let limits = |key: &str| {
        matches!(key, "trên" | "hơn" | "từ" | "khoảng" | "ít" | "nhất" | "tối" | "thiểu" | "gần" | "≥" | ">")
    };
    let last = between.iter().rev().find(|t| !limits(&t.key)).map_or("", |t| t.key.as_str());
    // "Chỉ tiêu giao về …, … là 95%": a clause that opens with its target and ends in "là" states it.
    // "Về chỉ tiêu: …, tỷ lệ giải ngân là 71,2%": a lead-in states nothing.
    let led_in = has(":") && last != ":";
    let states = cue.role == RoleCue::Plan && hit.start <= clause + 1 && !led_in && matches!(last, "là" | ":" | "giao");
    let reaches_over_commas =
        matches!(cue.role, RoleCue::Forecast | RoleCue::CumulativeYear | RoleCue::CumulativeTerm | RoleCue::Breakdown);
    if has(",") && !reaches_over_commas && !states {
        return None;
    }
    // "27,9% dự toán phường giao và tăng 13,4%": behind "và" the plan is over.
    if cue.role == RoleCue::Plan && !states && between.iter().any(|t| t.key == "và") {
        return None;
    }
    let reach = if cue.role == RoleCue::Breakdown { usize::MAX } else { BEFORE_REACH };
    if distance > reach && !states {
        return None;
    }
    let base = if states { 6.5 } else { cue.strength };
    let achieved = between.iter().any(|t| matches!(t.key.as_str(), "đạt" | "được" | "ước" | "còn" | "chiếm"));
    Some(Vote {
        cue: cue.role,
        strength: base - if states { 0.0 } else { 0.25 * distance as f32 },
        words: quoted(sentence, hit.start, hit.end),
        before: true,
        base,
        distance: if states { 0 } else { distance },
        achieved: achieved && !states,
    })
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
        if matches!(word.key.as_str(), "," | ";" | "." | "(" | ")" | ":" | "và" | "còn") {
            break;
        }
        let hit = lexicon.cues.after().at(sentence.text, sentence.tokens, token).filter(|h| h.tokens.end <= end);
        // A plan further away is part of a name: "100% khoản chi đúng dự toán".
        if let Some(hit) = hit.filter(|h| h.payload.role != RoleCue::PercentOfPlan || passed <= 1) {
            let words = quoted(sentence, hit.tokens.start, hit.tokens.end);
            votes.push(Vote {
                cue: hit.payload.role,
                strength: hit.payload.strength - 0.2 * passed as f32,
                words,
                before: false,
                base: hit.payload.strength,
                distance: passed,
                achieved: false,
            });
            token = hit.tokens.end;
            continue;
        }
        passed += 1;
        token += 1;
    }
    votes
}

/// "năm 2025 là 37 vụ", "(quý I là 91,3%)": an earlier period named right before the figure; a later one is an aim.
fn other_period(sentence: &Sentence<'_>, at: usize, period: Option<Period>, lexicon: &Lexicon) -> Option<Vote> {
    let period = period?;
    let figure = sentence.figures.get(at)?;
    let whole = sentence.text.get(figure.gap.clone())?;
    let cut = [";", ",", "("].iter().filter_map(|mark| whole.rfind(mark)).max().map_or(0, |p| p + 1);
    let gap = whole.get(cut..)?;
    let mention = periods_in(gap, lexicon).pop()?;
    let named = mention.period(period.calendar_year())?;
    let distance = gap.get(mention.span.end..)?.split_whitespace().count();
    if distance > 4 || named == period {
        return None;
    }
    if named.end()? == period.end()? {
        // "9 tháng 61 cây" in the report of the third quarter.
        return named.starts_the_year().then(|| Vote {
            cue: RoleCue::CumulativeYear,
            strength: 5.0 - 0.25 * distance as f32,
            words: named.to_string(),
            before: true,
            base: 5.0,
            distance,
            achieved: false,
        });
    }
    let cue = if named.end()? < period.end()? { RoleCue::Previous } else { RoleCue::Forecast };
    // A part of the period ("tháng 3" of the quarter, "quý I" of the half-year) is no earlier period.
    let within = named.calendar_year() == period.calendar_year()
        && cue == RoleCue::Previous
        && period.months()? > named.months()?;
    let strength = 4.5 - 0.25 * distance as f32;
    let ended = gap.get(..mention.span.start).is_some_and(|t| t.trim_end().ends_with("cuối"));
    let cue = if within && !figure.bracketed && !ended { RoleCue::Breakdown } else { cue };
    Some(Vote { cue, strength, words: named.to_string(), before: true, base: 4.5, distance, achieved: false })
}

/// "cả năm 60 cây" in the report of a year's last quarter: all that the year brought.
fn whole_year(sentence: &Sentence<'_>, at: usize, period: Option<Period>, lexicon: &Lexicon) -> Option<Vote> {
    let period = period.filter(|p| p.end().is_some_and(|(_, month)| month == 12))?;
    let figure = sentence.figures.get(at)?;
    let (from, to) = (sentence.token_at(figure.gap.start), sentence.token_at(figure.span.start));
    let hit = (from..to).rev().find_map(|at| lexicon.cues.whole_year().at(sentence.text, sentence.tokens, at))?;
    let between = sentence.tokens.get(hit.tokens.end..to)?;
    let near = between.len() <= 4 && !between.iter().any(|t| matches!(t.folded.as_str(), "," | ";" | "("));
    // "kế hoạch cả năm" is no result.
    let aimed = !sentence.tokens.get(from..hit.tokens.start)?.is_empty()
        && lexicon
            .cues
            .before()
            .at(sentence.text, sentence.tokens, hit.tokens.start.saturating_sub(2))
            .is_some_and(|h| h.payload.role == RoleCue::Plan && h.tokens.end >= hit.tokens.start);
    (near && !aimed && period.months() != Some(12)).then(|| Vote {
        cue: RoleCue::CumulativeYear,
        strength: 5.0,
        words: quoted(sentence, hit.tokens.start, hit.tokens.end),
        before: true,
        base: 5.0,
        distance: between.len(),
        achieved: false,
    })
}

/// "14,9% của 9 tháng năm 2025": a figure of an earlier period named right behind it.
fn belongs_to_earlier(sentence: &Sentence<'_>, at: usize, period: Option<Period>, lexicon: &Lexicon) -> Option<Vote> {
    let period = period?;
    let figure = sentence.figures.get(at)?;
    let behind = sentence.text.get(figure.span.end..sentence.range.end)?.trim_start().strip_prefix("của ")?;
    let mention = periods_in(behind, lexicon).into_iter().find(|m| m.span.start <= 6)?;
    let named = mention.period(period.calendar_year())?;
    let earlier = named.end()? < period.end()?;
    earlier.then(|| Vote {
        cue: RoleCue::Previous,
        strength: 6.5,
        words: named.to_string(),
        before: false,
        base: 6.5,
        distance: 0,
        achieved: false,
    })
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
