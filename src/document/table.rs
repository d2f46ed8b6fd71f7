//! Tables as grids with spans and typed cells.

use rust_decimal::Decimal;

use super::block::{Block, Visibility};
use crate::model::Place;

/// A table. Cells are those that exist (the top left one of a merged area stands for the area); rows and columns
/// count from 0 here, places count from 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Where it comes from.
    pub origin: TableOrigin,
    /// Number of rows of the grid.
    pub rows: usize,
    /// Number of columns of the grid.
    pub columns: usize,
    /// Cells ordered by row, then column; no two cover the same grid position.
    pub cells: Vec<Cell>,
    /// Leading rows that the document itself marks as header rows (repeat on each page).
    pub header_rows: usize,
}

/// Where a table comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum TableOrigin {
    /// The `number`-th table (from 1) of a text document.
    Text { number: u32 },
    /// A whole sheet of a workbook, titles and notes included; grid positions are the sheet's own.
    Sheet { name: String, visibility: Visibility },
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Row, from 0.
    pub row: usize,
    /// Column, from 0.
    pub column: usize,
    /// Rows covered, at least 1.
    pub row_span: usize,
    /// Columns covered, at least 1.
    pub column_span: usize,
    /// Paragraphs and nested tables in it, as text. A number cell of a sheet has its text as displayed.
    pub content: Vec<Block>,
    /// The typed value.
    pub value: CellValue,
    /// Whether its row, column or sheet is hidden.
    pub visibility: Visibility,
    /// Where it stands.
    pub place: Place,
}

/// The value of a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum CellValue {
    /// Text: see the content.
    Text,
    /// Nothing in it.
    Blank,
    /// A stored number, in full; `percent` where its format shows percent (0.972 with `percent` is 97,2%, and the
    /// value here is then 97.2).
    Number {
        /// The value as a person sees it (scaled by 100 for percent), not rounded to the shown decimals.
        value: Decimal,
        /// Shown as percent.
        percent: bool,
        /// Number format code, where known.
        format: Option<String>,
    },
    /// A date; `typed` is the likeliest text that was typed, where the format suggests a mangled figure ("12/20").
    Date {
        /// ISO date as stored.
        iso: String,
        /// What may have been typed.
        typed: Option<String>,
    },
    /// True or false.
    Bool(bool),
    /// An error value ("#DIV/0!").
    Error(String),
    /// A formula whose result was not saved.
    FormulaWithoutValue,
}
