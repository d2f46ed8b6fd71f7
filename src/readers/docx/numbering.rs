//! Lists of a Word document, as defined.

use std::collections::HashMap;

use super::properties::next_element;
use super::styles::Styles;
use crate::model::Unreadable;
use crate::readers::xml::{Element, Space, Token, XmlStream};

/// Levels that a list can have.
pub(super) const LEVELS: usize = 9;

/// All lists: a list (`w:num`) is an instance of a definition (`w:abstractNum`) that others may share.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbering {
    definitions: HashMap<i64, Definition>,
    lists: HashMap<i64, List>,
}

/// The levels of a definition.
#[derive(Debug, Clone, Default)]
struct Definition {
    levels: HashMap<usize, Level>,
    /// Style whose list this definition stands for.
    style_link: Option<String>,
}

#[derive(Debug, Clone, Default)]
struct List {
    definition: i64,
    overrides: HashMap<usize, Level>,
    restarts: HashMap<usize, i64>,
}

/// One level of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Level {
    pub(super) start: i64,
    /// Number format: "decimal", "lowerLetter", "bullet".
    pub(super) format: String,
    /// Text with `%1` … `%9` for the numbers of the levels.
    pub(super) text: String,
    /// Level (from 1) at whose step this one starts again; 0 never.
    pub(super) restart_after: Option<i64>,
    /// All numbers in it are shown as decimal.
    pub(super) is_legal: bool,
    /// Paragraph style that stands for this level.
    pub(super) style: Option<String>,
}

impl Default for Level {
    fn default() -> Level {
        Level {
            start: 1,
            format: "decimal".to_owned(),
            text: String::new(),
            restart_after: None,
            is_legal: false,
            style: None,
        }
    }
}

impl Numbering {
    /// Reads the numbering part.
    pub(super) fn read(stream: &mut XmlStream<'_>) -> Result<Numbering, Unreadable> {
        let mut numbering = Numbering::default();
        while let Some(token) = stream.next()? {
            let Token::Open(element) = token else { continue };
            match element.name_in(Space::Word) {
                "abstractNum" => {
                    let id = element.number("abstractNumId").unwrap_or(-1);
                    numbering.definitions.insert(id, read_definition(stream)?);
                }
                "num" => {
                    let id = element.number("numId").unwrap_or(-1);
                    numbering.lists.insert(id, read_list(stream)?);
                }
                _ => {}
            }
        }
        Ok(numbering)
    }

    /// Key of the counters of a list (lists of one definition count on together) and its levels.
    pub(super) fn list(&self, id: i64, styles: &Styles) -> Option<(i64, HashMap<usize, Level>)> {
        let list = self.lists.get(&id)?;
        let mut key = list.definition;
        let mut definition = self.definitions.get(&key)?;
        if let Some(link) = &definition.style_link {
            let linked = styles.named(link).and_then(|s| s.paragraph.list).and_then(|l| self.lists.get(&l));
            if let Some(real) = linked.and_then(|l| self.definitions.get(&l.definition)) {
                key = linked.map_or(key, |l| l.definition);
                definition = real;
            }
        }
        let mut levels = definition.levels.clone();
        levels.extend(list.overrides.clone());
        Some((key, levels))
    }

    /// Levels at which a list starts anew when it is first used, with their numbers.
    pub(super) fn restarts(&self, id: i64) -> Option<&HashMap<usize, i64>> {
        self.lists.get(&id).map(|l| &l.restarts)
    }
}

fn read_definition(stream: &mut XmlStream<'_>) -> Result<Definition, Unreadable> {
    let mut definition = Definition::default();
    while let Some(Token::Open(element)) = next_element(stream)? {
        match element.name_in(Space::Word) {
            "lvl" => {
                let at = level_index(&element);
                let level = read_level(stream)?;
                if let Some(at) = at {
                    definition.levels.insert(at, level);
                }
                continue;
            }
            "numStyleLink" => definition.style_link = element.attribute("val"),
            _ => {}
        }
        stream.skip()?;
    }
    Ok(definition)
}

fn read_list(stream: &mut XmlStream<'_>) -> Result<List, Unreadable> {
    let mut list = List::default();
    while let Some(Token::Open(element)) = next_element(stream)? {
        match element.name_in(Space::Word) {
            "abstractNumId" => list.definition = element.number("val").unwrap_or(-1),
            "lvlOverride" => {
                let at = level_index(&element);
                read_override(stream, &mut list, at)?;
                continue;
            }
            _ => {}
        }
        stream.skip()?;
    }
    Ok(list)
}

fn read_override(stream: &mut XmlStream<'_>, list: &mut List, at: Option<usize>) -> Result<(), Unreadable> {
    while let Some(Token::Open(element)) = next_element(stream)? {
        match (element.name_in(Space::Word), at) {
            ("startOverride", Some(at)) => {
                list.restarts.insert(at, element.number("val").unwrap_or(1));
            }
            ("lvl", at) => {
                let level = read_level(stream)?;
                if let Some(at) = at {
                    list.overrides.insert(at, level);
                }
                continue;
            }
            _ => {}
        }
        stream.skip()?;
    }
    Ok(())
}

fn read_level(stream: &mut XmlStream<'_>) -> Result<Level, Unreadable> {
    let mut level = Level::default();
    let mut open = 1_usize;
    // The format may stand inside mc:AlternateContent; the plain form comes last and holds.
    while open > 0 {
        match next_element(stream)? {
            Some(Token::Open(element)) => {
                open += 1;
                match element.name_in(Space::Word) {
                    "start" => level.start = element.number("val").unwrap_or(1),
                    "numFmt" => level.format = element.attribute("val").unwrap_or(level.format),
                    "lvlText" => level.text = element.attribute("val").unwrap_or_default(),
                    "lvlRestart" => level.restart_after = element.number("val"),
                    "isLgl" => level.is_legal = element.is_on(),
                    "pStyle" => level.style = element.attribute("val"),
                    _ => {}
                }
            }
            Some(_) => open -= 1,
            None => break,
        }
    }
    Ok(level)
}

fn level_index(element: &Element<'_>) -> Option<usize> {
    usize::try_from(element.number("ilvl")?).ok().filter(|level| *level < LEVELS)
}
