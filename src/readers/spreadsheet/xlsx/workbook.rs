//! The workbook part: tabs and calendar.

use crate::model::Unreadable;
use crate::readers::limits::{Limits, corrupt};
use crate::readers::package::Package;
use crate::readers::relations::{of_kind, relations};
use crate::readers::xml::{Space, Token, XmlStream};

/// A tab of a workbook.
#[derive(Debug)]
pub(super) struct Tab {
    pub(super) name: String,
    /// Hidden in either degree.
    pub(super) hidden: bool,
    /// Id of the relation to its part.
    pub(super) relation: String,
}

/// Name of the workbook part: by the package's relations, else by its usual name.
pub(super) fn main_part(package: &mut Package<'_>, limits: &Limits) -> Result<String, Unreadable> {
    let root = relations(package, "", limits)?;
    if let Some(name) = of_kind(&root, "officeDocument").filter(|name| package.has(name)) {
        return Ok(name.to_owned());
    }
    let usual = "xl/workbook.xml";
    if package.has(usual) { Ok(usual.to_owned()) } else { Err(corrupt("no workbook part")) }
}

/// The tabs in their order, and whether days count from 1904.
pub(super) fn tabs(xml: &str, limits: &Limits) -> Result<(Vec<Tab>, bool), Unreadable> {
    let (mut tabs, mut from_1904) = (Vec::new(), false);
    let mut stream = XmlStream::new(xml, limits);
    while let Some(token) = stream.next()? {
        let Token::Open(element) = token else { continue };
        match element.name_in(Space::Sheet) {
            "workbookPr" => from_1904 = matches!(element.attribute("date1904").as_deref(), Some("1" | "true" | "on")),
            "sheet" => tabs.push(Tab {
                name: element.attribute("name").unwrap_or_default(),
                hidden: matches!(element.attribute("state").as_deref(), Some("hidden" | "veryHidden")),
                relation: element.attribute("id").unwrap_or_default(),
            }),
            _ => {}
        }
    }
    Ok((tabs, from_1904))
}
