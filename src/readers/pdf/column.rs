//! The text column of a page.

use super::lines::Line;
use super::shapes::goes_on;

/// Where text begins and ends across the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Column {
    pub(super) left: f32,
    pub(super) right: f32,
    /// Where first lines of paragraphs begin, when many begin at one place right of `left`.
    pub(super) indent: Option<f32>,
    /// Paragraphs begin at `indent` and go on at `left`.
    pub(super) first_lines_indented: bool,
    /// Usual distance of baselines.
    pub(super) pitch: f32,
}

/// Edges this near are one.
const SAME: f32 = 3.0;

impl Column {
    /// Of the lines of a page or of many; `None` for too few lines to tell.
    pub(super) fn of(lines: &[&Line], least: usize) -> Option<Column> {
        let right = high_end(lines)?;
        let widest = lines.iter().map(|l| l.x1 - l.x0).fold(0.0, f32::max);
        let wide: Vec<&Line> = lines.iter().copied().filter(|l| l.x1 - l.x0 > widest * 0.6).collect();
        if wide.len() < least {
            return None;
        }
        let left = common_starts(&wide).into_iter().map(|(x, _)| x).fold(f32::INFINITY, f32::min);
        let indented = |(x, count): &(f32, usize)| *x > left + 8.0 && *x < left + 90.0 && *count >= 2;
        let mut starts = common_starts(lines);
        starts.retain(indented);
        let indent = starts.into_iter().max_by_key(|(_, count)| *count).map(|(x, _)| x);
        let first_lines_indented = indent.is_some_and(|indent| first_lines_indented(lines, left, right, indent));
        Some(Column { left, right, indent, first_lines_indented, pitch: pitch(lines) })
    }

    /// Whether a line is set in the middle.
    pub(super) fn centres(&self, line: &Line) -> bool {
        let (before, after) = (line.x0 - self.left, self.right - line.x1);
        let at_indent = self.indent.is_some_and(|x| (line.x0 - x).abs() < SAME);
        let (least, off) = (before.min(after), (before - after).abs());
        !at_indent && ((least > 12.0 && off < 14.0) || (least > 1.5 && off < 2.5))
    }

    /// Whether a line is pushed to the right edge.
    pub(super) fn pushes_right(&self, line: &Line) -> bool {
        line.x0 > (self.left + self.right) / 2.0 && self.right - line.x1 < 4.0
    }

    /// Whether a line begins right of the column's edge.
    pub(super) fn indents(&self, line: &Line) -> bool {
        line.x0 - self.left > (line.size * 0.6).max(6.0)
    }
}

/// Whether full lines at the indent are followed by lines at the left edge rather than at the indent.
fn first_lines_indented(lines: &[&Line], left: f32, right: f32, indent: f32) -> bool {
    let full = |l: &Line| (l.x0 - indent).abs() < SAME && right - l.x1 < l.size;
    let follows = lines.iter().zip(lines.iter().skip(1)).filter(|(a, _)| full(a)).map(|(_, b)| *b);
    let (back, in_line) = follows.fold((0, 0), |(back, in_line), line| {
        let goes_on = goes_on(&line.text()) && (line.x0 - indent).abs() < SAME;
        (back + usize::from((line.x0 - left).abs() < SAME), in_line + usize::from(goes_on))
    });
    back >= 1 && back > in_line * 2
}

/// Places at which lines begin, with how many do.
fn common_starts(lines: &[&Line]) -> Vec<(f32, usize)> {
    let mut starts: Vec<f32> = lines.iter().map(|l| l.x0).collect();
    starts.sort_by(f32::total_cmp);
    let mut found: Vec<(f32, usize)> = Vec::new();
    for x in starts {
        match found.last_mut() {
            Some((first, count)) if x - *first <= SAME => *count += 1,
            _ => found.push((x, 1)),
        }
    }
    let least = (lines.len() / 12).max(1);
    let most = found.iter().map(|(_, count)| *count).max().unwrap_or(0);
    found.retain(|(_, count)| *count >= least.min(most));
    found
}

/// The right end that full lines share.
fn high_end(lines: &[&Line]) -> Option<f32> {
    let mut ends: Vec<f32> = lines.iter().map(|l| l.x1).collect();
    ends.sort_by(f32::total_cmp);
    ends.get((ends.len() * 9 / 10).min(ends.len().checked_sub(1)?)).copied()
}

/// The most usual distance between lines that follow each other.
fn pitch(lines: &[&Line]) -> f32 {
    let drops = lines.iter().zip(lines.iter().skip(1)).map(|(a, b)| (b.y - a.y, a.size));
    let mut near: Vec<f32> =
        drops.filter(|(drop, size)| *drop > size * 0.8 && *drop < size * 2.5).map(|d| d.0).collect();
    near.sort_by(f32::total_cmp);
    near.get(near.len() / 3).copied().unwrap_or(f32::INFINITY)
}
