//! Units of measure and their spellings.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Deserialize;

use super::alike::Alike;
use super::load::{LexiconError, read_toml};
use super::spellings::{Spellings, Written};
use crate::model::{Dimension, MeasureUnit};
use crate::text::{TokenKind, normalise, tokens};

/// `measure-units.toml`, indexed.
#[derive(Debug)]
pub struct MeasureUnits {
    spellings: Spellings<Option<usize>>,
    known: Vec<KnownUnit>,
    per: Spellings<Per>,
    alike: Alike,
}

/// A unit of measure with what must be known to read a number before it.
#[derive(Debug, Clone)]
pub struct KnownUnit {
    /// The unit.
    pub unit: MeasureUnit,
    /// It counts only right behind the digits.
    pub glued: bool,
    /// What three digits behind a single comma are before it.
    pub comma_three: CommaThree,
    /// The word is a verb as well: "tổ chức".
    pub verb: bool,
    /// The things that the abbreviation is used for; empty where it is plain.
    pub readings: Vec<String>,
}

/// The meaning of "1,250" before a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommaThree {
    /// One thousand two hundred and fifty: the thing has no thousandth part.
    Thousands,
    /// One and a quarter.
    Decimal,
    /// Both are written.
    Open,
}

/// What may follow a unit behind a stroke.
#[derive(Debug, Clone)]
struct Per {
    symbol: String,
    in_symbol: bool,
}

/// A unit found in a text.
#[derive(Debug, Clone)]
pub struct UnitHit<'a> {
    /// The unit as the lexicon knows it.
    pub known: &'a KnownUnit,
    /// The unit as written: with "/người/năm" where that follows.
    pub unit: MeasureUnit,
    /// The token behind it.
    pub end: usize,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    unit: Vec<Entry>,
    count: Vec<Counted>,
    no_unit: Vec<NoUnit>,
    verbs: Verbs,
    per: PerWords,
    alike: Alike,
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
    #[serde(default)]
    comma_three: Option<CommaThree>,
    #[serde(default)]
    readings: Vec<String>,
    #[serde(rename = "example")]
    _example: String,
    #[serde(default, rename = "not")]
    _not: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Counted {
    #[serde(default)]
    symbol: Option<String>,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    symbols: Vec<String>,
    #[serde(rename = "example")]
    _example: String,
    #[serde(default, rename = "not")]
    _not: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NoUnit {
    phrases: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Verbs {
    words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PerWords {
    short: BTreeMap<String, String>,
    words: Vec<String>,
    in_symbol: Vec<String>,
}

impl MeasureUnits {
    pub(super) fn load(file: &str, text: &str) -> Result<MeasureUnits, LexiconError> {
        let read: File = read_toml(file, text)?;
        let alike = read.alike.folded();
        let (spellings, per) = (Spellings::default(), Spellings::default());
        let mut units = MeasureUnits { spellings, known: Vec::new(), per, alike };
        read.unit.into_iter().for_each(|entry| units.add(entry));
        for counted in read.count {
            if let Some(symbol) = &counted.symbol {
                units.count(symbol, &counted.also);
            }
            counted.symbols.iter().for_each(|symbol| units.count(symbol, &[]));
        }
        units.known.iter_mut().for_each(|known| known.verb = read.verbs.words.contains(&known.unit.symbol));
        for phrase in read.no_unit.iter().flat_map(|n| &n.phrases) {
            units.spellings.add(phrase, None);
        }
        let words = read.per.words.iter().map(|word| (word, word)).chain(&read.per.short);
        for (spelling, symbol) in words {
            let in_symbol = read.per.in_symbol.contains(symbol);
            units.per.add(spelling, Per { symbol: symbol.clone(), in_symbol });
        }
        Ok(units)
    }

    fn add(&mut self, entry: Entry) {
        let comma_three = entry.comma_three.unwrap_or(match entry.dimension {
            Dimension::Count | Dimension::Rank | Dimension::Score => CommaThree::Thousands,
            _ => CommaThree::Decimal,
        });
        let scale = entry.scale.unwrap_or(Decimal::ONE);
        let unit = MeasureUnit { symbol: entry.symbol, dimension: entry.dimension, scale };
        let at = self.known.len();
        self.known.push(KnownUnit { unit, glued: entry.glued, comma_three, verb: false, readings: entry.readings });
        entry.spellings.iter().for_each(|spelling| self.spellings.add(spelling, Some(at)));
    }

    fn count(&mut self, symbol: &str, also: &[String]) {
        let at = self.known.len();
        let unit = MeasureUnit::count(symbol);
        let comma_three = CommaThree::Thousands;
        self.known.push(KnownUnit { unit, glued: false, comma_three, verb: false, readings: Vec::new() });
        self.spellings.add(symbol, Some(at));
        also.iter().for_each(|spelling| self.spellings.add(spelling, Some(at)));
    }

    /// Nouns that stand for each other.
    pub fn alike(&self) -> &Alike {
        &self.alike
    }

    /// What is known of the unit that begins at a token, and the token behind its own words.
    pub fn known_at(&self, written: Written<'_>, start: usize) -> Option<(&KnownUnit, usize)> {
        let (end, known) = self.spellings.at(written, start)?;
        Some((self.known.get((*known)?)?, end))
    }

    /// The unit that begins at a token, with what it is counted per.
    pub fn at(&self, written: Written<'_>, start: usize) -> Option<UnitHit<'_>> {
        let (known, end) = self.known_at(written, start)?;
        let mut hit = UnitHit { known, unit: known.unit.clone(), end };
        while let Some((per, end)) = self.per_at(written, hit.end) {
            if per.in_symbol && matches!(known.unit.dimension, Dimension::Money) {
                hit.unit.symbol = format!("{}/{}", hit.unit.symbol, per.symbol);
            }
            hit.end = end;
        }
        Some(hit)
    }

    /// "/người" behind a unit.
    fn per_at(&self, written: Written<'_>, at: usize) -> Option<(&Per, usize)> {
        if written.tokens.get(at)?.folded != "/" {
            return None;
        }
        let (end, per) = self.per.at(written, at + 1)?;
        Some((per, end))
    }

    /// What is known of a unit of measure.
    pub fn known(&self, unit: &MeasureUnit) -> Option<&KnownUnit> {
        let same = |k: &&KnownUnit| k.unit.dimension == unit.dimension && k.unit.symbol == unit.symbol;
        let alike = |k: &&KnownUnit| k.unit.dimension == unit.dimension && k.unit.scale == unit.scale;
        self.known.iter().find(same).or_else(|| self.known.iter().find(alike))
    }

    /// The first unit of a dimension.
    pub fn of(&self, dimension: Dimension) -> Option<&MeasureUnit> {
        self.known.iter().map(|k| &k.unit).find(|u| u.dimension == dimension)
    }

    /// The unit that a whole text names ("triệu đồng", "ĐVT" cells); `None` for words that the lexicon doesn't know.
    pub fn named(&self, text: &str) -> Option<MeasureUnit> {
        let normalised = normalise(text);
        let tokens = tokens(normalised.text());
        let start = tokens.iter().position(|t| t.kind != TokenKind::Mark || matches!(t.folded.as_str(), "%" | "‰"))?;
        let hit = self.at(Written::new(normalised.text(), &tokens), start)?;
        let rest = tokens.get(hit.end..)?;
        rest.iter().all(|t| t.kind == TokenKind::Mark).then_some(hit.unit)
    }
}
