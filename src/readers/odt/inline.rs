//! Reads the inside of paragraphs.

use super::body::Walker;
use super::styles::Look;
use crate::document::{Block, Remark, Story};
use crate::model::Unreadable;
use crate::readers::assembly::Draft;
use crate::readers::blanks::collapsed;
use crate::readers::limits::too_large;
use crate::readers::xml::{Element, Space, Token};

impl Walker<'_, '_, '_> {
    /// Reads text and its wrappers up to the end of the open element; notes and boxes go to `asides`.
    pub(super) fn inlines(
        &mut self,
        look: &Look,
        draft: &mut Draft,
        asides: &mut Vec<Block>,
    ) -> Result<(), Unreadable> {
        while let Some(token) = self.stream.next()? {
            match token {
                Token::Open(element) => self.inline(&element, look, draft, asides)?,
                Token::Close => break,
                Token::Text(text) => self.push(&collapsed(&text), look, draft),
            }
        }
        Ok(())
    }

    fn inline(
        &mut self,
        element: &Element<'_>,
        look: &Look,
        draft: &mut Draft,
        asides: &mut Vec<Block>,
    ) -> Result<(), Unreadable> {
        match (element.space, element.name()) {
            (Space::Text, "span") => {
                let style = element.attribute("style-name");
                let inner = self.styles.span(style.as_deref(), look);
                return self.inlines(&inner, draft, asides);
            }
            (Space::Text, "s") => {
                let count = element.number("c").and_then(|n| usize::try_from(n).ok()).unwrap_or(1);
                if count > self.assembly.limits.characters {
                    return Err(too_large("characters"));
                }
                // More blanks than this say nothing more.
                self.push(&" ".repeat(count.min(200)), look, draft);
            }
            (Space::Text, "tab") => self.push("\t", look, draft),
            (Space::Text, "line-break") => self.push("\n", look, draft),
            (Space::Text, "note") => return self.note(asides),
            (Space::Text, "ruby-text" | "hidden-text" | "hidden-paragraph" | "script") => {}
            (Space::Text, name) if is_mark(name) => {}
            // Fields, links and the like show their content.
            (Space::Text, _) => return self.inlines(look, draft, asides),
            (Space::Office, "annotation") => return self.aside(Story::Comment, asides),
            (Space::Draw, "a") => return self.inlines(look, draft, asides),
            (Space::Draw, _) => return self.shape(element, asides),
            _ => {}
        }
        self.stream.skip()
    }

    fn note(&mut self, asides: &mut Vec<Block>) -> Result<(), Unreadable> {
        while let Some(element) = self.stream.child()? {
            match element.name_in(Space::Text) {
                "note-body" => self.aside(Story::Note, asides)?,
                _ => self.stream.skip()?,
            }
        }
        Ok(())
    }

    /// Reads a frame or shape: the text in it, pictures counted.
    pub(super) fn shape(&mut self, element: &Element<'_>, into: &mut Vec<Block>) -> Result<(), Unreadable> {
        match element.name() {
            "image" => {
                self.assembly.picture();
                self.stream.skip()
            }
            // Sheets and charts that lie in the text are files of their own: their picture is seen, they are not read.
            "object" | "object-ole" => {
                let name = element.attribute("href").unwrap_or_default();
                let what = name.trim_start_matches("./").to_owned();
                self.assembly.remark(Remark::PartUnread { what });
                self.stream.skip()
            }
            "plugin" | "applet" => self.stream.skip(),
            _ => self.aside(Story::TextBox, into),
        }
    }
}

/// Marks of places, which show nothing.
fn is_mark(name: &str) -> bool {
    name.starts_with("bookmark")
        || name.starts_with("reference-mark")
        || name.starts_with("change")
        || name.ends_with("-mark")
        || name.ends_with("-mark-start")
        || name.ends_with("-mark-end")
        || name == "soft-page-break"
}
