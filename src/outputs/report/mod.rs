//! The report in Word, filled from a template.

mod account;
mod chronicle;
mod compose;
mod fill;
mod markup;
mod missing;
mod outlook;
mod tables;
mod tags;
#[cfg(test)]
mod tests;

pub(crate) use compose::report;
pub(crate) use fill::fill;
