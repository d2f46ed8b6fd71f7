//! Styles of the XML of Excel 2002 and 2003.

use std::collections::HashMap;
use std::rc::Rc;

use crate::model::Unreadable;
use crate::readers::raised::Height;
use crate::readers::spreadsheet::format::NumberFormat;
use crate::readers::spreadsheet::look::{Font, Look};
use crate::readers::xml::{Element, Space, XmlStream};

/// Styles by their names.
#[derive(Debug, Default)]
pub(super) struct Styles {
    looks: Vec<Look>,
    known: HashMap<String, usize>,
}

impl Styles {
    /// The look of cells of that style; the first is that of cells without one.
    pub(super) fn look(&self, style: Option<&str>) -> usize {
        style.and_then(|name| self.known.get(name)).or_else(|| self.known.get("Default")).copied().unwrap_or(usize::MAX)
    }

    pub(super) fn into_looks(self) -> Vec<Look> {
        self.looks
    }

    /// Takes the open style, which begins with what its parent says.
    pub(super) fn take(&mut self, element: &Element<'_>, stream: &mut XmlStream<'_>) -> Result<(), Unreadable> {
        let parent = element.attribute("Parent").unwrap_or_else(|| "Default".to_owned());
        let mut look = self.known.get(&parent).and_then(|at| self.looks.get(*at)).cloned().unwrap_or_default();
        while let Some(part) = stream.child()? {
            match part.name_in(Space::OldSheet) {
                "NumberFormat" => {
                    let code = part.attribute("Format").unwrap_or_default();
                    look.format = Rc::new(NumberFormat::new(named(&code)));
                }
                "Font" => look = Look::new(Rc::clone(&look.format), Some(&font(&part))),
                _ => {}
            }
            stream.skip()?;
        }
        self.known.insert(element.attribute("ID").unwrap_or_default(), self.looks.len());
        self.looks.push(look);
        Ok(())
    }
}

fn font(element: &Element<'_>) -> Font {
    let on = |name: &str| element.attribute(name).is_some_and(|value| value == "1");
    Font {
        name: element.attribute("FontName"),
        bold: on("Bold"),
        italic: on("Italic"),
        struck: on("StrikeThrough"),
        height: Height::Line,
    }
}

/// The code of a format that goes by a name.
fn named(code: &str) -> &str {
    match code {
        "" | "General Number" => "General",
        "Fixed" => "0.00",
        "Standard" | "Currency" | "Euro Currency" => "#,##0.00",
        "Percent" => "0.00%",
        "Scientific" => "0.00E+00",
        "Short Date" | "General Date" | "Medium Date" | "Long Date" => "dd/mm/yyyy",
        "Short Time" | "Medium Time" | "Long Time" => "h:mm",
        other => other,
    }
}
