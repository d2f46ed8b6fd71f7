//! Ruled tables of a page and their cells.

use super::budget::Budget;
use super::grid::{Area, Grid};
use super::lines::{Line, lines};
use super::marks::{Glyph, Heading, Marks};
use super::passage::Passage;
use super::rulings::{groups, rulings};
use super::shapes::{closes, cut_text, opens_item};

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

/// A cell and its paragraphs.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct RuledCell {
    pub(super) area: Area,
    pub(super) paragraphs: Vec<Passage>,
}

/// What cells leave free at each side, at most.
const PADDING: f32 = 7.5;

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

impl RuledCell {
    pub(super) fn text(&self) -> String {
        self.paragraphs.iter().map(Passage::text).collect::<Vec<_>>().join(" ")
    }

    pub(super) fn is_blank(&self) -> bool {
        self.paragraphs.iter().all(Passage::is_empty)
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
    let width = |area: &Area| {
        let edge = |column: usize| grid.xs.get(column).copied().unwrap_or(0.0);
        edge(area.column + area.columns) - edge(area.column)
    };
    RuledTable {
        top: bounds.y0,
        bottom: bounds.y1,
        rows,
        cells: cells
            .map(|(area, glyphs)| RuledCell { area: *area, paragraphs: paragraphs(glyphs, width(area)) })
            .collect(),
        closed_below: grid.closed_below,
        header_rows: 0,
        xs: grid.xs,
    }
}

/// The paragraphs of a cell, `room` wide; letters that stand on end are read along their own direction.
fn paragraphs(glyphs: Vec<Glyph>, room: f32) -> Vec<Passage> {
    let lines = lines(upright(glyphs));
    let width = lines.iter().map(|l| l.x1 - l.x0).fold(0.0, f32::max);
    let mut paragraphs: Vec<Passage> = Vec::new();
    let mut previous: Option<&Line> = None;
    for line in &lines {
        match (paragraphs.last_mut(), previous) {
            (Some(last), Some(previous)) if cuts_word(previous, line, room) => last.push_rest(line),
            (Some(last), Some(previous)) if !begins(previous, line, width) => last.push(line),
            _ => paragraphs.push(Passage::of(line)),
        }
        previous = Some(line);
    }
    paragraphs
}

/// Whether a line of a cell begins a paragraph: it opens an item after a line that ended one, or stands clearly
/// lower.
fn begins(previous: &Line, line: &Line, width: f32) -> bool {
    let drop = line.y - previous.y;
    if drop > line.size.max(previous.size) * 1.9 {
        return true;
    }
    let (before, text) = (previous.text(), line.text());
    let short = width - (previous.x1 - previous.x0) > line.first_width();
    opens_item(&text) && (closes(&before) || short) || (closes(&before) && short && starts_high(&text))
}

/// Whether the end of a narrow cell's line cut a word or number, for want of a blank to break at: the line is one word
/// that fills the cell, and only with the next one it makes a number, a syllable or an abbreviation.
fn cuts_word(previous: &Line, line: &Line, room: f32) -> bool {
    let one_word = previous.words.iter().skip(1).all(|w| !w.apart);
    let letter = line.words.first().map_or(0.0, |w| (w.x1 - w.x0) / w.text.chars().count().max(1) as f32);
    if !one_word || room - (previous.x1 - previous.x0) > 2.0 * PADDING + letter {
        return false;
    }
    cut_text(&previous.text(), &line.text())
}

fn starts_high(text: &str) -> bool {
    text.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// Glyphs of a cell turned upright, by the direction of most of them.
fn upright(glyphs: Vec<Glyph>) -> Vec<Glyph> {
    let count = |heading| glyphs.iter().filter(|g| g.heading == heading).count();
    let turns = [(Heading::Right, 0), (Heading::Up, 1), (Heading::Left, 2), (Heading::Down, 3)];
    let most = turns.into_iter().rev().max_by_key(|(heading, _)| count(*heading));
    let Some((heading, quarters)) = most else { return glyphs };
    let mut marks = Marks { glyphs, ..Marks::default() };
    marks.glyphs.retain(|g| g.heading == heading);
    marks.turn(quarters);
    marks.glyphs
}
