//! Styles of text, paragraphs and lists.

use std::collections::HashMap;

use super::lists::{LEVELS, Level, ListStyle};
use crate::document::Alignment;
use crate::model::Unreadable;
use crate::readers::open_text::{height, struck};
use crate::readers::raised::Height;
use crate::readers::xml::{Element, Space, Token, XmlStream};

/// What a style of text or paragraphs says; what it leaves out its parent says.
#[derive(Debug, Clone, Default)]
struct Style {
    parent: Option<String>,
    font: Option<String>,
    bold: Option<bool>,
    italic: Option<bool>,
    hidden: Option<bool>,
    struck: Option<bool>,
    height: Option<Height>,
    alignment: Option<Alignment>,
    list: Option<String>,
}

/// A style with its parents' words put in.
#[derive(Debug, Clone, Default)]
pub(super) struct Look {
    pub(super) font: Option<String>,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) hidden: bool,
    /// Struck out: what people took back.
    pub(super) struck: bool,
    pub(super) height: Height,
    pub(super) alignment: Alignment,
    /// List style that the paragraph style brings.
    pub(super) list: Option<String>,
}

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    text: HashMap<String, Style>,
    paragraphs: HashMap<String, Style>,
    /// Families of the declared fonts, by the name that styles use.
    fonts: HashMap<String, String>,
    lists: HashMap<String, ListStyle>,
    /// Numbers of headings.
    pub(super) outline: ListStyle,
    /// Rows and columns that are not shown.
    collapsed: Vec<String>,
}

/// Parents followed at most.
const GENERATIONS: usize = 20;

impl Styles {
    /// Takes a style container that was opened (`office:styles`, `office:automatic-styles`, fonts), to its end.
    pub(super) fn take(&mut self, stream: &mut XmlStream<'_>) -> Result<(), Unreadable> {
        while let Some(element) = stream.child()? {
            self.style(&element, stream)?;
        }
        Ok(())
    }

    /// The list style of a name.
    pub(super) fn list(&self, name: &str) -> Option<&ListStyle> {
        self.lists.get(name)
    }

    /// A look as a paragraph style changes it.
    pub(super) fn paragraph(&self, name: Option<&str>, look: &Look) -> Look {
        Styles::resolved(&self.paragraphs, name, look)
    }

    /// A look as a text style changes it.
    pub(super) fn span(&self, name: Option<&str>, look: &Look) -> Look {
        Styles::resolved(&self.text, name, look)
    }

    /// Whether rows of that style are not shown.
    pub(super) fn is_collapsed(&self, name: &str) -> bool {
        self.collapsed.iter().any(|known| known == name)
    }

    fn resolved(family: &HashMap<String, Style>, name: Option<&str>, look: &Look) -> Look {
        let mut line = Vec::new();
        let mut next = name.and_then(|name| family.get(name));
        while let Some(style) = next.filter(|_| line.len() < GENERATIONS) {
            line.push(style);
            next = style.parent.as_ref().and_then(|parent| family.get(parent));
        }
        let mut look = look.clone();
        for style in line.into_iter().rev() {
            look.font = style.font.clone().or(look.font);
            look.bold = style.bold.unwrap_or(look.bold);
            look.italic = style.italic.unwrap_or(look.italic);
            look.hidden = style.hidden.unwrap_or(look.hidden);
            look.struck = style.struck.unwrap_or(look.struck);
            look.height = style.height.unwrap_or(look.height);
            look.alignment = style.alignment.unwrap_or(look.alignment);
            look.list = style.list.clone().or(look.list);
        }
        look
    }

    fn style(&mut self, element: &Element<'_>, stream: &mut XmlStream<'_>) -> Result<(), Unreadable> {
        let name = element.attribute("name").unwrap_or_default();
        match (element.space, element.name()) {
            (Space::Style, "font-face") => {
                if let Some(family) = element.attribute("font-family") {
                    self.fonts.insert(name, family.trim_matches('\'').to_owned());
                }
                stream.skip()
            }
            (Space::Style, "style") => {
                let family = element.attribute("family").unwrap_or_default();
                let (parent, list) = (element.attribute("parent-style-name"), element.attribute("list-style-name"));
                let mut style = Style { parent, list: list.filter(|l| !l.is_empty()), ..Style::default() };
                if self.properties(&mut style, stream)? {
                    self.collapsed.push(name.clone());
                }
                match family.as_str() {
                    "text" => drop(self.text.insert(name, style)),
                    "paragraph" => drop(self.paragraphs.insert(name, style)),
                    _ => {}
                }
                Ok(())
            }
            (Space::Style, "default-style") => {
                let is_paragraph = element.attribute("family").as_deref() == Some("paragraph");
                let mut style = Style::default();
                self.properties(&mut style, stream)?;
                // The styles without a parent stand on it by the name that applications give it.
                if is_paragraph && style.font.is_some() {
                    self.paragraphs.entry("Standard".to_owned()).or_default().font = style.font;
                }
                Ok(())
            }
            (Space::Text, "list-style") => {
                let levels = list_style(stream)?;
                self.lists.insert(name, levels);
                Ok(())
            }
            (Space::Text, "outline-style") => {
                self.outline = list_style(stream)?;
                Ok(())
            }
            _ => stream.skip(),
        }
    }

    /// Reads the properties in an open style; true if it hides a row or column.
    fn properties(&self, style: &mut Style, stream: &mut XmlStream<'_>) -> Result<bool, Unreadable> {
        let mut collapsed = false;
        while let Some(token) = stream.next()? {
            let Token::Open(element) = token else { break };
            match element.name_in(Space::Style) {
                "text-properties" => {
                    let named = element.attribute("font-name");
                    let family = named.map(|name| self.fonts.get(&name).cloned().unwrap_or(name));
                    style.font = family.or(element.attribute("font-family")).map(|f| f.trim_matches('\'').to_owned());
                    style.bold =
                        element.attribute("font-weight").map(|w| w == "bold" || w.starts_with(['6', '7', '8', '9']));
                    style.italic = element.attribute("font-style").map(|s| s != "normal");
                    style.hidden = element.attribute("display").map(|d| d == "none");
                    style.struck = struck(&element);
                    style.height = height(&element);
                }
                "paragraph-properties" => {
                    style.alignment = element.attribute("text-align").map(|align| match align.as_str() {
                        "center" => Alignment::Centre,
                        "end" | "right" => Alignment::End,
                        _ => Alignment::Start,
                    });
                }
                "table-row-properties" | "table-column-properties" => {
                    collapsed |= element.attribute("visibility").is_some_and(|v| v == "collapse");
                }
                _ => {}
            }
            stream.skip()?;
        }
        Ok(collapsed)
    }
}

/// Reads the levels of an open list style.
fn list_style(stream: &mut XmlStream<'_>) -> Result<ListStyle, Unreadable> {
    let mut levels = ListStyle::default();
    while let Some(token) = stream.next()? {
        let Token::Open(element) = token else { break };
        let number = element.number("level").and_then(|n| usize::try_from(n).ok()).unwrap_or(1);
        let level = match element.name_in(Space::Text) {
            "list-level-style-number" | "outline-level-style" => Some(numbered(&element)),
            "list-level-style-bullet" => {
                Some(Level { bullet: element.attribute("bullet-char").or(Some("•".to_owned())), ..Level::default() })
            }
            "list-level-style-image" => Some(Level { bullet: Some("•".to_owned()), ..Level::default() }),
            _ => None,
        };
        if let (Some(level), Some(slot)) = (level, levels.get_mut(number.clamp(1, LEVELS) - 1)) {
            *slot = Some(level);
        }
        stream.skip()?;
    }
    Ok(levels)
}

fn numbered(element: &Element<'_>) -> Level {
    let count = |name: &str| element.number(name);
    Level {
        format: element.attribute("num-format").unwrap_or_default(),
        prefix: element.attribute("num-prefix").unwrap_or_default(),
        suffix: element.attribute("num-suffix").unwrap_or_default(),
        bullet: None,
        start: count("start-value").unwrap_or(1),
        shown: count("display-levels").and_then(|n| usize::try_from(n).ok()).unwrap_or(1),
    }
}
