//! Flattened rows cut into cells.

use std::collections::HashMap;
use std::ops::Range;

use super::appendix::Column;
use super::cell_cost::{Cell, Experience};
use super::layout::{BLANK, RowText, weigh_capitals};
use super::row_text::join_wrapped;
use crate::lexicon::{ProgrammeColumn, ProgrammeWords};
use crate::text;

/// Rows are cut this often; each cut learns from the one before.
const ROUNDS: usize = 4;
/// Places where a row may be cut; longer rows are left whole, in the name.
const MOST_SPLITS: usize = 500;
/// Words after a page end between any two of which a cell may end.
const MOST_LEFT: usize = 16;
/// What it costs to see a page end inside a row.
const PAGE_END: f32 = 2.0;

/// The stretches of words of each column: one, or two with a page end between them.
type Cut = Vec<Vec<Range<usize>>>;

/// Cuts the rows of one appendix into the cells of its columns, in their order.
pub(super) fn cut_rows(rows: &mut [RowText], columns: &[Column], words: &ProgrammeWords) -> Vec<Vec<(Column, String)>> {
    weigh_capitals(rows);
    let mut experience = Experience::default();
    let mut cuts: Vec<Cut> = Vec::new();
    for _ in 0..ROUNDS {
        cuts = cut_all(rows, columns, &experience);
        experience = learn(rows, columns, &cuts);
    }
    let cells = rows.iter().zip(&cuts).map(|(row, cut)| cells(row, columns, cut, words));
    cells.collect()
}

/// The cheapest cut of each row. A row that is dear in one piece is tried with a page end inside it.
fn cut_all(rows: &[RowText], columns: &[Column], experience: &Experience) -> Vec<Cut> {
    let mut best: Vec<(f32, Cut)> =
        rows.iter().map(|row| cut_at(row, columns, row.page.unwrap_or(row.words.len()), experience)).collect();
    let mut costs: Vec<f32> = best.iter().map(|(cost, _)| *cost).collect();
    costs.sort_by(f32::total_cmp);
    let usual = costs.get(costs.len() / 2).copied().unwrap_or_default();
    for (row, best) in rows.iter().zip(&mut best).filter(|(row, best)| row.page.is_none() && best.0 > usual) {
        for &page in row.indented.iter().filter(|&&at| at > 0 && row.splits.len() <= MOST_SPLITS / 4) {
            let (cost, found) = cut_at(row, columns, page, experience);
            if cost + PAGE_END < best.0 {
                *best = (cost + PAGE_END, found);
            }
        }
    }
    best.into_iter().map(|(_, cut)| cut).collect()
}

/// The cheapest cut of a row with a page end before a word: each column takes its words before it and after it.
fn cut_at(row: &RowText, columns: &[Column], page: usize, experience: &Experience) -> (f32, Cut) {
    if row.splits.len() > MOST_SPLITS {
        let whole = std::iter::once(0..row.words.len());
        let name = |c: &Column| if *c == Column::Name { whole.clone().collect() } else { Vec::new() };
        return (0.0, columns.iter().map(name).collect());
    }
    let first: Vec<usize> = row.splits.iter().copied().filter(|&s| s < page).chain([page]).collect();
    // What is left of the cells on the new page is short, and may stand on one line.
    let rest = row.words.len().saturating_sub(page);
    let second: Vec<usize> = if rest <= MOST_LEFT {
        (page..=row.words.len()).collect()
    } else {
        [page].into_iter().chain(row.splits.iter().copied().filter(|&s| s > page)).collect()
    };
    let (n, m) = (first.len(), second.len());
    let mut best = vec![f32::INFINITY; n * m];
    let mut back: Vec<Vec<(usize, usize)>> = Vec::new();
    if let Some(start) = best.first_mut() {
        *start = 0.0;
    }
    for &column in columns {
        let mut step = Step { next: vec![f32::INFINITY; n * m], from: vec![(0, 0); n * m], m };
        for (i, j) in pairs(n, m) {
            let so_far = best.get(i * m + j).copied().unwrap_or(f32::INFINITY);
            if so_far.is_finite() {
                step.extend(Cell::new(row, column, experience), (i, j), so_far, [&first, &second], experience);
            }
        }
        best = step.next;
        back.push(step.from);
    }
    let cost = best.last().copied().unwrap_or(f32::INFINITY);
    (cost, trace(&first, &second, &back))
}

/// The cheapest ways to the positions after one more column, and where they came from.
struct Step {
    next: Vec<f32>,
    from: Vec<(usize, usize)>,
    m: usize,
}

impl Step {
    /// Lets a cell that begins at a pair of positions end at each later pair.
    fn extend(
        &mut self,
        mut cell: Cell<'_>,
        (i, j): (usize, usize),
        so_far: f32,
        [first, second]: [&[usize]; 2],
        experience: &Experience,
    ) {
        let most = cell.most_words();
        let mut at = first.get(i).copied().unwrap_or(0);
        for (i2, &end) in first.iter().enumerate().skip(i) {
            (at..end).for_each(|word| cell.push(word));
            at = end.max(at);
            if cell.len() > most {
                break;
            }
            let mut both = cell.clone();
            let mut at = second.get(j).copied().unwrap_or(0);
            for (j2, &end) in second.iter().enumerate().skip(j) {
                (at..end).for_each(|word| both.push(word));
                at = end.max(at);
                if both.len() > most {
                    break;
                }
                self.offer((i2, j2), so_far + both.cost(experience), (i, j));
            }
        }
    }

    fn offer(&mut self, (i, j): (usize, usize), cost: f32, from: (usize, usize)) {
        let at = i * self.m + j;
        if let (Some(slot), Some(source)) = (self.next.get_mut(at), self.from.get_mut(at))
            && cost < *slot
        {
            *slot = cost;
            *source = from;
        }
    }
}

fn pairs(n: usize, m: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..n).flat_map(move |i| (0..m).map(move |j| (i, j)))
}

fn span(positions: &[usize], from: usize, to: usize) -> Range<usize> {
    let at = |i: usize| positions.get(i).copied().unwrap_or(0);
    at(from)..at(to)
}

/// The spans of each column, from the end back to the start.
fn trace(first: &[usize], second: &[usize], back: &[Vec<(usize, usize)>]) -> Cut {
    let (mut i, mut j) = (first.len().saturating_sub(1), second.len().saturating_sub(1));
    let mut cut = Vec::new();
    for from in back.iter().rev() {
        let (i0, j0) = from.get(i * second.len() + j).copied().unwrap_or((i, j));
        cut.push([span(first, i0, i), span(second, j0, j)].into_iter().filter(|s| !s.is_empty()).collect());
        (i, j) = (i0, j0);
    }
    cut.reverse();
    cut
}

/// Widths and repeated cells of a cut appendix.
fn learn(rows: &[RowText], columns: &[Column], cuts: &[Cut]) -> Experience {
    let mut counts: HashMap<(Column, u64), u32> = HashMap::new();
    let mut widths: HashMap<Column, Vec<f32>> = HashMap::new();
    for (row, cut) in rows.iter().zip(cuts) {
        for (column, spans) in columns.iter().zip(cut) {
            let mut cell = Cell::new(row, *column, &Experience::default());
            let mut line = 0.0;
            let lines = widths.entry(*column).or_default();
            for at in spans.iter().cloned().flatten() {
                cell.push(at);
                let Some(word) = row.words.get(at) else { continue };
                if word.starts_line && cell.len() > 1 {
                    lines.push(std::mem::take(&mut line));
                }
                line += word.width + if line > 0.0 { BLANK } else { 0.0 };
            }
            if cell.len() > 0 {
                lines.push(line);
                *counts.entry((*column, cell.key)).or_default() += 1;
            }
        }
    }
    let widths = widths.into_iter().filter_map(|(column, lines)| Some((column, usual_width(lines)?)));
    let rows_count = rows.len().max(1);
    let share = |column: &Column| {
        let filled: u32 = counts.iter().filter(|((c, _), _)| c == column).map(|(_, n)| *n).sum();
        f32::from(u16::try_from(filled).unwrap_or(u16::MAX)) / f32::from(u16::try_from(rows_count).unwrap_or(u16::MAX))
    };
    let filled = columns.iter().map(|column| (*column, share(column).min(1.0))).collect();
    Experience { widths: widths.collect(), counts, filled }
}

/// The width of a column: the widest line, but for the few that a wrong cut may have made too wide.
fn usual_width(mut lines: Vec<f32>) -> Option<f32> {
    lines.sort_by(f32::total_cmp);
    let cut_off = lines.len() / 20;
    lines.get(lines.len().checked_sub(1 + cut_off)?).copied()
}

fn cells(row: &RowText, columns: &[Column], cut: &Cut, words: &ProgrammeWords) -> Vec<(Column, String)> {
    let mut cells = Vec::new();
    for (column, spans) in columns.iter().zip(cut) {
        let mut text = String::new();
        for span in spans {
            join_wrapped(&mut text, &row.text(span.start, span.end));
        }
        if !text.is_empty() {
            cells.push((*column, text));
        }
    }
    settle_single_target(row, columns, cut, &mut cells, words);
    cells
}

/// One figure where two target columns could hold it. Blanks left for the empty cell tell where it stood; else a
/// yearly wording of the row or of the cell does.
fn settle_single_target(
    row: &RowText,
    columns: &[Column],
    cut: &Cut,
    cells: &mut [(Column, String)],
    words: &ProgrammeWords,
) {
    if !columns.contains(&Column::Term) || !columns.contains(&Column::Yearly) {
        return;
    }
    let name = cells.iter().find(|(c, _)| *c == Column::Name).map(|(_, t)| t.clone()).unwrap_or_default();
    let mut targets = cells.iter_mut().filter(|(c, _)| matches!(c, Column::Term | Column::Yearly));
    let (Some(single), None) = (targets.next(), targets.next()) else { return };
    let at = columns.iter().position(|c| *c == single.0);
    let Some(span) = at.and_then(|at| cut.get(at)).and_then(|spans| spans.first()) else { return };
    let gap = |at: usize| row.words.get(at).filter(|w| !w.starts_line).map_or(0, |w| w.gap);
    let yearly_first =
        columns.iter().position(|c| *c == Column::Yearly) < columns.iter().position(|c| *c == Column::Term);
    let (earlier, later) = if yearly_first { (Column::Yearly, Column::Term) } else { (Column::Term, Column::Yearly) };
    single.0 = match (gap(span.start) > 1, gap(span.end) > 1) {
        (true, false) => later,
        (false, true) => earlier,
        _ if is_yearly(&single.1, words) || is_yearly(&name, words) => Column::Yearly,
        _ => Column::Term,
    };
}

fn is_yearly(words_of_cell: &str, words: &ProgrammeWords) -> bool {
    let normalised = text::normalise(words_of_cell);
    let tokens = text::tokens(normalised.text());
    let hits = words.columns.find(normalised.text(), &tokens);
    hits.iter().any(|h| *h.payload == ProgrammeColumn::TargetYearly) || normalised.text().contains("/năm")
}
