//! A commune's result as a report one level up.

use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::Number;

use super::context::Context;
use crate::model::{
    Confidence, Content, Decision, Fact, ItemId, Measure, MeasureUnit, Period, Place, Qualifier, Quantity, Reason,
    ReportingUnit, Status, Submission, SubmissionState,
};

/// What is read of a result file; the rest of it is for people who look into it.
#[derive(Debug, Deserialize)]
struct ResultFile {
    period: Period,
    unit: Option<String>,
    items: Vec<Item>,
}

#[derive(Debug, Deserialize)]
struct Item {
    item: ItemId,
    in_period: Option<Number>,
    cumulative_year: Option<Number>,
    cumulative_term: Option<Number>,
    unit: Option<String>,
    percent_complete: Option<Number>,
    status: Option<String>,
    #[serde(default)]
    products: Vec<String>,
    assessment: String,
}

/// Reads a result file of this program; `None` where the bytes are none. Each item gives facts with its exact id: what
/// was settled below is not recognised anew, and what waits for a person there waits here.
pub fn read_result(bytes: &[u8], file: &str, context: &Context) -> Option<Submission> {
    let result: ResultFile = serde_json::from_slice(bytes).ok()?;
    let mut submission = Submission::without_facts(file, SubmissionState::Read);
    submission.unit = result.unit.as_deref().map(ReportingUnit::new).filter(|unit| !unit.name().is_empty());
    if submission.unit.is_none() {
        submission.remarks.push(Reason::UnitUnknown);
    }
    submission.period = Some(result.period);
    submission.facts = result.items.iter().flat_map(|item| facts(item, context)).collect();
    Some(submission)
}

fn facts(item: &Item, context: &Context) -> Vec<Fact> {
    let figures = [
        (Measure::InPeriod, &item.in_period, item.unit.as_deref()),
        (Measure::CumulativeYear, &item.cumulative_year, item.unit.as_deref()),
        (Measure::CumulativeTerm, &item.cumulative_term, item.unit.as_deref()),
        (Measure::PercentComplete, &item.percent_complete, Some("%")),
    ];
    let mut all: Vec<Fact> = figures
        .into_iter()
        .filter_map(|(measure, number, unit)| Some((measure, quantity(number.as_ref()?, unit, context)?)))
        .map(|(measure, figure)| {
            let quote = format!("{} {}", figure.value, figure.unit.symbol).trim().to_owned();
            fact(item, measure, Content::Figure(figure), quote)
        })
        .collect();
    let status = item.status.as_deref().and_then(status);
    all.extend(status.map(|status| fact(item, Measure::Status, Content::Status(status), status.name().to_owned())));
    let products = item.products.iter();
    all.extend(products.map(|text| fact(item, Measure::Product, Content::Product(text.clone()), text.clone())));
    all
}

fn fact(item: &Item, measure: Measure, content: Content, quote: String) -> Fact {
    let open = item.assessment == "needs_review";
    Fact {
        item: item.item,
        measure,
        content,
        place: Place::Whole,
        quote,
        confidence: Confidence::new(1.0),
        decision: if open { Decision::Review } else { Decision::Accepted },
        reasons: if open { vec![Reason::OpenBelow] } else { Vec::new() },
        evidence: Vec::new(),
    }
}

fn quantity(number: &Number, symbol: Option<&str>, context: &Context) -> Option<Quantity> {
    let text = number.to_string();
    let value: Decimal = text.parse().or_else(|_| Decimal::from_scientific(&text)).ok()?;
    let unit = match symbol {
        None => MeasureUnit::bare(),
        Some("%") => MeasureUnit::percent(),
        Some(symbol) => match context.lexicon.measure_units.named(symbol) {
            Some(known) => MeasureUnit { symbol: symbol.to_owned(), ..known },
            None => MeasureUnit::count(symbol),
        },
    };
    Some(Quantity { value, upper: None, unit, qualifier: Qualifier::Exact })
}

fn status(name: &str) -> Option<Status> {
    let all = [Status::Met, Status::NotMet, Status::Done, Status::InProgress, Status::NotStarted, Status::Late];
    all.into_iter().find(|status| status.name() == name)
}
