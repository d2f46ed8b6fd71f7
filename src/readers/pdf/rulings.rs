//! Ruling lines from the strokes of a page.

use super::marks::Stroke;

/// A horizontal or vertical line: its place across, and from where to where it runs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ruling {
    pub(super) at: f32,
    pub(super) from: f32,
    pub(super) to: f32,
}

/// The ruling lines of a page.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Rulings {
    pub(super) horizontal: Vec<Ruling>,
    pub(super) vertical: Vec<Ruling>,
}

/// How far a line may lean and still be level.
const LEAN: f32 = 1.0;
/// Lines this near are one.
const SAME: f32 = 1.5;
/// Pieces this near are joined.
const GAP: f32 = 2.5;
/// Lines that touch within this distance cross.
pub(super) const REACH: f32 = 3.0;
/// More lines than a page of tables has: a drawing.
const MOST: usize = 4_000;

/// Joins strokes into ruling lines.
pub(super) fn rulings(strokes: &[Stroke]) -> Rulings {
    let mut found = Rulings::default();
    for stroke in strokes {
        let ((x0, y0), (x1, y1)) = (stroke.from, stroke.to);
        let (dx, dy) = ((x1 - x0).abs(), (y1 - y0).abs());
        if dy <= LEAN && dx > dy {
            found.horizontal.push(Ruling { at: (y0 + y1) / 2.0, from: x0.min(x1), to: x0.max(x1) });
        } else if dx <= LEAN && dy > dx {
            found.vertical.push(Ruling { at: (x0 + x1) / 2.0, from: y0.min(y1), to: y0.max(y1) });
        }
    }
    Rulings { horizontal: joined(found.horizontal), vertical: joined(found.vertical) }
}

/// Groups of lines that hang together, each with lines both ways. A page that is a drawing has none.
pub(super) fn groups(rulings: &Rulings) -> Vec<Rulings> {
    let (h, v) = (&rulings.horizontal, &rulings.vertical);
    if h.len() + v.len() > MOST {
        return Vec::new();
    }
    let mut group: Vec<usize> = (0..h.len() + v.len()).collect();
    for (i, across) in h.iter().enumerate() {
        for (j, down) in v.iter().enumerate() {
            if crosses(across, down) {
                unite(&mut group, i, h.len() + j);
            }
        }
    }
    let mut groups: Vec<(usize, Rulings)> = Vec::new();
    for index in 0..group.len() {
        let root = root(&mut group, index);
        let place = groups.iter().position(|(r, _)| *r == root).unwrap_or_else(|| {
            groups.push((root, Rulings::default()));
            groups.len() - 1
        });
        let Some((_, lines)) = groups.get_mut(place) else { continue };
        match index.checked_sub(h.len()) {
            Some(down) => lines.vertical.extend(v.get(down)),
            None => lines.horizontal.extend(h.get(index)),
        }
    }
    groups.into_iter().map(|(_, lines)| lines).filter(|g| g.horizontal.len() >= 2 && g.vertical.len() >= 2).collect()
}

fn joined(mut lines: Vec<Ruling>) -> Vec<Ruling> {
    lines.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut rows: Vec<Vec<Ruling>> = Vec::new();
    for line in lines {
        match rows.last_mut() {
            Some(row) if row.first().is_some_and(|first| line.at - first.at <= SAME) => row.push(line),
            _ => rows.push(vec![line]),
        }
    }
    rows.into_iter().flat_map(joined_row).filter(|l| l.to - l.from > REACH).collect()
}

fn joined_row(mut row: Vec<Ruling>) -> Vec<Ruling> {
    row.sort_by(|a, b| a.from.total_cmp(&b.from));
    let mut joined: Vec<Ruling> = Vec::new();
    for line in row {
        match joined.last_mut() {
            Some(last) if line.from - last.to <= GAP => last.to = last.to.max(line.to),
            _ => joined.push(line),
        }
    }
    joined
}

fn crosses(across: &Ruling, down: &Ruling) -> bool {
    down.at >= across.from - REACH
        && down.at <= across.to + REACH
        && across.at >= down.from - REACH
        && across.at <= down.to + REACH
}

fn root(group: &mut [usize], index: usize) -> usize {
    let mut at = index;
    while let Some(&up) = group.get(at).filter(|&&up| up != at) {
        if let Some(&top) = group.get(up)
            && let Some(slot) = group.get_mut(at)
        {
            *slot = top;
        }
        at = up;
    }
    at
}

fn unite(group: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(group, a), root(group, b));
    if let Some(slot) = group.get_mut(a.max(b)) {
        *slot = a.min(b);
    }
}
