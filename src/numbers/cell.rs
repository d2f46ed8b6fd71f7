//! The figure of a whole table cell.

use rust_decimal::Decimal;

use super::digits::{Number, number};
use super::figure::{Figure, Found, FoundKind};
use super::find::scan;
use super::line::Line;
use super::notation::{Notation, Reading, Setting, read_notation, settle};
use super::qualifier::{before, behind};
use crate::lexicon::{KnownUnit, Lexicon, Written};
use crate::model::{MeasureUnit, Qualifier};
use crate::text::{TokenKind, tokens};

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

/// What is known of a cell before it is read.
#[derive(Debug, Clone, Copy, Default)]
pub struct CellSetting<'a> {
    /// The unit of measure of its row or column, where the cell writes none.
    pub unit: Option<&'a MeasureUnit>,
    /// How the other cells write their numbers.
    pub habit: Option<Notation>,
}

/// Reads the text of a cell that holds a figure and little else; `None` for words, dates, dashes and crosses.
pub fn parse_cell(text: &str, lexicon: &Lexicon) -> Option<CellFigure> {
    parse_cell_in(text, CellSetting::default(), lexicon)
}

/// As [`parse_cell`], with what its row and column say.
pub fn parse_cell_in(text: &str, setting: CellSetting<'_>, lexicon: &Lexicon) -> Option<CellFigure> {
    let tokens = tokens(text);
    let letters = tokens.iter().filter(|t| t.kind == TokenKind::Word).count();
    let line = Line { written: Written::new(text, &tokens), lexicon };
    if !tokens.iter().any(|t| t.kind == TokenKind::Digits) || letters > 8 {
        return None;
    }
    let known = setting.unit.and_then(|unit| lexicon.measure_units.known(unit));
    bare(&line, known, setting.habit).or_else(|| within_words(line, setting.habit, known))
}

/// A sign, digits, perhaps a stroke with more digits or a range, a limit behind, and nothing else.
fn bare(line: &Line<'_>, known: Option<&KnownUnit>, habit: Option<Notation>) -> Option<CellFigure> {
    let start = line.written.tokens.iter().position(|t| t.kind == TokenKind::Digits)?;
    let sign = Sign::read(line, start)?;
    let first = grouped(line, start).or_else(|| number(line, start))?;
    let make = |number: &Number| {
        let setting = Setting::Cell(habit);
        figure(line, number, settle(number.reading, known, setting), sign)
    };
    let mut end = first.tokens.end;
    let mut cell = CellFigure { main: make(&first), denominator: None, bracketed: None };
    if matches!(line.folded(end), "/" | "-") && line.is_digits(end + 1) {
        let second = number(line, end + 1)?;
        let stroke = line.folded(end) == "/";
        end = second.tokens.end;
        let other = make(&second);
        if stroke {
            cell.denominator = Some(other);
        } else if other.value > cell.main.value && !sign.negative && !line.is_year(first.tokens.start) {
            cell.main.upper = Some(other.value);
        } else {
            return None;
        }
    }
    if let Some((qualifier, behind)) = behind(line, end) {
        cell.main.qualifier = qualifier;
        end = behind;
    }
    (end + usize::from(sign.bracketed) == line.written.tokens.len()).then_some(cell)
}

/// "1 250": blanks between the thousands, and nothing else in the cell.
fn grouped(line: &Line<'_>, start: usize) -> Option<Number> {
    let end = line.written.tokens.len();
    let groups = (start + 1..end).all(|i| line.is_digits(i) && line.folded(i).len() == 3 && !line.touches_before(i));
    if end < start + 2 || !groups || line.folded(start).len() > 3 {
        return None;
    }
    let digits: String = (start..end).map(|i| line.folded(i)).collect();
    Some(Number { reading: read_notation(&digits)?, tokens: start..end, from_words: false })
}

/// What stands before the digits of a cell.
#[derive(Debug, Clone, Copy)]
struct Sign {
    negative: bool,
    bracketed: bool,
    qualifier: Qualifier,
    estimated: bool,
}

impl Sign {
    /// Reads the tokens before the digits; `None` where they are more than signs and limits.
    fn read(line: &Line<'_>, start: usize) -> Option<Sign> {
        let mark = start.checked_sub(1).map_or("", |i| line.folded(i));
        let last = line.folded(line.written.tokens.len().saturating_sub(1));
        let opens = line.folded(0) == "(" && last == ")";
        let bracketed = opens && (start == 1 || (start == 2 && mark == "-"));
        let negative = bracketed || (mark == "-" && start == 1);
        let signed = negative || (mark == "+" && start == 1);
        let limits = before(line, start, None);
        (signed || limits.start == 0 || start == 0).then_some(Sign {
            negative: negative || limits.negative,
            bracketed,
            qualifier: limits.qualifier,
            estimated: limits.estimated,
        })
    }
}

fn figure(line: &Line<'_>, number: &Number, (value, others): (Decimal, Vec<Decimal>), sign: Sign) -> Figure {
    let signed = |v: Decimal| if sign.negative { -v } else { v };
    Figure {
        value: signed(value),
        upper: None,
        unit: None,
        number_span: line.span(number.tokens.clone()),
        unit_span: None,
        qualifier: sign.qualifier,
        estimated: sign.estimated,
        alternatives: others.into_iter().map(signed).collect(),
        notation: number.reading.notation,
        from_words: false,
    }
}

/// A figure with its unit and few words: "12 hộ", "12/13 (92,3%)", "đạt 95%".
fn within_words(line: Line<'_>, habit: Option<Notation>, known: Option<&KnownUnit>) -> Option<CellFigure> {
    let mut figures = scan(line, Setting::Cell(habit)).into_iter().filter_map(|found| stated(found, known, habit));
    let (mut main, denominator) = figures.next()?;
    // What is a bullet in a sentence is a minus in a cell.
    let dashed = line.folded(0) == "-" && line.token(1).is_some_and(|t| t.span.start == main.number_span.start);
    if dashed && denominator.is_none() && main.upper.is_none() && !main.value.is_sign_negative() {
        main.value = -main.value;
    }
    let bracketed = figures.next().map(|(figure, _)| figure);
    if figures.next().is_some() {
        return None;
    }
    Some(CellFigure { main, denominator, bracketed })
}

fn stated(found: Found, known: Option<&KnownUnit>, habit: Option<Notation>) -> Option<(Figure, Option<Figure>)> {
    let settled = |mut figure: Figure| {
        if let (None, [other]) = (&figure.unit, figure.alternatives.as_slice()) {
            let reading = Reading {
                value: figure.value.max(*other),
                decimal: Some(figure.value.min(*other)),
                notation: figure.notation,
            };
            (figure.value, figure.alternatives) = settle(reading, known, Setting::Cell(habit));
        }
        figure
    };
    match found.kind {
        FoundKind::Figure(figure) => Some((settled(figure), None)),
        FoundKind::Fraction { numerator, denominator } => Some((settled(numerator), Some(settled(denominator)))),
        FoundKind::Excluded(_) => None,
    }
}
