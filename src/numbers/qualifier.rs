//! What words around a figure limit or estimate.

use std::ops::Range;

use super::line::Line;
use crate::model::Qualifier;

/// What stands before a figure.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Before {
    pub(super) qualifier: Qualifier,
    pub(super) estimated: bool,
    pub(super) negative: bool,
    /// The first token of the limiting words.
    pub(super) start: usize,
}

/// Reads the words before a token leftwards. `skip` are the tokens of what was excluded last: a period may stand
/// between an estimate and its number ("ước năm 2026 đạt").
pub(super) fn before(line: &Line<'_>, at: usize, skip: Option<Range<usize>>) -> Before {
    let words = &line.lexicon.qualifiers;
    let mut read = Before { start: at, ..Before::default() };
    let mut end = at;
    if let Some(start) = line.had(&words.negative, end) {
        (read.negative, end) = (true, start);
    }
    // Limits stand right before the number.
    let mut bound = None;
    while let Some((start, qualifier)) = words.before.ending(line.written, end) {
        bound = bound.or(Some(*qualifier));
        read.estimated |= line.had(&words.estimate, end).is_some();
        (end, read.start) = (start, start);
        if *qualifier == Qualifier::Exact {
            break;
        }
    }
    if let (None, Some((start, behind, qualifier))) = (bound, bound_through(line, end)) {
        bound = Some(qualifier);
        read.estimated |= line.had(&words.estimate, behind).is_some();
        (end, read.start) = (start, start);
    }
    read.qualifier = bound.unwrap_or_default();
    read.estimated |= bound != Some(Qualifier::Exact) && estimate_stands_before(line, end, skip);
    read
}

/// A limit before "từ" ("khoảng từ 10 đến 12"): its first token, the token behind it.
fn bound_through(line: &Line<'_>, end: usize) -> Option<(usize, usize, Qualifier)> {
    let words = &line.lexicon.qualifiers;
    let behind = line.had(&words.bound_through, end)?;
    let (start, qualifier) = words.before.ending(line.written, behind)?;
    Some((start, behind, *qualifier))
}

fn estimate_stands_before(line: &Line<'_>, mut end: usize, skip: Option<Range<usize>>) -> bool {
    let words = &line.lexicon.qualifiers;
    for _ in 0..8 {
        if line.had(&words.estimate, end).is_some() {
            return true;
        }
        end = match (&skip, line.had(&words.through, end)) {
            (Some(skip), _) if skip.end == end => skip.start,
            (_, Some(start)) => start,
            _ => return false,
        };
    }
    false
}

/// A limit behind a figure ("trở lên") and the token behind it.
pub(super) fn behind(line: &Line<'_>, at: usize) -> Option<(Qualifier, usize)> {
    line.lexicon.qualifiers.behind.at(line.written, at).map(|(end, qualifier)| (*qualifier, end))
}

/// Whether a minus touches the number: "giảm -1,3%", "(-5)"; a bullet or a dash is none.
pub(super) fn has_minus(line: &Line<'_>, at: usize) -> bool {
    let Some(dash) = at.checked_sub(1) else { return false };
    let minus = line.folded(dash) == "-" && line.touches(dash) && !line.begins(dash);
    minus && (!line.touches_before(dash) || matches!(line.folded(dash.wrapping_sub(1)), "(" | ":" | "="))
}
