//! Numbers and signs of documents.

use super::figure::Exclusion;
use super::line::Line;
use super::step::Read;
use crate::text::TokenKind;

/// "45-KH/ĐU", "68 - NQ/TW", "332/NQ-CP", "226/2025/QH15", "27/2025/QĐ-TTg".
pub(super) fn document(line: &Line<'_>, at: usize) -> Option<Read> {
    if line.folded(at).len() > 5 || line.is_digits(at.wrapping_sub(1)) {
        return None;
    }
    let mut end = at + 1;
    let mut signs = 0;
    if line.folded(end) == "/" && line.is_year(end + 1) && line.folded(end + 2) == "/" {
        end += 2;
    }
    while let Some(behind) = sign(line, end, signs) {
        (end, signs) = (behind, signs + 1);
    }
    let tight = line.touches(at) && line.touches(at + 1);
    let enough = if tight { 1 } else { 2 };
    (signs >= enough).then(|| Read::excluded(Exclusion::Document, at..end))
}

/// A dash or stroke and the letters behind it; the token behind them.
fn sign(line: &Line<'_>, at: usize, signs: usize) -> Option<usize> {
    let mark = line.folded(at);
    if !matches!(mark, "-" | "/") || line.kind(at + 1) != Some(TokenKind::Word) {
        return None;
    }
    // Only the dash behind the number itself may stand free.
    if signs > 0 && !(line.touches_before(at) && line.touches(at)) {
        return None;
    }
    let letters = line.source(at + 1).chars().filter(|c| c.is_alphabetic()).count();
    let capitals = line.source(at + 1).chars().filter(|c| c.is_uppercase()).count();
    let is_sign = capitals * 2 >= letters && (letters >= 2 || signs > 0) && letters <= 8;
    if !is_sign || (signs == 0 && line.measured(at + 1).is_some_and(|u| !u.known.readings.is_empty()) && mark == "/") {
        return None;
    }
    // "QH15"
    let numbered = line.touches(at + 1) && line.is_digits(at + 2) && capitals == letters;
    Some(if numbered { at + 3 } else { at + 2 })
}
