//! The shipped Word templates and their making.

mod frame;
mod layout;
mod letter;
mod package;
mod quarter;
mod schema_order;
mod shipped;
mod tree;
mod unit_form;

pub use letter::{covering_template, reminder_template};
pub use quarter::{quarter_template, term_template, year_template};
pub(crate) use shipped::{
    PAGE_STYLE, SHIPPED_BOARD, SHIPPED_COVERING, SHIPPED_FORM, SHIPPED_REMINDER, SHIPPED_REPORT, SHIPPED_REVIEW,
    SHIPPED_TERM, SHIPPED_YEAR,
};
pub use unit_form::unit_form_template;
