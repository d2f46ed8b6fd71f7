//! How results follow from period to period.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::calendar::{Calendar, Day};
use super::combining::{OverTime, OverUnits};
use super::item::ItemId;
use super::measure::Status;
use super::period::Period;
use super::quantity::Quantity;

/// What the periods below a result, or before it in its year, say of each item.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct History {
    /// The periods that are shown side by side, in their order; the last one may still be open.
    pub periods: Vec<Period>,
    /// What each item says in them.
    pub items: BTreeMap<ItemId, ItemHistory>,
    /// The conventions on time that were followed.
    pub calendar: Calendar,
    /// First and last day of the result's own period.
    pub span: Option<(Day, Day)>,
    /// The first period of the term that any report is about: figures since the start of the term begin there.
    pub first: Option<Period>,
}

/// One item over time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ItemHistory {
    /// How its figures combine over periods.
    pub over_time: OverTime,
    /// How its figures combine over units.
    pub over_units: OverUnits,
    /// One step for each of [`History::periods`].
    pub steps: Vec<Step>,
    /// The period from whose report the result is, where that is an earlier one than the result's own.
    pub as_of: Option<Period>,
    /// Periods whose figures a sum would need and does not have.
    pub missing: Vec<Period>,
    /// The sum of what there is, where periods are missing.
    pub so_far: Option<Quantity>,
    /// What is still needed to reach the target of the term.
    pub pace: Option<Pace>,
    /// Days to which the figures in the result run, as the reports state them; several where they differ.
    pub cut_offs: Vec<String>,
}

/// One item in one period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// The period.
    pub period: Period,
    /// Its result; a zero that was reported is a figure.
    pub figure: Option<Quantity>,
    /// Its state in words.
    pub status: Option<Status>,
    /// How much of it is known.
    pub known: Known,
}

/// What is known of an item in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Known {
    /// Something certain was reported.
    Reported,
    /// What was reported waits for a person.
    InReview,
    /// Nothing was reported: that is no zero.
    Missing,
}

/// What is needed until a target of the term.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pace {
    /// The target.
    pub target: Quantity,
    /// What has been reached.
    pub reached: Quantity,
    /// What is still needed, in the target's unit; negative where the figure has to go down, zero where it is reached.
    pub needed: Quantity,
    /// Needed in each year that is left; of counts the next whole number.
    pub each_year: Option<Quantity>,
    /// Years that are left until the end of the term.
    pub years_left: Decimal,
    /// Reached so far in each year, where figures add up.
    pub so_far_each_year: Option<Quantity>,
}
