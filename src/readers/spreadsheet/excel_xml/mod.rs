//! Workbooks of Excel 2002 as one XML file.

mod cell;
mod read;
mod styles;

pub(super) use read::read_excel_xml;
