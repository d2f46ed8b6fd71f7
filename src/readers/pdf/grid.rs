//! Grids with spans from ruling lines.

use super::geometry::Rect;
use super::rulings::{REACH, Ruling, Rulings};

/// The grid of one ruled table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Grid {
    /// Column edges from left to right.
    pub(super) xs: Vec<f32>,
    /// Row edges from top to bottom.
    pub(super) ys: Vec<f32>,
    /// Cells by row, then column.
    pub(super) areas: Vec<Area>,
    /// Index of the area over each grid position, row by row.
    over: Vec<usize>,
    /// A rule closes the last row.
    pub(super) closed_below: bool,
}

/// A cell's place in the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) rows: usize,
    pub(super) columns: usize,
}

impl Area {
    pub(super) fn covers(&self, row: usize, column: usize) -> bool {
        (self.row..self.row + self.rows).contains(&row) && (self.column..self.column + self.columns).contains(&column)
    }
}

/// Edges this near are one (double rules).
const SAME_EDGE: f32 = 4.0;
/// Lines reaching this far past the last edge close an open side.
const OVERHANG: f32 = 8.0;

impl Grid {
    /// The grid of a group of lines; `None` where it has no two columns.
    pub(super) fn of(lines: &Rulings, most_cells: usize) -> Option<Grid> {
        let xs = edges(&lines.vertical, &lines.horizontal);
        let ys = edges(&lines.horizontal, &lines.vertical);
        let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
        if columns < 2 || rows < 1 || columns.saturating_mul(rows) > most_cells {
            return None;
        }
        let borders = Borders::of(lines, &xs, &ys);
        let closed_below = (0..columns).any(|c| borders.above(rows, c));
        let mut grid = Grid { xs, ys, areas: Vec::new(), over: vec![usize::MAX; rows * columns], closed_below };
        grid.fill(&borders);
        (grid.areas.len() > 1).then_some(grid)
    }

    pub(super) fn rows(&self) -> usize {
        self.ys.len().saturating_sub(1)
    }

    pub(super) fn columns(&self) -> usize {
        self.xs.len().saturating_sub(1)
    }

    /// The box of an area.
    pub(super) fn area_box(&self, area: &Area) -> Rect {
        let edge = |edges: &[f32], index: usize| edges.get(index).copied().unwrap_or(0.0);
        Rect {
            x0: edge(&self.xs, area.column),
            y0: edge(&self.ys, area.row),
            x1: edge(&self.xs, area.column + area.columns),
            y1: edge(&self.ys, area.row + area.rows),
        }
    }

    /// The box of the whole table.
    pub(super) fn bounds(&self) -> Rect {
        let end = |edges: &[f32]| (edges.first().copied().unwrap_or(0.0), edges.last().copied().unwrap_or(0.0));
        let ((x0, x1), (y0, y1)) = (end(&self.xs), end(&self.ys));
        Rect { x0, y0, x1, y1 }
    }

    /// Index of the cell at a point.
    pub(super) fn at(&self, x: f32, y: f32) -> Option<usize> {
        let column = self.xs.partition_point(|edge| *edge <= x).checked_sub(1)?;
        let row = self.ys.partition_point(|edge| *edge <= y).checked_sub(1)?;
        if column >= self.columns() || row >= self.rows() {
            return None;
        }
        self.over.get(row * self.columns() + column).copied()
    }

    fn fill(&mut self, borders: &Borders) {
        for row in 0..self.rows() {
            for column in 0..self.columns() {
                if self.over.get(row * self.columns() + column) != Some(&usize::MAX) {
                    continue;
                }
                let area = self.area_from(row, column, borders);
                let index = self.areas.len();
                for r in row..row + area.rows {
                    for c in column..column + area.columns {
                        let place = r * self.columns() + c;
                        if let Some(slot) = self.over.get_mut(place) {
                            *slot = index;
                        }
                    }
                }
                self.areas.push(area);
            }
        }
    }

    /// The largest free area from its upper left corner: first to the right, then down.
    fn area_from(&self, row: usize, column: usize, borders: &Borders) -> Area {
        let free = |r: usize, c: usize| self.over.get(r * self.columns() + c) == Some(&usize::MAX);
        let mut columns = 1;
        while column + columns < self.columns() && free(row, column + columns) && !borders.left(row, column + columns) {
            columns += 1;
        }
        let mut rows = 1;
        while row + rows < self.rows() {
            let below = row + rows;
            let across = column..column + columns;
            let open = across.clone().all(|c| free(below, c) && !borders.above(below, c))
                && across.skip(1).all(|c| !borders.left(below, c));
            if !open {
                break;
            }
            rows += 1;
        }
        Area { row, column, rows, columns }
    }
}

/// Which sides of the grid's cells are ruled.
struct Borders {
    columns: usize,
    /// Left of each cell, and right of the last one, row by row.
    left: Vec<bool>,
    /// Above each cell, and below the last row.
    above: Vec<bool>,
}

impl Borders {
    fn of(lines: &Rulings, xs: &[f32], ys: &[f32]) -> Borders {
        let columns = xs.len().saturating_sub(1);
        let mut borders =
            Borders { columns, left: vec![false; xs.len() * ys.len()], above: vec![false; xs.len() * ys.len()] };
        for line in &lines.vertical {
            for (column, row) in covered(line, xs, ys) {
                borders.left.get_mut(row * (columns + 1) + column).into_iter().for_each(|b| *b = true);
            }
        }
        for line in &lines.horizontal {
            for (row, column) in covered(line, ys, xs) {
                borders.above.get_mut(row * (columns + 1) + column).into_iter().for_each(|b| *b = true);
            }
        }
        borders
    }

    fn left(&self, row: usize, column: usize) -> bool {
        self.left.get(row * (self.columns + 1) + column).copied().unwrap_or(true)
    }

    fn above(&self, row: usize, column: usize) -> bool {
        self.above.get(row * (self.columns + 1) + column).copied().unwrap_or(true)
    }
}

/// The stretches that a line covers for the most part: index of its edge, index of the stretch along it.
fn covered(line: &Ruling, edges: &[f32], along: &[f32]) -> impl Iterator<Item = (usize, usize)> {
    let near = edges.iter().enumerate().filter(|(_, at)| (line.at - **at).abs() <= SAME_EDGE);
    let edge = near.min_by(|a, b| (line.at - a.1).abs().total_cmp(&(line.at - b.1).abs())).map(|(index, _)| index);
    let from = along.partition_point(|at| *at < line.from).saturating_sub(1);
    let stretches: Vec<usize> = (from..along.len().saturating_sub(1))
        .take_while(|&i| along.get(i).is_some_and(|at| *at < line.to))
        .filter(|&i| {
            let (start, end) = (along.get(i).copied().unwrap_or(0.0), along.get(i + 1).copied().unwrap_or(0.0));
            line.to.min(end) - line.from.max(start) > (end - start) * 0.6
        })
        .collect();
    edge.into_iter().flat_map(move |edge| stretches.clone().into_iter().map(move |stretch| (edge, stretch)))
}

/// Edges of one direction: where lines stand, and where the crossing lines end beyond them.
fn edges(lines: &[Ruling], crossing: &[Ruling]) -> Vec<f32> {
    let mut places: Vec<f32> = lines.iter().map(|l| l.at).collect();
    places.sort_by(f32::total_cmp);
    let mut edges: Vec<f32> = Vec::new();
    for place in places {
        if edges.last().is_none_or(|last| place - last > SAME_EDGE) {
            edges.push(place);
        }
    }
    let (Some(&first), Some(&last)) = (edges.first(), edges.last()) else { return edges };
    let start = crossing.iter().map(|l| l.from).fold(f32::INFINITY, f32::min);
    let end = crossing.iter().map(|l| l.to).fold(f32::NEG_INFINITY, f32::max);
    if start < first - OVERHANG.max(REACH) {
        edges.insert(0, start);
    }
    if end > last + OVERHANG.max(REACH) {
        edges.push(end);
    }
    edges
}
