//! Who reports, on what period, and what kind.

mod kind;
mod letterhead;
mod period;
mod reporting_unit;

pub(crate) use kind::{Kind, kind_of};
pub(crate) use letterhead::Letterhead;
pub(crate) use period::{PeriodFound, date_in, period_of, periods_in};
pub(crate) use reporting_unit::{UnitFound, UnitNames, unit_of};
