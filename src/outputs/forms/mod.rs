//! Forms for the units, with their letters.

mod file_name;
mod make;
mod reminders;
mod values;
mod view;
mod workbook;

pub use make::{FormOrder, forms};
pub use reminders::{Reminders, reminders};
