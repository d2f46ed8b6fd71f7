//! A finished workbook, read again.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use rust_decimal::Decimal;

use super::table::{Line, Table};

/// The number cells that a sheet must hold: row, column, value.
pub(super) struct Expected {
    pub(super) sheet: &'static str,
    pub(super) figures: Vec<(u32, u32, Decimal)>,
}

/// The number cells of a table, where [`super::table::write_table`] puts them.
pub(super) fn expected(sheet: &'static str, table: &Table) -> Expected {
    let first = table.titles.len() + 1;
    let mut figures = Vec::new();
    for (row, line) in (first..).zip(&table.lines) {
        let Line::Cells(cells) = line else { continue };
        for (column, cell) in cells.iter().enumerate() {
            let Some(value) = cell.number() else { continue };
            if let (Ok(row), Ok(column)) = (u32::try_from(row), u32::try_from(column)) {
                figures.push((row, column, value));
            }
        }
    }
    Expected { sheet, figures }
}

/// Reads a workbook with another library than the one that wrote it: every figure stands in its cell, and no cell holds
/// a formula. The error names sheet and cell.
pub(super) fn check(bytes: &[u8], all: &[Expected]) -> Result<(), String> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    for wanted in all {
        let range = book.worksheet_range(wanted.sheet).map_err(|error| error.to_string())?;
        for (row, column, value) in &wanted.figures {
            let found = match range.get_value((*row, *column)) {
                Some(Data::Float(found)) => Decimal::try_from(*found).ok(),
                Some(Data::Int(found)) => Some(Decimal::from(*found)),
                _ => None,
            };
            // A cell holds a binary fraction of some fifteen digits.
            let near = |found: Decimal| (found - *value).abs() <= value.abs() * Decimal::new(1, 12);
            if !found.is_some_and(near) {
                return Err(format!("{}!R{}C{}: {value}", wanted.sheet, row + 1, column + 1));
            }
        }
        let formulas = book.worksheet_formula(wanted.sheet).map_err(|error| error.to_string())?;
        if let Some((row, column, _)) = formulas.used_cells().find(|(.., text)| !text.is_empty()) {
            return Err(format!("{}!R{}C{}: =", wanted.sheet, row + 1, column + 1));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::Workbook;

    use super::*;

    fn book(value: f64, formula: bool) -> Vec<u8> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.set_name("S").unwrap();
        sheet.write_number(1, 2, value).unwrap();
        if formula {
            sheet.write_formula(2, 0, "=1+1").unwrap();
        }
        book.save_to_buffer().unwrap()
    }

    #[test]
    fn a_figure_that_is_another_or_a_formula_is_refused() {
        let wanted = [Expected { sheet: "S", figures: vec![(1, 2, Decimal::new(925, 1))] }];
        assert_eq!(check(&book(92.5, false), &wanted), Ok(()));
        assert!(check(&book(95.0, false), &wanted).unwrap_err().starts_with("S!R2C3"));
        assert!(check(&book(92.5, true), &wanted).is_err());
        assert!(check(b"PK", &wanted).is_err());
    }
}
