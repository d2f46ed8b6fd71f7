//! Letters and marks composed.
//!
//! NFC, and for marks typed in an order that NFC does not compose (tone before circumflex) the order that it does.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The text with every letter and its marks in one character where Unicode has it.
pub(super) fn compose(text: &str) -> Cow<'_, str> {
    let composed = |c: char| c < '\u{300}' || ('\u{1EA0}'..='\u{1EFF}').contains(&c);
    if text.chars().all(composed) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(text);
    }
    let composed: String = text.nfc().collect();
    if composed.chars().any(is_shape_mark) { Cow::Owned(reordered(&composed).nfc().collect()) } else { composed.into() }
}

/// Circumflex, breve and horn make another letter; tones go on top of it.
fn is_shape_mark(c: char) -> bool {
    matches!(c, '\u{302}' | '\u{306}' | '\u{31B}')
}

/// Letters taken apart, marks of shape before marks of tone.
fn reordered(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut tones = String::new();
    for c in text.nfd() {
        if is_combining_mark(c) && !is_shape_mark(c) {
            tones.push(c);
            continue;
        }
        if !is_shape_mark(c) {
            out.push_str(&tones);
            tones.clear();
        }
        out.push(c);
    }
    out + &tones
}
