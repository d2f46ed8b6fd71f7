//! The order of the stages, and nothing else.
//!
//! Configuration, the drop folder, one file read with faults contained, and the pipeline that hands values from
//! stage to stage. No figure is computed here.

mod alone;
mod book;
mod calendar;
mod changes;
mod checks;
mod config;
mod drop_folder;
mod error;
mod extract;
mod first_run;
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
mod recorded;
pub mod rulings;
mod status;
mod written;

pub use crate::ledger::LedgerError;
pub use crate::platform::Holder;
pub use crate::programme::CorrectionsError;
pub use alone::{hold_watch, is_watched};
pub use book::export_ledger;
pub use calendar::{Periods, read_date};
pub use changes::{FileChanges, Moved};
pub use checks::{Check, Finding, Verdict, check};
pub use config::{Apart, Config, ConfigError, Forms, Reading, Report};
pub use error::RunError;
pub use extract::{ExtractOrder, Extracted, LineCause, ListCause, To, extract};
pub use first_run::{make_folders, offer_settings, show_page};
pub use forms::{FormsOrder, MadeForms, MadeReminders, make_forms, make_reminders};
pub use inspect::{Inspection, inspect};
pub use intake::{corrections_path, programme_json, read_programme};
pub use pages::board_of;
pub use pipeline::{Finished, Order};
pub use progress::{Progress, Silent};
pub use publication::{Publication, Standing};
pub use reading::{Inspected, READ_FILES, read_files};
pub use recorded::{publish, run};
pub use status::{LastRun, Outcome, STATUS_FILE, Status, clock_time};
pub use written::Beside;
