//! Workbooks of Excel 2 to 2003: records.

mod cells;
mod dialect;
mod globals;
mod locked;
mod objects;
mod read;
mod records;
mod strings;

pub(super) use read::read_xls;
