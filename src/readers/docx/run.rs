//! The inside of paragraphs: runs and text.

use super::body::Walker;
use super::context;
use super::draft::Draft;
use super::properties::{RunProperties, read_run};
use crate::model::Unreadable;
use crate::readers::limits::too_large;
use crate::readers::raised::{Height, at_height};
use crate::readers::symbol::{shown, symbol};
use crate::readers::xml::{Element, Space};

impl Walker<'_, '_> {
    /// Reads one child of a paragraph.
    pub(super) fn inline(&mut self, element: &Element<'_>, draft: &mut Draft) -> Result<(), Unreadable> {
        if element.space == Space::Math {
            return self.formula(draft);
        }
        if element.name_in(Space::Compat) == "AlternateContent" {
            return self.alternate(|walker| walker.inlines(draft));
        }
        match (element.space, element.name()) {
            // Changes and smart tags in the XML of Word 2003.
            (Space::Other, "content") => return self.inlines(draft),
            (Space::Other, "annotation") if self.is_kept(element) => return self.inlines(draft),
            (Space::Other, _) if element.attribute("st").is_some_and(|on| on == "on") => return self.inlines(draft),
            _ => {}
        }
        match element.name_in(Space::Word) {
            "r" => self.run(draft),
            "ins" | "moveTo" => {
                self.tally.tracked = true;
                self.inlines(draft)
            }
            "hyperlink" | "hlink" | "smartTag" | "customXml" | "sdt" | "sdtContent" | "fldSimple" | "dir" | "bdo"
            | "ruby" | "rubyBase" => self.inlines(draft),
            "del" | "moveFrom" => {
                self.tally.tracked = true;
                self.stream.skip()
            }
            "subDoc" => {
                self.tally.chunks.extend(element.attribute("id"));
                self.stream.skip()
            }
            _ => self.stream.skip(),
        }
    }

    fn inlines(&mut self, draft: &mut Draft) -> Result<(), Unreadable> {
        while let Some(element) = self.stream.child()? {
            self.inline(&element, draft)?;
        }
        Ok(())
    }

    fn run(&mut self, draft: &mut Draft) -> Result<(), Unreadable> {
        let style = draft.properties.style.clone();
        draft.run = self.context.resolve(&RunProperties::default(), style.as_deref());
        while let Some(element) = self.stream.child()? {
            if element.name_in(Space::Word) == "rPr" {
                let own = read_run(&mut self.stream, &self.context.theme)?;
                draft.run = self.context.resolve(&own, style.as_deref());
            } else {
                self.run_part(&element, draft)?;
            }
        }
        Ok(())
    }

    fn run_parts(&mut self, draft: &mut Draft) -> Result<(), Unreadable> {
        while let Some(element) = self.stream.child()? {
            self.run_part(&element, draft)?;
        }
        Ok(())
    }

    fn run_part(&mut self, element: &Element<'_>, draft: &mut Draft) -> Result<(), Unreadable> {
        if element.name_in(Space::Compat) == "AlternateContent" {
            return self.alternate(|walker| walker.run_parts(draft));
        }
        match element.name_in(Space::Word) {
            "t" => {
                let text = self.stream.text()?;
                // Line ends of the markup are no line ends of the text.
                let broken = text.contains(['\n', '\r', '\t']);
                return self.push(&if broken { text.replace(['\n', '\r', '\t'], " ") } else { text }, draft);
            }
            "tab" | "ptab" => self.push("\t", draft)?,
            "br" | "cr" => self.push("\n", draft)?,
            "noBreakHyphen" => self.push("\u{2011}", draft)?,
            "softHyphen" => self.push("\u{00AD}", draft)?,
            "sym" => self.sym(element, draft)?,
            "fldChar" => return self.field_mark(element, draft),
            "instrText" => {
                let code = self.stream.text()?;
                self.fields.instruct(&code);
                return Ok(());
            }
            "footnoteReference" => self.tally.footnotes.extend(element.attribute("id")),
            "endnoteReference" => self.tally.endnotes.extend(element.attribute("id")),
            // Word 2003 writes a note where its mark stands.
            "footnote" | "endnote" => return self.note(&mut draft.boxes),
            "drawing" | "pict" | "object" => return self.graphic(&mut draft.boxes),
            "ruby" => return self.inlines(draft),
            _ => {}
        }
        self.stream.skip()
    }

    fn sym(&mut self, element: &Element<'_>, draft: &mut Draft) -> Result<(), Unreadable> {
        let code = element.attribute("char").and_then(|c| u32::from_str_radix(&c, 16).ok());
        let character = code.and_then(|code| symbol(element.attribute("font").as_deref(), code));
        match character {
            Some(character) => self.push(character.encode_utf8(&mut [0; 4]), draft),
            None => Ok(()),
        }
    }

    /// Text as it is seen: nothing while the instruction of a field is open.
    pub(super) fn push(&mut self, text: &str, draft: &mut Draft) -> Result<(), Unreadable> {
        if !self.fields.shows(!text.is_empty()) || text.is_empty() {
            return Ok(());
        }
        self.tally.characters += text.chars().count();
        if self.tally.characters > self.limits.characters {
            return Err(too_large("characters"));
        }
        let text = shown(draft.run.ascii.as_deref(), text).unwrap_or_else(|| text.to_owned());
        let text = match draft.run.height {
            None | Some(Height::Line) => text,
            Some(height) => at_height(height, draft.last(), &text),
        };
        draft.push(context::run(text, &draft.run));
        Ok(())
    }
}
