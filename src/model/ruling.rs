//! A person's decision on a reported figure.

use serde::{Deserialize, Serialize};

use super::fact::Content;
use super::item::ItemId;
use super::measure::Measure;
use super::period::Period;
use super::place::Place;
use super::plain_json::plain_json;
use super::quantity::Quantity;
use super::reporting_unit::ReportingUnit;

/// The figure that a decision is about. It stays the same over runs, names and folders of the file, and changes with
/// the file's content and with what is read from it: a decision never passes to a figure that nobody looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureKey {
    /// Who reported it.
    pub unit: Option<ReportingUnit>,
    /// The period of the report.
    pub period: Option<Period>,
    /// The item.
    pub item: ItemId,
    /// The measure.
    pub measure: Measure,
    /// BLAKE3 of the file, in hexadecimal.
    pub hash: String,
    /// Where it stands.
    pub place: Place,
    /// What was read there.
    pub read: Content,
}

impl FigureKey {
    /// A short name of the key that people can type: "k" and twelve hexadecimal digits.
    pub fn id(&self) -> String {
        let mut plain = self.clone();
        if let Content::Figure(figure) = &mut plain.read {
            // Trailing noughts say nothing: the same figure has one key, whoever wrote it down.
            figure.value = figure.value.normalize();
            figure.upper = figure.upper.map(|upper| upper.normalize());
            figure.unit.scale = figure.unit.scale.normalize();
        }
        // Texts and numbers only: this can't fail.
        let hash = blake3::hash(&serde_json::to_vec(&plain).unwrap_or_default()).to_hex();
        format!("k{}", hash.get(..12).unwrap_or(&hash))
    }

    /// The whole key as plain letters that no program changes, for a cell that nobody reads.
    pub fn written(&self) -> String {
        let json = serde_json::to_string(self).unwrap_or_default();
        format!("{} {}", self.id(), plain_json(&json, |letter| letter.is_ascii()))
    }

    /// The key from what [`FigureKey::written`] gave; `None` where anything of it was changed.
    pub fn read(text: &str) -> Option<FigureKey> {
        let (id, body) = text.trim().split_once(' ')?;
        let key: FigureKey = serde_json::from_str(body).ok()?;
        (key.id() == id).then_some(key)
    }

    /// Whether both are about the same unit's word on the same matter, perhaps in another file or with another value.
    pub fn same_matter(&self, other: &FigureKey) -> bool {
        (&self.unit, self.period, self.item, self.measure) == (&other.unit, other.period, other.item, other.measure)
    }
}

/// What a person decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The figure counts as it was read.
    Accept,
    /// The figure does not count.
    Drop,
    /// Another figure counts in its place.
    Replace(Quantity),
}

/// A decision with who made it, when and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ruling {
    /// The figure.
    pub about: FigureKey,
    /// What was decided.
    pub verdict: Verdict,
    /// Who decided.
    pub by: String,
    /// Local time of the decision, in whole seconds: `2026-04-20T08:15:00`.
    pub at: String,
    /// Why.
    pub why: String,
}

/// What became of a decision in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It was applied.
    Applied,
    /// The source changed since; it was not applied.
    Outdated,
}

/// A decision and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ruled {
    /// The decision.
    pub ruling: Ruling,
    /// What became of it.
    pub standing: Standing,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_comes_back_from_a_cell_and_is_refused_when_changed() {
        let key = FigureKey {
            unit: Some(ReportingUnit::new("Đảng ủy UBND phường")),
            period: "2026-Q1".parse().ok(),
            item: "PL1.II.13".parse().unwrap(),
            measure: Measure::InPeriod,
            hash: "0f".into(),
            place: Place::SheetCell { sheet: "Biểu \u{200b}\u{1F4CA}".into(), row: 2, column: 3 },
            read: Content::Product("45-KH/ĐU\n".into()),
        };
        let written = key.written();
        assert!(written.is_ascii() && !written.contains('\n'), "{written}");
        assert_eq!(FigureKey::read(&format!(" {written}\n")), Some(key));
        assert_eq!(FigureKey::read(&written.replace("2026-Q1", "2026-Q2")), None);
        assert_eq!(FigureKey::read("k0123"), None);
    }
}
