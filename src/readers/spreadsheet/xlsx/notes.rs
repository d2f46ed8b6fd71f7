//! Comments and text boxes on a sheet.

use super::rich::rich;
use crate::model::Unreadable;
use crate::readers::spreadsheet::area::address;
use crate::readers::spreadsheet::budget::Budget;
use crate::readers::spreadsheet::sheet::{Sheet, SheetNote};
use crate::readers::xml::{Space, Token, XmlStream};

/// Reads the comments part of a sheet.
pub(super) fn notes(xml: &str, budget: &mut Budget<'_>, sheet: &mut Sheet) -> Result<(), Unreadable> {
    let mut stream = XmlStream::new(xml, budget.limits);
    let mut at = None;
    while let Some(token) = stream.next()? {
        let Token::Open(element) = token else { continue };
        match element.name_in(Space::Sheet) {
            "comment" => at = element.attribute("ref").and_then(|r| address(&r)),
            "text" => {
                let text: String = rich(&mut stream)?.into_iter().map(|piece| piece.text).collect();
                if let (Some((row, column)), true) = (at, budget.takes_text(&text)) {
                    sheet.notes.push(SheetNote { row, column, text });
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// Reads the paragraphs of boxes and shapes from the drawing part of a sheet.
pub(super) fn boxes(xml: &str, budget: &mut Budget<'_>, sheet: &mut Sheet) -> Result<(), Unreadable> {
    let mut stream = XmlStream::new(xml, budget.limits);
    let mut paragraph = String::new();
    let mut take = |paragraph: &mut String| {
        let text = std::mem::take(paragraph);
        if budget.takes_text(&text) {
            sheet.boxes.push(text);
        }
    };
    while let Some(token) = stream.next()? {
        let Token::Open(element) = token else { continue };
        match (element.space, element.name()) {
            (Space::Compat, "Fallback") => stream.skip()?,
            (Space::Drawing, "p") => take(&mut paragraph),
            (Space::Drawing, "t") => paragraph.push_str(&stream.text()?),
            (Space::Drawing, "br") => paragraph.push('\n'),
            _ => {}
        }
    }
    take(&mut paragraph);
    Ok(())
}
