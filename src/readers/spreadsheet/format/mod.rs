//! Number formats: what the reader sees.

mod builtin;
mod calendar;
mod code;
mod moment;
mod notation;
mod section;
mod shown;

pub(super) use builtin::builtin;
pub(super) use code::NumberFormat;
pub(super) use moment::Moment;
pub(super) use shown::{Shown, shown_date, shown_number};
