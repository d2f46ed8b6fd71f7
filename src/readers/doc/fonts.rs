//! Names of fonts.

use crate::readers::bytes::{u8_at, u16_at, utf16};

/// The names of all fonts, by number.
pub(super) fn font_names(table: &[u8], is_old: bool) -> Vec<String> {
    if is_old {
        return old_names(table);
    }
    let count = usize::from(u16_at(table, 0).unwrap_or(0));
    let mut names = Vec::new();
    let mut at = 4;
    while names.len() < count {
        let Some(length) = u8_at(table, at).map(usize::from) else { break };
        // Weight, character set, class and signature come before the name.
        let name = table.get(at + 40..at + 1 + length).map(utf16).unwrap_or_default();
        names.push(name.split('\0').next().unwrap_or_default().to_owned());
        at += 1 + length;
    }
    names
}

/// The names as Word 6 and 95 write them: letters of one byte, no count.
fn old_names(table: &[u8]) -> Vec<String> {
    let mut names = Vec::new();
    let mut at = 2;
    while let Some(length) = u8_at(table, at).map(usize::from).filter(|length| *length > 0) {
        let name = table.get(at + 6..at + 1 + length).unwrap_or_default();
        let name = encoding_rs::WINDOWS_1252.decode_without_bom_handling(name).0;
        names.push(name.split('\0').next().unwrap_or_default().to_owned());
        at += 1 + length;
    }
    names
}
