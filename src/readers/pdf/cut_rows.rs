//! Rows that a page break cut in two.

use super::cells::RuledCell;
use super::passage::Passage;
use super::shapes::{closes, goes_on, is_item_number, opens_item};
use super::tables::RuledTable;

/// Whether the first row of `next` is the rest of the last row of `table`.
///
/// A cut row's rest has text only under cells that are full to the end of the page, and no number of its own. In a
/// numbered table a first row without a number is such a rest, unless the table has rows without numbers elsewhere, or
/// all cells begin anew. Otherwise the words decide (a rest goes on in small letters, or after an unfinished line), and
/// the cells that are blank though other rows have them, or though their upper part had room.
pub(super) fn cut(table: &RuledTable, next: &RuledTable) -> bool {
    let Some(last) = table.rows.len().checked_sub(1) else { return false };
    if last < table.header_rows.max(1) && table.header_rows > 0 {
        return false;
    }
    let columns = table.columns();
    let mut rest = Rest::default();
    for cell in next.row(0) {
        let Some(above) = table.cells.iter().find(|c| c.area.covers(last, cell.area.column)) else { return false };
        let alike = above.area.column == cell.area.column && above.area.columns == cell.area.columns;
        if !alike || (!cell.is_blank() && !above.full && above.area.rows == 1) {
            return false;
        }
        rest.weigh(above, cell);
    }
    if rest.filled == 0 {
        return false;
    }
    if next.row(0).any(|c| c.area.columns == columns) {
        return rest.going_on > 0;
    }
    let numbers = Numbers::of(table, last);
    let key = |t: &RuledTable, row: usize| t.cells.iter().find(|c| c.area.covers(row, 0)).map(RuledCell::text);
    let (above, below) = (key(table, last).unwrap_or_default(), key(next, 0).unwrap_or_default());
    if is_item_number(&below) && numbers.usual() {
        return false;
    }
    if numbers.usual() && numbers.never_blank() && below.is_empty() && !above.is_empty() {
        return rest.going_on > 0 || rest.fresh < rest.filled || rest.filled == 1;
    }
    let open_below = if table.closed_below { 0 } else { 1 };
    let wanting = wanting(table, next, last);
    rest.going_on * 2 + rest.spared + wanting + open_below >= 2 + rest.fresh * 2
}

/// Puts the rest of a cut cell to its first part.
pub(super) fn merge(above: &mut RuledCell, rest: RuledCell) {
    above.area.rows = (rest.area.row + rest.area.rows).saturating_sub(above.area.row).max(1);
    above.full = rest.full;
    above.last_room = rest.last_room;
    let mut paragraphs = rest.paragraphs.into_iter();
    if let Some(first) = paragraphs.next() {
        match above.paragraphs.last_mut() {
            Some(last) if flows(last, &first) => last.append(first),
            _ => above.paragraphs.push(first),
        }
    }
    above.paragraphs.extend(paragraphs);
}

fn flows(last: &Passage, first: &Passage) -> bool {
    let (last, first) = (last.text(), first.text());
    !opens_item(&first) && (goes_on(&first) || !closes(&last))
}

/// How much of what rows of this table have is wanting in the first row of `next`: 2 for a column that is filled in
/// all other rows, 1 for one that is in most.
fn wanting(table: &RuledTable, next: &RuledTable, last: usize) -> usize {
    let before = table.cells.iter().filter(|c| c.area.row >= table.header_rows.max(1) && c.area.row < last);
    let after = next.cells.iter().filter(|c| c.area.row > 0);
    let body: Vec<&RuledCell> = before.chain(after).filter(|c| c.area.rows == 1 && c.area.columns == 1).collect();
    let merges =
        |column: usize| table.cells.iter().any(|c| c.area.column == column && c.area.rows > 1 && c.area.row > 0);
    let weight = |column: usize| {
        if merges(column) {
            return 0;
        }
        let (mut rows, mut filled) = (0, 0);
        for cell in body.iter().filter(|c| c.area.column == column) {
            rows += 1;
            filled += usize::from(!cell.is_blank());
        }
        match (rows, filled) {
            (3.., _) if filled * 20 >= rows * 19 => 2,
            (3.., _) if filled * 5 >= rows * 4 => 1,
            _ => 0,
        }
    };
    let above = |column: usize| table.cells.iter().find(|c| c.area.covers(last, column));
    let blank = next.row(0).filter(|c| c.is_blank());
    blank
        .filter(|c| above(c.area.column).is_some_and(|a| !a.is_blank() && a.area.rows == 1))
        .map(|c| weight(c.area.column))
        .sum()
}

/// How the cells of a row look as the rest of those above.
#[derive(Default)]
struct Rest {
    filled: usize,
    going_on: usize,
    fresh: usize,
    /// Blank cells under cells that had room left.
    spared: usize,
}

impl Rest {
    fn weigh(&mut self, above: &RuledCell, cell: &RuledCell) {
        if cell.is_blank() {
            self.spared += usize::from(!above.is_blank() && !above.full && above.area.rows == 1);
            return;
        }
        self.filled += 1;
        let (before, text) = (above.text(), cell.text());
        let ended = above.last_room > cell.first_width + 2.0 && !goes_on(&text);
        let new = before.is_empty() || opens_item(&text) || is_item_number(&text) || ended;
        if new || (figure(&before) && figure(&text)) || (before.ends_with('.') && !goes_on(&text)) {
            self.fresh += 1;
        } else if goes_on(&text) || before.ends_with([',', '-', '–']) {
            self.going_on += 1;
        }
    }
}

/// A cell that is a figure by itself ("1.250", "≥ 90%", "-18").
fn figure(text: &str) -> bool {
    let bare = text.trim_start_matches(['>', '<', '≥', '≤', '-', '+', '±', ' ']);
    bare.starts_with(|c: char| c.is_ascii_digit()) && !bare.contains(|c: char| c.is_alphabetic())
}

/// What stands in the first column.
struct Numbers {
    rows: usize,
    numbered: usize,
    blank: usize,
}

impl Numbers {
    /// Over the rows before the last one, headers and full-width rows aside.
    fn of(table: &RuledTable, last: usize) -> Numbers {
        let columns = table.columns();
        let own = |c: &&RuledCell| c.area.column == 0 && c.area.columns < columns && c.area.row >= table.header_rows;
        let mut numbers = Numbers { rows: 0, numbered: 0, blank: 0 };
        for cell in table.cells.iter().filter(own) {
            let text = cell.text();
            numbers.rows += 1;
            numbers.numbered += usize::from(is_item_number(&text));
            numbers.blank += usize::from(text.is_empty() && cell.area.row < last);
        }
        numbers
    }

    fn usual(&self) -> bool {
        self.numbered > 0 && self.numbered * 2 >= self.rows.saturating_sub(1)
    }

    fn never_blank(&self) -> bool {
        self.blank * 10 <= self.numbered
    }
}
