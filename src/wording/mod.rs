//! Every sentence that a person reads.

pub mod account;
pub mod comparison;
pub mod fault;
pub mod heading;
pub mod number;
pub mod period;
pub mod place;
pub mod reason;
pub mod refusal;
pub mod state;
pub mod summary;
pub mod technical;
