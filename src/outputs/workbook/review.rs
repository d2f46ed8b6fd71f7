//! Sheet of what a person must decide.

use super::table::{Cell, Column, Line, Table, columns};
use crate::model::{
    Consolidation, Content, Fact, ItemResult, Programme, REVIEW_MARK, Ruled, Standing, Submission, Verdict,
};
use crate::outputs::outcome::{item_name, unit_names};
use crate::outputs::sources::Sources;
use crate::outputs::waiting::{Waiting, waiting};
use crate::wording::number::quantity;
use crate::wording::reason::reasons;
use crate::wording::review_sheet::{HOW_TO, choice, standing};
use crate::wording::{heading, place, state};

const WIDTHS: [f64; 14] = [5.0, 13.0, 32.0, 14.0, 14.0, 38.0, 18.0, 24.0, 14.0, 40.0, 12.0, 16.0, 26.0, 18.0];

/// The table of figures in review, then of items that wait for a decision without such a figure, each with its
/// figures, then of decisions made. People decide in the last columns and send the workbook back.
pub(super) fn table(programme: &Programme, consolidation: &Consolidation, sources: &Sources) -> Table {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for each in waiting(consolidation) {
        match each {
            Waiting::Fact { submission, fact } => rows.push(of_fact(programme, submission, fact, sources)),
            Waiting::Item(item) => {
                rows.push(of_item(programme, item));
                rows.extend(consolidation.undecided(item).map(|(from, fact)| of_fact(programme, from, fact, sources)));
            }
        }
    }
    rows.extend(consolidation.rulings.iter().map(|ruled| of_ruling(programme, consolidation, ruled)));
    let numbered = rows
        .into_iter()
        .enumerate()
        .map(|(index, cells)| Line::Cells(std::iter::once(Cell::Count(index + 1)).chain(cells).collect()));
    let mut columns = columns(&heading::REVIEW_COLUMNS, &WIDTHS);
    columns.push(Column { title: format!("{REVIEW_MARK} {}", consolidation.period), width: 10.0 });
    Table {
        titles: vec![heading::REVIEW_TITLE.to_owned(), heading::of_period(consolidation.period), HOW_TO.to_owned()],
        columns,
        lines: numbered.collect(),
        filter: true,
        if_empty: heading::NOTHING_TO_REVIEW,
    }
}

fn of_fact(programme: &Programme, submission: &Submission, fact: &Fact, sources: &Sources) -> Vec<Cell> {
    let mut cells = vec![
        Cell::text(Some(&place::item(fact.item))),
        Cell::text(item_name(programme, fact.item).as_deref()),
        Cell::text(Some(state::measure(fact.measure))),
        value(fact),
        Cell::text(Some(&reasons(&fact.reasons))),
        Cell::text(submission.unit.as_ref().map(|unit| unit.name())),
        Cell::link(&submission.file, sources.office_address(&submission.file)),
        Cell::text(Some(&place::place(&fact.place))),
        Cell::text(Some(&fact.quote)),
    ];
    cells.extend(entries(["", "", "", ""].map(str::to_owned)));
    cells.push(Cell::Hidden(submission.key(fact).written()));
    cells
}

/// The result of an item; decisions are about its figures, in the rows below it.
fn of_item(programme: &Programme, item: &ItemResult) -> Vec<Cell> {
    let mut cells = vec![
        Cell::text(Some(&place::item(item.item))),
        Cell::text(item_name(programme, item.item).as_deref()),
        Cell::text(Some(heading::CONSOLIDATED)),
        Cell::figure(item.in_period.as_ref().or(item.cumulative_year.as_ref()).or(item.cumulative_term.as_ref())),
        Cell::text(Some(&reasons(&item.reasons))),
        Cell::text(Some(&unit_names(&item.reported_by).join("; "))),
    ];
    cells.resize(heading::REVIEW_COLUMNS.len(), Cell::Empty);
    cells
}

/// A decision made before, to be looked at and changed.
fn of_ruling(programme: &Programme, consolidation: &Consolidation, ruled: &Ruled) -> Vec<Cell> {
    let (ruling, about) = (&ruled.ruling, &ruled.ruling.about);
    let file = consolidation.submissions.iter().find(|submission| submission.hash == about.hash);
    let mut cells = vec![
        Cell::text(Some(&place::item(about.item))),
        Cell::text(item_name(programme, about.item).as_deref()),
        Cell::text(Some(state::measure(about.measure))),
        content(&about.read),
        Cell::text(Some(standing(ruled.standing))),
        Cell::text(about.unit.as_ref().map(|unit| unit.name())),
        Cell::text(file.map(|file| file.file.as_str())),
        Cell::text(Some(&place::place(&about.place))),
        Cell::Empty,
    ];
    let by = match &ruling.verdict {
        Verdict::Replace(figure) => quantity(figure),
        Verdict::Accept | Verdict::Drop => String::new(),
    };
    let written = [choice(&ruling.verdict).to_owned(), by, ruling.why.clone(), ruling.by.clone()];
    match ruled.standing {
        Standing::Applied => {
            cells.extend(entries(written));
            cells.push(Cell::Hidden(about.written()));
        }
        Standing::Outdated => cells.extend(written.iter().map(|text| Cell::text(Some(text)))),
    }
    cells
}

fn entries(written: [String; 4]) -> impl Iterator<Item = Cell> {
    written.into_iter().map(Cell::Entry)
}

/// What a fact says, as a cell.
pub(super) fn value(fact: &Fact) -> Cell {
    content(&fact.content)
}

fn content(content: &Content) -> Cell {
    match content {
        Content::Figure(figure) => Cell::figure(Some(figure)),
        Content::Status(status) => Cell::text(Some(state::status(*status))),
        Content::Product(document) => Cell::text(Some(document)),
        Content::Unread => Cell::text(Some(heading::UNREAD)),
    }
}
