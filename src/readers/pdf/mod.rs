//! PDF: lines and tables from positions.

mod read;

pub(crate) use read::read_pdf;
