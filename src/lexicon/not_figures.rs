//! Words that make a number no figure.

use std::sync::Arc;

use serde::Deserialize;

use super::load::{LexiconError, read_toml};
use super::spellings::Spellings;

/// What a neighbour says of a number.
#[derive(Debug, Clone)]
pub struct NotFigure {
    /// Why it is no figure.
    pub kind: NotFigureKind,
    /// It is none even with a unit of measure behind it.
    pub firm: bool,
    /// Only a whole number is none.
    pub whole: bool,
    /// It is none only with one of these behind it; empty where anything may stand there.
    pub followed: Spellings<()>,
}

/// Why a number is no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotFigureKind {
    /// It names or orders.
    Name,
    /// It is the number of a document.
    Document,
    /// It is a condition: an age, a height.
    Condition,
}

/// `not-figures.toml`, indexed.
#[derive(Debug)]
pub struct NotFigures {
    /// Words right before a number; `None` where the number counts after all ("tổng số").
    pub before: Spellings<Option<Arc<NotFigure>>>,
    /// Words right behind a number.
    pub behind: Spellings<Arc<NotFigure>>,
    /// Words of movements behind one digit: "6 rõ".
    pub slogans: Spellings<()>,
    /// The same, behind another movement only.
    pub next_slogans: Spellings<()>,
    /// Numbers that are names as they stand.
    pub fixed: Spellings<()>,
    /// What goes on with a list of names or days.
    pub joins: Spellings<()>,
    /// Words that may touch a number and make it no name.
    pub joined: Spellings<()>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    group: Vec<Group>,
    counting: List,
    slogans: Slogans,
    fixed: Fixed,
    joins: Joins,
    joined: List,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    kind: NotFigureKind,
    stands: Side,
    #[serde(default)]
    firm: bool,
    #[serde(default)]
    whole: bool,
    words: Vec<String>,
    #[serde(default)]
    followed: Vec<String>,
    #[serde(rename = "example")]
    _example: String,
    #[serde(rename = "not")]
    _not: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Side {
    Before,
    Behind,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    words: Vec<String>,
    #[serde(rename = "counts")]
    _counts: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Slogans {
    words: Vec<String>,
    next: Vec<String>,
    #[serde(rename = "example")]
    _example: String,
    #[serde(rename = "not")]
    _not: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Joins {
    words: Vec<String>,
    #[serde(rename = "example")]
    _example: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fixed {
    literals: Vec<String>,
    #[serde(rename = "example")]
    _example: String,
}

impl NotFigures {
    pub(super) fn load(file: &str, text: &str) -> Result<NotFigures, LexiconError> {
        let read: File = read_toml(file, text)?;
        let (mut before, mut behind) = (Spellings::default(), Spellings::default());
        for group in &read.group {
            let followed = Spellings::list(&group.followed);
            let meaning = Arc::new(NotFigure { kind: group.kind, firm: group.firm, whole: group.whole, followed });
            for word in &group.words {
                match group.stands {
                    Side::Before => before.add(word, Some(Arc::clone(&meaning))),
                    Side::Behind => behind.add(word, Arc::clone(&meaning)),
                }
            }
        }
        read.counting.words.iter().for_each(|word| before.add(word, None));
        Ok(NotFigures {
            before,
            behind,
            slogans: Spellings::list(&read.slogans.words),
            next_slogans: Spellings::list(&read.slogans.next),
            fixed: Spellings::list(&read.fixed.literals),
            joins: Spellings::list(&read.joins.words),
            joined: Spellings::list(&read.joined.words),
        })
    }
}
