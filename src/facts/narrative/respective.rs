//! "A và B đạt lần lượt 98,3% và 88,9%".

use std::ops::Range;

use super::figures::Sentence;
use crate::text::fold;

/// Figures that stand for several subjects in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Respective {
    /// Positions of the figures.
    pub(super) figures: Vec<usize>,
    /// The words of each subject, in order; empty where they can't be told apart.
    pub(super) subjects: Vec<Range<usize>>,
}

/// Words that say that figures follow in the order of their subjects.
const RESPECTIVELY: [&str; 2] = ["lần lượt", "tương ứng"];

/// The figures of a sentence that are given in the order of their subjects.
pub(super) fn respective(sentence: &Sentence<'_>) -> Option<Respective> {
    let text = sentence.text.get(sentence.range.clone())?;
    let at = RESPECTIVELY.iter().filter_map(|w| text.find(w)).min()? + sentence.range.start;
    let mut figures: Vec<usize> = Vec::new();
    for (position, figure) in sentence.figures.iter().enumerate().filter(|(_, f)| f.span.start > at) {
        let between =
            figures.last().and_then(|last| sentence.figures.get(*last)).map(|last| last.span.end..figure.span.start);
        let joined = between.is_none_or(|range| joins(sentence.text.get(range).unwrap_or_default()));
        if !joined {
            break;
        }
        figures.push(position);
    }
    if figures.len() < 2 {
        return None;
    }
    let before = sentence.text.get(sentence.range.start..at)?;
    // In brackets, or behind a comparison, the figures are those of another time.
    let compared = before.contains('(') || fold(before).contains("so voi");
    let subjects = if compared { Vec::new() } else { parts(before, sentence.range.start) };
    let matched = subjects.len() == figures.len();
    Some(Respective { figures, subjects: if matched { subjects } else { Vec::new() } })
}

fn joins(between: &str) -> bool {
    matches!(between.trim(), "," | "và" | ";" | ", và")
}

/// The subjects of an enumeration: cut at "và" and semicolons, and at commas where there are more than two.
fn parts(text: &str, offset: usize) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut from = 0;
    let mut at = 0;
    while at < text.len() {
        let rest = text.get(at..).unwrap_or_default();
        let cut = [" và ", "; ", ", "].into_iter().find(|mark| rest.starts_with(mark));
        // A comma cuts only where another share begins: names have commas of their own.
        let cut = cut.filter(|mark| *mark != ", " || rest.get(2..).is_some_and(|r| fold(r).starts_with("ty le")));
        match cut {
            Some(mark) => {
                ranges.push(offset + from..offset + at);
                at += mark.len();
                from = at;
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    ranges.push(offset + from..offset + text.len());
    ranges
}
