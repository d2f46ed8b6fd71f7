//! Rows that a page break cut in two.

use super::passage::Passage;
use super::shapes::{closes, goes_on, is_item_number, opens_item};
use super::tables::{RuledCell, RuledTable};

/// Whether the first row of `next` is the rest of the last row of `table`.
///
/// A cut row's rest has cells only under cells with text, and no number of its own. In a numbered table a first row
/// without a number is such a rest, unless the table has rows without numbers elsewhere, or all cells begin anew.
/// Otherwise the words decide: a rest goes on in small letters, or after an unfinished line.
pub(super) fn cut(table: &RuledTable, next: &RuledTable) -> bool {
    let Some(last) = table.rows.len().checked_sub(1) else { return false };
    if last < table.header_rows.max(1) && table.header_rows > 0 {
        return false;
    }
    let columns = table.columns();
    let mut rest = Rest::default();
    for cell in next.row(0) {
        let Some(above) = table.cells.iter().find(|c| c.area.covers(last, cell.area.column)) else { return false };
        if above.area.column != cell.area.column || above.area.columns != cell.area.columns {
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
    if !table.closed_below {
        return rest.going_on >= rest.fresh;
    }
    rest.going_on > rest.fresh
}

/// Puts the rest of a cut cell to its first part.
pub(super) fn merge(above: &mut RuledCell, rest: RuledCell) {
    above.area.rows = (rest.area.row + rest.area.rows).saturating_sub(above.area.row).max(1);
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

/// How the cells of a row look as the rest of those above.
#[derive(Default)]
struct Rest {
    filled: usize,
    going_on: usize,
    fresh: usize,
}

impl Rest {
    fn weigh(&mut self, above: &RuledCell, cell: &RuledCell) {
        if cell.is_blank() {
            return;
        }
        self.filled += 1;
        let (before, text) = (above.text(), cell.text());
        if before.is_empty() || opens_item(&text) || is_item_number(&text) {
            self.fresh += 1;
        } else if goes_on(&text) || before.ends_with([',', '-', '–']) {
            self.going_on += 1;
        } else if closes(&before) {
            self.fresh += 1;
        }
    }
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
