//! Where the printed pages of a sheet end.
//!
//! Sheets are printed one page wide on A4 across. Spreadsheets break pages wherever one is full, also between a heading
//! and what it heads; so the ends of pages are worked out here from the heights of the rows.

use super::fit::column_pixels;

/// Printed width and height of a page in points: A4 across, without the margins.
const PAPER: (f64, f64) = (777.0, 512.0);
/// Part of a page that is filled: programs differ a little in how high a row is.
const FILLED: f64 = 0.95;
/// Points of a pixel.
const POINT: f64 = 0.75;
/// Most ends of pages that a sheet can have.
const MOST_BREAKS: usize = 1_000;

/// A row as it stands on a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    /// In points.
    pub(super) height: f64,
    /// Whether it heads the row below.
    pub(super) heads: bool,
}

/// Points of rows that stand on one page, where columns of these widths fill its breadth.
pub(super) fn room(widths: &[f64]) -> f64 {
    let width: f64 = widths.iter().map(|width| column_pixels(*width) * POINT).sum();
    let shrunk = if width > PAPER.0 { PAPER.0 / width } else { 1.0 };
    PAPER.1 * FILLED / shrunk
}

/// The rows, counted from 0, that begin a new page. `before` are the points above the first row on the first page,
/// `repeated` those of the head that every other page repeats.
pub(super) fn breaks(rows: &[Row], room: f64, before: f64, repeated: f64) -> Vec<usize> {
    let mut found = Vec::new();
    let (mut used, mut empty) = (before, true);
    for (at, row) in rows.iter().enumerate() {
        let together = rows.get(at..).unwrap_or_default();
        let heads = together.iter().take_while(|row| row.heads).count();
        let needed: f64 = together.iter().take(heads + 1).map(|row| row.height).sum();
        if used + needed > room && !empty && found.len() < MOST_BREAKS {
            found.push(at);
            used = repeated;
        }
        used += row.height;
        empty = false;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_goes_with_the_row_that_it_heads() {
        let row = |height: f64| Row { height, heads: false };
        let heading = Row { height: 10.0, heads: true };
        assert_eq!(breaks(&[row(40.0), row(40.0), row(40.0)], 100.0, 10.0, 10.0), [2]);
        assert_eq!(breaks(&[row(40.0), row(30.0), heading, row(20.0)], 100.0, 10.0, 10.0), [2]);
        assert_eq!(breaks(&[row(40.0), heading, heading, row(40.0)], 100.0, 10.0, 10.0), [1]);
        // A row higher than a page stands on one of its own.
        assert_eq!(breaks(&[row(10.0), row(200.0), row(10.0)], 100.0, 0.0, 0.0), [1, 2]);
        assert!(breaks(&[row(200.0)], 100.0, 10.0, 10.0).is_empty());
    }
}
