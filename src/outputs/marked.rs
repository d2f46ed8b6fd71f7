//! A quote with the figure in it told apart.

use std::ops::Range;

use rust_decimal::Decimal;
use serde::Serialize;

use super::safe_text::block;
use crate::model::{Content, Fact};

/// A quote in three parts; `figure` and `after` are empty where the figure was not found in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Marked {
    pub(crate) before: String,
    pub(crate) figure: String,
    pub(crate) after: String,
}

/// The quote of a fact, harmless to show, with what was read from it told apart.
pub(crate) fn marked(fact: &Fact) -> Marked {
    let quote = block(&fact.quote);
    let found = match &fact.content {
        Content::Figure(figure) => {
            let symbol = figure.unit.symbol.as_str();
            let hits: Vec<Range<usize>> =
                digit_groups(&quote).into_iter().filter(|at| says(quote.get(at.clone()), figure.value)).collect();
            let followed = |at: &&Range<usize>| {
                let rest = quote.get(at.end..).unwrap_or_default().trim_start();
                !symbol.is_empty() && rest.to_lowercase().starts_with(&symbol.to_lowercase())
            };
            hits.iter().find(followed).or(hits.first()).cloned()
        }
        Content::Product(document) => {
            let document = block(document);
            let at = quote.find(&document).filter(|_| !document.is_empty());
            at.map(|start| start..start + document.len())
        }
        Content::Status(_) | Content::Unread => None,
    };
    let Some(at) = found else { return Marked { before: quote, figure: String::new(), after: String::new() } };
    let part = |range: Range<usize>| quote.get(range).unwrap_or_default().to_owned();
    Marked { before: part(0..at.start), figure: part(at.clone()), after: part(at.end..quote.len()) }
}

/// Runs of digits with the points and commas between them.
fn digit_groups(text: &str) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (at, letter) in text.char_indices() {
        let inner = matches!(letter, '.' | ',');
        match groups.last_mut() {
            Some(last) if last.end == at && (letter.is_ascii_digit() || inner) => last.end = at + 1,
            _ if letter.is_ascii_digit() => groups.push(at..at + 1),
            _ => {}
        }
    }
    for group in &mut groups {
        let written = text.get(group.clone()).unwrap_or_default();
        group.end = group.start + written.trim_end_matches(['.', ',']).len();
    }
    groups
}

/// Whether digits can say the value, in either notation.
fn says(written: Option<&str>, value: Decimal) -> bool {
    let Some(written) = written else { return false };
    let value = value.abs();
    let vietnamese = written.replace('.', "").replace(',', ".");
    let english = written.replace(',', "");
    [vietnamese, english].iter().any(|text| text.parse::<Decimal>() == Ok(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Confidence, Decision, ItemId, Measure, MeasureUnit, Place, Qualifier, Quantity};

    fn fact(value: &str, unit: MeasureUnit, quote: &str) -> Fact {
        let figure = Quantity { value: value.parse().unwrap(), upper: None, unit, qualifier: Qualifier::Exact };
        Fact {
            item: ItemId::Project { section: 0, number: 1 },
            measure: Measure::InPeriod,
            content: Content::Figure(figure),
            place: Place::Whole,
            quote: quote.to_owned(),
            confidence: Confidence::new(0.5),
            decision: Decision::Review,
            reasons: Vec::new(),
            evidence: Vec::new(),
        }
    }

    #[test]
    fn the_figure_is_found_in_its_sentence() {
        let check = |value: &str, unit: MeasureUnit, quote: &str, before: &str, figure: &str| {
            let marked = marked(&fact(value, unit, quote));
            assert_eq!((marked.before.as_str(), marked.figure.as_str()), (before, figure));
            assert_eq!(format!("{}{}{}", marked.before, marked.figure, marked.after), quote);
        };
        check("97.2", MeasureUnit::percent(), "đạt 97,2%, tăng 0,5%", "đạt ", "97,2");
        check("1350", MeasureUnit::count("cây"), "năm 1350 trồng 1.350 cây.", "năm 1350 trồng ", "1.350");
        check("97215", MeasureUnit::bare(), "97.215", "", "97.215");
        check("12", MeasureUnit::count("hộ"), "mười hai hộ", "mười hai hộ", "");
        check("-3", MeasureUnit::percent(), "giảm 3%.", "giảm ", "3");
    }
}
