//! Sheet of what a person must decide.

use super::table::{Cell, Line, Table, columns};
use crate::model::{Consolidation, Content, Fact, ItemResult, Programme, Submission};
use crate::outputs::outcome::{item_name, unit_names};
use crate::outputs::waiting::{Waiting, waiting};
use crate::wording::reason::reasons;
use crate::wording::{heading, place, state};

const WIDTHS: [f64; 10] = [5.0, 13.0, 32.0, 14.0, 14.0, 38.0, 18.0, 24.0, 14.0, 40.0];

/// The table of figures in review, then of items that wait for a decision without such a figure.
pub(super) fn table(programme: &Programme, consolidation: &Consolidation) -> Table {
    let rows = waiting(consolidation).into_iter().map(|each| match each {
        Waiting::Fact { submission, fact } => of_fact(programme, submission, fact),
        Waiting::Item(item) => of_item(programme, item),
    });
    let numbered = rows
        .enumerate()
        .map(|(index, cells)| Line::Cells(std::iter::once(Cell::Count(index + 1)).chain(cells).collect()));
    Table {
        titles: vec![heading::REVIEW_TITLE.to_owned(), heading::of_period(consolidation.period)],
        columns: columns(&heading::REVIEW_COLUMNS, &WIDTHS),
        lines: numbered.collect(),
        filter: true,
        if_empty: heading::NOTHING_TO_REVIEW,
    }
}

fn of_fact(programme: &Programme, submission: &Submission, fact: &Fact) -> Vec<Cell> {
    vec![
        Cell::text(Some(&place::item(fact.item))),
        Cell::text(item_name(programme, fact.item).as_deref()),
        Cell::text(Some(state::measure(fact.measure))),
        value(fact),
        Cell::text(Some(&reasons(&fact.reasons))),
        Cell::text(submission.unit.as_ref().map(|unit| unit.name())),
        Cell::text(Some(&submission.file)),
        Cell::text(Some(&place::place(&fact.place))),
        Cell::text(Some(&fact.quote)),
    ]
}

fn of_item(programme: &Programme, item: &ItemResult) -> Vec<Cell> {
    vec![
        Cell::text(Some(&place::item(item.item))),
        Cell::text(item_name(programme, item.item).as_deref()),
        Cell::text(Some(heading::CONSOLIDATED)),
        Cell::figure(item.in_period.as_ref().or(item.cumulative_year.as_ref()).or(item.cumulative_term.as_ref())),
        Cell::text(Some(&reasons(&item.reasons))),
        Cell::text(Some(&unit_names(&item.reported_by).join("; "))),
        Cell::Empty,
        Cell::Empty,
        Cell::Empty,
    ]
}

/// What a fact says, as a cell.
pub(super) fn value(fact: &Fact) -> Cell {
    match &fact.content {
        Content::Figure(figure) => Cell::figure(Some(figure)),
        Content::Status(status) => Cell::text(Some(state::status(*status))),
        Content::Product(document) => Cell::text(Some(document)),
        Content::Unread => Cell::text(Some(heading::UNREAD)),
    }
}
