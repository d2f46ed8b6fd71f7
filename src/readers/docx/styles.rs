//! Styles of a Word document, flattened.

use std::collections::HashMap;

use super::properties::{ParagraphProperties, RunProperties, Theme, next_element, read_paragraph, read_run};
use crate::model::Unreadable;
use crate::readers::xml::{Space, Token, XmlStream};

/// The styles, each with what it inherits.
#[derive(Debug, Clone, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    /// Id of the style of paragraphs that name none.
    default_paragraph: Option<String>,
    /// What all text begins with.
    defaults: RunProperties,
}

/// A style with what it inherits.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Style {
    based_on: Option<String>,
    pub(super) run: RunProperties,
    pub(super) paragraph: ParagraphProperties,
}

impl Styles {
    /// Reads the styles part.
    pub(super) fn read(stream: &mut XmlStream<'_>, theme: &Theme) -> Result<Styles, Unreadable> {
        let mut styles = Styles::default();
        while let Some(token) = stream.next()? {
            let Token::Open(element) = token else { continue };
            match element.name_in(Space::Word) {
                "rPrDefault" => {
                    if let Some(Token::Open(_)) = next_element(stream)? {
                        styles.defaults = read_run(stream, theme)?;
                    }
                }
                "style" => {
                    let id = element.attribute("styleId").unwrap_or_default();
                    let is_default = element.attribute("default").is_some_and(|v| v == "1" || v == "true");
                    if is_default && element.attribute("type").as_deref() == Some("paragraph") {
                        styles.default_paragraph = Some(id.clone());
                    }
                    let style = read_style(stream, theme, &id)?;
                    styles.by_id.insert(id, style);
                }
                _ => {}
            }
        }
        styles.flatten();
        Ok(styles)
    }

    /// The style of a paragraph: the named one, else the default.
    pub(super) fn paragraph(&self, id: Option<&str>) -> Option<&Style> {
        id.and_then(|id| self.by_id.get(id)).or_else(|| self.by_id.get(self.default_paragraph.as_deref()?))
    }

    /// A style by its id.
    pub(super) fn named(&self, id: &str) -> Option<&Style> {
        self.by_id.get(id)
    }

    /// What all text begins with.
    pub(super) fn defaults(&self) -> &RunProperties {
        &self.defaults
    }

    fn flatten(&mut self) {
        let ids: Vec<String> = self.by_id.keys().cloned().collect();
        let flat = ids.iter().filter_map(|id| Some((id.clone(), self.inherited(id)?))).collect();
        self.by_id = flat;
    }

    /// A style with what it inherits; a chain that runs in a circle ends after a dozen steps.
    fn inherited(&self, id: &str) -> Option<Style> {
        const LONGEST_CHAIN: usize = 12;
        let mut style = self.by_id.get(id)?.clone();
        let mut next = style.based_on.clone();
        for _ in 0..LONGEST_CHAIN {
            let Some(base) = next.as_deref().and_then(|b| self.by_id.get(b)) else { break };
            style.run = style.run.over(&base.run);
            let (own, under) = (&mut style.paragraph, &base.paragraph);
            own.list = own.list.or(under.list);
            own.level = own.level.or(under.level);
            own.outline = own.outline.or(under.outline);
            own.alignment = own.alignment.or(under.alignment);
            next = base.based_on.clone();
        }
        Some(style)
    }
}

fn read_style(stream: &mut XmlStream<'_>, theme: &Theme, id: &str) -> Result<Style, Unreadable> {
    let mut style = Style::default();
    let mut name = String::new();
    while let Some(Token::Open(element)) = next_element(stream)? {
        match element.name_in(Space::Word) {
            "name" => name = element.attribute("val").unwrap_or_default().to_lowercase(),
            "basedOn" => style.based_on = element.attribute("val").filter(|base| base != id),
            "rPr" => {
                style.run = read_run(stream, theme)?;
                continue;
            }
            "pPr" => {
                style.paragraph = read_paragraph(stream, theme)?;
                continue;
            }
            _ => {}
        }
        stream.skip()?;
    }
    // A heading style says its level by its name too; some programs write only that.
    let named = name.strip_prefix("heading ").and_then(|n| n.trim().parse::<i64>().ok());
    style.paragraph.outline = style.paragraph.outline.or(named.filter(|n| (1..=9).contains(n)).map(|n| n - 1));
    Ok(style)
}
