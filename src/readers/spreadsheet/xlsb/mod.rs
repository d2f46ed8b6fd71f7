//! Binary workbooks of the OOXML kind.

mod notes;
mod part;
mod read;
mod records;
mod strings;
mod styles;

pub(super) use read::read_xlsb;
