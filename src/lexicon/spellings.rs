//! Exact spellings, found in tokens.

use std::collections::HashMap;

use crate::text::{Token, TokenKind, tokens};

/// Spellings with what they stand for, found token by token, marks included ("tr.đ", "≥", "đ/c").
///
/// Accents must be right, unless the text has none at all. An abbreviation in capitals is one only in capitals, a
/// single small letter only as a small letter.
#[derive(Debug, Clone)]
pub struct Spellings<T> {
    entries: Vec<Entry<T>>,
    /// Positions by the accent-free key of the first and of the last token, longest spelling first.
    by_first: HashMap<String, Vec<usize>>,
    by_last: HashMap<String, Vec<usize>>,
}

#[derive(Debug, Clone)]
struct Entry<T> {
    tokens: Vec<Token>,
    /// The spelling as it must be written, where its case counts.
    cased: Option<Vec<String>>,
    payload: T,
}

/// A text with its tokens, as spellings are looked up in it.
#[derive(Debug, Clone, Copy)]
pub struct Written<'a> {
    /// The normalised text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// The text has no accented letter: accents may be missing.
    pub plain: bool,
}

impl<'a> Written<'a> {
    /// A normalised text and its tokens.
    pub fn new(text: &'a str, tokens: &'a [Token]) -> Written<'a> {
        Written { text, tokens, plain: !text.chars().any(|c| !c.is_ascii() && c.is_alphabetic()) }
    }
}

impl<T> Default for Spellings<T> {
    fn default() -> Self {
        Spellings { entries: Vec::new(), by_first: HashMap::new(), by_last: HashMap::new() }
    }
}

impl<T> Spellings<T> {
    /// Adds a spelling; of two equal ones the first stays.
    pub fn add(&mut self, spelling: &str, payload: T) {
        let tokens = tokens(spelling);
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
        let (first, last) = (first.folded.clone(), last.folded.clone());
        let entry = Entry { cased: cased(spelling, &tokens), tokens, payload };
        let (at, length) = (self.entries.len(), entry.tokens.len());
        self.entries.push(entry);
        for (map, word) in [(&mut self.by_first, first), (&mut self.by_last, last)] {
            let list = map.entry(word).or_default();
            let place = list.partition_point(|&i| self.entries.get(i).is_some_and(|e| e.tokens.len() >= length));
            list.insert(place, at);
        }
    }

    /// Whether nothing was added.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The longest spelling that begins at a token: the token behind it, and what it stands for.
    pub fn at(&self, written: Written<'_>, start: usize) -> Option<(usize, &T)> {
        let first = written.tokens.get(start)?;
        self.by_first.get(first.folded.as_str())?.iter().find_map(|&i| {
            let entry = self.entries.get(i)?;
            entry.matches(written, start).then(|| (start + entry.tokens.len(), &entry.payload))
        })
    }

    /// The longest spelling that ends before a token: its first token, and what it stands for.
    pub fn ending(&self, written: Written<'_>, end: usize) -> Option<(usize, &T)> {
        let last = written.tokens.get(end.checked_sub(1)?)?;
        self.by_last.get(last.folded.as_str())?.iter().find_map(|&i| {
            let entry = self.entries.get(i)?;
            let start = end.checked_sub(entry.tokens.len())?;
            entry.matches(written, start).then_some((start, &entry.payload))
        })
    }
}

impl Spellings<()> {
    /// A plain list of words.
    pub fn list<S: AsRef<str>>(words: impl IntoIterator<Item = S>) -> Spellings<()> {
        let mut list = Spellings::default();
        words.into_iter().for_each(|word| list.add(word.as_ref(), ()));
        list
    }
}

impl<T> Entry<T> {
    fn matches(&self, written: Written<'_>, start: usize) -> bool {
        let Some(found) = written.tokens.get(start..start + self.tokens.len()) else { return false };
        let words = found.iter().zip(&self.tokens).all(|(a, b)| {
            a.kind == b.kind && (a.key == b.key || (written.plain && self.cased.is_none() && a.folded == b.folded))
        });
        let as_cased = |cased: &Vec<String>| {
            let letters = found.iter().filter(|t| t.kind == TokenKind::Word);
            letters.zip(cased).all(|(t, c)| written.text.get(t.span.clone()) == Some(c.as_str()))
        };
        // A spelling that ends in a digit must not cut a number: "m 2" is not in "m 2.500".
        words && self.cased.as_ref().is_none_or(as_cased) && !self.cuts_a_number(written, start)
    }

    fn cuts_a_number(&self, written: Written<'_>, start: usize) -> bool {
        let end = start + self.tokens.len();
        let ends_in_digits = self.tokens.last().is_some_and(|t| t.kind == TokenKind::Digits);
        let goes_on = |at: usize| match (written.tokens.get(at - 1), written.tokens.get(at), written.tokens.get(at + 1))
        {
            (Some(a), Some(b), Some(c)) => {
                a.span.end == b.span.start
                    && b.span.end == c.span.start
                    && matches!(b.folded.as_str(), "." | "," | "/")
                    && c.kind == TokenKind::Digits
            }
            _ => false,
        };
        ends_in_digits && goes_on(end)
    }
}

/// The words of a spelling whose case counts: up to three letters all in capitals, or one small letter.
fn cased(spelling: &str, tokens: &[Token]) -> Option<Vec<String>> {
    let letters: Vec<char> = spelling.chars().filter(|c| c.is_alphabetic()).collect();
    let capitals = !letters.is_empty() && letters.len() <= 3 && letters.iter().all(|c| c.is_uppercase());
    let single = letters.len() == 1;
    (capitals || single).then(|| {
        let words = tokens.iter().filter(|t| t.kind == TokenKind::Word);
        words.map(|t| spelling.get(t.span.clone()).unwrap_or_default().to_owned()).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_are_found_from_both_ends_with_their_marks() {
        let mut spellings = Spellings::default();
        for spelling in ["đồng", "đồng chí", "tr.đ", "≥", "TH", "m 2", "tổng số"] {
            spellings.add(spelling, spelling);
        }
        let at = |text: &str, start: usize| {
            let tokens = tokens(text);
            spellings.at(Written::new(text, &tokens), start).map(|(_, s)| *s)
        };
        assert_eq!(at("12 đồng chí", 1), Some("đồng chí"));
        assert_eq!(at("12 tr.đ", 1), Some("tr.đ"));
        assert_eq!(at("≥ 95", 0), Some("≥"));
        assert_eq!(at("12 th", 1), None);
        assert_eq!(at("dat 12 dong chi", 2), Some("đồng chí"));
        assert_eq!(at("được 12 dong", 2), None);
        assert_eq!(at("12 m 2", 1), Some("m 2"));
        assert_eq!(at("12 m 2.500", 1), None);
        let text = "tổng số 43";
        let tokens = tokens(text);
        assert_eq!(spellings.ending(Written::new(text, &tokens), 2).map(|(at, _)| at), Some(0));
    }
}
