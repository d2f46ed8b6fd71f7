//! Words of the corrections file.

use serde::Deserialize;

use crate::model::{Direction, Nature};
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
}
