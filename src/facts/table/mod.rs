//! Facts out of tables.

mod across;
mod cells;
mod header;
mod read;
mod readings;

pub(crate) use read::{Continued, read_table};
