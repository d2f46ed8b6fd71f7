//! Paragraphs and cell ends as they come.
//!
//! Word and rich text write tables as paragraphs with marks: in a table of this level, end of a cell, end of a row.

use super::assembly::{Assembly, Draft};
use super::limits::too_large;
use super::tables::{EdgeTable, RowShape};
use crate::document::{Block, Remark, Story};
use crate::model::Unreadable;

/// The open tables over an [`Assembly`].
pub(crate) struct Flow<'a> {
    pub(crate) assembly: Assembly<'a>,
    open: Vec<Open>,
    story: Story,
}

/// A table that is open: its rows, the cells of its last row, the blocks of its last cell.
struct Open {
    number: u32,
    rows: EdgeTable,
    cells: Vec<Vec<Block>>,
    content: Vec<Block>,
    /// Cells so far.
    count: usize,
}

impl<'a> Flow<'a> {
    pub(crate) fn new(assembly: Assembly<'a>) -> Flow<'a> {
        Flow { assembly, open: Vec::new(), story: Story::Body }
    }

    /// Adds a paragraph in a table of this level; 0 is outside of tables.
    pub(crate) fn paragraph(&mut self, draft: Draft, level: usize) -> Result<(), Unreadable> {
        self.reach(level)?;
        self.put(draft)
    }

    /// Adds the last paragraph of a cell and closes the cell.
    pub(crate) fn end_cell(&mut self, draft: Draft, level: usize) -> Result<(), Unreadable> {
        self.reach(level.max(1))?;
        self.put(draft)?;
        if let Some(table) = self.open.last_mut() {
            table.cells.push(std::mem::take(&mut table.content));
            table.count += 1;
            if table.count > self.assembly.limits.table_cells {
                return Err(too_large("table_cells"));
            }
        }
        Ok(())
    }

    /// Closes a row; the cells that it has are shaped as it says.
    pub(crate) fn end_row(&mut self, level: usize, shape: RowShape) -> Result<(), Unreadable> {
        self.reach(level.max(1))?;
        if let Some(table) = self.open.last_mut() {
            table.end_row(shape);
        }
        Ok(())
    }

    /// Adds a block that stands by itself (a text box).
    pub(crate) fn aside(&mut self, draft: Draft, story: Story) -> Result<(), Unreadable> {
        let block = self.assembly.paragraph(draft, story)?;
        self.assembly.push(block);
        Ok(())
    }

    /// From here on another part of the document is read; open tables end.
    pub(crate) fn begin_story(&mut self, story: Story) -> Result<(), Unreadable> {
        self.reach(0)?;
        self.story = story;
        Ok(())
    }

    /// Ends all tables and hands the assembly back.
    pub(crate) fn finish(mut self) -> Result<Assembly<'a>, Unreadable> {
        self.reach(0)?;
        Ok(self.assembly)
    }

    fn put(&mut self, draft: Draft) -> Result<(), Unreadable> {
        match self.open.last_mut() {
            Some(table) => table.content.extend(self.assembly.cell_paragraph(draft, self.story)?),
            None => {
                let block = self.assembly.paragraph(draft, self.story)?;
                self.assembly.push(block);
            }
        }
        Ok(())
    }

    /// Opens and closes tables until as many are open as `level` says.
    fn reach(&mut self, level: usize) -> Result<(), Unreadable> {
        let deepest = self.assembly.limits.table_depth;
        if level > deepest {
            self.assembly.remark(Remark::LimitReached { what: "table_depth".to_owned() });
        }
        let level = level.min(deepest);
        while self.open.len() > level {
            let Some(mut table) = self.open.pop() else { break };
            table.end_row(RowShape::default());
            if let Some(table) = table.rows.finish(table.number, self.assembly.limits)? {
                match self.open.last_mut() {
                    Some(outer) => outer.content.push(Block::Table(table)),
                    None => self.assembly.push(Some(Block::Table(table))),
                }
            }
        }
        while self.open.len() < level {
            let number = self.assembly.next_table()?;
            let (rows, cells, content) = (EdgeTable::default(), Vec::new(), Vec::new());
            self.open.push(Open { number, rows, cells, content, count: 0 });
        }
        Ok(())
    }
}

impl Open {
    fn end_row(&mut self, mut shape: RowShape) {
        if !self.content.is_empty() {
            self.cells.push(std::mem::take(&mut self.content));
        }
        if !self.cells.is_empty() {
            shape.cells.truncate(self.cells.len());
            self.rows.push(std::mem::take(&mut self.cells), shape);
        }
    }
}
