//! Old Vietnamese font encodings, decoded.
//!
//! TCVN3 (the ABC fonts) and VNI put Vietnamese letters on the bytes of Latin-1. A file that was made with such
//! fonts shows their bytes as Latin-1 characters; the tables say which letter each stood for.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::letters::{capital, small, vowel};
use super::syllable;

/// An old encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Encoding {
    /// TCVN 5712:1993 with the ABC fonts; capitals with tones are small letters in a font of capitals.
    Tcvn3,
    /// VNI-Windows: a base letter and a mark.
    Vni,
}

impl Encoding {
    /// The name that people know.
    pub(super) fn name(self) -> &'static str {
        match self {
            Encoding::Tcvn3 => "TCVN3",
            Encoding::Vni => "VNI",
        }
    }

    /// The letters of a stretch of text, its other signs as they are; none if it holds a letter that the encoding
    /// has not.
    pub(super) fn decode(self, text: &str) -> Option<String> {
        match self {
            Encoding::Tcvn3 => decode_tcvn3(text),
            Encoding::Vni => decode_vni(text),
        }
    }
}

/// An old encoding as a font name tells it, and whether the font draws small letters as capitals.
pub(super) fn of_font(name: &str) -> Option<(Encoding, bool)> {
    let name = name.trim().trim_matches('"');
    let lower = name.to_ascii_lowercase();
    if lower.starts_with("vni-") || lower.starts_with("vni ") {
        return Some((Encoding::Vni, false));
    }
    let family = lower.strip_prefix('.').unwrap_or(&lower).strip_prefix("vn")?;
    let known =
        ["time", "arial", "avant", "book", "century", "commerc", "courier", "helvet", "univers", "fre", "linus"];
    let tcvn3 = name.starts_with('.') || known.iter().any(|k| family.starts_with(k));
    tcvn3.then(|| (Encoding::Tcvn3, name.ends_with('H')))
}

static TCVN3: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    rows(include_str!("../../data/encodings/tcvn3.tsv"))
        .filter_map(|(codes, letter)| Some((codes.first().copied()?, letter)))
        .collect()
});

static VNI: LazyLock<HashMap<(char, Option<char>), char>> = LazyLock::new(|| {
    rows(include_str!("../../data/encodings/vni.tsv"))
        .filter_map(|(codes, letter)| Some(((codes.first().copied()?, codes.get(1).copied()), letter)))
        .collect()
});

/// The rows of a table: Latin-1 characters and the letter.
fn rows(table: &'static str) -> impl Iterator<Item = (Vec<char>, char)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (codes, letter) = line.split_once('\t')?;
        let codes = codes.split(' ').filter_map(|code| u8::from_str_radix(code, 16).ok().map(char::from)).collect();
        Some((codes, letter.chars().next()?))
    })
}

/// In Latin-1, the byte that TCVN3 uses for ư.
const SOFT_HYPHEN: char = '\u{AD}';

/// The Latin-1 character of a byte that came in another dress: symbol fonts, look-alikes, converted hyphens.
pub(super) fn latin1(c: char) -> char {
    match c {
        '\u{F020}'..='\u{F0FF}' => char::from_u32(u32::from(c) - 0xF000).unwrap_or(c),
        '\u{3BC}' => 'µ',
        '\u{2212}' | '\u{2011}' => SOFT_HYPHEN,
        _ => c,
    }
}

fn decode_tcvn3(text: &str) -> Option<String> {
    let mut letters: Vec<char> = Vec::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        let is_hyphen = latin1(c) == SOFT_HYPHEN && !is_letter_among(c, before, chars.peek().copied());
        before = c;
        let letter = match TCVN3.get(&latin1(c)) {
            Some(&letter) if !is_hyphen => letter,
            _ if c.is_ascii() || is_hyphen || !c.is_alphabetic() => c,
            _ => return None,
        };
        // Converters write a capital with tone as the capital and the small letter with tone.
        match letters.last_mut() {
            Some(before) if is_capital_and_toned(*before, letter) => *before = capital(letter),
            _ => letters.push(letter),
        }
    }
    Some(letters.split_inclusive(|c| !c.is_alphabetic()).flat_map(with_lost_u).collect())
}

/// The byte of ư, which is also a hyphen: a letter stands beside letters. One that became another hyphen on its way
/// is trusted only between two.
fn is_letter_among(c: char, before: char, after: Option<char>) -> bool {
    let letter = |c: char| c.is_alphabetic() || TCVN3.contains_key(&latin1(c));
    let after = after.unwrap_or(' ');
    if c == SOFT_HYPHEN {
        (letter(before) || letter(after)) && !before.is_ascii_digit() && !after.is_ascii_digit()
    } else {
        letter(before) && letter(after)
    }
}

/// "Aá" is a capital A and the letter that gives its tone.
fn is_capital_and_toned(before: char, letter: char) -> bool {
    before.is_uppercase() && vowel(letter).is_some_and(|(base, _)| base != letter && base == small(before))
}

/// The byte of ư is the soft hyphen of Latin-1, which many programs drop. Where ơ is left alone before a consonant
/// that it never stands before ("ơng", "ơc"), ư is put back.
fn with_lost_u(word: &[char]) -> Vec<char> {
    let letters = word.iter().position(|c| !c.is_alphabetic()).unwrap_or(word.len());
    let mut mended = word.to_vec();
    let (Some(bare), Some(at)) = (word.get(..letters), word.iter().position(|&c| is_o_horn(c))) else { return mended };
    if syllable::parse(bare).is_some() {
        return mended;
    }
    mended.insert(at, if word.get(at).is_some_and(|c| c.is_uppercase()) { 'Ư' } else { 'ư' });
    if mended.get(..=letters).is_some_and(|m| syllable::parse(m).is_some()) { mended } else { word.to_vec() }
}

fn is_o_horn(c: char) -> bool {
    vowel(c).is_some_and(|(base, _)| small(base) == 'ơ')
}

fn decode_vni(text: &str) -> Option<String> {
    let mut decoded = String::with_capacity(text.len());
    let mut chars = text.chars().map(latin1).peekable();
    while let Some(c) = chars.next() {
        let pair = chars.peek().and_then(|&mark| vni_pair(c, mark));
        if let Some(letter) = pair {
            chars.next();
            decoded.push(letter);
        } else if let Some(&letter) = VNI.get(&(c, None)) {
            decoded.push(letter);
        } else if c.is_ascii() || !c.is_alphabetic() {
            decoded.push(c);
        } else {
            return None;
        }
    }
    Some(decoded)
}

/// A base letter and its mark, the mark in either case.
fn vni_pair(base: char, mark: char) -> Option<char> {
    let mark = if base.is_uppercase() { capital(mark) } else { small(mark) };
    if mark.is_ascii() { None } else { VNI.get(&(base, Some(mark))).copied() }
}
