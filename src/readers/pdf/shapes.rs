//! Shapes of text that tell paragraphs apart.

use super::syllables::is_syllable;
use crate::text;

/// Whether a text ends like a finished paragraph or list item.
pub(super) fn closes(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '”', '’', ')', ' ']);
    text.ends_with(['.', ';', ':', '!', '?', '…'])
}

/// Whether a text begins like an item of a list: "- ", "+ ", "•", "1.", "2.1.", "a)", "(1)", "IV.".
pub(super) fn opens_item(text: &str) -> bool {
    let Some((mark, rest)) = text.split_once(' ') else { return false };
    let spaced = rest.chars().next().is_some_and(|c| !c.is_whitespace());
    spaced && (is_bullet(mark) || is_number(mark))
}

/// Whether a text begins with a bullet and a capital, so that the bullet is no dash between words.
pub(super) fn opens_bullet(text: &str) -> bool {
    text.split_once(' ')
        .is_some_and(|(mark, rest)| is_bullet(mark) && rest.chars().next().is_some_and(char::is_uppercase))
}

/// Whether a word is nothing but the number of an item ("1.", "2.1", "a)", "(1)", "IV.", "12").
pub(super) fn is_item_number(word: &str) -> bool {
    is_number(word) || (word.len() <= 3 && !word.is_empty() && word.chars().all(|c| c.is_ascii_digit()))
}

/// Whether no letter is a small one, and some is a capital.
pub(super) fn all_capitals(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(|c| !c.is_lowercase())
}

/// Whether a text can only go on from something before it.
pub(super) fn goes_on(text: &str) -> bool {
    text.chars().next().is_some_and(|c| c.is_lowercase() || matches!(c, ',' | ';' | ')' | '.' | '%' | '/' | '”'))
}

/// Whether a word and the first word after it were one: digits with digits or a sign, capitals of an abbreviation,
/// two parts of a syllable of which neither is whole.
pub(super) fn cut_text(head: &str, tail: &str) -> bool {
    let tail = tail.split(' ').next().unwrap_or_default();
    let (Some(last), Some(first)) = (head.chars().last(), tail.chars().next()) else { return false };
    if last.is_ascii_digit() || (matches!(last, '.' | ',') && head.chars().any(|c| c.is_ascii_digit())) {
        return first.is_ascii_digit() || matches!(first, '%' | '.' | ',' | '/');
    }
    let short = head.chars().count() + tail.chars().count() <= 4;
    if head.chars().chain(tail.chars()).all(char::is_uppercase) {
        return short;
    }
    let (head, tail) = (text::fold(head), text::fold(tail));
    let whole = format!("{head}{tail}");
    is_syllable(&whole) && !(is_syllable(&head) && is_syllable(&tail))
}

fn is_bullet(mark: &str) -> bool {
    matches!(mark, "-" | "–" | "—" | "+" | "*" | "•" | "●" | "○" | "▪" | "■" | "→" | "o" | "⁃" | "−")
}

fn is_number(mark: &str) -> bool {
    let inner = mark.strip_prefix('(').unwrap_or(mark);
    let Some(inner) = inner.strip_suffix(['.', ')', '/']) else { return false };
    let mut parts = inner.split('.');
    let counted = |part: &str| {
        let digits = part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit());
        let roman = part.len() <= 6 && part.bytes().all(|b| b"IVXLivx".contains(&b));
        let letter = part.chars().count() == 1 && part.chars().all(char::is_alphabetic);
        !part.is_empty() && (digits || roman || letter)
    };
    parts.all(counted)
}
