//! A text and its tokens, asked for words.

use std::ops::Range;

use super::row_text::fold_space;
use crate::lexicon::{ProgrammeWords, TargetWord};
use crate::text::{self, MappedText, Token};

/// Characters of a text that rules look at.
const MOST_CHARS: usize = 8_000;

/// A text of the programme, normalised and cut into tokens.
#[derive(Debug, Clone)]
pub(super) struct Phrasing {
    text: MappedText,
    pub(super) tokens: Vec<Token>,
}

impl Phrasing {
    /// Rules look at the beginning alone of a text that is longer than any row or bullet.
    pub(super) fn new(original: &str) -> Phrasing {
        let end = original.char_indices().nth(MOST_CHARS).map_or(original.len(), |(at, _)| at);
        let text = text::normalise(original.get(..end).unwrap_or(original));
        let tokens = text::tokens(text.text());
        Phrasing { text, tokens }
    }

    /// The normalised text.
    pub(super) fn text(&self) -> &str {
        self.text.text()
    }

    /// The original words of a byte range of the normalised text, white space folded.
    pub(super) fn original(&self, range: Range<usize>) -> String {
        fold_space(self.text.quote(range))
    }

    /// The token ranges where a kind of word stands, from the left, none overlapping.
    pub(super) fn all(&self, words: &ProgrammeWords, word: TargetWord) -> Vec<Range<usize>> {
        let Some(phrases) = words.target(word) else { return Vec::new() };
        phrases.find(self.text(), &self.tokens).into_iter().map(|hit| hit.tokens).collect()
    }

    pub(super) fn has(&self, words: &ProgrammeWords, word: TargetWord) -> bool {
        !self.all(words, word).is_empty()
    }

    /// The end of the longest wording of a kind that begins at a token.
    pub(super) fn at(&self, words: &ProgrammeWords, word: TargetWord, token: usize) -> Option<usize> {
        words.target(word)?.at(self.text(), &self.tokens, token).map(|hit| hit.tokens.end)
    }

    /// Whether a wording of a kind ends right before a token.
    pub(super) fn ends_before(&self, words: &ProgrammeWords, word: TargetWord, token: usize) -> bool {
        (1..=4).any(|back| {
            token.checked_sub(back).is_some_and(|start| self.at(words, word, start).is_some_and(|end| end == token))
        })
    }

    /// The token that begins at or after a byte.
    pub(super) fn token_at(&self, byte: usize) -> usize {
        self.tokens.partition_point(|t| t.span.start < byte)
    }

    /// The token with which the words begin once openings that say nothing are left out.
    pub(super) fn core(&self, words: &ProgrammeWords) -> usize {
        let mut at = 0;
        loop {
            let marks = self.tokens.get(at..).unwrap_or_default();
            at += marks
                .iter()
                .take_while(|t| t.kind == text::TokenKind::Mark && matches!(t.key.as_str(), "," | "-" | ":"))
                .count();
            if self.years_at(at) {
                at += 3;
                continue;
            }
            match self.at(words, TargetWord::Boilerplate, at).filter(|end| *end < self.tokens.len()) {
                Some(end) => at = end,
                None => return at,
            }
        }
    }

    /// "2026 - 2030" at a token.
    fn years_at(&self, at: usize) -> bool {
        self.year(at).is_some() && self.year(at + 2).is_some()
    }

    /// The year that a token is.
    pub(super) fn year(&self, at: usize) -> Option<u16> {
        let token = self.tokens.get(at)?;
        token.folded.parse().ok().filter(|y| (2000..2100).contains(y))
    }
}
