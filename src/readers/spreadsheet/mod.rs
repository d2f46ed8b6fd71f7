//! Workbooks: sheets as grids of typed cells.

mod read;

pub(crate) use read::read_spreadsheet;
