//! The value of a cell in its row and column.

use rust_decimal::Decimal;

use crate::document::{CellValue, ReadCell, ReadableTable};
use crate::facts::narrative::Scope;
use crate::lexicon::Lexicon;
use crate::model::{Dimension, MeasureUnit, Qualifier, Quantity, Reason};
use crate::numbers::{CellFigure, CellSetting, Notation, habit, parse_cell, parse_cell_in, unit_named};

/// What a cell states.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Stated {
    /// Nothing: blank, a dash, a cross.
    Nothing,
    /// A figure, perhaps with doubts: of a/b the whole, of "9 (90%)" the percentage in brackets.
    Figure { quantity: Quantity, whole: Option<Decimal>, share: Option<Decimal>, reasons: Vec<Reason> },
    /// Something that could not be read as one value.
    Unread(Reason),
}

/// Reads a cell; `unit` is the row's or column's unit of measure.
pub(crate) fn stated(cell: &ReadCell, unit: &MeasureUnit, scope: &Scope<'_>) -> Stated {
    match &cell.value {
        CellValue::Blank | CellValue::Bool(_) => Stated::Nothing,
        CellValue::Number { value, percent, .. } => {
            let unit = if *percent { MeasureUnit::percent() } else { unit.clone() };
            let mut reasons = Vec::new();
            // 0.972 under a unit of percent, without a percent format: the cell may mean 97,2%.
            let fraction_like =
                !*percent && unit.dimension == Dimension::Percent && *value > Decimal::ZERO && *value < Decimal::ONE;
            if fraction_like {
                reasons.push(Reason::AmbiguousNumber { readings: vec![*value, *value * Decimal::ONE_HUNDRED] });
            }
            Stated::Figure {
                quantity: Quantity { value: *value, upper: None, unit, qualifier: Qualifier::Exact },
                whole: None,
                share: None,
                reasons,
            }
        }
        CellValue::Date { typed: Some(_), .. } => Stated::Unread(Reason::TypedAsDate),
        CellValue::Date { typed: None, .. } => Stated::Nothing,
        CellValue::Error(text) => Stated::Unread(Reason::CellError { text: text.clone() }),
        CellValue::FormulaWithoutValue => Stated::Unread(Reason::FormulaWithoutValue),
        CellValue::Text => of_text(cell.text.text(), unit, scope),
    }
}

/// How the text cells of a table mark thousands and decimals, where they show it and agree.
pub(crate) fn notation_of(table: &ReadableTable, lexicon: &Lexicon) -> Option<Notation> {
    let texts = table.cells.iter().filter(|c| c.value == CellValue::Text);
    let figures: Vec<CellFigure> = texts.filter_map(|c| parse_cell(c.text.text(), lexicon)).collect();
    habit(&figures)
}

fn of_text(text: &str, unit: &MeasureUnit, scope: &Scope<'_>) -> Stated {
    let text = text.trim();
    if text.is_empty() || text.chars().all(|c| !c.is_alphanumeric()) || text.eq_ignore_ascii_case("x") {
        return Stated::Nothing;
    }
    let setting = CellSetting { unit: Some(unit), habit: scope.habit };
    match parse_cell_in(text, setting, &scope.context.lexicon) {
        Some(figure) => of_figure(figure, unit),
        None => Stated::Nothing,
    }
}

fn of_figure(figure: CellFigure, unit: &MeasureUnit) -> Stated {
    let mut reasons = Vec::new();
    let main = figure.main;
    if !main.alternatives.is_empty() {
        let mut readings = vec![main.value];
        readings.extend(main.alternatives.iter().copied());
        reasons.push(Reason::AmbiguousNumber { readings });
    }
    let unit = main.unit.clone().filter(|u| u.dimension != Dimension::Bare).unwrap_or_else(|| unit.clone());
    let quantity = Quantity { value: main.value, upper: main.upper, unit, qualifier: main.qualifier };
    let percent = |f: &crate::numbers::Figure| f.unit.as_ref().is_some_and(|u| u.dimension == Dimension::Percent);
    let share = figure.bracketed.filter(percent).map(|f| f.value);
    Stated::Figure { quantity, whole: figure.denominator.map(|d| d.value), share, reasons }
}

/// The unit of measure of a unit cell or caption ("ĐVT: triệu đồng").
pub(crate) fn unit_of_text(text: &str, lexicon: &Lexicon) -> MeasureUnit {
    let text = text.trim().trim_start_matches([':', '(']).trim_end_matches(')').trim();
    if text.is_empty() {
        return MeasureUnit::bare();
    }
    if text == "%" {
        return MeasureUnit::percent();
    }
    unit_named(text, lexicon).unwrap_or_else(|| MeasureUnit::count(text))
}
