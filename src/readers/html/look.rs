//! How text looks: font, bold, hidden.

use super::tokens::Tag;
use crate::document::{Alignment, Visibility};
use crate::readers::raised::Height;

/// How text looks inside an element.
#[derive(Debug, Clone, Default)]
pub(super) struct Look {
    pub(super) font: Option<String>,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) visibility: Visibility,
    /// Deleted with tracked changes.
    pub(super) deleted: bool,
    pub(super) height: Height,
    pub(super) alignment: Alignment,
}

impl Look {
    /// The look inside of a tag that stands in this one.
    pub(super) fn inside(&self, tag: &Tag<'_>) -> Look {
        let mut look = self.clone();
        match tag.name.as_str() {
            "b" | "strong" | "th" => look.bold = true,
            "i" | "em" => look.italic = true,
            "del" => look.deleted = true,
            "s" | "strike" => look.visibility = Visibility::Hidden,
            "sup" => look.height = Height::Raised,
            "sub" => look.height = Height::Lowered,
            "center" => look.alignment = Alignment::Centre,
            _ => {}
        }
        if let Some(face) = tag.attribute("face") {
            look.font = family(&face);
        }
        if let Some(align) = tag.attribute("align") {
            look.align(&align);
        }
        if tag.attribute("hidden").is_some() {
            look.visibility = Visibility::Hidden;
        }
        if let Some(style) = tag.attribute("style") {
            look.style(&style);
        }
        look
    }

    fn style(&mut self, style: &str) {
        for (property, value) in style.split(';').filter_map(|rule| rule.split_once(':')) {
            let lower = value.trim().to_ascii_lowercase();
            match property.trim().to_ascii_lowercase().as_str() {
                "font-family" => self.font = family(value),
                "font-weight" => {
                    self.bold = matches!(lower.as_str(), "bold" | "bolder" | "600" | "700" | "800" | "900")
                }
                "font-style" => self.italic = lower == "italic",
                "display" if lower == "none" => self.visibility = Visibility::Hidden,
                "visibility" if lower == "hidden" => self.visibility = Visibility::Hidden,
                "mso-hide" if lower == "all" => self.visibility = Visibility::Hidden,
                "text-decoration" | "text-decoration-line" if lower.contains("line-through") => {
                    self.visibility = Visibility::Hidden;
                }
                "vertical-align" if matches!(lower.as_str(), "super" | "sub") => self.height = Height::of_word(&lower),
                "text-align" => self.align(&lower),
                _ => {}
            }
        }
    }

    fn align(&mut self, value: &str) {
        self.alignment = match value.trim().to_ascii_lowercase().as_str() {
            "center" | "middle" => Alignment::Centre,
            "right" | "end" => Alignment::End,
            _ => Alignment::Start,
        };
    }
}

fn family(value: &str) -> Option<String> {
    let first = value.split(',').next()?.trim().trim_matches(['"', '\'']).trim();
    (!first.is_empty()).then(|| first.to_owned())
}
