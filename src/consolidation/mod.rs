//! Facts of many units to one result an item.
//!
//! What arrives are submissions that are settled (copies and replaced versions known); what leaves is one result for
//! each item of the programme, its assessment, and who kept silent. No document is known here, and no text beyond
//! names of units.

mod accumulate;
mod agreement;
mod assess;
mod assign;
mod claims;
mod combine;
mod consolidate;
mod coverage;
mod file_name;
mod options;
mod ownership;
mod statements;
#[cfg(test)]
mod tests;
mod unit_names;
mod versions;
mod voices;

pub use consolidate::consolidate;
pub use options::Options;
pub use versions::settle_versions;
