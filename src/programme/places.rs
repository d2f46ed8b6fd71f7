//! The commune, the city, the term.

use std::collections::BTreeMap;

use crate::lexicon::{Lexicon, PlaceWord};
use crate::text::{self, Token, TokenKind};

/// The programme's own facts, as its text names them most often.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Places {
    /// "phường Kiến An"
    pub(super) commune: Option<String>,
    /// "Hải Phòng"
    pub(super) city: Option<String>,
    pub(super) term: Option<(u16, u16)>,
}

/// Words between an elected body and the term that is its own: "HĐND các cấp khóa XVI nhiệm kỳ".
const NEARBY: usize = 8;

/// Reads them out of the texts of the body and the letterhead.
pub(super) fn places<'a>(texts: impl Iterator<Item = &'a str>, lexicon: &Lexicon) -> Places {
    let words = &lexicon.programme;
    let mut communes: BTreeMap<String, usize> = BTreeMap::new();
    let mut cities: BTreeMap<String, usize> = BTreeMap::new();
    let mut terms: BTreeMap<(u16, u16), usize> = BTreeMap::new();
    for text in texts {
        let tokens = text::tokens(text);
        let mut elected: Option<usize> = None;
        for hit in words.places.find(text, &tokens) {
            match hit.payload {
                PlaceWord::Commune => {
                    if let Some(name) = name_after(text, &tokens, hit.tokens.end, lexicon) {
                        let word = tokens.get(hit.tokens.clone()).unwrap_or_default();
                        let level: Vec<&str> = word.iter().map(|t| t.key.as_str()).collect();
                        *communes.entry(format!("{} {name}", level.join(" "))).or_default() += 1;
                    }
                }
                PlaceWord::City => {
                    if let Some(name) = name_after(text, &tokens, hit.tokens.end, lexicon) {
                        *cities.entry(name).or_default() += 1;
                    }
                }
                PlaceWord::Term => {
                    let of_others = elected.is_some_and(|end| hit.tokens.start - end <= NEARBY);
                    if let Some(term) = years_after(&tokens, hit.tokens.end).filter(|_| !of_others) {
                        *terms.entry(term).or_default() += 1;
                    }
                }
                PlaceWord::ElectedBody => elected = Some(hit.tokens.end),
            }
        }
    }
    Places { commune: commonest(communes), city: commonest(cities), term: commonest(terms) }
}

/// The capitalised words that follow, at most four, up to the name of an organisation; capitals are brought to title
/// case.
fn name_after(text: &str, tokens: &[Token], from: usize, lexicon: &Lexicon) -> Option<String> {
    let organisation =
        |at: usize| lexicon.reporting_units.heads().at(text, tokens, at).is_some_and(|h| h.tokens.len() > 1);
    let mut name: Vec<String> = Vec::new();
    let mut end = tokens.get(from.checked_sub(1)?)?.span.end;
    for (at, token) in tokens.iter().enumerate().skip(from).take(4) {
        let word = text.get(token.span.clone())?;
        let close = text.get(end..token.span.start).is_some_and(|gap| gap.trim().is_empty());
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let number = token.kind == TokenKind::Digits && name.is_empty();
        if !close || token.kind == TokenKind::Mark || !(capital || number) || organisation(at) {
            break;
        }
        let shouted = word.chars().count() > 1 && !word.chars().any(char::is_lowercase);
        name.push(if shouted { title_case(word) } else { word.to_owned() });
        end = token.span.end;
    }
    (!name.is_empty()).then(|| name.join(" "))
}

fn title_case(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().into_iter();
    first.chain(chars.flat_map(char::to_lowercase)).collect()
}

fn years_after(tokens: &[Token], from: usize) -> Option<(u16, u16)> {
    let year =
        |at: usize| tokens.get(at).and_then(|t| t.folded.parse::<u16>().ok()).filter(|y| (2000..2100).contains(y));
    let first = year(from)?;
    let last = year(from + 2).filter(|&y| y > first && y - first <= 6)?;
    Some((first, last))
}

fn commonest<T: Ord + Clone>(counts: BTreeMap<T, usize>) -> Option<T> {
    counts.into_iter().max_by_key(|(_, n)| *n).map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_term_is_the_partys_own_however_often_others_are_named() {
        let lexicon = Lexicon::shipped().unwrap();
        let term = |texts: &[&str]| places(texts.iter().copied(), &lexicon).term;
        let others = "bầu cử đại biểu Quốc hội và đại biểu HĐND các cấp nhiệm kỳ 2026 - 2031";
        assert_eq!(term(&["của Đảng bộ phường An Bình nhiệm kỳ 2025 - 2030", others, others]), Some((2025, 2030)));
        assert_eq!(term(&[others]), None);
    }
}
