//! Finding phrases of the lexicon in tokens.

use std::collections::HashMap;
use std::ops::Range;

use crate::text::{Token, TokenKind, stands_for, tokens};

/// Phrases with what they stand for, found word by word; accents may be missing in the text.
#[derive(Debug, Clone)]
pub struct Phrases<T> {
    /// By the accent-free key of the first word, longest phrase first.
    by_first: HashMap<String, Vec<Phrase<T>>>,
}

#[derive(Debug, Clone)]
struct Phrase<T> {
    words: Vec<(String, String)>,
    capitals: bool,
    payload: T,
}

/// A phrase found: token range and what it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit<'a, T> {
    /// Range of tokens.
    pub tokens: Range<usize>,
    /// What the phrase stands for.
    pub payload: &'a T,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Phrases { by_first: HashMap::new() }
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase; marks between its words (commas, hyphens) are optional in the text.
    pub fn add(&mut self, phrase: &str, payload: T) {
        let words: Vec<(String, String)> = tokens(phrase)
            .into_iter()
            .filter(|t| t.kind != TokenKind::Mark || matters(&t.folded))
            .map(|t| (t.key, t.folded))
            .collect();
        let Some(first) = words.first().map(|w| w.1.clone()) else { return };
        let letters = phrase.chars().filter(|c| c.is_alphabetic()).count();
        let capitals = letters <= 3 && phrase.chars().all(|c| !c.is_lowercase());
        let list = self.by_first.entry(first).or_default();
        let at = list.partition_point(|p| p.words.len() >= words.len());
        list.insert(at, Phrase { words, capitals, payload });
    }

    /// The longest phrase that begins at a token.
    pub fn at<'a>(&'a self, text: &str, tokens: &[Token], start: usize) -> Option<Hit<'a, T>> {
        let first = tokens.get(start)?;
        self.by_first.get(&first.folded)?.iter().find_map(|phrase| {
            let end = phrase.ends(text, tokens, start)?;
            Some(Hit { tokens: start..end, payload: &phrase.payload })
        })
    }

    /// All phrases, leftmost and longest first, none overlapping.
    pub fn find<'a>(&'a self, text: &str, tokens: &[Token]) -> Vec<Hit<'a, T>> {
        let mut hits = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            match self.at(text, tokens, at) {
                Some(hit) => {
                    at = hit.tokens.end;
                    hits.push(hit);
                }
                None => at += 1,
            }
        }
        hits
    }
}

impl<T> Phrase<T> {
    /// The end of the phrase in the tokens when it begins at `start`.
    fn ends(&self, text: &str, tokens: &[Token], start: usize) -> Option<usize> {
        let mut at = start;
        for (i, (key, folded)) in self.words.iter().enumerate() {
            if i > 0 {
                while tokens.get(at).is_some_and(|t| t.kind == TokenKind::Mark && skippable(&t.folded)) {
                    at += 1;
                }
            }
            let token = tokens.get(at)?;
            if token.folded != *folded || !stands_for(&token.key, key) {
                return None;
            }
            // In accented text a lone word is the word it is written as: "tư" is no "từ", "thu" no "thứ".
            if self.words.len() == 1 && token.key != *key && !text.is_ascii() {
                return None;
            }
            // Short abbreviations are words of their own only in capitals: "HT", "CK", "CT".
            if self.capitals && text.get(token.span.clone())?.chars().any(char::is_lowercase) {
                return None;
            }
            at += 1;
        }
        Some(at)
    }
}

/// Marks that are part of a phrase's meaning.
fn matters(mark: &str) -> bool {
    matches!(mark, "%" | "+" | "/" | "&")
}

/// Marks that may stand between the words of a phrase.
fn skippable(mark: &str) -> bool {
    matches!(mark, "," | "-" | "." | "\"" | "'" | "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_wins_and_accents_may_be_missing() {
        let mut phrases = Phrases::default();
        phrases.add("hộ nghèo", 1);
        phrases.add("hộ cận nghèo", 2);
        phrases.add("CK", 3);
        let find =
            |text: &str| -> Vec<i32> { phrases.find(text, &tokens(text)).into_iter().map(|h| *h.payload).collect() };
        assert_eq!(find("số hộ cận nghèo và hộ nghèo"), [2, 1]);
        assert_eq!(find("ho ngheo, CK 5, ck 6"), [1, 3]);
        assert_eq!(find("hồ nghèo"), Vec::<i32>::new());
    }
}
