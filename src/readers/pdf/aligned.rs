//! Tables without rules: columns by gaps.

use super::cells::RuledCell;
use super::grid::Area;
use super::lines::Line;
use super::paragraphs::Numbered;
use super::passage::Passage;
use super::tables::{Row, RuledTable};

/// Lines that follow each other, or a table that stood among them.
#[derive(Debug)]
pub(super) enum Stretch {
    Lines(Vec<Numbered>),
    Table(RuledTable),
}

/// Least gap between columns, in font sizes.
const GAP: f32 = 0.9;
/// Least columns and rows of such a table. Two columns may be a list, a letterhead, a signature.
const COLUMNS: usize = 3;
const ROWS: usize = 3;

/// Cuts lines into plain stretches and tables. A table is safe where at least three lines, with at most their own
/// continuation lines between them, leave the same gaps free and one column is mostly figures.
pub(super) fn stretches(lines: Vec<Numbered>, page: u32) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let mut plain: Vec<Numbered> = Vec::new();
    let mut rest = lines.into_iter().collect::<std::collections::VecDeque<_>>();
    while let Some(first) = rest.pop_front() {
        rest.push_front(first);
        let run = Run::at(&rest);
        if run.safe() {
            let taken: Vec<Numbered> = rest.drain(..run.lines.len()).collect();
            if !plain.is_empty() {
                stretches.push(Stretch::Lines(std::mem::take(&mut plain)));
            }
            stretches.push(Stretch::Table(run.table(&taken, page)));
        } else {
            plain.extend(rest.pop_front());
        }
    }
    if !plain.is_empty() {
        stretches.push(Stretch::Lines(plain));
    }
    stretches
}

/// Lines from one that has several pieces on, as long as all leave the gaps free.
#[derive(Debug, Default)]
struct Run {
    /// Pieces of each line.
    lines: Vec<Vec<Line>>,
    /// Stretches of the page's width that columns fill.
    columns: Vec<(f32, f32)>,
}

impl Run {
    fn at(lines: &std::collections::VecDeque<Numbered>) -> Run {
        let mut run = Run::default();
        let mut previous: Option<&Line> = None;
        for (_, line) in lines.iter().take(400) {
            let pieces = line.clone().cut(line.size * GAP);
            if previous.is_none() && pieces.len() < COLUMNS {
                break;
            }
            if previous.is_some_and(|p| line.y - p.y > line.size * 3.0) {
                break;
            }
            let columns = merged(&run.columns, &pieces, line.size * GAP * 0.7);
            if columns.len() < COLUMNS || (!run.columns.is_empty() && columns.len() < run.columns.len()) {
                break;
            }
            run.columns = columns;
            run.lines.push(pieces);
            previous = Some(line);
        }
        while run.lines.last().is_some_and(|pieces| pieces.len() < 2) && run.lines.len() > 1 && run.loose_end() {
            run.lines.pop();
        }
        run
    }

    /// Whether the last line stands in the first column only: it begins what comes after the table.
    fn loose_end(&self) -> bool {
        let first = self.columns.first().map_or(f32::INFINITY, |(_, end)| *end);
        self.lines.last().is_some_and(|pieces| pieces.iter().all(|p| p.x1 <= first + 1.0))
    }

    fn rowlike(&self, pieces: &[Line]) -> bool {
        pieces.len() >= COLUMNS.max(self.columns.len().div_ceil(2))
    }

    fn safe(&self) -> bool {
        let rows: Vec<&Vec<Line>> = self.lines.iter().filter(|pieces| self.rowlike(pieces)).collect();
        if rows.len() < ROWS || rows.len() * 3 < self.lines.len() {
            return false;
        }
        let figures = |column: usize| {
            let filled = rows.iter().flat_map(|pieces| pieces.iter()).filter(|p| self.column(p) == column);
            let (mut all, mut with) = (0, 0);
            for piece in filled {
                all += 1;
                with += usize::from(piece.text().starts_with(|c: char| c.is_ascii_digit() || "><≥≤-+".contains(c)));
            }
            all >= ROWS.min(rows.len()) && with * 10 >= all * 6
        };
        (1..self.columns.len()).any(figures)
    }

    fn column(&self, piece: &Line) -> usize {
        self.columns.partition_point(|(_, end)| *end < piece.centre()).min(self.columns.len().saturating_sub(1))
    }

    fn table(&self, taken: &[Numbered], page: u32) -> RuledTable {
        let owners = self.owners(taken);
        let rows = owners.last().map_or(0, |last| last + 1);
        let columns = self.columns.len();
        let mut cells: Vec<RuledCell> = (0..rows * columns)
            .map(|i| RuledCell::plain(Area { row: i / columns, column: i % columns, rows: 1, columns: 1 }, Vec::new()))
            .collect();
        for (pieces, row) in self.lines.iter().zip(&owners) {
            for piece in pieces {
                let Some(cell) = cells.get_mut(row * columns + self.column(piece)) else { continue };
                match cell.paragraphs.last_mut() {
                    Some(last) => last.push(piece),
                    None => cell.paragraphs.push(Passage::of(piece)),
                }
            }
        }
        let y = |numbered: Option<&Numbered>| numbered.map_or(0.0, |(_, line)| line.y);
        RuledTable {
            xs: self.edges(),
            top: y(taken.first()),
            bottom: y(taken.last()),
            rows: vec![Row { page }; rows],
            cells,
            closed_below: true,
            header_rows: 0,
        }
    }

    /// The row of each line. Lines between two rows belong to the upper one down to the widest gap, to the lower one
    /// below it; to the upper one where all gaps are alike.
    fn owners(&self, taken: &[Numbered]) -> Vec<usize> {
        let ys: Vec<f32> = taken.iter().map(|(_, line)| line.y).collect();
        let gap = |index: usize| ys.get(index + 1).copied().unwrap_or(0.0) - ys.get(index).copied().unwrap_or(0.0);
        let starts: Vec<usize> =
            (0..self.lines.len()).filter(|&i| self.lines.get(i).is_some_and(|p| self.rowlike(p))).collect();
        let mut borders = Vec::new();
        for (&upper, &lower) in starts.iter().zip(starts.iter().skip(1)) {
            let widest = (upper..lower).max_by(|&a, &b| gap(a).total_cmp(&gap(b))).unwrap_or(upper);
            let narrowest = (upper..lower).map(gap).fold(f32::INFINITY, f32::min);
            borders.push(if gap(widest) > narrowest + 1.5 { widest + 1 } else { lower });
        }
        (0..self.lines.len()).map(|index| borders.partition_point(|&border| border <= index)).collect()
    }

    fn edges(&self) -> Vec<f32> {
        let (Some(first), Some(last)) = (self.columns.first(), self.columns.last()) else { return Vec::new() };
        let between = self.columns.iter().zip(self.columns.iter().skip(1)).map(|(a, b)| (a.1 + b.0) / 2.0);
        std::iter::once(first.0).chain(between).chain(std::iter::once(last.1)).collect()
    }
}

/// Stretches with those of more pieces; stretches nearer than `gap` are one.
fn merged(columns: &[(f32, f32)], pieces: &[Line], gap: f32) -> Vec<(f32, f32)> {
    let mut all: Vec<(f32, f32)> = columns.iter().copied().chain(pieces.iter().map(|p| (p.x0, p.x1))).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut merged: Vec<(f32, f32)> = Vec::new();
    for (from, to) in all {
        match merged.last_mut() {
            Some(last) if from - last.1 < gap => last.1 = last.1.max(to),
            _ => merged.push((from, to)),
        }
    }
    merged
}
