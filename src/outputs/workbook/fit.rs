//! How much room a text takes in a cell.
//!
//! Spreadsheets do not fit the height of rows when they open a file, so it is worked out here from the widths of
//! the letters of Times New Roman, with some air: a row too high is no fault, a clipped word is.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Size and weight of a cell's letters.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lettering {
    /// In points.
    pub(crate) size: f64,
    pub(crate) bold: bool,
}

/// Height of a line as a multiple of the letters' size.
const LINE: f64 = 1.28;

/// Highest row that spreadsheets allow, in points.
pub(crate) const MAX_HEIGHT: f64 = 409.0;

/// Pixels of a column `characters` wide, as spreadsheets count width (digits of the default font).
pub(crate) fn column_pixels(characters: f64) -> f64 {
    characters * 7.0 + 5.0
}

/// The height in points of a row in which `text` stands in a cell `pixels` wide.
pub(crate) fn height(text: &str, pixels: f64, letters: Lettering) -> f64 {
    let line_height = letters.size * LINE;
    #[allow(clippy::cast_precision_loss)]
    let lines = lines(text, pixels, letters) as f64;
    (lines * line_height + 4.0).min(MAX_HEIGHT)
}

/// The longest start of `text` that fits a row of the greatest height.
pub(crate) fn fitting(text: &str, pixels: f64, letters: Lettering, shorten: impl Fn(&str, usize) -> String) -> String {
    let room = (MAX_HEIGHT - 4.0) / (letters.size * LINE);
    let mut text = text.to_owned();
    loop {
        #[allow(clippy::cast_precision_loss)]
        let needed = lines(&text, pixels, letters) as f64;
        let length = text.encode_utf16().count();
        if needed <= room || length < 2 {
            return text;
        }
        text = shorten(&text, length * 9 / 10);
    }
}

/// Width of a text in pixels on one line.
pub(crate) fn width(text: &str, letters: Lettering) -> f64 {
    let em = letters.size * 96.0 / 72.0;
    let weight = if letters.bold { 1.07 } else { 1.0 };
    text.nfd().map(letter_width).sum::<f64>() / 1000.0 * em * weight
}

/// Number of lines after wrapping at words; words wider than the cell break anywhere.
fn lines(text: &str, pixels: f64, letters: Lettering) -> usize {
    // Room lost to the cell's padding, and a little for other renderers.
    let room = ((pixels - 7.0) * 0.98).max(8.0);
    let space = width(" ", letters);
    text.split('\n').map(|paragraph| paragraph_lines(paragraph, room, space, letters)).sum()
}

fn paragraph_lines(paragraph: &str, room: f64, space: f64, letters: Lettering) -> usize {
    let mut count = 1;
    let mut used = 0.0;
    for word in paragraph.split_whitespace() {
        let mut wide = width(word, letters);
        if used > 0.0 && used + space + wide <= room {
            used += space + wide;
            continue;
        }
        if used > 0.0 {
            count += 1;
        }
        while wide > room {
            count += 1;
            wide -= room;
        }
        used = wide;
    }
    count
}

/// Widths of Times New Roman in thousandths of the size, after the marks were taken off.
fn letter_width(letter: char) -> f64 {
    if is_combining_mark(letter) {
        return 0.0;
    }
    match letter {
        'i' | 'j' | 'l' | 't' | '/' | ':' | ';' | '\\' => 278.0,
        ' ' | '.' | ',' | '|' | '\u{A0}' => 250.0,
        'f' | 'r' | 'I' | '-' | '(' | ')' | '[' | ']' | '!' => 333.0,
        's' | 'J' | '"' | '\'' => 400.0,
        'a' | 'c' | 'e' | 'z' | '“' | '”' | '?' => 444.0,
        'm' | '&' => 778.0,
        'w' | 'A' | 'D' | 'Đ' | 'G' | 'H' | 'K' | 'N' | 'O' | 'Q' | 'U' | 'V' | 'X' | 'Y' => 722.0,
        'B' | 'C' | 'R' => 667.0,
        'E' | 'L' | 'T' | 'Z' => 611.0,
        'F' | 'P' | 'S' => 556.0,
        'M' | 'W' | '%' | '@' | '…' | '—' => 944.0,
        '<' | '>' | '=' | '+' | '≥' | '≤' => 564.0,
        c if c.is_ascii() => 500.0,
        c if u32::from(c) > 0x2E80 => 1000.0,
        _ => 560.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: Lettering = Lettering { size: 11.0, bold: false };

    #[test]
    fn text_wraps_at_words_and_long_words_break() {
        assert_eq!(lines("ngắn", 100.0, BODY), 1);
        assert_eq!(lines("một\nhai\n", 100.0, BODY), 3);
        assert!(lines("Tỷ lệ dân số tham gia bảo hiểm y tế trên địa bàn phường", 100.0, BODY) >= 4);
        assert!(lines(&"x".repeat(100), 100.0, BODY) >= 8);
    }

    #[test]
    fn no_row_is_higher_than_a_sheet_allows() {
        let text = "chữ ".repeat(5_000);
        assert!(height(&text, 200.0, BODY) <= MAX_HEIGHT);
        let cut = fitting(&text, 200.0, BODY, |text, length| text.chars().take(length).collect());
        assert!(height(&cut, 200.0, BODY) < MAX_HEIGHT);
    }
}
