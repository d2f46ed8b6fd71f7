//! The steps of normalisation, in order.
//!
//! Old fonts decoded, letters composed (the original), then white space, look-alikes, dashes, quotes and tone marks
//! brought to one form. Case and diacritics stay.

use std::ops::Range;

use unicode_normalization::char::{compose as composed, is_combining_mark};

use super::combining::compose;
use super::legacy_detect::Survey;
use super::legacy_runs::join;
use super::letters::{capital, is_vietnamese};
use super::lookalike::{full_width, lookalike};
use super::mapped::{Builder, MappedText};
use super::tone;

/// Ends a paragraph inside a text of several; it becomes `\n`, while a line break in a paragraph becomes a blank.
pub const PARAGRAPH_END: &str = "\u{2029}";

/// Normalises one text of unknown font.
pub fn normalise(text: &str) -> MappedText {
    normalise_runs(&[(text, None)]).0
}

/// Normalises a text given in runs with their font names; the second value names the legacy encodings decoded.
pub fn normalise_runs(runs: &[(&str, Option<&str>)]) -> (MappedText, Vec<&'static str>) {
    normalise_surveyed(runs, &Survey::default())
}

/// As [`normalise_runs`], with what the whole document says of its encodings.
pub fn normalise_surveyed(runs: &[(&str, Option<&str>)], survey: &Survey) -> (MappedText, Vec<&'static str>) {
    if let &[(text, None)] = runs
        && survey.legacy() == 0
        && is_plain(text)
    {
        return (MappedText::same(text), Vec::new());
    }
    let (decoded, encodings) = join(runs, survey);
    if is_plain(&decoded) {
        return (MappedText::same(decoded), encodings);
    }
    let original = with_plain_breaks(compose(&decoded).into_owned());
    (of_original(original), encodings)
}

/// Line breaks become blanks and paragraph ends line breaks: what people are shown has the paragraphs alone.
fn with_plain_breaks(text: String) -> String {
    if !text.contains(['\n', '\r', '\u{B}', '\u{C}', '\u{2028}', '\u{2029}']) {
        return text;
    }
    let text = text.replace("\r\n", " ");
    text.chars()
        .map(|c| match c {
            '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{2028}' => ' ',
            '\u{2029}' => '\n',
            c => c,
        })
        .collect()
}

fn of_original(original: String) -> MappedText {
    let mut scan = Scan { original: &original, builder: Builder::new(original.len()), gap: None };
    let mut at = 0;
    while let Some(c) = original.get(at..).and_then(|rest| rest.chars().next()) {
        at = if c.is_alphabetic() || is_combining_mark(c) { scan.word(at) } else { scan.other(c, at) };
    }
    let builder = scan.builder;
    builder.finish(original)
}

/// Nothing to change, told by a look at each character: single blanks, ASCII, Vietnamese letters with their marks in
/// place.
pub(super) fn is_plain(text: &str) -> bool {
    let mut before = ' ';
    let mut capitals = 0;
    // Where the word began, and whether its tone mark may be out of place.
    let (mut start, mut doubtful) = (0, false);
    for (at, c) in text.char_indices() {
        let plain = match c {
            ' ' => before != ' ',
            '`' => false,
            '!'..='~' => true,
            c => is_vietnamese(c),
        };
        let half_capital = is_small(c) && capitals >= 2 || c.is_ascii_uppercase() && is_small(before);
        if !plain || half_capital {
            return false;
        }
        if c.is_ascii() && !c.is_ascii_alphabetic() {
            if doubtful && !tone::is_placed(text.get(start..at).unwrap_or_default()) {
                return false;
            }
            (start, doubtful) = (at + 1, false);
        } else {
            doubtful |= tone::may_be_doubtful(before, c);
        }
        capitals = if c.is_ascii_uppercase() { capitals + 1 } else { 0 };
        before = c;
    }
    let last = !doubtful || tone::is_placed(text.get(start..).unwrap_or_default());
    last && (before != ' ' || text.is_empty())
}

/// The walk over the original.
struct Scan<'a> {
    original: &'a str,
    builder: Builder,
    /// White space not yet written: what it becomes and where it stands.
    gap: Option<(char, Range<usize>)>,
}

impl Scan<'_> {
    /// Writes a word; gives the end of it.
    fn word(&mut self, at: usize) -> usize {
        let rest = self.original.get(at..).unwrap_or_default();
        let end = at
            + rest.find(|c: char| !(c.is_alphabetic() || is_combining_mark(c) || is_ignored(c))).unwrap_or(rest.len());
        let word = self.original.get(at..end).unwrap_or_default();
        if word.is_ascii() {
            self.close_gap();
            self.push_ascii(word, at);
            return end;
        }
        let in_latin = word.chars().any(is_latin) || self.original.chars().any(is_latin);
        let mut letters = Vec::with_capacity(word.len());
        let mut starts = Vec::with_capacity(word.len());
        for (i, c) in word.char_indices().filter(|&(_, c)| !is_ignored(c)) {
            match (meant(c, in_latin), letters.last_mut()) {
                (Some(text), _) => letters.extend(text.chars()),
                // A mark on a look-alike is composed only now; one that fits no letter is noise.
                (None, last) if is_combining_mark(c) => {
                    if let Some((last, whole)) = last.and_then(|l| composed(*l, c).map(|whole| (l, whole))) {
                        *last = whole;
                    }
                }
                (None, _) => letters.push(full_width(c).unwrap_or(c)),
            }
            starts.resize(letters.len(), (at + i)..(at + i + c.len_utf8()));
        }
        if letters.is_empty() {
            return end;
        }
        self.close_gap();
        mend_case(&mut letters);
        tone::place(&mut letters);
        for (c, range) in letters.into_iter().zip(starts) {
            self.builder.push_char(c, range);
        }
        end
    }

    /// Takes a character that is no letter; gives the end of it.
    fn other(&mut self, c: char, at: usize) -> usize {
        let end = at + c.len_utf8();
        if c.is_whitespace() || c == '\u{7}' {
            let start = self.gap.as_ref().map_or(at, |(_, range)| range.start);
            let is_break = c == '\n' || matches!(self.gap, Some(('\n', _)));
            self.gap = Some((if is_break { '\n' } else { ' ' }, start..end));
        } else if !is_ignored(c) {
            self.close_gap();
            match (meant(c, false), full_width(c)) {
                (Some(text), _) => self.builder.push(text, at..end),
                (None, Some(narrow)) => self.builder.push_char(narrow, at..end),
                (None, None) => self.builder.push_char(c, at..end),
            }
        }
        end
    }

    fn close_gap(&mut self) {
        if let Some((c, range)) = self.gap.take()
            && !self.builder.text().is_empty()
        {
            self.builder.push_char(c, range);
        }
    }

    fn push_ascii(&mut self, word: &str, at: usize) {
        for (i, c) in word.char_indices() {
            self.builder.push_char(c, at + i..at + i + 1);
        }
    }
}

/// Fonts of capitals have small letters for those with tones; text that was converted without a look at its font
/// keeps them: "SắC LệNH CủA CHủ TịCH" is meant in capitals.
fn mend_case(word: &mut [char]) {
    let capitals = word.iter().filter(|c| c.is_ascii_uppercase()).count();
    if capitals >= 2 && !word.iter().any(char::is_ascii_lowercase) {
        word.iter_mut().filter(|c| is_small(**c)).for_each(|c| *c = capital(*c));
    }
}

/// A small Vietnamese letter beyond ASCII.
fn is_small(c: char) -> bool {
    is_vietnamese(c) && c.is_lowercase()
}

/// What a look-alike stands for in its place.
fn meant(c: char, in_latin: bool) -> Option<&'static str> {
    lookalike(c).filter(|entry| !entry.in_word || in_latin).map(|entry| entry.meant)
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || is_vietnamese(c)
}

/// Characters that nobody sees: soft hyphen, zero width, direction marks, variation selectors, control characters.
fn is_ignored(c: char) -> bool {
    match c {
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{FEFF}' => true,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => true,
        '\u{FE00}'..='\u{FE0F}' | '\u{FFF9}'..='\u{FFFB}' => true,
        c => c.is_control() && !c.is_whitespace() && c != '\u{7}',
    }
}
