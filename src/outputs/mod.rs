//! Results to workbook, report and JSON.

mod comparison;
mod entries;
mod error;
mod options;
mod outcome;
mod report;
mod result_json;
mod safe_text;
mod tally;
mod templates;
mod workbook;
mod write;

pub use error::OutputError;
pub use options::{Letterhead, Options};
pub use templates::quarter_template;
pub use write::{OutputFile, write};
