//! Notions, words and references of a phrase.

use std::ops::Range;

use super::references::references;
use crate::lexicon::{Lexicon, Meaning, TermId};
use crate::model::ItemId;
use crate::text::{Token, TokenKind, tokens};

/// One thing that a phrase speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Feature {
    /// A notion of the lexicon.
    Term(TermId),
    /// A word that stands in no wording of the lexicon, by its accent-free key.
    Word(String),
    /// The number and sign of a document ("50-ct/tw").
    Reference(String),
    /// An item of the programme, by its number ("Phụ lục 2, mục VII, nhiệm vụ 1").
    Item(ItemId),
    /// Boilerplate: too common to name an item, enough to tell two alike apart.
    Common(String),
}

/// A feature with the byte range it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FeatureAt {
    pub(crate) feature: Feature,
    pub(crate) span: Range<usize>,
    /// A word with a capital inside a sentence: a name, unless an item knows it.
    pub(crate) proper: bool,
}

impl FeatureAt {
    /// Boilerplate, which names no item.
    pub(crate) fn is_common(&self) -> bool {
        matches!(self.feature, Feature::Common(_))
    }
}

/// The features of a text, in order; boilerplate is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Features(pub(crate) Vec<FeatureAt>);

impl Features {
    /// Reads the features of a normalised text.
    pub(crate) fn read(text: &str, lexicon: &Lexicon) -> Features {
        let tokens = tokens(text);
        let mut features = Vec::new();
        let pointed = references(text, &tokens, lexicon);
        let slips: Vec<Vec<&str>> = tokens.iter().map(|token| slips(token, lexicon)).collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            if let Some((items, span)) = pointed.iter().find(|(_, span)| span.start == token.span.start) {
                let feature =
                    |item: &ItemId| FeatureAt { feature: Feature::Item(*item), span: span.clone(), proper: false };
                features.extend(items.iter().map(feature));
                at += tokens.iter().skip(at).take_while(|t| t.span.start < span.end).count().max(1);
            } else if let Some((reference, end)) = reference(text, &tokens, at) {
                features.push(FeatureAt {
                    feature: Feature::Reference(reference),
                    span: span(&tokens, at..end),
                    proper: false,
                });
                at = end;
            } else if let Some((meaning, range)) = meaning_at(text, &tokens, at, &slips, lexicon) {
                if meaning == Meaning::Generic {
                    let said = tokens.get(range.clone()).unwrap_or_default();
                    let key = said.iter().map(|t| t.folded.as_str()).collect::<Vec<_>>().join(" ");
                    features.push(FeatureAt {
                        feature: Feature::Common(key),
                        span: span(&tokens, range.clone()),
                        proper: false,
                    });
                }
                if let Meaning::Term(id) = meaning {
                    features.push(FeatureAt {
                        feature: Feature::Term(id),
                        span: span(&tokens, range.clone()),
                        proper: false,
                    });
                }
                at = range.end;
            } else {
                if token.kind == TokenKind::Word && token.folded.chars().count() > 1 {
                    let capital =
                        text.get(token.span.clone()).is_some_and(|w| w.chars().next().is_some_and(char::is_uppercase));
                    let proper = capital && at > 0;
                    features.push(FeatureAt {
                        feature: Feature::Word(token.folded.clone()),
                        span: token.span.clone(),
                        proper,
                    });
                }
                at += 1;
            }
        }
        Features(features)
    }

    /// The features that begin within a byte range.
    pub(crate) fn within(&self, range: Range<usize>) -> impl Iterator<Item = &FeatureAt> {
        self.0.iter().filter(move |f| range.contains(&f.span.start))
    }
}

/// The wording that begins at a token; a misspelt syllable is mended where that completes a wording of several words.
fn meaning_at(
    text: &str,
    tokens: &[Token],
    at: usize,
    slips: &[Vec<&str>],
    lexicon: &Lexicon,
) -> Option<(Meaning, Range<usize>)> {
    let phrases = lexicon.terms.phrases();
    let plain = phrases.at(text, tokens, at).map(|h| (*h.payload, h.tokens));
    let plain = plain.map(|hit| shared_with_next(text, tokens, hit, lexicon));
    let reach = plain.as_ref().map_or(1, |(_, range)| range.len());
    for wrong in at..(at + 4).min(tokens.len()) {
        for repair in slips.get(wrong)? {
            let mut mended: Vec<Token> = tokens.get(at..(at + 6).min(tokens.len()))?.to_vec();
            let slot = mended.get_mut(wrong - at)?;
            slot.folded = (*repair).to_owned();
            slot.key = (*repair).to_owned();
            if let Some(hit) = phrases.at(text, &mended, 0)
                && hit.tokens.len() >= 2
                && hit.tokens.len() > reach
                && hit.tokens.contains(&(wrong - at))
            {
                return Some((*hit.payload, at..at + hit.tokens.end));
            }
        }
    }
    plain
}

/// The syllables that a word may be a slip of.
fn slips<'a>(token: &'a Token, lexicon: &'a Lexicon) -> Vec<&'a str> {
    if token.kind == TokenKind::Word { lexicon.terms.repairs(&token.folded).collect() } else { Vec::new() }
}

/// "diện tích trồng rừng": a wording whose last syllable opens another one leaves it to that, where both then cover
/// more words.
fn shared_with_next(
    text: &str,
    tokens: &[Token],
    (meaning, range): (Meaning, Range<usize>),
    lexicon: &Lexicon,
) -> (Meaning, Range<usize>) {
    let phrases = lexicon.terms.phrases();
    let last = range.end.saturating_sub(1);
    let next = phrases.at(text, tokens, last).map(|h| (*h.payload, h.tokens)).filter(|_| range.len() >= 2);
    let next = next.map(|next| shared_with_next(text, tokens, next, lexicon).1).filter(|next| next.len() >= 2);
    let shorter = next.and_then(|next| {
        let shorter = phrases.at(text, tokens.get(..last)?, range.start)?;
        (shorter.tokens.len() + next.len() > range.len()).then_some(shorter)
    });
    shorter.map_or((meaning, range), |hit| (*hit.payload, hit.tokens))
}

fn span(tokens: &[Token], range: Range<usize>) -> Range<usize> {
    let start = tokens.get(range.start).map_or(0, |t| t.span.start);
    let end = tokens.get(range.end.saturating_sub(1)).map_or(start, |t| t.span.end);
    start..end
}

/// A document's number and sign at a token: digits, an optional year, a sign in capitals, a body in capitals.
fn reference(text: &str, tokens: &[Token], start: usize) -> Option<(String, usize)> {
    let first = tokens.get(start)?;
    if first.kind != TokenKind::Digits {
        return None;
    }
    let mut end = start + 1;
    let mut signs = 0;
    let mut marks = 0;
    while let Some(token) = tokens.get(end) {
        match token.kind {
            TokenKind::Mark if matches!(token.folded.as_str(), "-" | "/") => marks += 1,
            TokenKind::Word
                if marks > 0
                    && is_sign(text, token)
                    && tokens.get(end - 1).is_some_and(|t| t.kind != TokenKind::Digits) =>
            {
                signs += 1;
                // A blank after a sign ends the reference; a blank before or after a hyphen does not.
                let next = tokens.get(end + 1);
                if next.is_none_or(|n| n.span.start > token.span.end && n.kind != TokenKind::Mark) {
                    end += 1;
                    break;
                }
            }
            TokenKind::Digits
                if marks > 0
                    && token.span.start == tokens.get(end - 1)?.span.end
                    && (signs > 0 || token.folded.len() == 4) => {}
            _ => break,
        }
        end += 1;
    }
    while end > start + 1 && tokens.get(end - 1).is_some_and(|t| t.kind == TokenKind::Mark) {
        end -= 1;
    }
    if signs == 0 || marks == 0 {
        return None;
    }
    let written: String = tokens.get(start..end)?.iter().map(|t| t.folded.as_str()).collect();
    Some((written.trim_start_matches('0').to_owned(), end))
}

fn is_sign(text: &str, token: &Token) -> bool {
    let word = text.get(token.span.clone()).unwrap_or_default();
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let letters = word.chars().count();
    letters <= 8 && capitals * 2 >= letters && capitals > 0
}
