//! Vietnamese letters: base, tone, case.

use std::sync::LazyLock;

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

/// The small letter of a letter; letters whose small form is no single letter stay.
pub(super) fn small(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(l), None) => l,
        _ => c,
    }
}
