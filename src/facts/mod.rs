//! A submission to facts with their source.
//!
//! One report at a time: the stage knows the programme and the lexicon, and no other unit's report.

mod compatible;
mod context;
mod decide;
mod duty;
mod extract;
mod form;
mod identity;
mod matching;
mod narrative;
mod outline;
mod reading;
mod result_file;
mod table;

pub use context::{Context, Options};
pub use extract::extract;
pub use form::read_form;
pub use result_file::read_result;
