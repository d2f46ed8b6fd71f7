//! Tables that go on over pages.

use super::cells::RuledCell;
use super::cut_rows::{cut, merge};
use super::grid::Area;
use super::tables::RuledTable;

/// Rows that a repeated header may have.
const HEADER_ROWS: usize = 6;
/// Edges this near are the same on both pages.
const SAME_EDGE: f32 = 3.5;

/// Joins `next`, first on its page, to `table`, last on the page before; gives `next` back where its columns are
/// others. A repeated header goes; a row that the page break cut becomes one.
pub(super) fn join(table: &mut RuledTable, mut next: RuledTable) -> Option<RuledTable> {
    if !align(table, &mut next) {
        return Some(next);
    }
    let repeated = repeated_rows(table, &next);
    drop_rows(&mut next, repeated);
    table.header_rows = table.header_rows.max(repeated);
    if next.rows.len() > 1 && next.row(0).all(|c| c.is_blank() && c.area.rows == 1) {
        // What a cut row leaves on the next page where all its text found room.
        drop_rows(&mut next, 1);
    }
    if next.rows.is_empty() {
        return None;
    }
    let cut = cut(table, &next);
    let last = table.rows.len().saturating_sub(1);
    let first = table.rows.len() - usize::from(cut);
    table.rows.extend(next.rows.iter().skip(usize::from(cut)));
    table.closed_below = next.closed_below;
    let header = table.header_rows.max(1);
    for mut cell in next.cells {
        let at_top = cell.area.row == 0;
        cell.area.row += first;
        let above = at_top.then(|| over(table, last, cell.area.column)).flatten();
        match above {
            Some(above) if cut => merge(above, cell),
            Some(above) if above.area.row >= header && goes_down(above, &cell) => above.area.rows += cell.area.rows,
            _ => table.cells.push(cell),
        }
    }
    table.cells.sort_by_key(|c| (c.area.row, c.area.column));
    None
}

/// Puts the rows of `next`, which has the same columns, under those of `table`.
pub(super) fn append(table: &mut RuledTable, next: RuledTable) {
    let first = table.rows.len();
    table.rows.extend(next.rows);
    table.closed_below = next.closed_below;
    table.cells.extend(next.cells.into_iter().map(|mut cell| {
        cell.area.row += first;
        cell
    }));
    table.cells.sort_by_key(|c| (c.area.row, c.area.column));
}

/// The cell that covers a grid position.
fn over(table: &mut RuledTable, row: usize, column: usize) -> Option<&mut RuledCell> {
    table.cells.iter_mut().find(|c| c.area.covers(row, column))
}

/// A cell over several rows whose area goes on below the page break, where it is blank.
fn goes_down(above: &RuledCell, cell: &RuledCell) -> bool {
    let same = above.area.column == cell.area.column && above.area.columns == cell.area.columns;
    same && (above.area.rows > 1 || cell.area.rows > 1) && !above.is_blank() && cell.is_blank()
}

/// Brings both to the same columns: the outer edges must be alike (margins may be mirrored), and the edges of one
/// among those of the other.
fn align(table: &mut RuledTable, next: &mut RuledTable) -> bool {
    let (a, b) = (from_left(&table.xs), from_left(&next.xs));
    let width = |edges: &[f32]| edges.last().copied().unwrap_or(0.0);
    if (width(&a) - width(&b)).abs() > SAME_EDGE {
        return false;
    }
    if let Some(places) = places(&b, &a) {
        next.xs.clone_from(&table.xs);
        return spread(next, &places);
    }
    match places(&a, &b) {
        Some(places) => {
            table.xs.clone_from(&next.xs);
            spread(table, &places)
        }
        None => false,
    }
}

/// Index of each edge among finer edges, when all are there.
fn places(edges: &[f32], finer: &[f32]) -> Option<Vec<usize>> {
    let place = |x: &f32| finer.iter().position(|e| (e - x).abs() <= SAME_EDGE);
    edges.iter().map(place).collect()
}

/// Moves cells to finer columns; `places` gives the new index of each old edge.
fn spread(table: &mut RuledTable, places: &[usize]) -> bool {
    for cell in &mut table.cells {
        let Area { column, columns, .. } = cell.area;
        let (Some(&from), Some(&to)) = (places.get(column), places.get(column + columns)) else { return false };
        cell.area.column = from;
        cell.area.columns = to.saturating_sub(from).max(1);
    }
    true
}

fn from_left(xs: &[f32]) -> Vec<f32> {
    let left = xs.first().copied().unwrap_or(0.0);
    xs.iter().map(|x| x - left).collect()
}

/// Leading rows of `next` that repeat the leading rows of `table`.
fn repeated_rows(table: &RuledTable, next: &RuledTable) -> usize {
    let most = HEADER_ROWS.min(table.rows.len().saturating_sub(1)).min(next.rows.len());
    let alike = (0..most).take_while(|&row| table.row_texts(row) == next.row_texts(row)).count();
    let worded = |row: usize| next.row(row).filter(|c| !c.is_blank()).count() > 1;
    let whole = |rows: usize| next.cells.iter().all(|c| c.area.row >= rows || c.area.row + c.area.rows <= rows);
    (1..=alike).rev().find(|&rows| whole(rows) && (0..rows).any(worded)).unwrap_or(0)
}

fn drop_rows(table: &mut RuledTable, rows: usize) {
    table.rows.drain(..rows.min(table.rows.len()));
    table.cells.retain(|c| c.area.row >= rows);
    for cell in &mut table.cells {
        cell.area.row -= rows;
    }
}
