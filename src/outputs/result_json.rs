//! The machine-readable result, so-lieu.json.

use serde::Serialize;
use serde_json::Number;

use crate::model::{
    Assessment, Consolidation, Content, Contribution, Decision, Fact, ItemId, ItemResult, Measure, Programme, Quantity,
    Status, Submission, SubmissionState, plain_json,
};
use crate::wording::{place::place, reason, refusal};

use super::error::OutputError;
use super::letterhead::Names;
use super::options::Options;
use super::result_history::{HistoryEntry, UnitEntry, history, unit};
use super::result_number::number;
use super::safe_text::{block, json};

/// Version of the shape of the file.
const VERSION: u32 = 1;

/// The result as JSON, indented, with a line end.
pub(crate) fn result_json(
    programme: &Programme,
    consolidation: &Consolidation,
    options: &Options,
) -> Result<Vec<u8>, OutputError> {
    let result = ResultFile {
        version: VERSION,
        period: consolidation.period.to_string(),
        unit: Names::of(programme, options).issuer,
        edition: options.edition,
        generated: options.edition.map(|_| options.generated.to_string()),
        inputs: consolidation.submissions.len(),
        submissions: consolidation.submissions.iter().map(submission).collect(),
        facts: consolidation.submissions.iter().flat_map(facts_of).collect(),
        items: consolidation.items.values().map(|item| item_result(consolidation, item)).collect(),
        history: history(consolidation),
        units: consolidation.duties.iter().map(unit).collect(),
    };
    json(&result).map_err(|error| OutputError::ResultFile(error.to_string()))
}

/// The results as the workbook tells them to an office one level up: whose they are and on which period, then an item
/// each, in one line of plain letters.
pub(crate) fn result_lines(
    programme: &Programme,
    consolidation: &Consolidation,
    options: &Options,
) -> Result<Vec<String>, OutputError> {
    let head = Head { period: consolidation.period.to_string(), unit: Names::of(programme, options).issuer };
    let told = |item: &&ItemResult| item.assessment != Assessment::NoReport;
    let items = consolidation.items.values().filter(told).map(|item| item_result(consolidation, item));
    let line = |json: serde_json::Result<String>| {
        json.map(|json| plain_json(&json, |letter| letter.is_ascii()))
            .map_err(|error| OutputError::ResultFile(error.to_string()))
    };
    let head = std::iter::once(line(serde_json::to_string(&head)));
    head.chain(items.map(|item| line(serde_json::to_string(&item)))).collect()
}

#[derive(Serialize)]
struct Head {
    period: String,
    unit: String,
}

#[derive(Serialize)]
struct ResultFile {
    version: u32,
    period: String,
    /// Who issues the result: one level up it is a report of this unit.
    unit: String,
    /// Which published version this is; nothing while the period may change.
    edition: Option<u32>,
    /// When it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    generated: Option<String>,
    /// Number of files received.
    inputs: usize,
    submissions: Vec<SubmissionEntry>,
    facts: Vec<FactEntry>,
    items: Vec<ItemEntry>,
    history: HistoryEntry,
    units: Vec<UnitEntry>,
}

#[derive(Serialize)]
struct SubmissionEntry {
    file: String,
    unit: Option<String>,
    period: Option<String>,
    state: &'static str,
    reason: Option<String>,
}

#[derive(Serialize)]
struct FactEntry {
    file: String,
    item: ItemId,
    measure: Measure,
    value: Option<Number>,
    upper: Option<Number>,
    unit: Option<String>,
    text: Option<String>,
    locator: String,
    quote: String,
    confidence: f64,
    decision: Decision,
    reasons: Vec<String>,
}

#[derive(Serialize)]
struct ItemEntry {
    item: ItemId,
    in_period: Option<Number>,
    cumulative_year: Option<Number>,
    cumulative_term: Option<Number>,
    /// Unit of measure of the figures.
    unit: Option<String>,
    percent_complete: Option<Number>,
    status: Option<&'static str>,
    products: Vec<String>,
    assessment: Assessment,
    facts: Vec<usize>,
}

fn submission(submission: &Submission) -> SubmissionEntry {
    let said = block(&refusal::of_submission(submission));
    SubmissionEntry {
        file: submission.file.clone(),
        unit: submission.unit.as_ref().map(|unit| block(unit.name())),
        period: submission.period.map(|period| period.to_string()),
        state: submission.state.name(),
        reason: (!said.is_empty()).then_some(said),
    }
}

fn facts_of(submission: &Submission) -> impl Iterator<Item = FactEntry> {
    // What stands in a copy or a replaced version is kept for the trail and never counts.
    let counts = submission.state == SubmissionState::Read;
    submission.facts.iter().map(move |fact| {
        let decision = if counts { fact.decision } else { Decision::Rejected };
        fact_entry(&submission.file, fact, decision)
    })
}

fn fact_entry(file: &str, fact: &Fact, decision: Decision) -> FactEntry {
    let (figure, text) = match &fact.content {
        Content::Figure(quantity) => (Some(quantity), None),
        Content::Status(status) => (None, Some(status.name().to_owned())),
        Content::Product(document) => (None, Some(block(document))),
        Content::Unread => (None, None),
    };
    FactEntry {
        file: file.to_owned(),
        item: fact.item,
        measure: fact.measure,
        value: figure.and_then(|quantity| number(quantity.value)),
        upper: figure.and_then(|quantity| quantity.upper).and_then(number),
        unit: figure.map(|quantity| quantity.unit.symbol.clone()).filter(|symbol| !symbol.is_empty()),
        text,
        locator: block(&place(&fact.place)),
        quote: block(&fact.quote),
        confidence: (f64::from(fact.confidence.value()) * 100.0).round() / 100.0,
        decision,
        reasons: fact.reasons.iter().map(|each| block(&reason::reason(each))).collect(),
    }
}

fn item_result(consolidation: &Consolidation, item: &ItemResult) -> ItemEntry {
    let value = |figure: &Option<Quantity>| figure.as_ref().and_then(|quantity| number(quantity.value));
    ItemEntry {
        item: item.item,
        in_period: value(&item.in_period),
        cumulative_year: value(&item.cumulative_year),
        cumulative_term: value(&item.cumulative_term),
        unit: symbol(item),
        percent_complete: value(&item.percent_complete),
        status: item.status.map(Status::name),
        products: item.products.iter().map(|product| block(product)).collect(),
        assessment: item.assessment,
        facts: item.facts.iter().filter_map(|at| position(consolidation, *at)).collect(),
    }
}

/// The unit of measure in which all figures of an item are.
fn symbol(item: &ItemResult) -> Option<String> {
    let figures = [&item.in_period, &item.cumulative_year, &item.cumulative_term];
    let mut symbols = figures.into_iter().flatten().map(|figure| &figure.unit.symbol);
    let first = symbols.next().filter(|symbol| !symbol.is_empty())?;
    symbols.all(|other| other == first).then(|| first.clone())
}

/// The index of a contribution in the flat list of facts.
fn position(consolidation: &Consolidation, at: Contribution) -> Option<usize> {
    consolidation.fact(at)?;
    let before: usize = consolidation.submissions.iter().take(at.submission).map(|each| each.facts.len()).sum();
    Some(before + at.fact)
}
