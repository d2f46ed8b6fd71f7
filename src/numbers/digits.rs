//! Numbers in digits with their separators.

use std::ops::Range;

use super::line::Line;
use super::notation::{Reading, read_notation};
use crate::model::Dimension;

/// A number with the tokens it covers.
#[derive(Debug, Clone)]
pub(super) struct Number {
    pub(super) reading: Reading,
    pub(super) tokens: Range<usize>,
    pub(super) from_words: bool,
}

/// The number that begins at a token of digits; `None` where the digits and separators make no number.
pub(super) fn number(line: &Line<'_>, at: usize) -> Option<Number> {
    let end = run_end(line, at);
    let mut written = line.written.text.get(line.span(at..end))?.to_owned();
    let mut tokens = at..end;
    if let Some(end) = spaced_point(line, &written, end).or_else(|| spaced_groups(line, at, end)) {
        written = line.written.text.get(line.span(at..end))?.split_whitespace().collect();
        tokens.end = end;
    }
    let reading = read_notation(&written)?;
    Some(Number { reading, tokens, from_words: false })
}

/// The end of digits and separators written in one go.
pub(super) fn run_end(line: &Line<'_>, at: usize) -> usize {
    let mut end = at + 1;
    while matches!(line.folded(end), "." | ",") && line.touches(end - 1) && line.touches(end) && line.is_digits(end + 1)
    {
        end += 2;
    }
    end
}

fn is_group(line: &Line<'_>, at: usize) -> bool {
    line.is_digits(at) && line.folded(at).len() == 3
}

/// "1. 357 tỷ", "16. 455,4 tỷ": a blank has slipped in behind the point. The end of the number.
fn spaced_point(line: &Line<'_>, written: &str, end: usize) -> Option<usize> {
    let slipped = line.folded(end) == "."
        && is_group(line, end + 1)
        && (line.touches_before(end) != line.touches(end))
        && written.len() <= 3
        && written.chars().all(|c| c.is_ascii_digit());
    let behind = run_end(line, end + 1);
    (slipped && line.is_measured(behind)).then_some(behind)
}

/// "18 960 457 000 đồng": blanks between the thousands; one alone only before money.
fn spaced_groups(line: &Line<'_>, at: usize, end: usize) -> Option<usize> {
    if end != at + 1 || line.folded(at).len() > 3 || line.folded(at).starts_with('0') {
        return None;
    }
    let mut behind = end;
    while behind < end + 5
        && is_group(line, behind)
        && !line.touches_before(behind)
        && run_end(line, behind) == behind + 1
    {
        behind += 1;
    }
    let money = || line.dimension(behind) == Some(Dimension::Money);
    match behind - end {
        0 => None,
        1 => money().then_some(behind),
        _ => line.is_measured(behind).then_some(behind),
    }
}
