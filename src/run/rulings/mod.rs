//! Decisions of people: kept, listed, applied.
//!
//! A decision is about one figure as it was read ([`FigureKey`](crate::model::FigureKey)). It is kept in the ledger and
//! applied to what is read again in each run, before anything is consolidated.

mod apply;
mod decide;
mod keep;
mod received;
mod returned;
mod saved;

pub use decide::{Choice, decide, open_figures};
pub use keep::{add, list};

pub(super) use apply::{apply, of_period};
pub(super) use keep::take_in;
pub(super) use received::receive;
pub(super) use returned::{is_returned, returned};
pub(super) use saved::saved;
