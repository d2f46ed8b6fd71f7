//! A line of text as the scanner sees it.

use std::ops::Range;

use crate::lexicon::{Lexicon, Spellings, UnitHit, Written};
use crate::model::Dimension;
use crate::text::{Token, TokenKind};

/// A normalised text with its tokens and the lexicon. Positions are token positions unless said otherwise; one
/// beyond the end is an empty token.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) written: Written<'a>,
    pub(super) lexicon: &'a Lexicon,
}

impl<'a> Line<'a> {
    pub(super) fn token(&self, at: usize) -> Option<&'a Token> {
        self.written.tokens.get(at)
    }

    pub(super) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.token(at).map(|t| t.kind)
    }

    pub(super) fn is_digits(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Digits)
    }

    /// Digits, or a mark, or the accent-free key of a word.
    pub(super) fn folded(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |t| t.folded.as_str())
    }

    /// The word as written.
    pub(super) fn source(&self, at: usize) -> &'a str {
        self.token(at).and_then(|t| self.written.text.get(t.span.clone())).unwrap_or_default()
    }

    /// Whether no white space stands between a token and the next.
    pub(super) fn touches(&self, at: usize) -> bool {
        matches!((self.token(at), self.token(at + 1)), (Some(a), Some(b)) if a.span.end == b.span.start)
    }

    /// Whether no white space stands between a token and the one before.
    pub(super) fn touches_before(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.touches(before))
    }

    /// Bytes of a range of tokens.
    pub(super) fn span(&self, tokens: Range<usize>) -> Range<usize> {
        let start = self.token(tokens.start).map_or(self.written.text.len(), |t| t.span.start);
        let end = tokens.end.checked_sub(1).and_then(|i| self.token(i)).map_or(start, |t| t.span.end);
        start..end.max(start)
    }

    /// Whether only marks (bullets, quotes) stand between the start of the line and a token.
    pub(super) fn opens(&self, at: usize) -> bool {
        let mut at = at;
        while !self.begins(at) {
            at -= 1;
            if self.kind(at) != Some(TokenKind::Mark) {
                return false;
            }
        }
        true
    }

    /// Whether nothing at all stands between the start of the line and a token.
    pub(super) fn begins(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        match (self.token(before), self.token(at)) {
            (Some(a), Some(b)) => self.written.text.get(a.span.end..b.span.start).is_some_and(|gap| gap.contains('\n')),
            _ => false,
        }
    }

    pub(super) fn has(&self, words: &Spellings<()>, at: usize) -> Option<usize> {
        words.at(self.written, at).map(|(end, ())| end)
    }

    pub(super) fn had(&self, words: &Spellings<()>, end: usize) -> Option<usize> {
        words.ending(self.written, end).map(|(start, ())| start)
    }

    /// The unit of measure that begins at a token.
    pub(super) fn unit(&self, at: usize) -> Option<UnitHit<'a>> {
        self.lexicon.measure_units.at(self.written, at)
    }

    /// The unit of measure at a token, unless it is a length of time.
    pub(super) fn measured(&self, at: usize) -> Option<UnitHit<'a>> {
        self.unit(at).filter(|hit| hit.unit.dimension != Dimension::Time)
    }

    /// The dimension of the unit of measure at a token, lengths of time left out.
    pub(super) fn dimension(&self, at: usize) -> Option<Dimension> {
        let (known, _) = self.lexicon.measure_units.known_at(self.written, at)?;
        Some(known.unit.dimension).filter(|d| *d != Dimension::Time)
    }

    pub(super) fn is_measured(&self, at: usize) -> bool {
        self.dimension(at).is_some()
    }

    /// Whether a unit at a token makes the number before it count, whatever stands before the number.
    pub(super) fn counts(&self, at: usize) -> bool {
        let known = self.lexicon.measure_units.known_at(self.written, at);
        known.is_some_and(|(k, _)| !k.verb && k.unit.dimension != Dimension::Time)
    }

    /// The digits of a token as a small number.
    pub(super) fn small(&self, at: usize, range: std::ops::RangeInclusive<u32>) -> Option<u32> {
        if !self.is_digits(at) {
            return None;
        }
        let digits = self.folded(at);
        let value = (digits.len() <= 2).then(|| digits.parse::<u32>().ok())??;
        range.contains(&value).then_some(value)
    }

    /// Whether a token is a year of this or the last century.
    pub(super) fn is_year(&self, at: usize) -> bool {
        let digits = self.folded(at);
        self.is_digits(at) && digits.len() == 4 && digits.parse::<u32>().is_ok_and(|n| (1930..=2100).contains(&n))
    }
}
