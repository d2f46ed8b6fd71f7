//! One cell of an OpenDocument sheet.

use std::rc::Rc;

use super::styles::Styles;
use super::text::{paragraph, paragraphs};
use crate::model::Unreadable;
use crate::readers::spreadsheet::sheet::{Content, Piece};
use crate::readers::xml::{Element, Space, Token, XmlStream};

/// A cell as it stands in its row.
#[derive(Debug, Default)]
pub(super) struct RowCell {
    /// Columns that it stands in, one after another.
    pub(super) columns: u32,
    /// Rows and columns that it covers.
    pub(super) spans: (u32, u32),
    pub(super) style: Option<String>,
    pub(super) content: Option<Content>,
    /// A share, shown in percent.
    pub(super) percent: bool,
    pub(super) note: Option<String>,
    /// Text of boxes and shapes that hang on it.
    pub(super) boxes: Vec<String>,
}

/// Reads the open cell.
pub(super) fn cell(element: &Element<'_>, stream: &mut XmlStream<'_>, styles: &Styles) -> Result<RowCell, Unreadable> {
    let count = |name: &str| element.number(name).and_then(|n| u32::try_from(n).ok()).unwrap_or(1).max(1);
    let stored = Stored::of(element);
    let mut cell = RowCell {
        columns: count("number-columns-repeated"),
        spans: (count("number-rows-spanned"), count("number-columns-spanned")),
        style: element.attribute("style-name"),
        percent: stored.kind == "percentage",
        ..RowCell::default()
    };
    let mut pieces = Vec::new();
    while let Some(token) = stream.next()? {
        let Token::Open(element) = token else {
            if matches!(token, Token::Close) {
                break;
            }
            continue;
        };
        match (element.space, element.name()) {
            (Space::Text, "p" | "h") => paragraph(stream, styles, &mut pieces)?,
            (Space::Office, "annotation") => cell.note = Some(paragraphs(stream, styles)?),
            (Space::Draw, _) => cell.boxes.push(paragraphs(stream, styles)?),
            _ => stream.skip()?,
        }
    }
    cell.content = stored.content(pieces);
    Ok(cell)
}

/// What the attributes of a cell say.
struct Stored {
    kind: String,
    value: Option<String>,
    formula: bool,
}

impl Stored {
    fn of(element: &Element<'_>) -> Stored {
        let kind = element.attribute("value-type").unwrap_or_default();
        let value = match kind.as_str() {
            "date" => "date-value",
            "time" => "time-value",
            "boolean" => "boolean-value",
            "string" => "string-value",
            _ => "value",
        };
        Stored { value: element.attribute(value), formula: element.attribute("formula").is_some(), kind }
    }

    fn content(self, pieces: Vec<Piece>) -> Option<Content> {
        let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        let shown = text.trim();
        if self.formula && is_error(shown) {
            return Some(Content::Error(shown.to_owned()));
        }
        let value = self.value.as_deref().unwrap_or_default().trim();
        let number = || value.parse::<f64>().ok().filter(|n| n.is_finite());
        let typed = match self.kind.as_str() {
            // Truths that a formula gives are stored as numbers.
            "float" if self.formula && matches!(shown, "TRUE" | "FALSE") => Some(Content::Bool(shown == "TRUE")),
            "float" | "percentage" | "currency" => number().map(Content::Number),
            "date" if !value.is_empty() => Some(Content::Date(value.to_owned())),
            // Neither a date nor a figure.
            "time" if shown.is_empty() => clock(value).map(Content::plain),
            "boolean" => Some(Content::Bool(value == "true")),
            "" if self.formula && shown.is_empty() => return Some(Content::FormulaWithoutValue),
            _ => None,
        };
        match typed {
            Some(content) => Some(content),
            None if text.is_empty() => self.value.filter(|v| !v.is_empty()).map(Content::plain),
            None => Some(Content::Text(Rc::from(pieces))),
        }
    }
}

/// Whether a formula's text is the name of an error.
fn is_error(text: &str) -> bool {
    let named = text.starts_with('#') && (text.ends_with(['!', '?']) || text == "#N/A");
    named || text.strip_prefix("Err:").is_some_and(|code| code.parse::<u32>().is_ok())
}

/// A time of day such as `PT14H30M00S` as people write it.
fn clock(text: &str) -> Option<String> {
    let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
    let minutes = rest.split_once('M').map_or("0", |(minutes, _)| minutes);
    Some(format!("{:02}:{:02}", hours.parse::<u32>().ok()?, minutes.parse::<u32>().ok()?))
}
