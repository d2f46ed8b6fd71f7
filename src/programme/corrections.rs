//! What the office corrects of the inferred.

use std::fmt::Write as _;

use serde::Deserialize;

use crate::lexicon::{CorrectionWords, Lexicon};
use crate::model::{Direction, IndicatorPart, ItemId, Pair, Programme, TargetValue};

/// The words at the head of the file.
const HEAD: &str = include_str!("../../templates/chuong-trinh.sua-doi.toml");

/// A correction that changed something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corrected {
    /// The item.
    pub id: ItemId,
    /// What was corrected.
    pub field: CorrectedField,
    /// As it was inferred, in the words of the file.
    pub before: String,
    /// As the office wants it.
    pub after: String,
}

/// What a correction changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CorrectedField {
    /// How figures combine.
    Nature,
    /// How figures combine over periods.
    OverTime,
    /// How figures combine over units.
    OverUnits,
    /// The unit of measure.
    Unit,
    /// Which way is good.
    Direction,
    /// Other names.
    Aliases,
    /// The body bullets that state the same.
    Pairs,
}

/// Corrections that can't be followed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CorrectionsError {
    /// The file is no TOML of this shape; the fault names line and column.
    #[error("not readable: {0}")]
    Unreadable(String),
    /// An item that the programme does not have.
    #[error("no such item: {0}")]
    UnknownItem(String),
    /// A word that stands for no nature or direction.
    #[error("{id}: no such word: {word}")]
    UnknownWord {
        /// The item under which it stands.
        id: ItemId,
        /// The word.
        word: String,
    },
}

/// The file as it is first written: each measure with what was inferred of it, as comments for the office to edit. What
/// stays a comment follows the inference, also of a later version.
pub fn corrections_template(programme: &Programme, lexicon: &Lexicon) -> String {
    let words = &lexicon.programme.corrections;
    let mut file = HEAD.to_owned();
    for row in &programme.indicators {
        for part in &row.parts {
            let body = programme.pairs.iter().find(|p| p.indicator == part.id).map_or(&[][..], |p| &p.body);
            entry(&mut file, part, None, Some(body), words);
        }
    }
    for bullet in &programme.body {
        if programme.pairs.iter().any(|p| p.body.contains(&bullet.id)) && bullet.parts.len() == 1 {
            continue;
        }
        for (at, part) in bullet.parts.iter().enumerate() {
            entry(&mut file, part, (bullet.parts.len() > 1).then_some(at + 1), None, words);
        }
    }
    file
}

fn entry(
    file: &mut String,
    part: &IndicatorPart,
    number: Option<usize>,
    body: Option<&[ItemId]>,
    words: &CorrectionWords,
) {
    let targets: Vec<&str> = part.targets.iter().map(|t| t.text.as_str()).filter(|t| *t != part.name).collect();
    let shown = if targets.is_empty() { part.name.clone() } else { format!("{} [{}]", part.name, targets.join("; ")) };
    // Writing to a text can't fail.
    let _ = write!(file, "\n# {}\n[[chi_tieu]]\nid = \"{}\"\n", comment(&shown), part.id);
    if let Some(number) = number {
        let _ = writeln!(file, "phan = {number}");
    }
    let _ = writeln!(file, "# tinh_chat = {}", quoted(words.nature(part.nature)));
    let _ = writeln!(file, "# theo_ky = {}", quoted(words.over_time(part.over_time())));
    let _ = writeln!(file, "# theo_don_vi = {}", quoted(words.over_units(part.over_units())));
    if let Some(unit) = &part.unit {
        let _ = writeln!(file, "# don_vi = {}", quoted(unit));
    }
    if let Some(direction) = direction(part) {
        let _ = writeln!(file, "# chieu = {}", quoted(words.direction(direction)));
    }
    let names: Vec<String> = part.aliases.iter().map(|a| quoted(a)).collect();
    let _ = writeln!(file, "# ten_khac = [{}]", names.join(", "));
    if let Some(body) = body {
        let ids: Vec<String> = body.iter().map(|id| quoted(&id.to_string())).collect();
        let _ = writeln!(file, "# cung_chi_tieu = [{}]", ids.join(", "));
    }
}

/// A text in one comment line.
fn comment(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// The direction of the first figure.
fn direction(part: &IndicatorPart) -> Option<Direction> {
    part.targets.iter().find_map(|t| match t.value {
        TargetValue::Figure { direction, .. } => Some(direction),
        _ => None,
    })
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    chi_tieu: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    phan: Option<usize>,
    tinh_chat: Option<String>,
    theo_ky: Option<String>,
    theo_don_vi: Option<String>,
    don_vi: Option<String>,
    chieu: Option<String>,
    ten_khac: Option<Vec<String>>,
    cung_chi_tieu: Option<Vec<String>>,
}

/// Applies a corrections file; what it leaves out stays as inferred.
///
/// # Errors
/// [`CorrectionsError`] where the file can't be read or names what is not there; the programme is then unchanged.
pub fn apply_corrections(
    programme: &mut Programme,
    file: &str,
    lexicon: &Lexicon,
) -> Result<Vec<Corrected>, CorrectionsError> {
    let words = &lexicon.programme.corrections;
    let file: File = toml::from_str(file).map_err(|fault| CorrectionsError::Unreadable(fault.to_string()))?;
    let mut corrected = programme.clone();
    let mut changes = Vec::new();
    for entry in file.chi_tieu {
        apply(&mut corrected, entry, words, &mut changes)?;
    }
    *programme = corrected;
    Ok(changes)
}

fn apply(
    programme: &mut Programme,
    entry: Entry,
    words: &CorrectionWords,
    changes: &mut Vec<Corrected>,
) -> Result<(), CorrectionsError> {
    let id: ItemId = entry.id.parse().map_err(|_| CorrectionsError::UnknownItem(entry.id.clone()))?;
    let number = entry.phan.unwrap_or(1);
    let part = part_mut(programme, id, number).ok_or(CorrectionsError::UnknownItem(entry.id))?;
    let unknown = |word: &str| CorrectionsError::UnknownWord { id, word: word.to_owned() };
    let mut note = |field, before: String, after: String| {
        if before != after {
            changes.push(Corrected { id, field, before, after });
        }
    };
    if let Some(word) = entry.tinh_chat {
        let nature = words.read_nature(&word).ok_or_else(|| unknown(&word))?;
        note(CorrectedField::Nature, words.nature(part.nature).to_owned(), words.nature(nature).to_owned());
        part.nature = nature;
    }
    if let Some(word) = entry.theo_ky {
        let wanted = words.read_over_time(&word).ok_or_else(|| unknown(&word))?;
        let before = words.over_time(part.over_time()).to_owned();
        note(CorrectedField::OverTime, before, words.over_time(wanted).to_owned());
        part.combining.over_time = Some(wanted);
    }
    if let Some(word) = entry.theo_don_vi {
        let wanted = words.read_over_units(&word).ok_or_else(|| unknown(&word))?;
        let before = words.over_units(part.over_units()).to_owned();
        note(CorrectedField::OverUnits, before, words.over_units(wanted).to_owned());
        part.combining.over_units = Some(wanted);
    }
    if let Some(unit) = entry.don_vi.filter(|unit| Some(unit) != part.unit.as_ref()) {
        note(CorrectedField::Unit, part.unit.clone().unwrap_or_default(), unit.clone());
        part.unit = Some(unit);
    }
    if let Some(word) = entry.chieu {
        let wanted = words.read_direction(&word).ok_or_else(|| unknown(&word))?;
        let before = direction(part).map_or("", |d| words.direction(d));
        note(CorrectedField::Direction, before.to_owned(), words.direction(wanted).to_owned());
        part.targets.iter_mut().for_each(|target| turn(&mut target.value, wanted));
    }
    if let Some(names) = entry.ten_khac {
        note(CorrectedField::Aliases, part.aliases.join("; "), names.join("; "));
        part.aliases = names;
    }
    if let Some(body) = entry.cung_chi_tieu {
        let (before, after) = join(programme, id, &body)?;
        note(CorrectedField::Pairs, before, after);
    }
    Ok(())
}

/// Turns a target to the wanted side; whether its boundary counts stays.
fn turn(value: &mut TargetValue, wanted: Direction) {
    let TargetValue::Figure { direction, .. } = value else { return };
    let strict = matches!(direction, Direction::MoreThan | Direction::LessThan);
    *direction = match (wanted, strict) {
        (Direction::AtMost | Direction::LessThan, false) => Direction::AtMost,
        (Direction::AtMost | Direction::LessThan, true) => Direction::LessThan,
        (Direction::Equal, _) => Direction::Equal,
        (_, false) => Direction::AtLeast,
        (_, true) => Direction::MoreThan,
    };
}

/// Sets the body bullets of a row; gives them as they were and as they are.
fn join(programme: &mut Programme, id: ItemId, body: &[String]) -> Result<(String, String), CorrectionsError> {
    let mut ids: Vec<ItemId> = Vec::new();
    for text in body {
        let known = text.parse().ok().filter(|id| programme.body.iter().any(|b| b.id == *id));
        ids.push(known.ok_or_else(|| CorrectionsError::UnknownItem(text.clone()))?);
    }
    let list = |ids: &[ItemId]| ids.iter().map(ItemId::to_string).collect::<Vec<_>>().join("; ");
    let before = programme.pairs.iter().find(|p| p.indicator == id).map_or(String::new(), |p| list(&p.body));
    let after = list(&ids);
    programme.pairs.retain(|p| p.indicator != id);
    if !ids.is_empty() {
        programme.pairs.push(Pair { indicator: id, body: ids });
        programme.pairs.sort_by_key(|p| p.indicator);
    }
    Ok((before, after))
}

/// The part of an item: of a row by its id, of a bullet by its number.
fn part_mut(programme: &mut Programme, id: ItemId, number: usize) -> Option<&mut IndicatorPart> {
    let rows = programme.indicators.iter_mut().flat_map(|row| &mut row.parts);
    let bullets = programme.body.iter_mut().flat_map(|bullet| &mut bullet.parts);
    let skip = if matches!(id, ItemId::Body { .. }) { number.checked_sub(1)? } else { 0 };
    rows.chain(bullets).filter(|part| part.id == id).nth(skip)
}
