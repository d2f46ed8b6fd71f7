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
        let mut grid = Grid { xs, ys, areas: Vec::new(), over: vec![usize::MAX; rows * columns], closed_below: false };
        grid.closed_below = (0..columns).any(|c| grid.ruled_above(rows, c, lines));
        grid.fill(lines);
        (grid.areas.len() > 1).then_some(grid)
    }

    pub(super) fn rows(&self) -> usize {
        self.ys.len().saturating_sub(1)
    }

    pub(super) fn columns(&self) -> usize {
        self.xs.len().saturating_sub(1)
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

    fn fill(&mut self, lines: &Rulings) {
        for row in 0..self.rows() {
            for column in 0..self.columns() {
                if self.over.get(row * self.columns() + column) != Some(&usize::MAX) {
                    continue;
                }
                let area = self.area_from(row, column, lines);
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
    fn area_from(&self, row: usize, column: usize, lines: &Rulings) -> Area {
        let free = |r: usize, c: usize| self.over.get(r * self.columns() + c) == Some(&usize::MAX);
        let mut columns = 1;
        while column + columns < self.columns()
            && free(row, column + columns)
            && !self.ruled_left(row, column + columns, lines)
        {
            columns += 1;
        }
        let mut rows = 1;
        while row + rows < self.rows() {
            let below = row + rows;
            let across = column..column + columns;
            let open = across.clone().all(|c| free(below, c) && !self.ruled_above(below, c, lines))
                && across.skip(1).all(|c| !self.ruled_left(below, c, lines));
            if !open {
                break;
            }
            rows += 1;
        }
        Area { row, column, rows, columns }
    }

    fn ruled_left(&self, row: usize, column: usize, lines: &Rulings) -> bool {
        ruled(&self.xs, column, &self.ys, row, &lines.vertical)
    }

    fn ruled_above(&self, row: usize, column: usize, lines: &Rulings) -> bool {
        ruled(&self.ys, row, &self.xs, column, &lines.horizontal)
    }
}

/// Whether lines at edge `edge` cover most of the stretch from `start` to the next edge along.
fn ruled(edges: &[f32], edge: usize, along: &[f32], start: usize, lines: &[Ruling]) -> bool {
    let (Some(&at), Some(&from), Some(&to)) = (edges.get(edge), along.get(start), along.get(start + 1)) else {
        return true;
    };
    let covered: f32 = lines
        .iter()
        .filter(|l| (l.at - at).abs() <= SAME_EDGE)
        .map(|l| (l.to.min(to) - l.from.max(from)).max(0.0))
        .fold(0.0, f32::max);
    covered > (to - from) * 0.6
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
