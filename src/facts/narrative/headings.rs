//! What the headings above a text speak of.

use crate::facts::matching::Features;
use crate::lexicon::Lexicon;

/// The headings above a passage, read once for all its sentences.
#[derive(Debug, Default)]
pub(super) struct Headings {
    /// The words of the nearest heading.
    pub(super) words: String,
    /// What the nearest heading speaks of.
    pub(super) nearest: Features,
    /// What the two nearest headings speak of together.
    pub(super) chain: Features,
}

impl Headings {
    pub(super) fn read(headings: &[String], lexicon: &Lexicon) -> Headings {
        let read = |heading: &String| Features::read(heading, lexicon).0;
        let words = headings.last().cloned().unwrap_or_default();
        let nearest = Features(headings.last().map(read).unwrap_or_default());
        let chain = Features(headings.iter().rev().take(2).rev().flat_map(read).collect());
        Headings { words, nearest, chain }
    }
}
