//! A text cut into sentences.

use std::ops::Range;

/// Byte ranges of the sentences of a text; a stop within one of the `whole` ranges (numbers, dates) ends nothing.
pub(crate) fn sentences(text: &str, start: usize, whole: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = start;
    let mut chars = text.char_indices().peekable();
    let mut depth = 0_i32;
    while let Some((at, c)) = chars.next() {
        match c {
            '(' => depth += 1,
            ')' => depth = (depth - 1).max(0),
            _ => {}
        }
        if at < start {
            continue;
        }
        let end = at + c.len_utf8();
        let next = chars.peek().map(|(_, n)| *n);
        let stops = match c {
            '.' | '!' | '?' => {
                depth == 0
                    && next.is_none_or(char::is_whitespace)
                    && !whole.iter().any(|r| r.start < at && at + 1 < r.end)
                    && starts_sentence(text.get(end..).unwrap_or_default())
                    && !abbreviation(text.get(from..at).unwrap_or_default())
            }
            '\n' => true,
            _ => false,
        };
        if stops {
            push(text, from..end, &mut found);
            from = end;
            depth = 0;
        }
    }
    push(text, from..text.len(), &mut found);
    found
}

fn push(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let Some(raw) = text.get(range.clone()) else { return };
    let trimmed = raw.trim();
    if trimmed.is_empty() {
        return;
    }
    let start = range.start + (raw.len() - raw.trim_start().len());
    found.push(start..start + trimmed.len());
}

fn starts_sentence(rest: &str) -> bool {
    rest.trim_start()
        .chars()
        .next()
        .is_none_or(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '"' | '-' | '+' | '('))
}

/// Words that end in a stop without ending a sentence.
fn abbreviation(before: &str) -> bool {
    let last = before.rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
    let letters = last.chars().filter(|c| c.is_alphabetic()).count();
    matches!(last, "Tr" | "tr" | "TP" | "Tp" | "P" | "Q" | "T" | "đ/c" | "VD" | "v.v")
        || (letters == 1 && last.len() <= 2 && !last.chars().any(|c| c.is_ascii_digit()))
}
