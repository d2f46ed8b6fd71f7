//! Styles of cells and sheets, put together.

use std::collections::HashMap;
use std::rc::Rc;

use super::code::Codes;
use crate::model::Unreadable;
use crate::readers::limits::Limits;
use crate::readers::open_text::{height, struck};
use crate::readers::raised::Height;
use crate::readers::spreadsheet::format::NumberFormat;
use crate::readers::spreadsheet::look::Look;
use crate::readers::spreadsheet::sheet::Piece;
use crate::readers::xml::{Element, Space, Token, XmlStream};

/// What a style says; what it leaves out its parent says.
#[derive(Debug, Clone, Default)]
struct Style {
    parent: Option<String>,
    /// Name of its number style.
    number: Option<String>,
    font: Option<String>,
    bold: Option<bool>,
    italic: Option<bool>,
    struck: Option<bool>,
    height: Option<Height>,
}

/// Styles of a workbook.
#[derive(Debug)]
pub(super) struct Styles {
    codes: Codes,
    fonts: HashMap<String, String>,
    cells: HashMap<String, Style>,
    texts: HashMap<String, Style>,
    /// Styles of sheets that are not shown.
    hidden: Vec<String>,
    looks: Vec<Look>,
    known: HashMap<(String, bool), usize>,
}

/// Parents followed at most.
const GENERATIONS: usize = 20;

/// What a share of 0.972 looks like where no style says so.
const PERCENT: &str = "0.##%";

impl Default for Styles {
    fn default() -> Styles {
        Styles {
            codes: Codes::default(),
            fonts: HashMap::new(),
            cells: HashMap::new(),
            texts: HashMap::new(),
            hidden: Vec::new(),
            looks: vec![Look::default()],
            known: HashMap::new(),
        }
    }
}

impl Styles {
    /// Takes all styles of a part.
    pub(super) fn take(&mut self, xml: &str, limits: &Limits) -> Result<(), Unreadable> {
        let mut stream = XmlStream::new(xml, limits);
        while let Some(token) = stream.next()? {
            let Token::Open(element) = token else { continue };
            match (element.space, element.name()) {
                (Space::Office, "body" | "master-styles" | "meta" | "settings") => stream.skip()?,
                (Space::Style, "font-face") => {
                    if let (Some(name), Some(family)) = (element.attribute("name"), element.attribute("font-family")) {
                        self.fonts.insert(name, family.trim_matches('\'').to_owned());
                    }
                }
                (Space::Style, "style" | "default-style") => self.style(&element, &mut stream)?,
                (Space::Number, name) if name.ends_with("-style") => self.codes.take(&element, &mut stream)?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Whether sheets of that style are hidden.
    pub(super) fn hides(&self, sheet_style: Option<&str>) -> bool {
        sheet_style.is_some_and(|name| self.hidden.iter().any(|hidden| hidden == name))
    }

    /// The look of a cell of that style; `percent` where its value is a share.
    pub(super) fn look(&mut self, style: &str, percent: bool) -> usize {
        let key = (style.to_owned(), percent);
        if let Some(at) = self.known.get(&key) {
            return *at;
        }
        let style = resolved(&self.cells, style);
        let code = style.number.and_then(|name| self.codes.get(&name)).unwrap_or("General");
        let code = if percent && !code.contains('%') { PERCENT } else { code };
        let format = Rc::new(NumberFormat::new(code));
        let (bold, italic) = (style.bold.unwrap_or(false), style.italic.unwrap_or(false));
        let struck = style.struck.unwrap_or(false);
        self.looks.push(Look { format, font: style.font, bold, italic, struck });
        self.known.insert(key, self.looks.len() - 1);
        self.looks.len() - 1
    }

    /// A piece of text without words, of that text style.
    pub(super) fn piece(&self, style: Option<&str>, outer: &Piece) -> Piece {
        let style = style.map(|name| resolved(&self.texts, name)).unwrap_or_default();
        Piece {
            text: String::new(),
            font: style.font.or_else(|| outer.font.clone()),
            bold: style.bold.or(outer.bold),
            italic: style.italic.or(outer.italic),
            struck: style.struck.or(outer.struck),
        }
    }

    /// Where text of that text style stands.
    pub(super) fn height(&self, style: Option<&str>) -> Option<Height> {
        style.and_then(|name| resolved(&self.texts, name).height)
    }

    /// The looks that cells were given.
    pub(super) fn into_looks(self) -> Vec<Look> {
        self.looks
    }

    fn style(&mut self, element: &Element<'_>, stream: &mut XmlStream<'_>) -> Result<(), Unreadable> {
        let name = element.attribute("name").unwrap_or_default();
        let family = element.attribute("family").unwrap_or_default();
        let (parent, number) = (element.attribute("parent-style-name"), element.attribute("data-style-name"));
        let mut style = Style { parent, number, ..Style::default() };
        while let Some(token) = stream.next()? {
            let Token::Open(element) = token else { break };
            match element.name_in(Space::Style) {
                "text-properties" => self.letters(&element, &mut style),
                "table-properties" if element.attribute("display").as_deref() == Some("false") => {
                    self.hidden.push(name.clone());
                }
                _ => {}
            }
            stream.skip()?;
        }
        match family.as_str() {
            "table-cell" => drop(self.cells.insert(name, style)),
            "text" => drop(self.texts.insert(name, style)),
            _ => {}
        }
        Ok(())
    }

    fn letters(&self, element: &Element<'_>, style: &mut Style) {
        let named = element.attribute("font-name").map(|name| self.fonts.get(&name).cloned().unwrap_or(name));
        let family = || element.attribute("font-family").map(|family| family.trim_matches('\'').to_owned());
        style.font = named.or_else(family);
        style.bold = element.attribute("font-weight").map(|w| w == "bold" || w.starts_with(['6', '7', '8', '9']));
        style.italic = element.attribute("font-style").map(|s| s != "normal");
        style.struck = struck(element);
        style.height = height(element);
    }
}

/// A style with its parents' words put in; the style without a name is the one that all stand on.
fn resolved(family: &HashMap<String, Style>, name: &str) -> Style {
    let mut style = Style::default();
    let mut next = family.get(name).or_else(|| family.get("Default"));
    for _ in 0..GENERATIONS {
        let Some(above) = next else { break };
        style.number = style.number.or_else(|| above.number.clone());
        style.font = style.font.or_else(|| above.font.clone());
        style.bold = style.bold.or(above.bold);
        style.italic = style.italic.or(above.italic);
        style.struck = style.struck.or(above.struck);
        style.height = style.height.or(above.height);
        next = above.parent.as_ref().and_then(|parent| family.get(parent));
    }
    style
}
