//! Results to workbook, report, page and JSON.

mod board;
mod comparison;
mod entries;
mod error;
mod forms;
mod letterhead;
mod made;
mod marked;
mod options;
mod outcome;
mod progress;
mod report;
mod result_history;
mod result_json;
mod result_number;
mod safe_text;
mod sources;
mod tally;
mod templates;
mod trend;
mod waiting;
mod workbook;
mod write;

pub use board::{Desk, OpenFigure, board as board_page, open_figures, review_page};
pub use error::OutputError;
pub use forms::{FormOrder, Reminders, forms, reminders};
pub use letterhead::issuer;
pub use options::{Letterhead, Options};
pub use safe_text::line as one_line;
pub use sources::Sources;
pub use templates::{
    covering_template, quarter_template, reminder_template, term_template, unit_form_template, year_template,
};
pub use write::{OutputFile, write};

pub(crate) use workbook::adjustment;
