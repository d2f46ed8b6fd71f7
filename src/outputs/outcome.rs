//! One item's result, ready to be shown.

use crate::model::{Assessment, IndicatorPart, ItemId, ItemResult, Programme, Quantity, ReportingUnit, Status};
use crate::wording::comparison::{capitalised, reported_share};
use crate::wording::reason::reasons;
use crate::wording::state;

use super::comparison::comparisons;
use super::safe_text::line;

/// The result of an item in the shape that tables and report share. Texts are safe to write.
#[derive(Debug, Clone)]
pub(crate) struct Outcome {
    pub(crate) in_period: Option<Quantity>,
    pub(crate) cumulative_year: Option<Quantity>,
    pub(crate) cumulative_term: Option<Quantity>,
    pub(crate) percent_complete: Option<Quantity>,
    pub(crate) status: Option<Status>,
    /// Documents issued, joined.
    pub(crate) products: String,
    /// The share of the plan as the unit reported it.
    pub(crate) percent_of_plan: Option<Quantity>,
    /// Comparisons with the targets, each in words.
    pub(crate) comparisons: Vec<String>,
    pub(crate) assessment: Assessment,
    /// Units whose figures count.
    pub(crate) reporters: Vec<String>,
    /// The same, joined.
    pub(crate) reported_by: String,
    /// Sentences for "Ghi chú".
    pub(crate) note: String,
}

impl Outcome {
    /// The outcome of `id`; an item without a result counts as not reported.
    pub(crate) fn of(programme: &Programme, part: Option<&IndicatorPart>, result: Option<&ItemResult>) -> Outcome {
        let Some(result) = result else { return Outcome::none() };
        let reporters = unit_names(&result.reported_by);
        Outcome {
            in_period: result.in_period.clone(),
            cumulative_year: result.cumulative_year.clone(),
            cumulative_term: result.cumulative_term.clone(),
            percent_complete: result.percent_complete.clone(),
            status: result.status,
            products: products(result),
            percent_of_plan: result.percent_of_plan.clone(),
            comparisons: compared(programme, part, result),
            assessment: result.assessment,
            reported_by: reporters.join("; "),
            reporters,
            note: line(&reasons(&result.reasons)),
        }
    }

    fn none() -> Outcome {
        Outcome {
            in_period: None,
            cumulative_year: None,
            cumulative_term: None,
            percent_complete: None,
            status: None,
            products: String::new(),
            percent_of_plan: None,
            comparisons: Vec::new(),
            assessment: Assessment::NoReport,
            reporters: Vec::new(),
            reported_by: String::new(),
            note: String::new(),
        }
    }

    /// The state in words where one was reported, else nothing.
    pub(crate) fn status_words(&self) -> &'static str {
        self.status.map_or("", state::status)
    }

    /// The comparisons as the text of a cell, one a line.
    pub(crate) fn comparison_cell(&self) -> String {
        let share = self.percent_of_plan.as_ref().map(|share| reported_share(share.value));
        self.comparisons.iter().cloned().chain(share).map(|words| capitalised(&words)).collect::<Vec<_>>().join("\n")
    }

    /// Whether any figure, state or document was reported.
    pub(crate) fn says_something(&self) -> bool {
        self.in_period.is_some()
            || self.cumulative_year.is_some()
            || self.cumulative_term.is_some()
            || self.percent_complete.is_some()
            || self.status.is_some()
            || !self.products.is_empty()
    }
}

/// Names of all items, for lists that show figures of any kind.
pub(crate) fn item_name(programme: &Programme, id: ItemId) -> Option<String> {
    programme.name(id).map(line)
}

/// Unit names joined as in a sentence list.
pub(crate) fn unit_names(units: &[ReportingUnit]) -> Vec<String> {
    units.iter().map(|unit| line(unit.name())).collect()
}

fn products(result: &ItemResult) -> String {
    let mut seen: Vec<String> = Vec::new();
    for product in result.products.iter().map(|product| line(product)) {
        if !seen.contains(&product) {
            seen.push(product);
        }
    }
    seen.join("; ")
}

fn compared(programme: &Programme, part: Option<&IndicatorPart>, result: &ItemResult) -> Vec<String> {
    let term_end = programme.term.map(|(_, end)| end);
    let all = part.map(|part| comparisons(part, result)).unwrap_or_default();
    all.iter().map(|comparison| comparison.words(term_end)).collect()
}
