//! One cell of a sheet part.

use std::rc::Rc;

use super::rich::{rich, unescaped};
use crate::model::Unreadable;
use crate::readers::spreadsheet::sheet::{Content, Piece};
use crate::readers::xml::{Space, XmlStream};

/// What stands inside a cell's element.
#[derive(Default)]
struct Inside {
    value: Option<String>,
    inline: Option<Vec<Piece>>,
    formula: bool,
}

/// Reads the cell that was opened last; `kind` is its type as stored. `None` where nothing is stored.
pub(super) fn cell(
    stream: &mut XmlStream<'_>,
    kind: &str,
    strings: &[Rc<[Piece]>],
) -> Result<Option<Content>, Unreadable> {
    let inside = inside(stream)?;
    if let Some(pieces) = inside.inline {
        return Ok(Some(Content::Text(Rc::from(pieces))));
    }
    let text = inside.value.as_deref().unwrap_or_default();
    let stored = text.trim();
    if stored.is_empty() {
        // A text result may be empty; of other kinds an empty value is none, as some programs write formulas.
        let saved = kind == "str" && inside.value.is_some();
        return Ok((inside.formula && !saved).then_some(Content::FormulaWithoutValue));
    }
    Ok(Some(match kind {
        "s" => match stored.parse::<usize>().ok().and_then(|at| strings.get(at)) {
            Some(pieces) => Content::Text(Rc::clone(pieces)),
            None => return Ok(None),
        },
        "str" | "inlineStr" => Content::plain(unescaped(text.to_owned())),
        "b" => Content::Bool(matches!(stored, "1" | "true" | "TRUE")),
        "e" => Content::Error(stored.to_owned()),
        "d" => Content::Date(stored.to_owned()),
        // Some exports store text without saying so.
        _ => match stored.parse::<f64>() {
            Ok(number) if number.is_finite() => Content::Number(number),
            _ => Content::plain(text),
        },
    }))
}

fn inside(stream: &mut XmlStream<'_>) -> Result<Inside, Unreadable> {
    let mut inside = Inside::default();
    while let Some(element) = stream.child()? {
        match element.name_in(Space::Sheet) {
            "v" => inside.value = Some(stream.text()?),
            "is" => inside.inline = Some(rich(stream)?),
            "f" => {
                inside.formula = true;
                stream.skip()?;
            }
            _ => stream.skip()?,
        }
    }
    Ok(inside)
}
