//! Source programme to items with targets.
//!
//! Read by structure: markers and headings of the body, header cells of the appendices. No item of any one programme
//! is known here; the words of such documents stand in `data/lexicon/programme.toml`.

mod appendix;
mod assignments;
mod body;
mod cell_cost;
mod clauses;
mod concordance;
mod contradictions;
mod corrections;
mod flattened;
mod header;
mod headings;
mod json;
mod layout;
mod markers;
mod nature;
mod outline;
mod parse;
mod parts;
mod phrasing;
mod places;
mod region;
mod row_text;
mod rows;
mod source;
mod tabbed;
mod targets;

pub use corrections::{Corrected, CorrectedField, CorrectionsError, apply_corrections, corrections_template};
pub use json::to_json;
pub use parse::{ProgrammeError, parse};
