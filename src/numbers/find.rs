//! Figures of a text, in order.

use super::digits::number;
use super::figure::{Found, FoundKind};
use super::line::Line;
use super::notation::Setting;
use super::step::{Last, Read};
use super::{calendar, counted, documents, fraction, names, rank, spoken};
use crate::lexicon::{Lexicon, Written};
use crate::model::MeasureUnit;
use crate::text::{Token, TokenKind, tokens};

/// Finds the figures of a normalised text, and the numbers that are none.
///
/// The spans are bytes, in order, and do not overlap; of what is written only once the longest reading is given.
pub fn find(text: &str, lexicon: &Lexicon) -> Vec<Found> {
    find_in(text, &tokens(text), lexicon)
}

/// As [`find`], for a text whose tokens are known.
pub fn find_in(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Vec<Found> {
    scan(Line { written: Written::new(text, tokens), lexicon }, Setting::Sentence)
}

pub(super) fn scan(line: Line<'_>, setting: Setting) -> Vec<Found> {
    let mut found = Vec::new();
    let mut last: Option<Last> = None;
    let mut at = 0;
    while at < line.written.tokens.len() {
        let read = match line.kind(at) {
            Some(TokenKind::Digits) => Some(in_digits(&line, at, last.as_ref(), setting)),
            Some(TokenKind::Word) => in_words(&line, at, last.as_ref()),
            _ => None,
        };
        let Some(read) = read else {
            at += 1;
            continue;
        };
        at = read.tokens.end.max(at + 1);
        let exclusion = match read.kind {
            FoundKind::Excluded(exclusion) => Some(exclusion),
            _ => None,
        };
        found.push(Found { span: line.span(read.tokens.start..at), kind: read.kind });
        last = Some(Last { tokens: read.tokens.start..at, exclusion });
    }
    found
}

fn in_words(line: &Line<'_>, at: usize, last: Option<&Last>) -> Option<Read> {
    calendar::opened(line, at).or_else(|| spoken::spoken(line, at, last))
}

/// What begins at digits: everything that is no figure is tried first.
fn in_digits(line: &Line<'_>, at: usize, last: Option<&Last>, setting: Setting) -> Read {
    let early = names::glued(line, at)
        .or_else(|| names::list_number(line, at))
        .or_else(|| documents::document(line, at))
        .or_else(|| calendar::date(line, at))
        .or_else(|| names::code(line, at))
        .or_else(|| calendar::clock(line, at))
        .or_else(|| names::formula(line, at))
        .or_else(|| names::fixed(line, at));
    if let Some(read) = early {
        return read;
    }
    let Some(number) = number(line, at) else { return names::unreadable(line, at) };
    rank::rank(line, &number)
        .or_else(|| names::named(line, &number, last))
        .or_else(|| calendar::length(line, &number))
        .or_else(|| calendar::bare_year(line, &number))
        .or_else(|| fraction::fraction(line, &number, last, setting))
        .unwrap_or_else(|| counted::counted(line, &number, last, setting))
}

/// The unit of measure that a text names by itself: a unit cell, a caption ("triệu đồng", "nghìn lượt").
pub fn unit_named(text: &str, lexicon: &Lexicon) -> Option<MeasureUnit> {
    let probe = format!("12 {text}");
    find(&probe, lexicon).into_iter().find_map(|found| match found.kind {
        FoundKind::Figure(figure) => figure.unit,
        _ => None,
    })
}
