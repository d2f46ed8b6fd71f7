//! Sheet "Phụ lục 1": the indicators.

use super::table::{Cell, Column, Line, Table, columns};
use crate::model::{Consolidation, Indicator, IndicatorPart, Programme};
use crate::outputs::outcome::Outcome;
use crate::wording::heading;

const WIDTHS: [f64; 13] = [5.0, 32.0, 8.0, 13.0, 13.0, 15.0, 11.0, 11.0, 11.0, 20.0, 14.5, 17.0, 24.0];

/// The table of Phụ lục 1: the programme's columns as they are, then the results.
pub(super) fn table(programme: &Programme, consolidation: &Consolidation) -> Table {
    let term = programme.term;
    let (number, title) = heading::appendix_title(1, term);
    let mut lines = Vec::new();
    let mut section = "";
    for indicator in &programme.indicators {
        if indicator.section != section {
            section = &indicator.section;
            lines.push(Line::Section(section.to_owned()));
        }
        row(programme, consolidation, indicator, &mut lines);
    }
    Table {
        titles: vec![number, title, heading::of_period(consolidation.period)],
        columns: widths(term.map(|(_, end)| end)),
        lines,
        filter: true,
        if_empty: heading::NO_ITEMS,
    }
}

fn widths(term_end: Option<u16>) -> Vec<Column> {
    columns(&heading::appendix_1(term_end), &WIDTHS)
}

/// One row, or a row and its measured parts below it.
fn row(programme: &Programme, consolidation: &Consolidation, indicator: &Indicator, lines: &mut Vec<Line>) {
    let unit = indicator.unit.as_deref();
    let own = vec![
        Cell::centred(Some(&indicator.stt)),
        Cell::text(Some(&indicator.name)),
        Cell::centred(unit),
        Cell::centred(indicator.target_2030.as_deref()),
        Cell::centred(indicator.yearly.as_deref()),
        Cell::text(indicator.lead.as_deref()),
    ];
    let outcome = |part: Option<&IndicatorPart>| {
        let id = part.map_or(indicator.id, |part| part.id);
        Outcome::of(programme, part, consolidation.items.get(&id))
    };
    match indicator.parts.as_slice() {
        [] => lines.push(Line::Cells(with_result(own, &outcome(None), unit))),
        [only] => lines.push(Line::Cells(with_result(own, &outcome(Some(only)), unit))),
        several => {
            let empty = vec![Cell::Empty; WIDTHS.len() - own.len()];
            lines.push(Line::Cells(own.into_iter().chain(empty).collect()));
            for part in several {
                lines.push(Line::Cells(with_result(part_cells(part), &outcome(Some(part)), part.unit.as_deref())));
            }
        }
    }
}

/// The programme's columns of a measured part.
fn part_cells(part: &IndicatorPart) -> Vec<Cell> {
    let letter = match part.id {
        crate::model::ItemId::Indicator { part: Some(letter), .. } => format!("{letter})"),
        _ => String::new(),
    };
    vec![
        Cell::centred(Some(&letter)),
        Cell::text(Some(&part.name)),
        Cell::centred(part.unit.as_deref()),
        Cell::Empty,
        Cell::Empty,
        Cell::Empty,
    ]
}

fn with_result(mut cells: Vec<Cell>, outcome: &Outcome, unit: Option<&str>) -> Vec<Cell> {
    cells.extend(result_cells(outcome, unit));
    cells
}

/// The seven columns of the result of an indicator; `unit` is what its own column of units says.
pub(super) fn result_cells(outcome: &Outcome, unit: Option<&str>) -> [Cell; 7] {
    let result = match &outcome.in_period {
        Some(figure) => Cell::counted(Some(figure), unit),
        None => Cell::centred(Some(outcome.status_words())),
    };
    [
        result,
        Cell::counted(outcome.cumulative_year.as_ref(), unit),
        Cell::counted(outcome.cumulative_term.as_ref(), unit),
        Cell::text(Some(&outcome.comparison_cell())),
        Cell::Assessed(outcome.assessment),
        Cell::text(Some(&outcome.reported_by)),
        Cell::text(Some(&outcome.note)),
    ]
}
