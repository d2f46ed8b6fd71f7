//! Walks a story of the document by blocks.

use super::context::Context;
use super::draft::Draft;
use super::field::Fields;
use super::label::Labels;
use super::properties::{PageReference, read_paragraph, read_section};
use crate::document::{Alignment, Block, Paragraph, Remark, Story, Visibility};
use crate::model::{Place, Unreadable};
use crate::readers::limits::{Limits, too_large};
use crate::readers::numerals::bullet;
use crate::readers::xml::{Element, Space, XmlStream};

/// What is counted and noted over all stories of a document.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) labels: Labels,
    paragraphs: u32,
    pub(super) tables: u32,
    asides: [u32; 5],
    /// Blocks and characters so far, against the limits.
    blocks: usize,
    pub(super) characters: usize,
    /// Pictures met.
    pub(super) pictures: usize,
    /// Some text came with tracked changes, or was left out by them.
    pub(super) tracked: bool,
    pub(super) remarks: Vec<Remark>,
    /// Ids of the notes and comments that shown text refers to.
    pub(super) footnotes: Vec<String>,
    pub(super) endnotes: Vec<String>,
    pub(super) pages: Vec<PageReference>,
    /// Relation ids of diagrams (SmartArt) and of charts.
    pub(super) diagrams: Vec<String>,
    pub(super) charts: Vec<String>,
    /// Relation ids of parts that are only linked in (`w:altChunk`, `w:subDoc`).
    pub(super) chunks: Vec<String>,
}

/// Walks one part of the document. Wrappers (content controls, insertions, smart tags, links) are walked through,
/// deletions passed over; unknown elements are passed over too.
pub(super) struct Walker<'a, 't> {
    pub(super) stream: XmlStream<'a>,
    pub(super) context: &'t Context,
    pub(super) limits: &'t Limits,
    pub(super) tally: &'t mut Tally,
    pub(super) story: Story,
    /// Place of the cell that is read, if one is.
    pub(super) cell: Option<Place>,
    pub(super) table_depth: usize,
    pub(super) fields: Fields,
}

impl<'a, 't> Walker<'a, 't> {
    pub(super) fn new(
        stream: XmlStream<'a>,
        context: &'t Context,
        limits: &'t Limits,
        tally: &'t mut Tally,
        story: Story,
    ) -> Walker<'a, 't> {
        Walker { stream, context, limits, tally, story, cell: None, table_depth: 0, fields: Fields::default() }
    }

    /// Reads the blocks up to the end of the open element (or of the part).
    pub(super) fn blocks(&mut self, into: &mut Vec<Block>) -> Result<(), Unreadable> {
        let mut carried = None;
        self.walk_blocks(into, &mut carried)?;
        self.flush(carried, into)
    }

    fn walk_blocks(&mut self, into: &mut Vec<Block>, carried: &mut Option<Draft>) -> Result<(), Unreadable> {
        while let Some(element) = self.stream.child()? {
            self.block(&element, into, carried)?;
        }
        Ok(())
    }

    /// Reads one child of a container of blocks.
    pub(super) fn block(
        &mut self,
        element: &Element<'_>,
        into: &mut Vec<Block>,
        carried: &mut Option<Draft>,
    ) -> Result<(), Unreadable> {
        if element.name_in(Space::Compat) == "AlternateContent" {
            return self.alternate(|walker| walker.walk_blocks(into, carried));
        }
        match (element.space, element.name()) {
            // Sections and changes in the XML of Word 2003.
            (Space::Other, "sect" | "sub-section" | "pBdrGroup" | "content") => return self.walk_blocks(into, carried),
            (Space::Other, "annotation") if self.is_kept(element) => return self.walk_blocks(into, carried),
            _ => {}
        }
        match element.name_in(Space::Word) {
            "p" => self.paragraph(into, carried),
            "tbl" => self.table(into),
            "ins" | "moveTo" => {
                self.tally.tracked = true;
                self.walk_blocks(into, carried)
            }
            "document" | "wordDocument" | "body" | "sdt" | "sdtContent" | "customXml" | "smartTag" => {
                self.walk_blocks(into, carried)
            }
            "del" | "moveFrom" => {
                self.tally.tracked = true;
                self.stream.skip()
            }
            "sectPr" => {
                let pages = read_section(&mut self.stream)?;
                self.tally.pages.extend(pages);
                Ok(())
            }
            "altChunk" => {
                self.tally.chunks.extend(element.attribute("id"));
                self.stream.skip()
            }
            _ => self.stream.skip(),
        }
    }

    /// Whether what an annotation (as Word 2003 writes changes and comments) stands around is text of the document.
    pub(super) fn is_kept(&mut self, annotation: &Element<'_>) -> bool {
        let kind = annotation.attribute("type").unwrap_or_default();
        self.tally.tracked |= matches!(kind.as_str(), "Word.Insertion" | "Word.Deletion");
        kind == "Word.Insertion"
    }

    /// Of the ways in which `mc:AlternateContent` says one thing, reads the first that holds something.
    pub(super) fn alternate(
        &mut self,
        mut walk: impl FnMut(&mut Self) -> Result<(), Unreadable>,
    ) -> Result<(), Unreadable> {
        let mut satisfied = false;
        while let Some(element) = self.stream.child()? {
            let way = matches!(element.name_in(Space::Compat), "Choice" | "Fallback");
            if !way || satisfied {
                self.stream.skip()?;
                continue;
            }
            let before = self.tally.characters;
            walk(self)?;
            satisfied = self.tally.characters > before;
        }
        Ok(())
    }

    fn paragraph(&mut self, into: &mut Vec<Block>, carried: &mut Option<Draft>) -> Result<(), Unreadable> {
        let mut draft = Draft::carrying(carried.take());
        while let Some(element) = self.stream.child()? {
            if element.name_in(Space::Word) == "pPr" {
                draft.properties = read_paragraph(&mut self.stream, &self.context.theme)?;
                self.tally.pages.append(&mut draft.properties.pages);
            } else {
                self.inline(&element, &mut draft)?;
            }
        }
        self.fields.end_paragraph();
        let mark = &draft.properties.mark;
        self.tally.tracked |= mark.deleted || mark.inserted;
        if mark.deleted {
            *carried = Some(draft);
            return Ok(());
        }
        self.finish(draft, into)
    }

    pub(super) fn flush(&mut self, carried: Option<Draft>, into: &mut Vec<Block>) -> Result<(), Unreadable> {
        match carried {
            Some(draft) if !draft.runs.is_empty() || !draft.boxes.is_empty() => self.finish(draft, into),
            _ => Ok(()),
        }
    }

    pub(super) fn finish(&mut self, mut draft: Draft, into: &mut Vec<Block>) -> Result<(), Unreadable> {
        let boxes = std::mem::take(&mut draft.boxes);
        let label = self.label(&draft);
        let has_text = draft.runs.iter().any(|r| !r.text.trim().is_empty());
        if has_text || label.is_some() {
            self.count_block()?;
            let style = self.context.styles.paragraph(draft.properties.style.as_deref()).map(|s| &s.paragraph);
            let outline = draft.properties.outline.or(style.and_then(|s| s.outline));
            let alignment = draft.properties.alignment.or(style.and_then(|s| s.alignment));
            into.push(Block::Paragraph(Paragraph {
                place: self.place(),
                story: self.story,
                label,
                runs: draft.runs,
                heading: outline.filter(|o| (0..9).contains(o)).and_then(|o| u8::try_from(o + 1).ok()),
                alignment: alignment.unwrap_or(Alignment::Start),
            }));
        }
        into.extend(boxes);
        Ok(())
    }

    /// Number or bullet of the paragraph, which counts its list on.
    fn label(&mut self, draft: &Draft) -> Option<String> {
        let properties = &draft.properties;
        let hidden =
            properties.mark.vanish == Some(true) && draft.runs.iter().all(|r| r.visibility == Visibility::Hidden);
        let styles = &self.context.styles;
        let style = styles.paragraph(properties.style.as_deref()).map(|s| &s.paragraph);
        if let Some(written) = &properties.label {
            let is_word = written.chars().filter(|c| c.is_ascii_alphanumeric()).count() > 0;
            return Some(if is_word { written.trim().to_owned() } else { bullet(written) }).filter(|l| !l.is_empty());
        }
        let list = properties.list.or(style.and_then(|s| s.list)).filter(|list| *list > 0)?;
        let level = properties.level.or(style.and_then(|s| s.level));
        if hidden {
            return None;
        }
        self.tally.labels.next(list, level, properties.style.as_deref(), (&self.context.numbering, styles))
    }

    fn place(&mut self) -> Place {
        if let Some(cell) = &self.cell {
            return cell.clone();
        }
        let (at, story) = match self.story {
            Story::Body => {
                self.tally.paragraphs += 1;
                return Place::Paragraph { number: self.tally.paragraphs };
            }
            Story::Header => (0, "header"),
            Story::Footer => (1, "footer"),
            Story::Note => (2, "note"),
            Story::TextBox => (3, "textbox"),
            Story::Comment => (4, "comment"),
        };
        let mut number = 1;
        if let Some(count) = self.tally.asides.get_mut(at) {
            *count += 1;
            number = *count;
        }
        Place::Aside { story: story.to_owned(), number }
    }

    pub(super) fn count_block(&mut self) -> Result<(), Unreadable> {
        self.tally.blocks += 1;
        if self.tally.blocks > self.limits.blocks { Err(too_large("blocks")) } else { Ok(()) }
    }
}
