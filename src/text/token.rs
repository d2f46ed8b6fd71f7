//! Words of a text with comparison forms.

use std::iter::Peekable;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::fold::{fold, key};

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
                let joins = self::kind(next) == kind || (kind == TokenKind::Word && is_combining_mark(next));
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
    // The letters of Vietnamese are told without a look into the table of all writing.
    let is_vietnamese = matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ſ' | 'Ơ' | 'ơ' | 'Ư' | 'ư' | 'Ạ'..='ỹ');
    if is_vietnamese || c.is_alphabetic() {
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
    while let Some(mark) = chars.next_if(|c| is_combining_mark(*c)) {
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
    fn letters_are_what_the_table_of_all_writing_calls_so() {
        for c in ('\0'..='\u{2FFF}').filter(|c| !c.is_ascii_digit()) {
            assert_eq!(kind(c) == TokenKind::Word, c.is_alphabetic(), "{c:?}");
        }
    }

    #[test]
    fn tokens_are_words_digits_and_marks() {
        let words: Vec<String> = tokens("Đạt 68,7%KH (67cây)").into_iter().map(|t| t.folded).collect();
        assert_eq!(words, ["dat", "68", ",", "7", "%", "kh", "(", "67", "cay", ")"]);
    }
}
