//! Facts of many units to one result an item.
//!
//! What arrives are submissions that are settled (copies and replaced versions known); what leaves is one result for
//! each item of the programme, its assessment, and who kept silent. No document is known here, and no text beyond
//! names of units.

mod accumulate;
mod agreement;
mod asked;
mod assess;
mod assign;
mod claims;
mod combine;
mod consolidate;
mod coverage;
mod cut_offs;
mod duties;
mod file_name;
mod following;
mod item;
mod options;
mod ownership;
mod pace;
mod pieces;
mod reached;
mod schedule;
mod statements;
#[cfg(test)]
mod tests;
mod track;
mod trail;
mod unit_names;
mod versions;
mod voices;
mod ways;

pub use asked::unit_forms;
pub use consolidate::{ByPeriod, consolidate};
pub use following::with_following;
pub use options::Options;
pub use versions::settle_versions;
