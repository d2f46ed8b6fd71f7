//! Decisions of people: kept, listed, applied.
//!
//! A decision is about one figure as it was read ([`FigureKey`](crate::model::FigureKey)). It is kept in the ledger and
//! applied to what is read again in each run, before anything is consolidated.

mod apply;
mod keep;

pub use keep::{add, list};

pub(super) use apply::{apply, of_period};
