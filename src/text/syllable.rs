//! The shape of a Vietnamese syllable.
//!
//! Onset, rime and tone as Vietnamese spelling allows them: what tells a real word from letters of a wrong code
//! table, and where a tone mark belongs.

use super::letters::{Tone, is_marked, small, vowel};

/// A syllable taken apart; positions count letters of the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Syllable {
    /// The letter that carries the tone mark, if one does.
    pub tone_at: Option<usize>,
    /// The letter that should carry it, tone marks placed in the old style (hòa, khỏe, thủy).
    pub tone_place: usize,
    /// The tone.
    pub tone: Tone,
    /// The rime ends in c, ch, p or t, which only sắc and nặng can follow.
    pub stopped: bool,
}

/// The longest syllable has seven letters ("nghiêng").
pub(super) const LONGEST: usize = 7;

/// Consonants before the rime, longest first.
const ONSETS: [&str; 27] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
    "n", "p", "r", "s", "t", "v", "x",
];

/// All rimes without tones, sorted by code point. Those of "gi" and "qu" are among them.
const RIMES: [&str; 170] = [
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "e", "ec", "em", "en", "eng", "eo",
    "ep", "et", "i", "ia", "ich", "im", "in", "inh", "ip", "it", "iu", "iêc", "iêm", "iên", "iêng", "iêp", "iêt",
    "iêu", "o", "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oay", "oc", "oe",
    "oen", "oeo", "oet", "oi", "om", "on", "ong", "ooc", "oong", "op", "ot", "oăc", "oăm", "oăn", "oăng", "oăt", "u",
    "ua", "uc", "ui", "um", "un", "ung", "up", "ut", "uy", "uya", "uych", "uyn", "uynh", "uyp", "uyt", "uyu", "uyên",
    "uyêt", "uân", "uâng", "uât", "uây", "uê", "uêch", "uên", "uênh", "uêt", "uôc", "uôi", "uôm", "uôn", "uông", "uôt",
    "uơ", "y", "ych", "yn", "ynh", "yp", "yt", "yu", "yêm", "yên", "yêng", "yêt", "yêu", "âc", "âm", "ân", "âng", "âp",
    "ât", "âu", "ây", "ê", "êc", "êch", "êm", "ên", "êng", "ênh", "êp", "êt", "êu", "ô", "ôc", "ôi", "ôm", "ôn", "ông",
    "ôp", "ôt", "ăc", "ăm", "ăn", "ăng", "ăp", "ăt", "ơ", "ơi", "ơm", "ơn", "ơp", "ơt", "ư", "ưa", "ưc", "ưi", "ưm",
    "ưn", "ưng", "ưt", "ưu", "ươc", "ươi", "ươm", "ươn", "ương", "ươp", "ươt", "ươu",
];

/// Takes a word of either case apart; none if its letters are no Vietnamese syllable.
pub(super) fn parse(word: &[char]) -> Option<Syllable> {
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    let mut base = ['\0'; LONGEST];
    let mut tone = Tone::Level;
    let mut tone_at = None;
    for (i, (&c, slot)) in word.iter().zip(base.iter_mut()).enumerate() {
        let (letter, t) = vowel(c).unwrap_or((c, Tone::Level));
        *slot = small(letter);
        if t != Tone::Level {
            if tone_at.is_some() {
                return None;
            }
            (tone, tone_at) = (t, Some(i));
        }
    }
    let base = base.get(..word.len())?;
    let (onset, rime) = split(base)?;
    let stopped = matches!(rime.last(), Some('c' | 'p' | 't')) || rime.ends_with(&['c', 'h']);
    Some(Syllable { tone_at, tone_place: onset + tone_place(rime), tone, stopped })
}

/// Whether the word is a syllable that Vietnamese spelling allows, tone included.
pub(super) fn is_syllable(word: &[char]) -> bool {
    parse(word).is_some_and(|s| !s.stopped || matches!(s.tone, Tone::Acute | Tone::Dot))
}

/// Letters of the onset, and the rime.
fn split(base: &[char]) -> Option<(usize, &[char])> {
    for onset in ONSETS {
        let length = onset.chars().count();
        let Some((head, rime)) = base.split_at_checked(length) else { continue };
        if head.iter().copied().eq(onset.chars()) && agrees(onset, rime) && is_rime(rime) {
            return Some((length, rime));
        }
    }
    is_rime(base).then_some((0, base))
}

fn is_rime(rime: &[char]) -> bool {
    RIMES.binary_search_by(|known| known.chars().cmp(rime.iter().copied())).is_ok()
}

/// c, g, ng before back vowels; k, gh, ngh before e, ê, i, y.
fn agrees(onset: &str, rime: &[char]) -> bool {
    let front = matches!(rime.first(), Some('e' | 'ê' | 'i' | 'y'));
    match onset {
        "c" | "ng" => !front,
        "k" | "gh" | "ngh" => front,
        "g" => !front || rime.first() == Some(&'i'),
        _ => true,
    }
}

/// Position within the rime, old style.
fn tone_place(rime: &[char]) -> usize {
    let vowels = rime.iter().take_while(|&&c| vowel(c).is_some()).count();
    if let Some(marked) = rime.iter().take(vowels).rposition(|&c| is_marked(c)) {
        return marked;
    }
    match vowels {
        3 => 1,
        2 if rime.len() > 2 => 1,
        _ => 0,
    }
}
