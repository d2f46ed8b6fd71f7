//! Styles of paragraphs and characters.

use super::character::Characters;
use super::paragraph::Properties;
use super::sprm::Changes;
use crate::readers::bytes::{u16_at, u32_at};

/// A style: what it stands on and the changes that it makes.
#[derive(Debug, Clone, Copy, Default)]
struct Style<'a> {
    /// Number that Word gives its own styles; headings are 1 to 9.
    kind: u16,
    base: u16,
    paragraph: &'a [u8],
    characters: &'a [u8],
}

/// All styles of a document, by number.
#[derive(Debug, Default)]
pub(super) struct Styles<'a> {
    styles: Vec<Style<'a>>,
    font: Option<u16>,
}

/// No style.
const NONE: u16 = 0x0FFF;
/// Styles that stand on one another, at most.
const GENERATIONS: usize = 20;

impl<'a> Styles<'a> {
    /// Reads the style sheet; a broken one has fewer styles.
    pub(super) fn read(table: &'a [u8]) -> Styles<'a> {
        let head = usize::from(u16_at(table, 0).unwrap_or(0));
        let count = usize::from(u16_at(table, 2).unwrap_or(0));
        let base = usize::from(u16_at(table, 4).unwrap_or(10));
        let font = if head >= 18 { u16_at(table, 14) } else { None };
        let mut styles = Vec::new();
        let mut at = 2 + head;
        while styles.len() < count {
            let Some(length) = u16_at(table, at).map(usize::from) else { break };
            let record = table.get(at + 2..at + 2 + length).unwrap_or_default();
            styles.push(style(record, base).unwrap_or(Style { base: NONE, ..Style::default() }));
            // Records begin at even places.
            at += 2 + length + length % 2;
        }
        Styles { styles, font }
    }

    /// Properties of paragraphs and their characters as a paragraph style has them.
    pub(super) fn paragraph(&self, number: u16) -> (Properties, Characters) {
        let mut properties = Properties::default();
        let mut characters = Characters { font: self.font, ..Characters::default() };
        for style in self.line(number).into_iter().rev() {
            properties.change(Changes { list: style.paragraph, is_old: false }, &[]);
            characters = characters.changed(Changes { list: style.characters, is_old: false }, None);
        }
        let heading = self.styles.get(usize::from(number)).map(|s| s.kind).filter(|kind| (1..=9).contains(kind));
        properties.outline = properties.outline.or(heading.and_then(|kind| u8::try_from(kind).ok()));
        (properties, characters)
    }

    /// The changes that a character style makes.
    pub(super) fn character_changes(&self, number: u16) -> &'a [u8] {
        self.styles.get(usize::from(number)).map_or(&[], |style| style.characters)
    }

    /// A style and those that it stands on.
    fn line(&self, number: u16) -> Vec<&Style<'a>> {
        let mut line = Vec::new();
        let mut next = self.styles.get(usize::from(number));
        while let Some(style) = next.filter(|_| line.len() < GENERATIONS) {
            line.push(style);
            next = if style.base == NONE { None } else { self.styles.get(usize::from(style.base)) };
        }
        line
    }
}

fn style(record: &[u8], base: usize) -> Option<Style<'_>> {
    let first = u32_at(record, 0)?;
    let kind = (first & 0x0FFF) as u16;
    let is_paragraph = (first >> 16) & 0x0F == 1;
    let on = ((first >> 20) & 0x0FFF) as u16;
    let name = usize::from(u16_at(record, base)?);
    let mut at = base + 2 + 2 * name + 2;
    let mut changes = || {
        let length = usize::from(u16_at(record, at)?);
        let list = record.get(at + 2..at + 2 + length)?;
        at += 2 + length + length % 2;
        Some(list)
    };
    let mut style = Style { kind, base: on, ..Style::default() };
    if is_paragraph {
        style.paragraph = changes().and_then(|list| list.get(2..)).unwrap_or_default();
    }
    // No style has as many changes as this; a broken length may say so.
    style.characters = changes().filter(|list| list.len() < 4096).unwrap_or_default();
    Some(style)
}
