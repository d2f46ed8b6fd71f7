//! Words that limit, estimate or join figures.

use serde::Deserialize;

use super::load::{LexiconError, read_toml};
use super::spellings::Spellings;
use crate::model::Qualifier;

/// `qualifiers.toml`, indexed.
#[derive(Debug)]
pub struct Qualifiers {
    /// Words before a number that limit it.
    pub before: Spellings<Qualifier>,
    /// Words behind a figure that limit it.
    pub behind: Spellings<Qualifier>,
    /// Words that say it is an estimate.
    pub estimate: Spellings<()>,
    /// Words that may stand between a bound and the number.
    pub bound_through: Spellings<()>,
    /// Words that may stand between an estimate and the number.
    pub through: Spellings<()>,
    /// Words that make a number negative.
    pub negative: Spellings<()>,
    /// What joins the ends of a range.
    pub range_links: Spellings<()>,
    /// Behind these, two figures are a change and no range.
    pub change_before: Spellings<()>,
    /// What joins part and whole in words.
    pub over: Spellings<()>,
    /// Words before a position in a ranking.
    pub rank: Spellings<()>,
    /// The symbol of such a position.
    pub rank_symbol: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    bound_through: Vec<String>,
    through: Vec<String>,
    bound: Vec<Bound>,
    estimate: List,
    negative: List,
    ranges: Ranges,
    fractions: Fractions,
    rank: Rank,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Bound {
    bound: Qualifier,
    before: Vec<String>,
    #[serde(default)]
    behind: Vec<String>,
    #[serde(rename = "example")]
    _example: String,
    #[serde(default, rename = "not")]
    _not: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    before: Vec<String>,
    #[serde(rename = "example")]
    _example: String,
    #[serde(default, rename = "not")]
    _not: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rank {
    symbol: String,
    before: Vec<String>,
    #[serde(rename = "example")]
    _example: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ranges {
    links: Vec<String>,
    change_before: Vec<String>,
    #[serde(rename = "example")]
    _example: String,
    #[serde(rename = "not")]
    _not: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fractions {
    over: Vec<String>,
    #[serde(rename = "example")]
    _example: String,
}

impl Qualifiers {
    pub(super) fn load(file: &str, text: &str) -> Result<Qualifiers, LexiconError> {
        let read: File = read_toml(file, text)?;
        let (mut before, mut behind) = (Spellings::default(), Spellings::default());
        for bound in &read.bound {
            bound.before.iter().for_each(|word| before.add(word, bound.bound));
            bound.behind.iter().for_each(|word| behind.add(word, bound.bound));
        }
        Ok(Qualifiers {
            before,
            behind,
            estimate: Spellings::list(&read.estimate.before),
            bound_through: Spellings::list(&read.bound_through),
            through: Spellings::list(&read.through),
            negative: Spellings::list(&read.negative.before),
            range_links: Spellings::list(&read.ranges.links),
            change_before: Spellings::list(&read.ranges.change_before),
            over: Spellings::list(&read.fractions.over),
            rank: Spellings::list(&read.rank.before),
            rank_symbol: read.rank.symbol,
        })
    }
}
