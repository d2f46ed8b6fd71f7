//! The figure of a whole table cell.

use super::figure::{Figure, FoundKind};
use super::find::find;
use super::notation::read_notation;
use crate::lexicon::Lexicon;
use crate::model::{MeasureUnit, Qualifier};

/// What a cell states: a figure, and the whole where it is written a/b.
#[derive(Debug, Clone, PartialEq)]
pub struct CellFigure {
    /// The figure, or the part.
    pub main: Figure,
    /// The whole.
    pub denominator: Option<Figure>,
    /// A second figure in brackets ("12/13 (92,3%)").
    pub bracketed: Option<Figure>,
}

/// Reads the text of a cell that holds a figure and little else; `None` for words.
pub fn parse_cell(text: &str, lexicon: &Lexicon) -> Option<CellFigure> {
    let text = text.trim();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if !text.chars().any(|c| c.is_ascii_digit()) || letters > 24 {
        return None;
    }
    if let Some(figure) = bare(text) {
        return Some(CellFigure { main: figure, denominator: None, bracketed: None });
    }
    let mut figures = Vec::new();
    for found in find(text, lexicon) {
        match found.kind {
            FoundKind::Figure(figure) => figures.push((figure, None)),
            FoundKind::Fraction { numerator, denominator } => figures.push((numerator, Some(denominator))),
            FoundKind::Excluded(_) => {}
        }
    }
    let mut figures = figures.into_iter();
    let (main, denominator) = figures.next().or_else(|| fraction(text))?;
    let bracketed = figures.next().map(|(figure, _)| figure);
    if figures.next().is_some() {
        return None;
    }
    Some(CellFigure { main, denominator, bracketed })
}

/// Digits with separators, a sign of comparison, a minus or accounting brackets, and nothing else.
fn bare(text: &str) -> Option<Figure> {
    let (qualifier, rest) = match text.chars().next()? {
        '≥' | '>' => (Qualifier::AtLeast, text.get(text.chars().next()?.len_utf8()..)?),
        '≤' | '<' => (Qualifier::AtMost, text.get(text.chars().next()?.len_utf8()..)?),
        _ => (Qualifier::Exact, text),
    };
    let rest = rest.trim();
    let bracketed = rest.strip_prefix('(').and_then(|r| r.strip_suffix(')'));
    let (negative, digits) = match (bracketed, rest.strip_prefix('-'), rest.strip_prefix('+')) {
        (Some(inner), _, _) => (true, inner.trim()),
        (_, Some(inner), _) => (true, inner.trim()),
        (_, _, Some(inner)) => (false, inner.trim()),
        _ => (false, rest),
    };
    let (digits, percent) = match digits.strip_suffix('%') {
        Some(inner) => (inner.trim(), true),
        None => (digits, false),
    };
    if digits.is_empty() || !digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',')) {
        return None;
    }
    let read = read_notation(digits)?;
    let (mut value, mut alternatives) = (read.value, Vec::from_iter(read.alternative));
    if percent {
        if let Some(decimal) = read.alternative {
            value = value.min(decimal);
        }
        alternatives.clear();
    }
    if negative {
        value = -value;
        alternatives = alternatives.into_iter().map(|v| -v).collect();
    }
    Some(Figure {
        value,
        upper: None,
        unit: percent.then(MeasureUnit::percent),
        number_span: 0..text.len(),
        unit_span: None,
        qualifier,
        estimated: false,
        alternatives,
        from_words: false,
    })
}

/// "12/13" alone, which in running text could be a date.
fn fraction(text: &str) -> Option<(Figure, Option<Figure>)> {
    let (above, below) = text.split_once('/')?;
    let figure = |t: &str| bare(t.trim());
    Some((figure(above)?, Some(figure(below)?)))
}
