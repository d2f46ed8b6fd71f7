//! Walks a story of the document by blocks.

use super::lists::{LEVELS, Lists, OpenList, next};
use super::styles::{Look, Styles};
use crate::document::{Block, Remark, Run, Story, Visibility};
use crate::model::Unreadable;
use crate::readers::assembly::{Assembly, Draft};
use crate::readers::raised::at_height;
use crate::readers::xml::{Element, Space, XmlStream};

/// Walks one story. Wrappers (sections, indexes, links) are walked through, unknown elements passed over.
pub(super) struct Walker<'a, 't, 'l> {
    pub(super) stream: XmlStream<'a>,
    pub(super) styles: &'t Styles,
    pub(super) assembly: &'t mut Assembly<'l>,
    pub(super) story: Story,
    /// Tables around what is read.
    pub(super) table_depth: usize,
    /// Hidden by a section around.
    pub(super) hidden: bool,
    lists: Lists,
    open_lists: Vec<OpenList>,
    /// Label of the list item whose first paragraph is still to come.
    label: Option<String>,
}

impl<'a, 't, 'l> Walker<'a, 't, 'l> {
    pub(super) fn new(
        stream: XmlStream<'a>,
        styles: &'t Styles,
        assembly: &'t mut Assembly<'l>,
        story: Story,
    ) -> Walker<'a, 't, 'l> {
        Walker {
            stream,
            styles,
            assembly,
            story,
            table_depth: 0,
            hidden: false,
            lists: Lists::default(),
            open_lists: Vec::new(),
            label: None,
        }
    }

    /// Reads the blocks up to the end of the open element.
    pub(super) fn blocks(&mut self, into: &mut Vec<Block>) -> Result<(), Unreadable> {
        while let Some(element) = self.stream.child()? {
            self.block(&element, into)?;
        }
        Ok(())
    }

    fn block(&mut self, element: &Element<'_>, into: &mut Vec<Block>) -> Result<(), Unreadable> {
        match (element.space, element.name()) {
            (Space::Text, "p" | "h") => self.paragraph(element, into),
            (Space::Text, "list") => self.list(element, into),
            (Space::Text, "section") => {
                let outer = self.hidden;
                self.hidden |= element.attribute("display").is_some_and(|d| d == "none");
                let result = self.blocks(into);
                self.hidden = outer;
                result
            }
            (Space::Text, "tracked-changes") => {
                self.assembly.remark(Remark::TrackedChanges);
                self.stream.skip()
            }
            (Space::Text, name) if is_wrapper(name) => self.blocks(into),
            (Space::Table, "table") => self.table(into),
            (Space::Draw, _) => self.shape(element, into),
            _ => self.stream.skip(),
        }
    }

    fn paragraph(&mut self, element: &Element<'_>, into: &mut Vec<Block>) -> Result<(), Unreadable> {
        let style = element.attribute("style-name");
        let look = self.styles.paragraph(style.as_deref(), &Look { hidden: self.hidden, ..Look::default() });
        let mut draft = Draft { label: self.label.take(), alignment: look.alignment, ..Draft::default() };
        if element.name() == "h" {
            let level = element.number("outline-level").and_then(|n| usize::try_from(n).ok()).unwrap_or(1);
            draft.heading = u8::try_from(level.clamp(1, 9)).ok();
            if draft.label.is_none() && self.open_lists.is_empty() {
                let at = level.clamp(1, LEVELS) - 1;
                draft.label = next(&mut self.lists.headings, &self.styles.outline, at, None);
            }
        }
        let mut asides = Vec::new();
        self.inlines(&look, &mut draft, &mut asides)?;
        self.put(draft, into)?;
        into.extend(asides);
        Ok(())
    }

    /// Makes a paragraph of what was read, in its cell or in its story.
    pub(super) fn put(&mut self, draft: Draft, into: &mut Vec<Block>) -> Result<(), Unreadable> {
        let in_cell = self.table_depth > 0 && self.story == Story::Body;
        let block = if in_cell {
            self.assembly.cell_paragraph(draft, self.story)?
        } else {
            self.assembly.paragraph(draft, self.story)?
        };
        into.extend(block);
        Ok(())
    }

    /// Reads blocks of another story (notes, text boxes, comments) that stand inside of this one.
    pub(super) fn aside(&mut self, story: Story, into: &mut Vec<Block>) -> Result<(), Unreadable> {
        let outer = std::mem::replace(&mut self.story, story);
        let (label, lists) = (self.label.take(), std::mem::take(&mut self.open_lists));
        let result = self.blocks(into);
        (self.story, self.label, self.open_lists) = (outer, label, lists);
        result
    }

    /// Text as it is seen.
    pub(super) fn push(&mut self, text: &str, look: &Look, draft: &mut Draft) {
        let visibility = if look.hidden || look.struck { Visibility::Hidden } else { Visibility::Shown };
        let (font, bold, italic) = (look.font.clone(), look.bold, look.italic);
        let text = at_height(look.height, draft.last(), text);
        draft.push(Run { text, font, bold, italic, visibility });
    }

    fn list(&mut self, element: &Element<'_>, into: &mut Vec<Block>) -> Result<(), Unreadable> {
        let around = self.open_lists.last().and_then(|list| list.style.clone());
        let style = element.attribute("style-name").or(around);
        let list = OpenList { style, id: element.attribute("id") };
        if self.open_lists.is_empty() {
            let goes_on = element.attribute("continue-numbering").is_some_and(|v| v == "true");
            self.lists.begin(element.attribute("continue-list").as_deref(), list.style.as_deref(), goes_on);
        }
        self.open_lists.push(list);
        let result = self.items(into);
        if let Some(list) = self.open_lists.pop().filter(|_| self.open_lists.is_empty()) {
            self.lists.end(&list);
        }
        result
    }

    fn items(&mut self, into: &mut Vec<Block>) -> Result<(), Unreadable> {
        while let Some(element) = self.stream.child()? {
            match element.name_in(Space::Text) {
                "list-item" => {
                    self.label = self.next_label(element.number("start-value"));
                    self.blocks(into)?;
                    self.label = None;
                }
                "list-header" => self.blocks(into)?,
                _ => self.stream.skip()?,
            }
        }
        Ok(())
    }

    fn next_label(&mut self, start: Option<i64>) -> Option<String> {
        let style = self.open_lists.last()?.style.as_deref().and_then(|name| self.styles.list(name))?;
        next(&mut self.lists.counters, style, (self.open_lists.len() - 1).min(LEVELS - 1), start)
    }
}

/// Elements whose content stands in the text as if they weren't there.
fn is_wrapper(name: &str) -> bool {
    matches!(
        name,
        "table-of-content"
            | "index-body"
            | "index-title"
            | "alphabetical-index"
            | "illustration-index"
            | "table-index"
            | "object-index"
            | "user-index"
            | "bibliography"
            | "numbered-paragraph"
            | "page-sequence"
    )
}
