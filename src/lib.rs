//! Reports of many units, consolidated.
//!
//! The rooms and their arrows are drawn in ARCHITECTURE.md.

pub mod cli;
pub mod consolidation;
pub mod document;
pub mod facts;
pub mod ledger;
pub mod lexicon;
pub mod model;
pub mod numbers;
pub mod outputs;
pub mod platform;
pub mod programme;
pub mod readers;
pub mod review;
pub mod run;
pub mod service;
pub mod text;
pub mod wording;
