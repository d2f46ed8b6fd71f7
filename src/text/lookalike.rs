//! Characters written for others.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a character stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lookalike {
    /// The characters meant.
    pub meant: &'static str,
    /// Only in a word of Latin letters.
    pub in_word: bool,
}

static TABLE: LazyLock<HashMap<char, Lookalike>> =
    LazyLock::new(|| include_str!("../../data/encodings/lookalikes.tsv").lines().filter_map(entry).collect());

fn entry(line: &'static str) -> Option<(char, Lookalike)> {
    let mut fields = line.split('\t');
    let code = u32::from_str_radix(fields.next()?, 16).ok()?;
    let meant = fields.next()?;
    Some((char::from_u32(code)?, Lookalike { meant, in_word: fields.next()? == "word" }))
}

/// The entry of a character, if it is a look-alike.
pub(super) fn lookalike(c: char) -> Option<Lookalike> {
    if c.is_ascii() && c != '`' {
        return None;
    }
    TABLE.get(&c).copied()
}

/// The ASCII character that a full-width form stands for.
pub(super) fn full_width(c: char) -> Option<char> {
    let code = u32::from(c);
    (0xFF01..=0xFF5E).contains(&code).then(|| char::from_u32(code - 0xFF01 + 0x21)).flatten()
}
