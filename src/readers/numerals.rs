//! Numbers and bullets of lists, written.

use crate::model::roman;

/// The bullet that stands for a text: those that people type as such stay, all others are a dash.
pub(crate) fn bullet(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() {
        return String::new();
    }
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    match text {
        "+" | "*" => text.to_owned(),
        _ if letters > 1 => text.to_owned(),
        _ => "-".to_owned(),
    }
}

/// A number in a format, by the name that Word gives it (`decimal`, `upperRoman`, `lowerLetter` …).
pub(crate) fn number_text(number: i64, format: &str) -> String {
    match format {
        "none" | "bullet" => String::new(),
        "decimalZero" => format!("{number:02}"),
        "decimalEnclosedParen" => format!("({number})"),
        "decimalEnclosedFullstop" => format!("{number}."),
        "numberInDash" => format!("- {number} -"),
        "upperRoman" => roman_text(number),
        "lowerRoman" => roman_text(number).to_lowercase(),
        "upperLetter" => letters(number, b'A'),
        "lowerLetter" => letters(number, b'a'),
        _ => number.to_string(),
    }
}

fn roman_text(number: i64) -> String {
    u16::try_from(number).ok().filter(|n| (1..400).contains(n)).map_or_else(|| number.to_string(), roman)
}

/// a … z, aa, bb … zz, as Word counts.
fn letters(number: i64, first: u8) -> String {
    let Some(index) = u32::try_from(number).ok().and_then(|n| n.checked_sub(1)).filter(|n| *n < 26 * 30) else {
        return number.to_string();
    };
    let letter = char::from(first + (index % 26) as u8);
    std::iter::repeat_n(letter, index as usize / 26 + 1).collect()
}
