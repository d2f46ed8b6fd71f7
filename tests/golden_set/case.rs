//! A labelled text or table.

use serde::Deserialize;
use tonghop::model::{Content, Fact, Measure};

/// One half of the golden set.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Cases {
    sentence: Vec<Case>,
    table: Vec<Case>,
}

impl Cases {
    pub(crate) fn all(self) -> Vec<Case> {
        self.sentence.into_iter().chain(self.table).collect()
    }
}

/// A text or a table with what a careful reader takes from it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    pub(crate) id: String,
    /// The kind of difficulty.
    pub(crate) style: String,
    pub(crate) unit: String,
    pub(crate) period: String,
    /// Lines of text.
    #[serde(default)]
    pub(crate) text: String,
    /// The line above a table.
    #[serde(default)]
    pub(crate) caption: String,
    /// Cells; "<" goes on from the left, "^" from above.
    #[serde(default)]
    pub(crate) rows: Vec<Vec<String>>,
    pub(crate) facts: Vec<Label>,
    #[serde(default)]
    pub(crate) optional: Vec<Label>,
    #[serde(default)]
    pub(crate) must_not: Vec<Label>,
}

/// What is said of one item.
#[derive(Debug, Deserialize)]
pub(crate) struct Label {
    pub(crate) item: String,
    pub(crate) measure: String,
    #[serde(default)]
    pub(crate) value: Option<String>,
    #[serde(default)]
    pub(crate) text: Option<String>,
    #[serde(default)]
    pub(crate) unit: Option<String>,
    #[serde(default)]
    tol: Option<Tolerance>,
    #[serde(default)]
    alt_measures: Vec<String>,
    #[serde(default)]
    alt_text: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum Tolerance {
    Number(f64),
    Text(String),
}

impl Label {
    /// Whether a fact says the same.
    pub(crate) fn says(&self, fact: &Fact) -> bool {
        let measure = name_of(fact.measure);
        if fact.item.to_string() != self.item || (measure != self.measure && !self.alt_measures.contains(&measure)) {
            return false;
        }
        match &fact.content {
            Content::Figure(_) => self.value.as_deref().is_some_and(|v| self.is_near(v, fact)),
            Content::Status(status) => {
                let said = serde_json::to_value(status).unwrap().as_str().unwrap_or_default().to_owned();
                self.text.as_ref() == Some(&said) || self.alt_text.contains(&said)
            }
            Content::Product(number) => self.text.as_deref().is_some_and(|t| number.contains(t) || t.contains(number)),
            Content::Unread => false,
        }
    }

    fn is_near(&self, value: &str, fact: &Fact) -> bool {
        let Content::Figure(quantity) = &fact.content else { return false };
        let wanted: f64 = value.parse().unwrap();
        let found: f64 = quantity.value.to_string().parse().unwrap();
        let tolerance = match &self.tol {
            Some(Tolerance::Number(tolerance)) => *tolerance,
            Some(Tolerance::Text(tolerance)) => tolerance.parse().unwrap(),
            None => 0.0,
        };
        // Money may be given in another multiple.
        let scale = |symbol: &str| match symbol {
            s if s.contains("tỷ") => 1e9,
            s if s.contains("triệu") => 1e6,
            s if s.contains("nghìn") => 1e3,
            _ => 1.0,
        };
        let own = self.unit.as_deref().map_or(1.0, scale);
        let factor = if own > 1.0 { scale(&quantity.unit.symbol) / own } else { 1.0 };
        (found * factor - wanted).abs() <= tolerance.max(1e-9 * wanted.abs())
    }
}

/// The name of a measure in the result contract.
pub(crate) fn name_of(measure: Measure) -> String {
    serde_json::to_value(measure).unwrap().as_str().unwrap_or_default().to_owned()
}
