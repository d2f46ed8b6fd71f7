//! Workbooks of the OOXML kind, streamed.

mod cell;
mod notes;
mod part;
mod read;
mod rich;
mod styles;
mod workbook;

pub(super) use read::read_xlsx;
