//! Rows without rules beside ruled ones.
//!
//! Spreadsheets as printed often rule the rows with figures only: the header above and section rows between stand
//! bare, in the same columns.

use super::cells::RuledCell;
use super::grid::Area;
use super::joining::append;
use super::lines::Line;
use super::paragraphs::Numbered;
use super::passage::Passage;
use super::tables::{Row, RuledTable};

/// Least gap between the pieces of a bare row, in font sizes.
const GAP: f32 = 0.7;
/// Bare rows between two tables of one page.
const BETWEEN: usize = 3;
/// Lines of a bare header.
const HEADER: usize = 5;
/// How far text may stand out of its column.
const SLACK: f32 = 3.0;

/// Gives bare rows to the tables that they stand between or above.
pub(super) fn absorb(tables: &mut Vec<RuledTable>, lines: &mut Vec<Numbered>, page: u32) {
    let mut whole: Vec<RuledTable> = Vec::new();
    for mut table in tables.drain(..) {
        if let Some(upper) = whole.last_mut()
            && let Some(bare) = between(upper, &table, lines, page)
        {
            lines.retain(|(_, line)| line.y <= upper.bottom || line.y - line.size * 0.3 >= table.top);
            upper.bottom = table.bottom;
            append(upper, bare);
            append(upper, table);
            continue;
        }
        header_above(&mut table, lines, page);
        whole.push(table);
    }
    *tables = whole;
}

/// The bare rows between two tables of the same columns; none unless all text between stands in the columns.
fn between(upper: &RuledTable, lower: &RuledTable, lines: &[Numbered], page: u32) -> Option<RuledTable> {
    let same = upper.xs.len() == lower.xs.len() && upper.xs.iter().zip(&lower.xs).all(|(a, b)| (a - b).abs() < SLACK);
    let gap: Vec<&Line> =
        lines.iter().map(|(_, line)| line).filter(|l| l.y > upper.bottom && l.y - l.size * 0.3 < lower.top).collect();
    let size = gap.first().map_or(12.0, |l| l.size);
    if !same || gap.len() > BETWEEN || lower.top - upper.bottom > size * (1.8 * gap.len() as f32 + 1.0) {
        return None;
    }
    let rows = rows(&gap);
    let mut bare = blank(&upper.xs, rows.len(), page);
    for (row, pieces) in rows.into_iter().enumerate() {
        let mut cells: Vec<(usize, usize, Vec<&Line>)> = Vec::new();
        for piece in &pieces {
            let (from, to) = (column(&upper.xs, piece.x0 + SLACK)?, column(&upper.xs, piece.x1 - SLACK)?);
            match cells.iter_mut().find(|(column, _, _)| *column == from) {
                Some((_, end, found)) => {
                    *end = to.max(*end);
                    found.push(piece);
                }
                None => cells.push((from, to, vec![piece])),
            }
        }
        cells.sort_by_key(|(from, _, _)| *from);
        let apart = cells.iter().zip(cells.iter().skip(1)).all(|(a, b)| a.1 == a.0 && a.1 < b.0);
        if cells.len() < 2 || !apart {
            return None;
        }
        bare.cells.extend(cells.into_iter().map(|(from, to, found)| cell(row, 1, from, to + 1 - from, found)));
    }
    Some(bare)
}

/// Pieces of the rows that lines make: lines nearer than their size stand in one row.
fn rows(lines: &[&Line]) -> Vec<Vec<Line>> {
    let mut rows: Vec<Vec<Line>> = Vec::new();
    let mut previous: Option<&Line> = None;
    for line in lines {
        let pieces = (*line).clone().cut(line.size * GAP);
        let near = previous.is_some_and(|p| line.y - p.y < line.size * 0.95);
        match rows.last_mut() {
            Some(row) if near => row.extend(pieces),
            _ => rows.push(pieces),
        }
        previous = Some(line);
    }
    rows
}

/// Puts a bare header over a table.
fn header_above(table: &mut RuledTable, lines: &mut Vec<Numbered>, page: u32) {
    let above = lines.partition_point(|(_, line)| line.y - line.size * 0.3 < table.top);
    let mut edge = table.top;
    let near = |(_, line): &&Numbered| {
        let close = edge - line.y < line.size * 1.7;
        edge = line.y;
        close && line.x0 > table.xs.first().copied().unwrap_or(0.0) - SLACK
    };
    let mut count = lines.get(..above).unwrap_or_default().iter().rev().take(HEADER).take_while(near).count();
    while count > 0 {
        let block = lines.get(above - count..above).unwrap_or_default();
        if let Some(mut header) = header(&table.xs, block, page) {
            lines.drain(above - count..above);
            header.top = table.top;
            header.header_rows = header.rows.len();
            let body = std::mem::replace(table, header);
            table.bottom = body.bottom;
            append(table, body);
            return;
        }
        count -= 1;
    }
}

/// Header cells of lines whose pieces stand in at least half of the columns, and at least three.
fn header(xs: &[f32], lines: &[Numbered], page: u32) -> Option<RuledTable> {
    let columns = xs.len().checked_sub(1)?;
    let pieces: Vec<Line> = lines.iter().flat_map(|(_, line)| line.clone().cut(line.size * GAP)).collect();
    let mut groups: Vec<(usize, usize, &Line)> = Vec::new();
    let mut single: Vec<Vec<&Line>> = vec![Vec::new(); columns];
    if !lines.iter().any(|(_, line)| line.clone().cut(line.size * GAP).len() >= 3) {
        return None;
    }
    for piece in &pieces {
        let own = column(xs, piece.centre())?;
        match group(xs, own, piece, &pieces) {
            Some((from, to)) => {
                inside(xs, from, to, piece)?;
                groups.push((from, to, piece));
            }
            None => {
                inside(xs, own, own, piece)?;
                single.get_mut(own)?.push(piece);
            }
        }
    }
    let filled = single.iter().filter(|s| !s.is_empty()).count();
    if filled < 3 || filled * 2 < columns {
        return None;
    }
    let depth = if groups.is_empty() { 1 } else { 2 };
    let mut header = blank(xs, depth, page);
    for (from, to, piece) in &groups {
        header.cells.push(cell(0, 1, *from, to + 1 - from, vec![piece]));
    }
    for (index, pieces) in single.into_iter().enumerate() {
        let under = groups.iter().any(|(from, to, _)| (*from..=*to).contains(&index));
        let (row, rows) = if under { (1, 1) } else { (0, depth) };
        header.cells.push(cell(row, rows, index, 1, pieces));
    }
    Some(header)
}

/// Whether a piece keeps within columns; a title may stand out a little.
fn inside(xs: &[f32], from: usize, to: usize, piece: &Line) -> Option<()> {
    (piece.x0 > xs.get(from)? - SLACK && piece.x1 < xs.get(to + 1)? + SLACK).then_some(())
}

/// The columns over which a piece stands in the middle, when it is no title of its own column: the most columns whose
/// own titles stand level, below it.
fn group(xs: &[f32], own: usize, piece: &Line, pieces: &[Line]) -> Option<(usize, usize)> {
    let middle = |from: usize, to: usize| Some((xs.get(from)? + xs.get(to + 1)?) / 2.0);
    if (middle(own, own)? - piece.centre()).abs() < SLACK {
        return None;
    }
    let heights = |index: usize| -> Vec<f32> {
        let others = pieces.iter().filter(|p| *p != piece && column(xs, p.centre()) == Some(index));
        others.map(|p| p.y).collect()
    };
    let level = heights(own);
    if level.is_empty() || level.iter().any(|y| *y < piece.y + piece.size * 0.5) {
        return None;
    }
    let alike = |index: usize| {
        let other = heights(index);
        other.len() == level.len() && other.iter().zip(&level).all(|(a, b)| (a - b).abs() < SLACK)
    };
    let columns = xs.len() - 1;
    let spans = (0..=own).flat_map(|from| (own..columns).map(move |to| (from, to)));
    spans
        .filter(|(from, to)| to > from && (*from..=*to).all(alike))
        .filter(|(from, to)| middle(*from, *to).is_some_and(|m| (m - piece.centre()).abs() < SLACK))
        .max_by_key(|(from, to)| to - from)
}

fn column(xs: &[f32], x: f32) -> Option<usize> {
    let index = xs.partition_point(|edge| *edge <= x).checked_sub(1)?;
    (index + 1 < xs.len()).then_some(index)
}

fn blank(xs: &[f32], rows: usize, page: u32) -> RuledTable {
    RuledTable {
        xs: xs.to_vec(),
        top: 0.0,
        bottom: 0.0,
        rows: vec![Row { page }; rows],
        cells: Vec::new(),
        closed_below: true,
        header_rows: 0,
    }
}

fn cell(row: usize, rows: usize, column: usize, columns: usize, pieces: Vec<&Line>) -> RuledCell {
    let mut passage = Passage::default();
    pieces.iter().for_each(|piece| passage.push(piece));
    let paragraphs = if pieces.is_empty() { Vec::new() } else { vec![passage] };
    RuledCell::plain(Area { row, column, rows, columns }, paragraphs)
}
