//! A document while it is put together.
//!
//! For readers that meet their text as a flow of paragraphs: counts places, keeps the limits, drops what is empty.

use super::limits::{Limits, too_large};
use crate::document::{Alignment, Block, Document, FileKind, Paragraph, Remark, Run, Story};
use crate::model::{Place, Unreadable};

/// A paragraph while it is read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Draft {
    pub(crate) runs: Vec<Run>,
    pub(crate) label: Option<String>,
    pub(crate) heading: Option<u8>,
    pub(crate) alignment: Alignment,
}

impl Draft {
    /// Appends text, to the last run where that looks alike. White space takes the look of what it stands beside.
    pub(crate) fn push(&mut self, run: Run) {
        if run.text.is_empty() {
            return;
        }
        if let Some(last) = self.runs.last_mut() {
            let alike = (&last.font, last.bold, last.italic) == (&run.font, run.bold, run.italic);
            if last.visibility == run.visibility && (alike || run.text.trim().is_empty()) {
                last.text.push_str(&run.text);
                return;
            }
        }
        self.runs.push(run);
    }

    /// The last character so far.
    pub(crate) fn last(&self) -> Option<char> {
        self.runs.last().and_then(|run| run.text.chars().last())
    }

    /// Whether there is nothing to see.
    pub(crate) fn is_blank(&self) -> bool {
        self.label.is_none() && self.runs.iter().all(|run| run.text.trim().is_empty())
    }
}

/// A document while it is put together.
pub(crate) struct Assembly<'a> {
    pub(crate) limits: &'a Limits,
    kind: FileKind,
    blocks: Vec<Block>,
    remarks: Vec<Remark>,
    paragraphs: u32,
    tables: u32,
    asides: [u32; 5],
    characters: usize,
    count: usize,
    pictures: usize,
}

impl<'a> Assembly<'a> {
    pub(crate) fn new(kind: FileKind, limits: &'a Limits) -> Assembly<'a> {
        Assembly {
            limits,
            kind,
            blocks: Vec::new(),
            remarks: Vec::new(),
            paragraphs: 0,
            tables: 0,
            asides: [0; 5],
            characters: 0,
            count: 0,
            pictures: 0,
        }
    }

    /// Makes a paragraph of the running text or an aside; none if it is blank.
    pub(crate) fn paragraph(&mut self, draft: Draft, story: Story) -> Result<Option<Block>, Unreadable> {
        if draft.is_blank() {
            return Ok(None);
        }
        let place = self.place(story);
        self.block(draft, story, place).map(Some)
    }

    /// Makes a paragraph of a table cell, whose place is known when the table is; none if it is blank.
    pub(crate) fn cell_paragraph(&mut self, draft: Draft, story: Story) -> Result<Option<Block>, Unreadable> {
        if draft.is_blank() { Ok(None) } else { self.block(draft, story, Place::Whole).map(Some) }
    }

    fn block(&mut self, draft: Draft, story: Story, place: Place) -> Result<Block, Unreadable> {
        self.count_block()?;
        self.count_characters(&draft.runs)?;
        let Draft { runs, label, heading, alignment } = draft;
        Ok(Block::Paragraph(Paragraph { place, story, label, runs, heading, alignment }))
    }

    fn place(&mut self, story: Story) -> Place {
        let (at, name) = match story {
            Story::Body => {
                self.paragraphs += 1;
                return Place::Paragraph { number: self.paragraphs };
            }
            Story::Header => (0, "header"),
            Story::Footer => (1, "footer"),
            Story::Note => (2, "note"),
            Story::TextBox => (3, "textbox"),
            Story::Comment => (4, "comment"),
        };
        let count = self.asides.get_mut(at).map_or(1, |count| {
            *count += 1;
            *count
        });
        Place::Aside { story: name.to_owned(), number: count }
    }

    /// The number of the next table.
    pub(crate) fn next_table(&mut self) -> Result<u32, Unreadable> {
        self.count_block()?;
        self.tables += 1;
        Ok(self.tables)
    }

    fn count_block(&mut self) -> Result<(), Unreadable> {
        self.count += 1;
        if self.count > self.limits.blocks { Err(too_large("blocks")) } else { Ok(()) }
    }

    /// Counts blocks that stand in the document once more.
    pub(crate) fn count_again(&mut self, blocks: &[Block]) -> Result<(), Unreadable> {
        for block in blocks {
            self.count_block()?;
            match block {
                Block::Paragraph(paragraph) => self.count_characters(&paragraph.runs)?,
                // No deeper than tables may stand in one another.
                Block::Table(table) => table.cells.iter().try_for_each(|cell| self.count_again(&cell.content))?,
            }
        }
        Ok(())
    }

    fn count_characters(&mut self, runs: &[Run]) -> Result<(), Unreadable> {
        self.characters += runs.iter().map(|run| run.text.chars().count()).sum::<usize>();
        if self.characters > self.limits.characters { Err(too_large("characters")) } else { Ok(()) }
    }

    /// Adds a finished block of the running text.
    pub(crate) fn push(&mut self, block: Option<Block>) {
        self.blocks.extend(block);
    }

    /// Says something of the document, once.
    pub(crate) fn remark(&mut self, remark: Remark) {
        if !self.remarks.contains(&remark) {
            self.remarks.push(remark);
        }
    }

    /// A picture was met.
    pub(crate) fn picture(&mut self) {
        self.pictures += 1;
    }

    /// The document.
    ///
    /// # Errors
    /// `Scanned` for pictures without any text, `NoText` for nothing at all.
    pub(crate) fn finish(self) -> Result<Document, Unreadable> {
        if self.characters == 0 {
            return Err(if self.pictures > 0 { Unreadable::Scanned } else { Unreadable::NoText });
        }
        Ok(Document { kind: self.kind, blocks: self.blocks, remarks: self.remarks })
    }
}
