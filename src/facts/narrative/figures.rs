//! Figures of a sentence and words around them.

use std::ops::Range;

use crate::lexicon::Lexicon;
use crate::model::{Dimension, MeasureUnit, Quantity};
use crate::numbers::{Figure, Found, FoundKind};
use crate::text::{Token, tokens};

/// A figure of a sentence.
#[derive(Debug, Clone)]
pub(crate) struct Stated {
    /// Bytes of the whole figure with its unit.
    pub(crate) span: Range<usize>,
    /// Where its number ends and its noun begins.
    pub(crate) number_end: usize,
    pub(crate) value: Value,
    /// Bytes between the figure before (or the sentence's start) and this one.
    pub(crate) gap: Range<usize>,
    /// Position of the figure that an opening bracket hangs this one on.
    pub(crate) hangs_on: Option<usize>,
    /// Stands in brackets.
    pub(crate) bracketed: bool,
}

/// What is stated.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    /// One figure.
    One(Figure),
    /// a/b.
    Fraction(Figure, Figure),
}

impl Stated {
    /// The main figure: the numerator of a fraction.
    pub(crate) fn figure(&self) -> &Figure {
        match &self.value {
            Value::One(figure) | Value::Fraction(figure, _) => figure,
        }
    }

    /// Its dimension; bare where no unit is written.
    pub(crate) fn dimension(&self) -> Dimension {
        match &self.value {
            Value::One(figure) => figure.unit.as_ref().map_or(Dimension::Bare, |u| u.dimension),
            Value::Fraction(n, d) => n.unit.as_ref().or(d.unit.as_ref()).map_or(Dimension::Bare, |u| u.dimension),
        }
    }

    /// As a quantity; a fraction gives its numerator.
    pub(crate) fn quantity(&self) -> Quantity {
        let unit = match &self.value {
            Value::One(figure) => figure.unit.clone(),
            Value::Fraction(n, d) => n.unit.clone().or_else(|| d.unit.clone()),
        };
        quantity(self.figure(), unit)
    }
}

/// A figure as a quantity in a unit.
pub(crate) fn quantity(figure: &Figure, unit: Option<MeasureUnit>) -> Quantity {
    Quantity {
        value: figure.value,
        upper: figure.upper,
        unit: unit.unwrap_or_else(MeasureUnit::bare),
        qualifier: figure.qualifier,
    }
}

/// A sentence with its tokens and figures.
#[derive(Debug)]
pub(crate) struct Sentence<'a> {
    /// The whole normalised line.
    pub(crate) text: &'a str,
    pub(crate) range: Range<usize>,
    /// Tokens of the line (not only of the sentence).
    pub(crate) tokens: &'a [Token],
    pub(crate) figures: Vec<Stated>,
}

impl<'a> Sentence<'a> {
    /// Gathers the figures that stand in a range of a line.
    pub(crate) fn new(text: &'a str, tokens: &'a [Token], range: Range<usize>, found: &[Found]) -> Sentence<'a> {
        let mut figures: Vec<Stated> = Vec::new();
        let mut from = range.start;
        let inside = |f: &&Found| range.start <= f.span.start && f.span.end <= range.end;
        for item in found.iter().filter(inside) {
            let (value, number_end) = match &item.kind {
                FoundKind::Figure(figure) => (Value::One(figure.clone()), figure.number_span.end),
                // "một phần ba số hộ" says neither how many nor of how many.
                FoundKind::Fraction { numerator, .. } if numerator.from_words => continue,
                FoundKind::Fraction { numerator, denominator } => {
                    (Value::Fraction(numerator.clone(), denominator.clone()), denominator.number_span.end)
                }
                FoundKind::Excluded(_) => continue,
            };
            if is_condition(text, item) {
                continue;
            }
            let before = text.get(range.start..item.span.start).unwrap_or_default();
            let open = before.matches('(').count() > before.matches(')').count();
            let hangs_on = if open {
                let at = before.rfind('(').map_or(range.start, |p| range.start + p);
                figures.iter().rposition(|f| f.span.end <= at)
            } else {
                None
            };
            let gap = from..item.span.start.max(from);
            from = item.span.end;
            figures.push(Stated { span: item.span.clone(), number_end, value, gap, hangs_on, bracketed: open });
        }
        Sentence { text, range, tokens, figures }
    }

    /// Position of the first token at or behind a byte.
    pub(crate) fn token_at(&self, byte: usize) -> usize {
        self.tokens.partition_point(|t| t.span.start < byte)
    }
}

/// "ít nhất một phòng học": a condition within a name, no figure.
fn is_condition(text: &str, item: &Found) -> bool {
    let FoundKind::Figure(figure) = &item.kind else { return false };
    let before = text.get(..item.span.start).unwrap_or_default().trim_end();
    let led = before.ends_with("ít nhất") || before.ends_with("tối thiểu");
    led && figure.value == rust_decimal::Decimal::ONE
        && figure.unit.as_ref().is_some_and(|u| u.dimension == Dimension::Count)
}

/// Tokens of a line, for sentences.
pub(crate) fn line_tokens(text: &str) -> Vec<Token> {
    tokens(text)
}

/// The figures of a line, once for all its sentences.
pub(crate) fn line_figures(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Vec<Found> {
    crate::numbers::find_in(text, tokens, lexicon)
}
