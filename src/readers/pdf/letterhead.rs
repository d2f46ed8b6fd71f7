//! Letterheads and signatures in two columns.

use super::column::Column;
use super::lines::Line;
use super::paragraphs::Numbered;
use super::shapes::{all_capitals, closes, goes_on};

/// Lines of two columns side by side.
#[derive(Debug, Default)]
pub(super) struct TwoColumns {
    pub(super) left: Vec<Numbered>,
    pub(super) right: Vec<Numbered>,
}

/// Lines that are looked at for the head's first pair.
const FIRST_LINES: usize = 4;
/// Lines that such a block may have.
const MOST_LINES: usize = 24;
/// Least gap between the columns, in font sizes.
const GAP: f32 = 0.9;
/// How far a line may stand off the middle of its column.
const OFF: f32 = 14.0;

/// Takes the letterhead off the top of a page's lines: two columns of short lines, each centred on itself. Only the
/// first page may have one in small letters.
pub(super) fn take_letterhead(lines: &mut Vec<Numbered>, first_page: bool, column: &Column) -> Option<TwoColumns> {
    let (left, right) = lines.iter().take(FIRST_LINES).find_map(|(_, line)| pair(line))?;
    let capitals = all_capitals(&left.text()) && all_capitals(&right.text());
    if !capitals && !first_page {
        return None;
    }
    let middle = (column.left + column.right) / 2.0;
    let mut block = Block::new(&left, &right);
    let taken = lines
        .iter()
        .take(MOST_LINES)
        .take_while(|(number, line)| {
            block.take(*number, line, |piece, own| {
                let off = (piece.centre() - own).abs();
                off < OFF || off < (piece.centre() - middle).abs()
            })
        })
        .count();
    let columns = block.columns;
    if columns.left.is_empty() || columns.right.is_empty() || columns.left.len() + columns.right.len() < 3 {
        return None;
    }
    lines.drain(..taken);
    Some(columns)
}

/// Takes the signature off the end of a page's lines: the addressees at the left edge, and at the right who signs,
/// centred and without figures.
pub(super) fn take_signature(lines: &mut Vec<Numbered>, column: &Column) -> Option<TwoColumns> {
    let from = lines.len().saturating_sub(MOST_LINES);
    let seed = |line: &Line| pair(line).filter(|(left, right)| signs(left, right, column));
    let start = lines.iter().skip(from).position(|(_, line)| seed(line).is_some())? + from;
    let (left, right) = seed(&lines.get(start)?.1)?;
    let above = |(_, line): &&Numbered| all_capitals(&line.text()) && (line.centre() - right.centre()).abs() < OFF;
    let start = start - lines.get(..start)?.iter().rev().take_while(above).count();
    let mut block = Block::new(&left, &right);
    let fits = |piece: &Line, own: f32| {
        let at_right = own == right.centre();
        !at_right || ((piece.centre() - own).abs() < OFF * 2.0 && !piece.text().contains(|c: char| c.is_ascii_digit()))
    };
    let whole = lines.iter().skip(start).all(|(number, line)| block.take(*number, line, fits));
    if !whole || block.columns.left.len() + block.columns.right.len() < 3 {
        return None;
    }
    lines.truncate(start);
    Some(block.columns)
}

/// Lines of a letterhead's column as paragraphs: a name in capitals that found no room on its line goes on with a
/// short rest. The column reaches as far from its middle as to the page's `edge`.
pub(super) fn wrapped(column: Vec<Numbered>, edge: f32) -> Vec<Vec<Numbered>> {
    let mut paragraphs: Vec<Vec<Numbered>> = Vec::new();
    for numbered in column {
        match paragraphs.last_mut() {
            Some(last) if last.last().is_some_and(|(_, line)| wraps(line, &numbered.1, edge)) => last.push(numbered),
            _ => paragraphs.push(vec![numbered]),
        }
    }
    paragraphs
}

fn wraps(line: &Line, rest: &Line, edge: f32) -> bool {
    let (text, next) = (line.text(), rest.text());
    let near = rest.y - line.y < line.size * 1.9 && (line.size - rest.size).abs() < 0.6;
    if !near || !line.looks_like(rest) {
        return false;
    }
    let year = next.len() == 4 && next.bytes().all(|b| b.is_ascii_digit());
    if year || goes_on(&next) {
        return text.contains(char::is_alphanumeric) && !closes(&text);
    }
    let (room, width) = ((line.centre() - edge).abs() * 2.0, line.x1 - line.x0);
    let full = width + line.size * 0.25 + rest.first_width() > room;
    let share = (rest.x1 - rest.x0) / width.max(1.0);
    all_capitals(&text) && all_capitals(&next) && (share < 0.25 || (full && share < 0.75))
}

/// The two halves of a line that is cut once.
fn pair(line: &Line) -> Option<(Line, Line)> {
    let mut pieces = line.clone().cut(line.size * GAP).into_iter();
    let (left, right) = (pieces.next()?, pieces.next()?);
    pieces.next().is_none().then_some((left, right))
}

fn signs(left: &Line, right: &Line, column: &Column) -> bool {
    let apart = right.x0 - left.x1 > right.size * 1.5;
    let middle = (column.left + column.right) / 2.0;
    let sided = left.centre() < middle && right.centre() > middle;
    apart && sided && !right.text().contains(|c: char| c.is_ascii_digit())
}

/// A block of two columns as it grows.
struct Block {
    columns: TwoColumns,
    /// Middles of the columns.
    centres: (f32, f32),
    /// End of the left column and start of the right one.
    gutter: (f32, f32),
}

impl Block {
    fn new(left: &Line, right: &Line) -> Block {
        Block { columns: TwoColumns::default(), centres: (left.centre(), right.centre()), gutter: (left.x1, right.x0) }
    }

    /// Takes a line whose pieces keep to their columns and pass `fits` (with the middle of their column).
    fn take(&mut self, number: u32, line: &Line, fits: impl Fn(&Line, f32) -> bool) -> bool {
        let (l, r) = self.centres;
        let middle = (self.gutter.0 + self.gutter.1) / 2.0;
        let at_left = |piece: &Line| match (piece.x1 <= middle, piece.x0 >= middle) {
            (true, _) => true,
            (_, true) => false,
            _ => (piece.centre() - l).abs() <= (piece.centre() - r).abs(),
        };
        let pieces = line.clone().cut(line.size * GAP).into_iter();
        let (left, right): (Vec<Line>, Vec<Line>) = pieces.partition(at_left);
        let (left, right) = (united(left), united(right));
        let space = line.size * 0.3;
        let clear = left.as_ref().is_none_or(|p| p.x1 <= self.gutter.1 - space && fits(p, l))
            && right.as_ref().is_none_or(|p| p.x0 >= self.gutter.0 + space && fits(p, r));
        if !clear {
            return false;
        }
        if let Some(piece) = left {
            self.gutter.0 = self.gutter.0.max(piece.x1);
            self.columns.left.push((number, piece));
        }
        if let Some(piece) = right {
            self.gutter.1 = self.gutter.1.min(piece.x0);
            self.columns.right.push((number, piece));
        }
        true
    }
}

/// Pieces of one line as one line again.
fn united(pieces: Vec<Line>) -> Option<Line> {
    let y = pieces.first()?.y;
    Line::of(pieces.into_iter().flat_map(|piece| piece.words).collect(), y)
}
