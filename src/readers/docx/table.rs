//! Reads the tables of a Word document.

use super::body::Walker;
use super::cell::{CellProperties, read_cell, read_row};
use super::grid::Grid;
use crate::document::{Block, Remark};
use crate::model::Unreadable;
use crate::readers::limits::too_large;
use crate::readers::xml::Space;

impl Walker<'_, '_> {
    /// Reads the open table.
    pub(super) fn table(&mut self, into: &mut Vec<Block>) -> Result<(), Unreadable> {
        if self.table_depth >= self.limits.table_depth {
            let remark = Remark::LimitReached { what: "table_depth".to_owned() };
            if !self.tally.remarks.contains(&remark) {
                self.tally.remarks.push(remark);
            }
            return self.stream.skip();
        }
        self.count_block()?;
        self.tally.tables += 1;
        let mut grid = Grid::new(self.tally.tables, self.limits.columns);
        let outer = self.cell.take();
        self.table_depth += 1;
        let result = self.rows(&mut grid);
        self.table_depth -= 1;
        self.cell = outer;
        result?;
        let table = grid.finish();
        if !table.cells.is_empty() {
            into.push(Block::Table(table));
        }
        Ok(())
    }

    fn rows(&mut self, grid: &mut Grid) -> Result<(), Unreadable> {
        while let Some(element) = self.stream.child()? {
            match (element.space, element.name()) {
                (Space::Word, "tr") => self.row(grid)?,
                (Space::Word, "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo") => self.rows(grid)?,
                (Space::Compat, "AlternateContent") => self.alternate(|walker| walker.rows(grid))?,
                _ => self.stream.skip()?,
            }
        }
        Ok(())
    }

    fn row(&mut self, grid: &mut Grid) -> Result<(), Unreadable> {
        // Properties come before the cells; the row begins with what comes after them.
        let mut begun = false;
        while let Some(element) = self.stream.child()? {
            match element.name_in(Space::Word) {
                "trPr" => {
                    let row = read_row(&mut self.stream)?;
                    self.tally.tracked |= row.deleted || row.inserted;
                    if row.deleted {
                        return self.stream.skip();
                    }
                    grid.begin_row();
                    begun = true;
                    grid.skip_columns(row.before);
                    if row.is_header {
                        grid.mark_header();
                    }
                    if row.hidden {
                        grid.hide_row();
                    }
                }
                "tblPrEx" => self.stream.skip()?,
                _ => {
                    if !begun {
                        grid.begin_row();
                        begun = true;
                    }
                    self.row_part(element.space, element.name(), grid)?;
                }
            }
        }
        Ok(())
    }

    fn row_part(&mut self, space: Space, name: &str, grid: &mut Grid) -> Result<(), Unreadable> {
        match (space, name) {
            (Space::Word, "tc") => self.cell(grid),
            (Space::Word, "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo") => self.cells(grid),
            (Space::Compat, "AlternateContent") => self.alternate(|walker| walker.cells(grid)),
            _ => self.stream.skip(),
        }
    }

    fn cells(&mut self, grid: &mut Grid) -> Result<(), Unreadable> {
        while let Some(element) = self.stream.child()? {
            self.row_part(element.space, element.name(), grid)?;
        }
        Ok(())
    }

    fn cell(&mut self, grid: &mut Grid) -> Result<(), Unreadable> {
        if grid.len() >= self.limits.table_cells {
            return Err(too_large("table_cells"));
        }
        let mut properties = CellProperties { span: 1, ..CellProperties::default() };
        let (mut content, mut carried) = (Vec::new(), None);
        self.cell = Some(grid.place());
        while let Some(element) = self.stream.child()? {
            if element.name_in(Space::Word) != "tcPr" {
                self.block(&element, &mut content, &mut carried)?;
                continue;
            }
            properties = read_cell(&mut self.stream)?;
            if properties.deleted {
                self.tally.tracked = true;
                self.cell = None;
                return self.stream.skip();
            }
        }
        self.flush(carried, &mut content)?;
        self.cell = None;
        grid.put(&properties, content);
        Ok(())
    }
}
