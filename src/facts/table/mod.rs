//! Facts out of tables.

mod cells;
mod header;
mod read;

pub(crate) use read::read_table;
