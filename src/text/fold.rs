//! Accent-free keys.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The accent-free key of a text: lower case, no marks, đ as d, white space and punctuation as single blanks.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase) {
        match c {
            'đ' | 'ð' => folded.push('d'),
            c if c.is_alphanumeric() => folded.push(c),
            '%' => folded.push('%'),
            _ if folded.ends_with(' ') || folded.is_empty() => {}
            _ => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The comparison key with accents: lower case, one tone placement, i for y where both are written.
pub fn key(text: &str) -> String {
    text.nfc().flat_map(char::to_lowercase).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}
