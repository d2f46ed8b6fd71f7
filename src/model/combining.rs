//! The two axes along which figures combine.

use serde::{Deserialize, Serialize};

use super::target::Nature;

/// How the figures of several periods make that of the longer one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OverTime {
    /// They add up: four quarters make the year.
    Added,
    /// The latest one stands: numbers at a date, rates, what is reached or not.
    Latest,
    /// Only the longer period's own figure counts: growth against the year before.
    Own,
}

/// How the figures of several units make that of the commune.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OverUnits {
    /// They add up, unless one unit reports the total.
    Added,
    /// The lead unit's figure stands.
    Lead,
}

/// What the office says of the two axes; `None` follows the nature of the indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Combining {
    /// Over periods.
    pub over_time: Option<OverTime>,
    /// Over units.
    pub over_units: Option<OverUnits>,
}

impl Nature {
    /// How figures of this nature combine over periods. Counts and amounts only: shares in percent never add up.
    pub fn over_time(self) -> OverTime {
        match self {
            Nature::Flow | Nature::Assigned => OverTime::Added,
            Nature::Stock | Nature::Rate | Nature::YesNo => OverTime::Latest,
            Nature::Growth => OverTime::Own,
        }
    }

    /// How figures of this nature combine over units. Counts and amounts only: shares in percent never add up.
    pub fn over_units(self) -> OverUnits {
        match self {
            Nature::Flow | Nature::Assigned => OverUnits::Added,
            Nature::Stock | Nature::Rate | Nature::Growth | Nature::YesNo => OverUnits::Lead,
        }
    }
}
