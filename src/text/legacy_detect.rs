//! Which words are in an old encoding.
//!
//! The name of a font proves nothing: most files that name .VnTime hold Unicode, and old text stands in cells of
//! no known font. A word is judged by its letters first, then by its font, then by the words around it and the
//! rest of its document.

use std::borrow::Cow;
use std::collections::HashMap;

use super::legacy::{Encoding, latin1, of_font};
use super::letters::{is_unicode_vietnamese, is_vietnamese};
use super::syllable::is_syllable;

/// What the letters of a word say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// ASCII: nothing to decode, in any encoding.
    Plain,
    /// Letters that only Unicode has.
    Unicode,
    /// A syllable in this encoding and none as it stands.
    Legacy(Encoding),
    /// A syllable in either old encoding and none as it stands.
    Old,
    /// A syllable as it stands, and in the encodings named.
    Open { tcvn3: bool, vni: bool },
    /// None of these: a name, an abbreviation, signs.
    Foreign,
}

impl Sign {
    /// Whether the word may be read in an encoding.
    pub(super) fn admits(self, encoding: Encoding) -> bool {
        match self {
            Sign::Legacy(own) => own == encoding,
            Sign::Open { tcvn3, vni } => {
                if encoding == Encoding::Tcvn3 {
                    tcvn3
                } else {
                    vni
                }
            }
            Sign::Old => true,
            Sign::Plain | Sign::Unicode | Sign::Foreign => false,
        }
    }
}

/// Judges a word: a stretch without white space.
pub(super) fn judge(word: &str) -> Sign {
    let word = &*without_marks(word);
    if word.is_ascii() {
        return Sign::Plain;
    }
    if word.chars().any(|c| is_unicode_vietnamese(c) || ('\u{300}'..='\u{36F}').contains(&c)) {
        return Sign::Unicode;
    }
    let tcvn3 = reads_in(word, Encoding::Tcvn3);
    let vni = reads_in(word, Encoding::Vni);
    let as_is = word.chars().all(|c| c.is_ascii() || is_vietnamese(c) || !is_byte_letter(c)) && has_syllables(word);
    match (as_is, tcvn3, vni) {
        (false, false, false) => Sign::Foreign,
        (false, true, false) => Sign::Legacy(Encoding::Tcvn3),
        (false, false, true) => Sign::Legacy(Encoding::Vni),
        (false, true, true) => Sign::Old,
        (true, _, _) => Sign::Open { tcvn3, vni },
    }
}

/// A word without the marks of notes in it: a raised figure ("95%¹") that touches no letter is none of the letters
/// that old encodings have on its byte.
fn without_marks(word: &str) -> Cow<'_, str> {
    const MARKS: [char; 3] = ['¹', '²', '³'];
    if !word.contains(MARKS) {
        return Cow::Borrowed(word);
    }
    let letters: Vec<char> = word.chars().collect();
    let is_letter = |at: Option<usize>| {
        let letter = at.and_then(|at| letters.get(at));
        letter.is_some_and(|c| c.is_alphabetic() || (is_byte_letter(*c) && !MARKS.contains(c)))
    };
    let is_mark = |at: usize| !is_letter(at.checked_sub(1)) && !is_letter(at.checked_add(1));
    let kept = letters.iter().enumerate().filter(|(at, c)| !(MARKS.contains(c) && is_mark(*at)));
    Cow::Owned(kept.map(|(_, c)| *c).collect())
}

fn reads_in(word: &str, encoding: Encoding) -> bool {
    encoding.decode(word).is_some_and(|decoded| has_syllables(&decoded))
}

/// Whether every piece with a letter beyond ASCII is a syllable, and there is one.
fn has_syllables(word: &str) -> bool {
    let mut pieces = word.split(|c: char| !c.is_alphabetic()).filter(|piece| !piece.is_ascii()).peekable();
    pieces.peek().is_some()
        && pieces.all(|piece| {
            let letters: Vec<char> = piece.chars().collect();
            is_syllable(&letters)
        })
}

/// Characters of Latin-1 that old encodings use for letters and Vietnamese in Unicode does not.
pub(super) fn is_byte_letter(c: char) -> bool {
    match latin1(c) {
        '\u{A1}'..='\u{BF}' => !matches!(c, '²' | '³' | '°'),
        '\u{C0}'..='\u{FF}' => !is_vietnamese(c),
        _ => false,
    }
}

/// Words counted by what they say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Tally {
    unicode: usize,
    tcvn3: usize,
    vni: usize,
}

/// Which way a number of words lean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lean {
    /// No word decides.
    Nothing,
    /// Unicode throughout.
    Unicode,
    /// One old encoding throughout.
    Legacy(Encoding),
    /// Both: each word by itself and its neighbours.
    Mixed,
}

impl Tally {
    /// Counts a word.
    pub(super) fn add(&mut self, sign: Sign) {
        match sign {
            Sign::Unicode => self.unicode += 1,
            Sign::Legacy(Encoding::Tcvn3) => self.tcvn3 += 1,
            Sign::Legacy(Encoding::Vni) => self.vni += 1,
            Sign::Plain | Sign::Old | Sign::Open { .. } | Sign::Foreign => {}
        }
    }

    /// Words that are certainly in an old encoding.
    pub(super) fn legacy(self) -> usize {
        self.tcvn3 + self.vni
    }

    /// The count without words in old encodings.
    pub(super) fn unicode_only(self) -> Tally {
        Tally { tcvn3: 0, vni: 0, ..self }
    }

    /// Words that are certainly Unicode.
    pub(super) fn unicode(self) -> usize {
        self.unicode
    }

    /// The old encoding of most words that are in one.
    pub(super) fn encoding(self) -> Option<Encoding> {
        match (self.tcvn3, self.vni) {
            (0, 0) => None,
            (tcvn3, vni) if vni > tcvn3 => Some(Encoding::Vni),
            _ => Some(Encoding::Tcvn3),
        }
    }

    /// The way that the words lean; a twentieth of the other kind is no matter in a long text.
    pub(super) fn lean(self) -> Lean {
        match (self.unicode, self.encoding()) {
            (0, None) => Lean::Nothing,
            (_, None) => Lean::Unicode,
            (unicode, Some(_)) if self.legacy() * 20 <= unicode => Lean::Unicode,
            (unicode, Some(encoding)) if unicode * 20 <= self.legacy() => Lean::Legacy(encoding),
            _ => Lean::Mixed,
        }
    }
}

/// What the words of a whole document say, by font: it decides where a paragraph alone cannot.
#[derive(Debug, Clone, Default)]
pub struct Survey {
    fonts: HashMap<String, Tally>,
    all: Tally,
    vietnamese: bool,
}

impl Survey {
    /// Looks through the runs of a document: text and font name.
    pub fn of<'a>(runs: impl IntoIterator<Item = (&'a str, Option<&'a str>)>) -> Survey {
        let mut survey = Survey::default();
        for (text, font) in runs {
            survey.add(text, font);
        }
        survey
    }

    fn add(&mut self, text: &str, font: Option<&str>) {
        let old_font = font.filter(|name| of_font(name).is_some());
        if text.is_ascii() || (self.vietnamese && old_font.is_none() && !text.chars().any(is_byte_letter)) {
            return;
        }
        let mut tally = Tally::default();
        text.split_whitespace().for_each(|word| tally.add(judge(word)));
        self.all.merge(tally);
        if let Some(name) = old_font {
            self.fonts.entry(name.to_owned()).or_default().merge(tally);
        }
        // Enough of them: from here on only words that may be old need a look.
        self.vietnamese = self.all.unicode > 1000;
    }

    /// The lean of a font, or of the document where the font says nothing.
    pub(super) fn lean(&self, font: Option<&str>) -> Lean {
        let own = font.and_then(|name| self.fonts.get(name)).map_or(Lean::Nothing, |tally| tally.lean());
        if own == Lean::Nothing { self.all.lean() } else { own }
    }

    /// The old encoding of the document, if it has one.
    pub(super) fn encoding(&self) -> Option<Encoding> {
        self.all.encoding()
    }

    /// Words of the document that are certainly Unicode; not all are counted.
    pub(super) fn unicode(&self) -> usize {
        self.all.unicode
    }

    /// Words of the document that are in an old encoding.
    pub(super) fn legacy(&self) -> usize {
        self.all.legacy()
    }
}

impl Tally {
    fn merge(&mut self, other: Tally) {
        self.unicode += other.unicode;
        self.tcvn3 += other.tcvn3;
        self.vni += other.vni;
    }
}
