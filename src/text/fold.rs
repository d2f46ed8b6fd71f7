//! Keys for comparing.

use unicode_normalization::UnicodeNormalization;

use super::letters::{is_letter, is_mark, small, unmarked, vowel, with_tone};
use super::mapped::{Builder, MappedText};
use super::normalise::{is_plain, normalise};

/// The accent-free key of a text: lower case, no marks, đ as d, white space and punctuation as single blanks.
///
/// For words, not for figures: of the signs only `%` stays, so `1.250,5` is `1 250 5`.
pub fn fold(text: &str) -> String {
    folded(text, Builder::text_only(text.len())).into_text()
}

/// As [`fold`]; the original of the result is `text`, so that what is found in the key can be found in the text.
pub fn fold_mapped(text: &str) -> MappedText {
    folded(text, Builder::new(text.len())).finish(text.to_owned())
}

fn folded(text: &str, mut folded: Builder) -> Builder {
    let mut gap = None;
    for (at, c) in text.char_indices() {
        let range = at..at + c.len_utf8();
        if is_mark(c) {
            continue;
        }
        if !(c == '%' || is_letter(c) || c.is_numeric()) {
            gap.get_or_insert(range);
            continue;
        }
        if let Some(blank) = gap.take().filter(|_| !folded.text().is_empty()) {
            folded.push(" ", blank);
        }
        match vowel(c) {
            _ if c.is_ascii() => folded.push_char(c.to_ascii_lowercase(), range),
            _ if matches!(c, 'đ' | 'Đ' | 'ð' | 'Ð') => folded.push_char('d', range),
            Some((base, _)) => folded.push_char(unmarked(small(base)), range),
            None => {
                for part in c.nfd().filter(|&p| !is_mark(p)).flat_map(char::to_lowercase) {
                    folded.push_char(superscript(part), range.clone());
                }
            }
        }
    }
    folded
}

/// The comparison key with accents: normalised, lower case, i for y where both are written (kỳ, kì; tỷ, tỉ; quý,
/// quí), quotes and brackets as blanks, single blanks.
///
/// Figures and the signs in and around them stay: `. , ; : / - + % ‰ < > = ≤ ≥` and all others not named above.
pub fn key(text: &str) -> String {
    let capacity = text.len();
    if is_plain(text) {
        return keyed(text, Builder::text_only(capacity)).into_text();
    }
    keyed(normalise(text).text(), Builder::text_only(capacity)).into_text()
}

/// The [`key`] of a text that is normalised already; that text is the original of the result.
pub fn key_mapped(normalised: &str) -> MappedText {
    keyed(normalised, Builder::new(normalised.len())).finish(normalised.to_owned())
}

fn keyed(normalised: &str, mut key: Builder) -> Builder {
    let mut gap = None;
    let mut word = Letters::default();
    for (at, c) in normalised.char_indices() {
        let range = at..at + c.len_utf8();
        if c.is_whitespace() || matches!(c, '"' | '\'' | '(' | ')' | '[' | ']' | '{' | '}') {
            word = Letters::default();
            gap.get_or_insert(range);
            continue;
        }
        if let Some(blank) = gap.take().filter(|_| !key.text().is_empty()) {
            key.push(" ", blank);
        }
        let after = normalised.get(range.end..).and_then(|rest| rest.chars().next());
        key.push_char(superscript(word.letter(small(c), after)), range);
    }
    key
}

/// The small letters of a word so far: its last two and their number.
#[derive(Default)]
struct Letters {
    before: [char; 2],
    count: usize,
}

impl Letters {
    /// Takes a small letter; y becomes i where it is all of the rime and both are written.
    fn letter(&mut self, c: char, after: Option<char>) -> char {
        if !is_letter(c) {
            *self = Letters::default();
            return c;
        }
        let onset = match (self.count, self.before) {
            (1, [_, onset]) => matches!(onset, 'h' | 'k' | 'l' | 'm' | 's' | 't' | 'v'),
            (2, onset) => onset == ['q', 'u'],
            _ => false,
        };
        let ends = after.is_none_or(|next| !is_letter(next) || matches!(next, 'đ' | 'Đ'));
        self.count += 1;
        self.before = [self.before[1], c];
        match vowel(c) {
            Some(('y', tone)) if onset && ends => with_tone('i', tone),
            _ => c,
        }
    }
}

/// m² and m³ are written m2 and m3 as often.
fn superscript(c: char) -> char {
    match c {
        '²' => '2',
        '³' => '3',
        c => c,
    }
}
