//! The order of the stages, and nothing else.
//!
//! Configuration, the drop folder, one file read with faults contained, and the pipeline that hands values from
//! stage to stage. No figure is computed here.

mod config;
mod drop_folder;
mod error;
mod inspect;
mod intake;
mod one_file;
mod periods;
mod pipeline;
mod progress;

pub use crate::programme::CorrectionsError;
pub use config::{Config, ConfigError, Reading, Report};
pub use error::RunError;
pub use inspect::{Inspected, Inspection, inspect};
pub use intake::{find_programme, programme_json, read_programme};
pub use pipeline::{Finished, Order, run};
pub use progress::{Progress, Silent};
