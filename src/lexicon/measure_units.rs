//! Units of measure and their spellings.

use rust_decimal::Decimal;
use serde::Deserialize;

use super::load::{LexiconError, read_toml};
use super::phrases::Phrases;
use crate::model::{Dimension, MeasureUnit};

/// `measure-units.toml`, indexed.
#[derive(Debug)]
pub struct MeasureUnits {
    phrases: Phrases<(MeasureUnit, bool)>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    unit: Vec<Entry>,
    count: Vec<Counts>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    symbol: String,
    dimension: Dimension,
    #[serde(default)]
    scale: Option<Decimal>,
    spellings: Vec<String>,
    #[serde(default)]
    glued: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Counts {
    symbols: Vec<String>,
}

impl MeasureUnits {
    pub(super) fn load(file: &str, text: &str) -> Result<MeasureUnits, LexiconError> {
        let read: File = read_toml(file, text)?;
        let mut phrases = Phrases::default();
        for entry in read.unit {
            let unit = MeasureUnit {
                symbol: entry.symbol,
                dimension: entry.dimension,
                scale: entry.scale.unwrap_or(Decimal::ONE),
            };
            entry.spellings.iter().for_each(|spelling| phrases.add(spelling, (unit.clone(), entry.glued)));
        }
        for symbol in read.count.iter().flat_map(|c| &c.symbols) {
            phrases.add(symbol, (MeasureUnit::count(symbol), false));
        }
        Ok(MeasureUnits { phrases })
    }

    /// The spellings: the unit, and whether it counts only right behind the digits.
    pub fn phrases(&self) -> &Phrases<(MeasureUnit, bool)> {
        &self.phrases
    }
}
