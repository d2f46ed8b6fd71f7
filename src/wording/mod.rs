//! Every sentence that a person reads.

pub mod account;
pub mod board;
pub mod chart;
pub mod comparison;
pub mod decision;
pub mod fault;
pub mod form;
pub mod heading;
pub mod help;
pub mod history;
pub mod inspection;
pub mod letterhead;
pub mod number;
pub mod period;
pub mod place;
pub mod programme;
pub mod reason;
pub mod refusal;
pub mod reminder;
pub mod review;
pub mod review_sheet;
pub mod running;
pub mod state;
pub mod stop;
pub mod summary;
pub mod technical;
