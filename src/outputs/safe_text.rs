//! The only door for text from submissions.
//!
//! What a unit wrote must show as text wherever it goes: no control characters, no marks that turn the writing
//! direction, no invisible characters, and never longer than a cell may be. Markup, formulas and template tags need
//! no change here: the writers of each format write this text as text.

use serde::Serialize;

use crate::model::plain_json;

/// The most that a spreadsheet cell may hold, in UTF-16 units.
pub(crate) const CELL_LIMIT: usize = 32_767;

/// The text on one line, white space folded.
pub fn line(text: &str) -> String {
    let visible: String = text.chars().filter_map(visible).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text with its line breaks; at most two in a row, none at the ends.
pub(crate) fn block(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for each in text.lines().map(line) {
        if !(each.is_empty() && lines.last().is_none_or(String::is_empty)) {
            lines.push(each);
        }
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines.join("\n")
}

/// At most `limit` UTF-16 units, cut at a word, with "…" where something was cut.
pub(crate) fn shortened(text: &str, limit: usize) -> String {
    if text.encode_utf16().count() <= limit {
        return text.to_owned();
    }
    let mut room = limit.saturating_sub(1);
    let mut kept = String::new();
    for letter in text.chars() {
        let Some(rest) = room.checked_sub(letter.len_utf16()) else { break };
        room = rest;
        kept.push(letter);
    }
    let at_word = kept.rfind(char::is_whitespace).filter(|at| kept.len() - at < 40);
    if let Some(at) = at_word {
        kept.truncate(at);
    }
    kept.push('…');
    kept
}

/// The text for a spreadsheet cell: lines kept, within the limit.
pub(crate) fn cell(text: &str) -> String {
    shortened(&block(text), CELL_LIMIT)
}

/// Whether a spreadsheet would take the text for a formula once someone edits the cell.
pub(crate) fn looks_like_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@'])
}

/// A value as indented JSON: what nobody can see stands as its number, so that names are exact and turn nothing.
pub(crate) fn json(value: &impl Serialize) -> Result<Vec<u8>, serde_json::Error> {
    let mut text = plain_json(&serde_json::to_string_pretty(value)?, |letter| visible(letter) == Some(letter));
    text.push('\n');
    Ok(text.into_bytes())
}

/// A letter as it may stand in an output; `None` for what only misleads.
pub(super) fn visible(letter: char) -> Option<char> {
    match letter {
        '\n' | '\t' => Some(letter),
        c if c.is_control() => Some(' '),
        // Marks that turn the direction of writing.
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => None,
        // Characters without width, annotations, tags.
        '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' => None,
        '\u{E0000}'..='\u{E007F}' => None,
        // Line and paragraph separators break where nobody sees it.
        '\u{2028}' | '\u{2029}' => Some('\n'),
        // Code points that are no characters may not stand in XML.
        '\u{FDD0}'..='\u{FDEF}' => None,
        c if u32::from(c) & 0xFFFE == 0xFFFE => None,
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_can_see_stands_in_json_as_its_number() {
        let name = "ổ\u{1b}\u{7f}\u{202e}x\u{e0041}\n";
        let text = String::from_utf8(json(&[name]).unwrap()).unwrap();
        assert_eq!(text, "[\n  \"ổ\\u001b\\u007f\\u202ex\\udb40\\udc41\\n\"\n]\n");
        assert_eq!(serde_json::from_str::<[String; 1]>(&text).unwrap(), [name]);
    }

    #[test]
    fn hostile_text_becomes_plain_text() {
        assert_eq!(line("a\u{0}b\u{202E}cd\u{2066}  e\u{FFFE}\n f"), "a bcd e f");
        assert_eq!(block("\n\na\r\n\n\n b\u{2028}c \n"), "a\n\nb c");
        assert_eq!(line("=HYPERLINK(\"x\") <w:p> {{ y }}"), "=HYPERLINK(\"x\") <w:p> {{ y }}");
    }

    #[test]
    fn long_text_is_cut_at_a_word_within_the_limit() {
        let text = "đồng ".repeat(20_000);
        let cut = cell(&text);
        assert!(cut.encode_utf16().count() <= CELL_LIMIT && cut.ends_with("đồng…"));
        assert_eq!(shortened("ngắn", 4), "ngắn");
        assert_eq!(shortened("𝄞𝄞𝄞", 5), "𝄞𝄞…");
    }
}
