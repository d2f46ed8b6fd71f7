//! Words of the corrections file.

use serde::Deserialize;

use crate::model::{Direction, Nature, OverTime, OverUnits};
use crate::text::fold;

/// The words of the corrections file for natures and directions.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectionWords {
    flow: String,
    stock: String,
    rate: String,
    growth: String,
    yes_no: String,
    assigned: String,
    higher: String,
    lower: String,
    equal: String,
    time_added: String,
    time_latest: String,
    time_own: String,
    units_added: String,
    units_lead: String,
}

impl CorrectionWords {
    /// The word for a nature.
    pub fn nature(&self, nature: Nature) -> &str {
        match nature {
            Nature::Flow => &self.flow,
            Nature::Stock => &self.stock,
            Nature::Rate => &self.rate,
            Nature::Growth => &self.growth,
            Nature::YesNo => &self.yes_no,
            Nature::Assigned => &self.assigned,
        }
    }

    /// The nature that a word stands for, however its accents and capitals are typed.
    pub fn read_nature(&self, word: &str) -> Option<Nature> {
        [Nature::Flow, Nature::Stock, Nature::Rate, Nature::Growth, Nature::YesNo, Nature::Assigned]
            .into_iter()
            .find(|nature| fold(self.nature(*nature)) == fold(word))
    }

    /// The word for the side on which the good lies.
    pub fn direction(&self, direction: Direction) -> &str {
        match direction {
            Direction::AtLeast | Direction::MoreThan => &self.higher,
            Direction::AtMost | Direction::LessThan => &self.lower,
            Direction::Equal => &self.equal,
        }
    }

    /// The side that a word stands for; whether the boundary counts is not said.
    pub fn read_direction(&self, word: &str) -> Option<Direction> {
        [Direction::AtLeast, Direction::AtMost, Direction::Equal]
            .into_iter()
            .find(|direction| fold(self.direction(*direction)) == fold(word))
    }

    /// The word for a way to combine over periods.
    pub fn over_time(&self, way: OverTime) -> &str {
        match way {
            OverTime::Added => &self.time_added,
            OverTime::Latest => &self.time_latest,
            OverTime::Own => &self.time_own,
        }
    }

    /// The way over periods that a word stands for.
    pub fn read_over_time(&self, word: &str) -> Option<OverTime> {
        let all = [OverTime::Added, OverTime::Latest, OverTime::Own];
        all.into_iter().find(|way| fold(self.over_time(*way)) == fold(word))
    }

    /// The word for a way to combine over units.
    pub fn over_units(&self, way: OverUnits) -> &str {
        match way {
            OverUnits::Added => &self.units_added,
            OverUnits::Lead => &self.units_lead,
        }
    }

    /// The way over units that a word stands for.
    pub fn read_over_units(&self, word: &str) -> Option<OverUnits> {
        [OverUnits::Added, OverUnits::Lead].into_iter().find(|way| fold(self.over_units(*way)) == fold(word))
    }
}
