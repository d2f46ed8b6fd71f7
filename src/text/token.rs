//! Words of a text with comparison forms.

use std::iter::Peekable;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::fold::{fold, key};
use super::letters::{is_letter, is_mark, letter_stands_for};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A run of letters.
    Word,
    /// A run of digits.
    Digits,
    /// One other character.
    Mark,
}

/// A word, a run of digits or a mark of a normalised text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Byte range in the text.
    pub span: Range<usize>,
    /// What it is.
    pub kind: TokenKind,
    /// Comparison key with accents ("đạt"), or the character itself.
    pub key: String,
    /// Accent-free key ("dat"), or the character itself.
    pub folded: String,
}

/// Cuts a normalised text into tokens; white space is left out.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let kind = kind(c);
        let mut end = start + c.len_utf8();
        if kind != TokenKind::Mark {
            while let Some(&(at, next)) = chars.peek() {
                let joins = self::kind(next) == kind || (kind == TokenKind::Word && is_mark(next));
                if !joins || next.is_whitespace() {
                    break;
                }
                end = at + next.len_utf8();
                chars.next();
            }
        }
        let word = text.get(start..end).unwrap_or_default();
        let (key, folded) = match kind {
            // Folded from the key, so that i and y are one ("kì", "kỳ").
            TokenKind::Word => {
                let key = key(word);
                let folded = fold(&key);
                (key, folded)
            }
            _ => (word.to_owned(), word.to_owned()),
        };
        found.push(Token { span: start..end, kind, key, folded });
    }
    found
}

fn kind(c: char) -> TokenKind {
    if is_letter(c) {
        TokenKind::Word
    } else if c.is_ascii_digit() {
        TokenKind::Digits
    } else {
        TokenKind::Mark
    }
}

/// Whether a written word can stand for a wanted one: equal, or written with some or all accents missing. A word with
/// other accents is another word: "đất" does not stand for "đạt". Both are comparison keys.
pub fn stands_for(written: &str, wanted: &str) -> bool {
    if written == wanted {
        return true;
    }
    let mut pairs = written.chars().zip(wanted.chars());
    let by_letter = pairs.try_fold(true, |so_far, (a, b)| letter_stands_for(a, b).map(|stands| so_far && stands));
    match by_letter {
        Some(stands) if written.chars().count() == wanted.chars().count() => stands,
        _ => stands_for_by_marks(written, wanted),
    }
}

/// As [`stands_for`], for letters of any writing and for marks written apart.
fn stands_for_by_marks(written: &str, wanted: &str) -> bool {
    let (mut written, mut wanted) = (written.nfd().peekable(), wanted.nfd().peekable());
    loop {
        match (next_letter(&mut written), next_letter(&mut wanted)) {
            (None, None) => return true,
            (Some(a), Some(b)) if a.base == b.base && a.marks.iter().all(|m| *m == NONE || b.marks.contains(m)) => {}
            _ => return false,
        }
    }
}

/// A base letter with its marks; đ counts as d with a mark.
struct Letter {
    base: char,
    marks: [char; 4],
}

/// The place of a mark that is not there.
const NONE: char = '\0';

fn next_letter(chars: &mut Peekable<impl Iterator<Item = char>>) -> Option<Letter> {
    let base = chars.next()?;
    let mut letter = match base {
        'đ' => Letter { base: 'd', marks: ['đ', NONE, NONE, NONE] },
        _ => Letter { base, marks: [NONE; 4] },
    };
    while let Some(mark) = chars.next_if(|c| is_mark(*c)) {
        // Vietnamese has at most two; what is piled on beyond four tells no words apart.
        if let Some(free) = letter.marks.iter_mut().find(|m| **m == NONE) {
            *free = mark;
        }
    }
    Some(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_accents_stand_for_a_word_and_other_accents_do_not() {
        assert!(stands_for("dat", "đạt"));
        assert!(stands_for("đat", "đạt"));
        assert!(!stands_for("đất", "đạt"));
        assert!(!stands_for("đạt", "dat"));
    }

    #[test]
    fn letters_of_the_alphabet_stand_for_others_as_their_marks_do() {
        let letters = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ1%";
        for (a, b) in letters.chars().flat_map(|a| letters.chars().map(move |b| (a, b))) {
            let (a, b) = (a.to_string(), b.to_string());
            assert_eq!(stands_for(&a, &b), stands_for_by_marks(&a, &b), "{a} {b}");
        }
        assert!(!stands_for("da", "dat") && !stands_for("dat", "da"));
        assert!(stands_for("da\u{323}t", "đạt"));
    }

    #[test]
    fn tokens_are_words_digits_and_marks() {
        let words: Vec<String> = tokens("Đạt 68,7%KH (67cây)").into_iter().map(|t| t.folded).collect();
        assert_eq!(words, ["dat", "68", ",", "7", "%", "kh", "(", "67", "cay", ")"]);
    }
}
