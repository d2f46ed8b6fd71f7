//! Merged areas, met row by row.

use std::collections::BTreeMap;

use super::area::Area;

/// Where a cell stands among the merged areas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// In none.
    Free,
    /// The top left cell of this one.
    Head(Area),
    /// Under one: not to be seen.
    Under,
}

/// Merged areas that do not overlap; of two that do, the upper left one counts. Asked for cells in rising order, so
/// that 50,000 of them cost no more than their number.
pub(super) struct Merged {
    /// The areas not yet reached, the next one last.
    waiting: Vec<Area>,
    /// Areas by their left column; those already passed are dropped when met.
    open: BTreeMap<u32, Area>,
}

impl Merged {
    pub(super) fn new(mut areas: Vec<Area>) -> Merged {
        areas.retain(|area| !area.is_single());
        areas.sort_unstable_by(|a, b| b.cmp(a));
        Merged { waiting: areas, open: BTreeMap::new() }
    }

    /// Where a cell stands. Cells are to be asked for by row, then column.
    pub(super) fn standing(&mut self, row: u32, column: u32) -> Standing {
        while let Some(area) = self.waiting.pop_if(|a| (a.top, a.left) <= (row, column)) {
            if self.over(area.top, area.left, area.right).is_none() {
                self.open.insert(area.left, area);
            }
        }
        match self.over(row, column, column) {
            Some(area) if (area.top, area.left) == (row, column) => Standing::Head(area),
            Some(_) => Standing::Under,
            None => Standing::Free,
        }
    }

    /// The area that lies over one of these columns in this row.
    fn over(&mut self, row: u32, left: u32, right: u32) -> Option<Area> {
        while let Some((&at, &area)) = self.open.range(..=right).next_back() {
            if area.bottom >= row {
                return (area.right >= left).then_some(area);
            }
            self.open.remove(&at);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_and_what_lies_under_them() {
        let areas = ["B2:C3", "C3:D4", "A1:A1", "B5:B6", "D1:D2"].iter().filter_map(|a| Area::parse(a)).collect();
        let mut merged = Merged::new(areas);
        let mut seen = Vec::new();
        for row in 0..6 {
            let letter = |column| match merged.standing(row, column) {
                Standing::Free => '.',
                Standing::Head(_) => 'H',
                Standing::Under => 'u',
            };
            seen.push((0..4).map(letter).collect::<String>());
        }
        assert_eq!(seen, ["...H", ".Huu", ".uu.", "....", ".H..", ".u.."]);
    }
}
