//! Who owes which report.

use serde::{Deserialize, Serialize};

use super::calendar::Day;
use super::item::ItemId;
use super::period::Period;
use super::reporting_unit::ReportingUnit;

/// What one unit should have reported, period by period, and what of it came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// The unit.
    pub unit: ReportingUnit,
    /// Whether the programme names it as lead of anything; else it only cooperates.
    pub leads: bool,
    /// One for each period in which a report was due.
    pub deliveries: Vec<Delivery>,
}

/// What one unit owed and sent for one period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// The period.
    pub period: Period,
    /// By when.
    pub due: Option<Day>,
    /// Items that the unit leads and that run in the period; none for units that only cooperate.
    pub expected: Vec<ItemId>,
    /// Those of `expected` on which it reported something.
    pub reported: Vec<ItemId>,
    /// Whether and when its report came.
    pub arrival: Arrival,
    /// The day that tells.
    pub came: Option<Came>,
    /// The files that count.
    pub files: Vec<String>,
}

/// The day on which a report came, and how it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Came {
    /// The day.
    pub on: Day,
    /// Whether the program saw the file come; else the day is the one that the report carries.
    pub seen: bool,
}

/// Whether and when a report came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arrival {
    /// By the deadline.
    OnTime,
    /// After it, or put into the folder of a later period.
    Late,
    /// It came; no deadline is set, or no date tells when.
    Undated,
    /// Nothing came.
    Missing,
}

impl Delivery {
    /// Items expected and not reported.
    pub fn owed(&self) -> impl Iterator<Item = ItemId> + '_ {
        self.expected.iter().copied().filter(|id| !self.reported.contains(id))
    }
}

impl Duty {
    /// Reports that came, of those that were due.
    pub fn completeness(&self) -> (usize, usize) {
        (self.count(|arrival| arrival != Arrival::Missing), self.deliveries.len())
    }

    /// Reports that came in time, of those that were due; `None` where nothing tells when any of them came.
    pub fn timeliness(&self) -> Option<(usize, usize)> {
        let told = self.deliveries.iter().any(|each| matches!(each.arrival, Arrival::OnTime | Arrival::Late));
        let all_missing = self.deliveries.iter().all(|each| each.arrival == Arrival::Missing);
        (told || all_missing).then(|| (self.count(|arrival| arrival == Arrival::OnTime), self.deliveries.len()))
    }

    /// Items reported, of those expected, over all periods.
    pub fn items(&self) -> (usize, usize) {
        let sum = |part: fn(&Delivery) -> usize| self.deliveries.iter().map(part).sum();
        (sum(|each| each.reported.len()), sum(|each| each.expected.len()))
    }

    fn count(&self, wanted: impl Fn(Arrival) -> bool) -> usize {
        self.deliveries.iter().filter(|each| wanted(each.arrival)).count()
    }
}
