//! The shipped Word templates and their making.

mod layout;
mod package;
mod quarter;
mod schema_order;
mod shipped;
mod tree;

pub use quarter::{quarter_template, term_template, year_template};
pub(crate) use shipped::{SHIPPED_BOARD, SHIPPED_REPORT, SHIPPED_TERM, SHIPPED_YEAR};
