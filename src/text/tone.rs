//! Tone marks brought to one placement.
//!
//! Only a syllable with a vowel to spare can be written in two ways (hoà, hòa; uỷ, ủy). The old style is taken, as
//! in most official documents; marks put on a wrong vowel by hand ("hòan", "cuả") go to their place as well.

use super::letters::{Tone, is_marked, vowel, with_tone};
use super::syllable;

/// Moves the tone mark of a word to its place; words that are no Vietnamese syllable stay.
pub(super) fn place(word: &mut [char]) {
    if !is_doubtful(word) {
        return;
    }
    let Some(found) = syllable::parse(word) else { return };
    let Some(from) = found.tone_at.filter(|&at| at != found.tone_place) else { return };
    if let Some(c) = word.get_mut(from) {
        *c = vowel(*c).map_or(*c, |(base, _)| base);
    }
    if let Some(c) = word.get_mut(found.tone_place) {
        *c = vowel(*c).map_or(*c, |(base, _)| with_tone(base, found.tone));
    }
}

/// Whether the tone mark of a word is in its place.
pub(super) fn is_placed(word: &str) -> bool {
    let letters: Vec<char> = word.chars().take(syllable::LONGEST + 1).collect();
    syllable::parse(&letters).is_none_or(|found| found.tone_at.is_none_or(|at| at == found.tone_place))
}

/// Whether a tone mark stands beside another vowel, on a letter that does not hold it by its own mark.
fn is_doubtful(word: &[char]) -> bool {
    word.windows(2).any(|pair| matches!(pair, &[left, right] if may_be_doubtful(left, right)))
}

/// Whether two letters side by side are vowels with a tone mark that may stand on the other one.
pub(super) fn may_be_doubtful(left: char, right: char) -> bool {
    if left.is_ascii() && right.is_ascii() {
        return false;
    }
    let (Some((left, left_tone)), Some((right, right_tone))) = (vowel(left), vowel(right)) else { return false };
    let left_holds = is_marked(left) && !is_marked(right);
    (left_tone != Tone::Level && !left_holds) || (right_tone != Tone::Level && !is_marked(right))
}
