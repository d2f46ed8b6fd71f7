//! The workbook: one sheet a file.

mod appendix_1;
mod appendix_2;
mod appendix_3;
mod body;
mod book;
mod duties;
mod fill_in;
mod fit;
mod over_time;
mod overview;
mod proof;
mod review;
mod sources;
mod styles;
mod submissions;
mod table;

pub(crate) use book::workbook;
