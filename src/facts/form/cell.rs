//! What a filled cell of a form says.

use rust_decimal::Decimal;

use super::sheet::shown_text;
use crate::document::{Cell, CellValue};
use crate::lexicon::{Absence, Lexicon};
use crate::model::{Content, Decision, Dimension, FormEntry, MeasureUnit, Qualifier, Quantity, Reason, Status};
use crate::numbers::{CellFigure, CellSetting, Exclusion, FoundKind, find, parse_cell_in};
use crate::text::{TokenKind, tokens};

/// The content of a cell with what is to be done with it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Filled {
    pub(super) content: Content,
    pub(super) decision: Decision,
    pub(super) reasons: Vec<Reason>,
}

impl Filled {
    fn accepted(content: Content) -> Filled {
        Filled { content, decision: Decision::Accepted, reasons: Vec::new() }
    }

    fn doubtful(content: Content, reason: Reason) -> Filled {
        Filled { content, decision: Decision::Review, reasons: vec![reason] }
    }
}

/// Whether a cell holds something a person wrote; dashes, dots and the cross of cells that are not asked are nothing.
pub(super) fn is_filled(cell: &Cell) -> bool {
    match cell.value {
        CellValue::Blank => false,
        CellValue::Text => !is_nothing(&shown_text(cell)),
        _ => true,
    }
}

fn is_nothing(text: &str) -> bool {
    text.chars().all(|c| !c.is_alphanumeric()) || text.eq_ignore_ascii_case("x")
}

/// Reads a filled cell as what it was to take; `None` where it was to take nothing.
pub(super) fn read(cell: &Cell, entry: Option<&FormEntry>, lexicon: &Lexicon) -> Filled {
    match entry {
        None | Some(FormEntry::Note) => Filled::doubtful(any_figure(cell, lexicon), Reason::NotAsked),
        Some(FormEntry::Document) => Filled::accepted(Content::Product(shown_text(cell))),
        Some(FormEntry::State(states)) => state(&shown_text(cell), states, lexicon),
        Some(FormEntry::Figure { unit, lowest, highest }) => {
            let filled = figure(cell, unit, lexicon);
            let beyond =
                |q: &Quantity| lowest.is_some_and(|low| q.value < low) || highest.is_some_and(|high| q.value > high);
            match &filled.content {
                Content::Figure(quantity) if filled.decision == Decision::Accepted && beyond(quantity) => {
                    let value = quantity.value;
                    Filled::doubtful(filled.content, Reason::OutOfRange { value })
                }
                _ => filled,
            }
        }
    }
}

fn any_figure(cell: &Cell, lexicon: &Lexicon) -> Content {
    match figure(cell, &MeasureUnit::bare(), lexicon).content {
        Content::Figure(quantity) => Content::Figure(quantity),
        _ => Content::Unread,
    }
}

fn state(text: &str, allowed: &[Status], lexicon: &Lexicon) -> Filled {
    let words = tokens(text);
    let hit = lexicon.statuses.at(text, &words, 0).filter(|hit| hit.tokens.end == words.len());
    match hit.and_then(|hit| hit.payload.status) {
        Some(status) if allowed.contains(&status) => Filled::accepted(Content::Status(status)),
        // A target that is reached is work that is done, said otherwise; which was meant, a person decides.
        Some(status) => Filled::doubtful(Content::Status(status), Reason::NotAChoice { text: text.to_owned() }),
        None => Filled::doubtful(Content::Unread, Reason::NotAChoice { text: text.to_owned() }),
    }
}

fn figure(cell: &Cell, unit: &MeasureUnit, lexicon: &Lexicon) -> Filled {
    let exact = |value: Decimal, unit: &MeasureUnit| {
        Content::Figure(Quantity { value, upper: None, unit: unit.clone(), qualifier: Qualifier::Exact })
    };
    let text = shown_text(cell);
    match &cell.value {
        CellValue::Number { value, percent: true, .. } if unit.dimension != Dimension::Percent => {
            let found = MeasureUnit::percent();
            let reason = Reason::UnitMismatch { found: found.symbol.clone(), expected: unit.symbol.clone() };
            Filled::doubtful(exact(*value, &found), reason)
        }
        CellValue::Number { value, .. } => Filled::accepted(exact(*value, unit)),
        CellValue::Date { .. } => Filled::doubtful(Content::Unread, Reason::TypedAsDate),
        CellValue::Error(text) => Filled::doubtful(Content::Unread, Reason::CellError { text: text.clone() }),
        CellValue::FormulaWithoutValue => Filled::doubtful(Content::Unread, Reason::FormulaWithoutValue),
        CellValue::Bool(_) | CellValue::Blank => Filled::doubtful(Content::Unread, Reason::NotANumber { text }),
        CellValue::Text => written(&text, unit, lexicon),
    }
}

/// A figure in a cell of text: by itself, or with its unit of measure. Anything else waits for a person.
fn written(text: &str, unit: &MeasureUnit, lexicon: &Lexicon) -> Filled {
    match absence(text, lexicon) {
        Some(Absence::Zero) => {
            let nought =
                Quantity { value: Decimal::ZERO, upper: None, unit: unit.clone(), qualifier: Qualifier::Exact };
            return Filled::accepted(Content::Figure(nought));
        }
        Some(Absence::Unreported) => {
            let reasons = vec![Reason::NotANumber { text: text.to_owned() }];
            return Filled { content: Content::Unread, decision: Decision::Rejected, reasons };
        }
        Some(Absence::Neither) | None => {}
    }
    let setting = CellSetting { unit: Some(unit), habit: None };
    let Some(CellFigure { main, denominator, bracketed }) = parse_cell_in(text, setting, lexicon) else {
        let figures = find(text, lexicon).into_iter().filter(|found| is_figure(&found.kind)).count();
        let text = text.to_owned();
        let reason = if figures > 1 { Reason::SeveralFigures { text } } else { Reason::NotANumber { text } };
        return Filled::doubtful(Content::Unread, reason);
    };
    let own = main.unit.clone().filter(|own| own.dimension != Dimension::Bare);
    let is_other = |own: &MeasureUnit| own.dimension != unit.dimension && unit.dimension != Dimension::Bare;
    let mismatch = own.as_ref().filter(|own| is_other(own)).map(|own| own.symbol.clone());
    let quantity = Quantity {
        value: main.value,
        upper: main.upper,
        // The same unit, written otherwise, is the line's.
        unit: own.filter(|own| own.scale != unit.scale || is_other(own)).unwrap_or_else(|| unit.clone()),
        qualifier: main.qualifier,
    };
    let text = text.to_owned();
    let spoken =
        with_words(&text, main.number_span.start, main.unit_span.as_ref().map_or(main.number_span.end, |s| s.end));
    let reason = if denominator.is_some() || bracketed.is_some() || main.upper.is_some() {
        Some(Reason::SeveralFigures { text })
    } else if !main.alternatives.is_empty() {
        Some(Reason::AmbiguousNumber { readings: std::iter::once(main.value).chain(main.alternatives).collect() })
    } else if let Some(found) = mismatch {
        Some(Reason::UnitMismatch { found, expected: unit.symbol.clone() })
    } else if main.estimated || main.qualifier != Qualifier::Exact {
        Some(Reason::Estimated)
    } else {
        spoken.then_some(Reason::NotANumber { text })
    };
    match reason {
        None => Filled::accepted(Content::Figure(quantity)),
        Some(reason) => Filled::doubtful(Content::Figure(quantity), reason),
    }
}

/// Whether there are words beside the figure and its unit.
fn with_words(text: &str, start: usize, end: usize) -> bool {
    let outside = [text.get(..start), text.get(end..)];
    outside.into_iter().flatten().any(|rest| rest.chars().any(char::is_alphanumeric))
}

/// Words of absence that are all of the text.
fn absence(text: &str, lexicon: &Lexicon) -> Option<Absence> {
    let words = tokens(text);
    let last = words.iter().rposition(|token| token.kind != TokenKind::Mark)?;
    let hit = lexicon.cues.absence().at(text, &words, 0)?;
    (hit.tokens.end > last).then_some(*hit.payload)
}

fn is_figure(kind: &FoundKind) -> bool {
    !matches!(kind, FoundKind::Excluded(Exclusion::Document | Exclusion::Date | Exclusion::Period))
}
