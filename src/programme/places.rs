//! The commune, the city, the term.

use std::collections::BTreeMap;

use crate::document::Line;
use crate::lexicon::{PlaceWord, ProgrammeWords};
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

pub(super) fn places(lines: &[&Line], words: &ProgrammeWords) -> Places {
    let mut communes: BTreeMap<String, usize> = BTreeMap::new();
    let mut cities: BTreeMap<String, usize> = BTreeMap::new();
    let mut terms: BTreeMap<(u16, u16), usize> = BTreeMap::new();
    for line in lines {
        let text = line.text.text();
        let tokens = text::tokens(text);
        for hit in words.places.find(text, &tokens) {
            match hit.payload {
                PlaceWord::Commune => {
                    if let Some(name) = name_after(text, &tokens, hit.tokens.end) {
                        let word = tokens.get(hit.tokens.clone()).unwrap_or_default();
                        let level: Vec<&str> = word.iter().map(|t| t.key.as_str()).collect();
                        *communes.entry(format!("{} {name}", level.join(" "))).or_default() += 1;
                    }
                }
                PlaceWord::City => {
                    if let Some(name) = name_after(text, &tokens, hit.tokens.end) {
                        *cities.entry(name).or_default() += 1;
                    }
                }
                PlaceWord::Term => {
                    if let Some(term) = years_after(&tokens, hit.tokens.end) {
                        *terms.entry(term).or_default() += 1;
                    }
                }
            }
        }
    }
    Places { commune: commonest(communes), city: commonest(cities), term: commonest(terms) }
}

/// The capitalised words that follow, at most four. In a line of capitals they are brought to title case.
fn name_after(text: &str, tokens: &[Token], from: usize) -> Option<String> {
    let capitals = !text.chars().any(char::is_lowercase);
    let mut name: Vec<String> = Vec::new();
    let mut end = tokens.get(from.checked_sub(1)?)?.span.end;
    for token in tokens.get(from..)?.iter().take(4) {
        let word = text.get(token.span.clone())?;
        let close = text.get(end..token.span.start).is_some_and(|gap| gap.trim().is_empty());
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let number = token.kind == TokenKind::Digits && name.is_empty();
        if !close || token.kind == TokenKind::Mark || !(capital || number) {
            break;
        }
        name.push(if capitals { title_case(word) } else { word.to_owned() });
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
