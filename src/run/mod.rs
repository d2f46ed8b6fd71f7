//! The order of the stages, and nothing else.
//!
//! Configuration, the drop folder, one file read with faults contained, and the pipeline that hands values from
//! stage to stage. No figure is computed here.

mod alone;
mod book;
mod calendar;
mod config;
mod drop_folder;
mod error;
mod forms;
mod inspect;
mod intake;
mod links;
mod pages;
mod periods;
mod pipeline;
mod progress;
mod publication;
mod reading;
pub mod rulings;
mod written;

pub use crate::ledger::LedgerError;
pub use crate::platform::Holder;
pub use crate::programme::CorrectionsError;
pub use book::export_ledger;
pub use calendar::{Periods, read_date};
pub use config::{Apart, Config, ConfigError, Forms, Reading, Report};
pub use error::RunError;
pub use forms::{FormsOrder, MadeForms, MadeReminders, make_forms, make_reminders};
pub use inspect::{Inspection, inspect};
pub use intake::{programme_json, read_programme};
pub use pages::board_of;
pub use pipeline::{Finished, Order, publish, run};
pub use progress::{Progress, Silent};
pub use publication::{Publication, Standing};
pub use reading::{Inspected, READ_FILES, read_files};
pub use written::Beside;
