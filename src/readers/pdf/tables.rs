//! Ruled tables of a page and their cells.

use super::budget::Budget;
use super::cells::RuledCell;
use super::grid::Grid;
use super::marks::{Glyph, Heading, Marks};
use super::rulings::{groups, rulings};

/// A table, or the part of one that stands on a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct RuledTable {
    /// Column edges.
    pub(super) xs: Vec<f32>,
    pub(super) top: f32,
    pub(super) bottom: f32,
    pub(super) rows: Vec<Row>,
    pub(super) cells: Vec<RuledCell>,
    /// A rule closes the last row.
    pub(super) closed_below: bool,
    /// Leading rows that come again on each page.
    pub(super) header_rows: usize,
}

/// A row of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    /// Page on which it begins, from 1.
    pub(super) page: u32,
}

impl RuledTable {
    pub(super) fn columns(&self) -> usize {
        self.xs.len().saturating_sub(1)
    }

    /// The cells that begin in a row.
    pub(super) fn row(&self, row: usize) -> impl Iterator<Item = &RuledCell> {
        self.cells.iter().filter(move |c| c.area.row == row)
    }

    /// The text of a row's cells, by first column.
    pub(super) fn row_texts(&self, row: usize) -> Vec<(usize, String)> {
        self.row(row).map(|c| (c.area.column, c.text())).collect()
    }
}

/// Takes the ruled tables of a page, with their letters, out of its marks.
pub(super) fn take_tables(marks: &mut Marks, page: u32, budget: &mut Budget) -> Vec<RuledTable> {
    let mut grids: Vec<Grid> =
        groups(&rulings(&marks.strokes)).iter().filter_map(|lines| Grid::of(lines, budget.table_cells)).collect();
    for grid in &grids {
        budget.table_cells = budget.table_cells.saturating_sub(grid.rows() * grid.columns());
    }
    grids.sort_by(|a, b| a.bounds().area().total_cmp(&b.bounds().area()));
    let mut inside: Vec<Vec<Vec<Glyph>>> = grids.iter().map(|g| vec![Vec::new(); g.areas.len()]).collect();
    marks.glyphs.retain(|glyph| {
        let (x, y) = glyph.centre();
        let found = grids.iter().zip(&mut inside).find_map(|(grid, cells)| cells.get_mut(grid.at(x, y)?));
        match found {
            Some(cell) if !glyph.invisible && glyph.heading != Heading::Askew => {
                cell.push(*glyph);
                false
            }
            _ => true,
        }
    });
    let built = grids.into_iter().zip(inside).map(|(grid, cells)| table(grid, cells, page));
    let mut tables: Vec<RuledTable> = built.filter(|t| t.cells.iter().any(|c| !c.is_blank())).collect();
    tables.sort_by(|a, b| a.top.total_cmp(&b.top));
    tables
}

fn table(grid: Grid, glyphs: Vec<Vec<Glyph>>, page: u32) -> RuledTable {
    let bounds = grid.bounds();
    let rows = vec![Row { page }; grid.rows()];
    let cells = grid.areas.iter().zip(glyphs);
    RuledTable {
        top: bounds.y0,
        bottom: bounds.y1,
        rows,
        cells: cells.map(|(area, glyphs)| RuledCell::of(*area, grid.area_box(area), glyphs)).collect(),
        closed_below: grid.closed_below,
        header_rows: 0,
        xs: grid.xs,
    }
}
