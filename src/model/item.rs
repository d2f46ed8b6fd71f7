//! Ids of the items of a programme.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The id of one item of the programme.
///
/// Sections carry their Roman number as an integer (`II` is 2), lettered ones that of [`lettered_section`]; 0 stands
/// where the programme has no such level, and the level is then left out of the written form. The order is the order of the programme: body, then the
/// three appendices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemId {
    /// A bullet under "Một số chỉ tiêu cụ thể": `B.II.5.5`.
    Body { part: u16, group: u16, number: u16 },
    /// A row of Phụ lục 1: `PL1.II.13`; `part` tells the measured parts of one row apart (`PL1.I.5a`).
    Indicator { section: u16, number: u16, part: Option<char> },
    /// A row of Phụ lục 2: `PL2.IV.5`.
    Task { section: u16, number: u16 },
    /// A row of Phụ lục 3: `PL3.39`, `PL3.II.4` where the rows of each section begin anew.
    Project { section: u16, number: u16 },
}

/// A text that is no item id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an item id: {0}")]
pub struct ItemIdError(pub String);

impl ItemId {
    /// The id of the whole row: parts `a`, `b` lead back to their row.
    pub fn row(self) -> ItemId {
        match self {
            ItemId::Indicator { section, number, .. } => ItemId::Indicator { section, number, part: None },
            other => other,
        }
    }

    /// What it stands in, as assignments write it: `B.II.5` for `B.II.5.2`.
    pub fn group(self) -> String {
        let written = self.to_string();
        written.rsplit_once('.').map_or_else(String::new, |(group, _)| group.to_owned())
    }
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = |f: &mut fmt::Formatter<'_>, n: u16| {
            if n == 0 { Ok(()) } else { write!(f, ".{}", section_label(n)) }
        };
        match *self {
            ItemId::Body { part, group, number } => {
                f.write_str("B")?;
                level(f, part)?;
                if group != 0 {
                    write!(f, ".{group}")?;
                }
                write!(f, ".{number}")
            }
            ItemId::Indicator { section, number, part } => {
                f.write_str("PL1")?;
                level(f, section)?;
                write!(f, ".{number}")?;
                part.map_or(Ok(()), |p| write!(f, "{p}"))
            }
            ItemId::Task { section, number } => {
                f.write_str("PL2")?;
                level(f, section)?;
                write!(f, ".{number}")
            }
            ItemId::Project { section, number } => {
                f.write_str("PL3")?;
                level(f, section)?;
                write!(f, ".{number}")
            }
        }
    }
}

impl FromStr for ItemId {
    type Err = ItemIdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || ItemIdError(text.to_owned());
        let mut levels = text.split('.');
        let head = levels.next().ok_or_else(wrong)?;
        let levels: Vec<&str> = levels.collect();
        let number = |s: &str| s.parse::<u16>().map_err(|_| wrong());
        let section = |s: &str| section_of(s).ok_or_else(wrong);
        match (head, levels.as_slice()) {
            ("B", [p, g, n]) => Ok(ItemId::Body { part: section(p)?, group: number(g)?, number: number(n)? }),
            ("B", [p, n]) => match section_of(p) {
                Some(part) => Ok(ItemId::Body { part, group: 0, number: number(n)? }),
                None => Ok(ItemId::Body { part: 0, group: number(p)?, number: number(n)? }),
            },
            ("B", [n]) => Ok(ItemId::Body { part: 0, group: 0, number: number(n)? }),
            ("PL1", [s, n]) => indicator(section(s)?, n).ok_or_else(wrong),
            ("PL1", [n]) => indicator(0, n).ok_or_else(wrong),
            ("PL2", [s, n]) => Ok(ItemId::Task { section: section(s)?, number: number(n)? }),
            ("PL2", [n]) => Ok(ItemId::Task { section: 0, number: number(n)? }),
            ("PL3", [s, n]) => Ok(ItemId::Project { section: section(s)?, number: number(n)? }),
            ("PL3", [n]) => Ok(ItemId::Project { section: 0, number: number(n)? }),
            _ => Err(wrong()),
        }
    }
}

fn indicator(section: u16, text: &str) -> Option<ItemId> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let mut letters = text.chars().skip(digits.len());
    let part = letters.next();
    if letters.next().is_some() {
        return None;
    }
    Some(ItemId::Indicator { section, number: digits.parse().ok()?, part })
}

/// Lettered sections count from here: `A` is one more.
const LETTERED: u16 = 1000;

/// The section of a letter, from 1 for `A`; beyond the alphabet its Roman number.
pub fn lettered_section(letter: u16) -> u16 {
    // "I", "V" and "X" would be read as numerals; the letters after "H" are no sections in practice.
    if (1..=8).contains(&letter) { LETTERED + letter } else { letter }
}

/// A section as it is written in an id: `II`, `B`; the empty text for 0.
pub fn section_label(section: u16) -> String {
    let letter = section.checked_sub(LETTERED + 1).and_then(|at| u8::try_from(at).ok());
    match letter.and_then(|at| b'A'.checked_add(at)) {
        Some(letter) => char::from(letter).to_string(),
        None => roman(section),
    }
}

fn section_of(text: &str) -> Option<u16> {
    match text.as_bytes() {
        [letter @ b'A'..=b'H'] => Some(lettered_section(u16::from(letter - b'A') + 1)),
        _ => from_roman(text),
    }
}

const ROMAN: [(u16, &str); 9] =
    [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];

/// The Roman numeral of 1..=399, in capitals; the empty text for 0.
pub fn roman(mut n: u16) -> String {
    let mut text = String::new();
    for (value, letters) in ROMAN {
        while n >= value {
            text.push_str(letters);
            n -= value;
        }
    }
    text
}

/// The value of a Roman numeral in capitals, up to 399.
pub fn from_roman(text: &str) -> Option<u16> {
    (1..400).find(|&n| roman(n) == text)
}

impl Serialize for ItemId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ItemId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_read_back_as_written() {
        for text in [
            "B.II.5.5",
            "PL1.II.13",
            "PL1.I.5a",
            "PL2.IX.4",
            "PL3.39",
            "PL1.4",
            "B.II.3",
            "B.4.2",
            "B.7",
            "PL1.A.3b",
            "PL2.C.1",
            "PL3.II.4",
            "PL3.B.2",
        ] {
            assert_eq!(text.parse::<ItemId>().map(|id| id.to_string()), Ok(text.to_owned()));
        }
        for text in ["", "B", "PL1.II.13ab", "PL4.1", "PL2.iv.1", "PL3.x"] {
            assert!(text.parse::<ItemId>().is_err(), "{text}");
        }
    }
}
