//! The workbook: one sheet a file.

mod adjustment;
mod appendix_1;
mod appendix_2;
mod appendix_3;
mod body;
mod book;
mod chart_looks;
mod charts;
mod duties;
mod fill_in;
pub(super) mod fit;
mod over_time;
mod overview;
mod pages;
mod proof;
mod result;
mod review;
mod sources;
pub(super) mod styles;
mod submissions;
mod table;

pub(crate) use adjustment::adjustment;
pub(crate) use book::workbook;
