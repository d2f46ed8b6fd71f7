//! The style part: fonts and number formats.

use std::collections::HashMap;
use std::rc::Rc;

use crate::model::Unreadable;
use crate::readers::limits::Limits;
use crate::readers::spreadsheet::format::{NumberFormat, builtin};
use crate::readers::spreadsheet::look::{Font, Look};
use crate::readers::xml::{Element, Space, Token, XmlStream};

/// Excel keeps no more looks than these.
const MOST_LOOKS: usize = 65_536;

/// The looks of cells, in the order that cells name them by.
pub(super) fn looks(xml: &str, limits: &Limits) -> Result<Vec<Look>, Unreadable> {
    let mut styles = Styles::default();
    let mut stream = XmlStream::new(xml, limits);
    let mut path: Vec<Inside> = Vec::new();
    while let Some(token) = stream.next()? {
        match token {
            Token::Open(element) => {
                let outer = path.last().copied().unwrap_or(Inside::Other);
                path.push(styles.open(&element, outer));
            }
            Token::Close => {
                path.pop();
            }
            Token::Text(_) => {}
        }
    }
    Ok(styles.looks)
}

/// The element that another stands in; differential styles have fonts and formats too, which cells do not name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    Root,
    Formats,
    Fonts,
    Font,
    CellLooks,
    Other,
}

#[derive(Default)]
struct Styles {
    codes: HashMap<u32, String>,
    formats: HashMap<u32, Rc<NumberFormat>>,
    fonts: Vec<Font>,
    looks: Vec<Look>,
}

impl Styles {
    fn open(&mut self, element: &Element<'_>, outer: Inside) -> Inside {
        match (outer, element.name_in(Space::Sheet)) {
            (_, "styleSheet") => Inside::Root,
            (Inside::Root, "numFmts") => Inside::Formats,
            (Inside::Root, "fonts") => Inside::Fonts,
            (Inside::Root, "cellXfs") => Inside::CellLooks,
            (Inside::Formats, "numFmt") => {
                if let (Some(id), Some(code)) = (id(element, "numFmtId"), element.attribute("formatCode")) {
                    self.codes.insert(id, code);
                }
                Inside::Other
            }
            (Inside::Fonts, "font") => {
                self.fonts.push(Font::default());
                Inside::Font
            }
            (Inside::Font, property) => {
                if let Some(font) = self.fonts.last_mut() {
                    match property {
                        "name" => font.name = element.attribute("val"),
                        "b" => font.bold = element.is_on(),
                        "i" => font.italic = element.is_on(),
                        "strike" => font.struck = element.is_on(),
                        _ => {}
                    }
                }
                Inside::Other
            }
            (Inside::CellLooks, "xf") if self.looks.len() < MOST_LOOKS => {
                let format = self.format(id(element, "numFmtId").unwrap_or(0));
                let font = self.fonts.get(id(element, "fontId").unwrap_or(0) as usize);
                self.looks.push(Look::new(format, font));
                Inside::Other
            }
            _ => Inside::Other,
        }
    }

    fn format(&mut self, id: u32) -> Rc<NumberFormat> {
        let code = self.codes.get(&id).map_or_else(|| builtin(id), String::as_str);
        Rc::clone(self.formats.entry(id).or_insert_with(|| Rc::new(NumberFormat::new(code))))
    }
}

fn id(element: &Element<'_>, name: &str) -> Option<u32> {
    element.number(name).and_then(|n| n.try_into().ok())
}
