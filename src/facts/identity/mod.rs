//! Who reports, on what period, and what kind.

mod kind;
mod letterhead;
mod period;
mod reporting_unit;

pub(crate) use kind::{Kind, kind_of};
pub(crate) use letterhead::Letterhead;
pub(crate) use period::{Mention, date_in, period_of, periods_in, years_in};
pub(crate) use reporting_unit::{UnitNames, unit_of};
