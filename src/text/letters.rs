//! Vietnamese letters: base, tone, case.

use std::sync::LazyLock;

use unicode_normalization::char::is_combining_mark;

/// The five tone marks and their absence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Tone {
    /// No mark (ngang).
    #[default]
    Level,
    /// Huyền.
    Grave,
    /// Hỏi.
    Hook,
    /// Ngã.
    Tilde,
    /// Sắc.
    Acute,
    /// Nặng.
    Dot,
}

const TONES: [Tone; 6] = [Tone::Level, Tone::Grave, Tone::Hook, Tone::Tilde, Tone::Acute, Tone::Dot];

/// Each vowel with its tones, in the order of `TONES`.
const VOWELS: [&str; 12] = [
    "aàảãáạ",
    "ăằẳẵắặ",
    "âầẩẫấậ",
    "eèẻẽéẹ",
    "êềểễếệ",
    "iìỉĩíị",
    "oòỏõóọ",
    "ôồổỗốộ",
    "ơờởỡớợ",
    "uùủũúụ",
    "ưừửữứự",
    "yỳỷỹýỵ",
];

/// The last Vietnamese letter of Unicode is ỹ, U+1EF9.
const TABLE: usize = 0x1F00;

static LETTERS: LazyLock<Vec<Option<(char, Tone)>>> = LazyLock::new(|| {
    let mut table = vec![None; TABLE];
    for row in VOWELS {
        for upper in [false, true] {
            let mut letters = row.chars().map(|c| if upper { capital(c) } else { c });
            let base = letters.next().unwrap_or_default();
            for (letter, tone) in std::iter::once(base).chain(letters).zip(TONES) {
                if let Some(slot) = table.get_mut(letter as usize) {
                    *slot = Some((base, tone));
                }
            }
        }
    }
    table
});

/// A vowel without its tone (case kept), and the tone; none for all other characters.
pub(super) fn vowel(c: char) -> Option<(char, Tone)> {
    LETTERS.get(c as usize).copied().flatten()
}

/// The vowel `base` (of either case, without tone) with a tone; other characters come back as they are.
pub(super) fn with_tone(base: char, tone: Tone) -> char {
    let lower = small(base);
    let row = VOWELS.iter().find(|row| row.starts_with(lower));
    let toned = row.and_then(|row| row.chars().zip(TONES).find(|&(_, t)| t == tone)).map_or(lower, |(c, _)| c);
    if base == lower { toned } else { capital(toned) }
}

/// Whether a vowel without tone carries a mark of its own (ă â ê ô ơ ư).
pub(super) fn is_marked(base: char) -> bool {
    matches!(small(base), 'ă' | 'â' | 'ê' | 'ô' | 'ơ' | 'ư')
}

/// Whether the letter can only be Vietnamese in Unicode, never a legacy byte read as Latin-1.
pub(super) fn is_unicode_vietnamese(c: char) -> bool {
    matches!(c, 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' | 'Ă' | 'Đ' | 'Ĩ' | 'Ũ' | 'Ơ' | 'Ư' | '\u{1EA0}'..='\u{1EF9}')
}

/// Whether the letter is one of the Vietnamese alphabet beyond ASCII.
pub(super) fn is_vietnamese(c: char) -> bool {
    !c.is_ascii() && (matches!(c, 'đ' | 'Đ') || vowel(c).is_some())
}

/// The capital of a letter; letters whose capital is no single letter stay.
pub(super) fn capital(c: char) -> char {
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(u), None) => u,
        _ => c,
    }
}

/// The small letter of a letter; letters whose small form is no single letter stay. Those of Vietnamese are told
/// without a look into the tables of all writing.
pub(super) fn small(c: char) -> char {
    match c {
        '\0'..='\x7F' => c.to_ascii_lowercase(),
        'À'..='Ö' | 'Ø'..='Þ' => char::from_u32(c as u32 + 0x20).unwrap_or(c),
        'à'..='ö' | 'ø'..='ÿ' => c,
        // Each capital stands right before its small letter.
        'Ă' | 'Đ' | 'Ĩ' | 'Ũ' | 'Ơ' | 'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'Ạ'..='ỹ' => {
            char::from_u32(c as u32 | 1).unwrap_or(c)
        }
        'Ư' | 'ư' => 'ư',
        _ => {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(l), None) => l,
                _ => c,
            }
        }
    }
}

/// Whether a written small letter can stand for a wanted one: the same, or without some or all of its marks. `None`
/// where one of them is none of the Vietnamese alphabet.
pub(super) fn letter_stands_for(written: char, wanted: char) -> Option<bool> {
    let ((written, own, tone), (wanted, others, wanted_tone)) = (parts(written)?, parts(wanted)?);
    let marks = (own == written || own == others) && (tone == Tone::Level || tone == wanted_tone);
    Some(written == wanted && marks)
}

/// The plain letter, the letter with its own mark, the tone.
fn parts(c: char) -> Option<(char, char, Tone)> {
    if c.is_ascii() {
        return Some((c, c, Tone::Level));
    }
    if c == 'đ' {
        return Some(('d', c, Tone::Level));
    }
    vowel(c).map(|(letter, tone)| (unmarked(letter), letter, tone))
}

/// A small vowel without tone, without the mark of its own.
pub(super) fn unmarked(letter: char) -> char {
    match letter {
        'ă' | 'â' => 'a',
        'ê' => 'e',
        'ô' | 'ơ' => 'o',
        'ư' => 'u',
        c => c,
    }
}

/// Whether a character is a letter of any writing.
pub(super) fn is_letter(c: char) -> bool {
    matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ſ' | 'Ơ' | 'ơ' | 'Ư' | 'ư' | 'Ạ'..='ỹ') || c.is_alphabetic()
}

/// Whether a character is a mark on the letter before it.
pub(super) fn is_mark(c: char) -> bool {
    c >= '\u{300}' && !matches!(c, 'Ạ'..='ỹ') && is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_without_the_tables_is_what_they_say() {
        for c in '\0'..='\u{2FFF}' {
            let lower: Vec<char> = c.to_lowercase().collect();
            assert_eq!(small(c), if let [one] = lower[..] { one } else { c }, "{c:?}");
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_mark(c), is_combining_mark(c), "{c:?}");
        }
    }
}
