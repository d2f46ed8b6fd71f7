//! Workbooks: sheets as grids of typed cells.

mod area;
mod budget;
mod exact;
mod excel_xml;
mod format;
mod grid;
mod look;
mod merged;
mod ods;
mod packed;
mod read;
mod sheet;
mod value;
mod xls;
mod xlsb;
mod xlsx;

pub(crate) use read::read_spreadsheet;
