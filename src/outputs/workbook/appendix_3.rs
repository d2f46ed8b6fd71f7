//! Sheet "Phụ lục 3": schemes and projects.

use super::table::{Cell, Line, Table, columns};
use crate::model::{Consolidation, Programme, Project};
use crate::outputs::outcome::Outcome;
use crate::wording::heading;

const WIDTHS: [f64; 14] = [5.0, 38.0, 15.0, 18.0, 12.0, 15.0, 13.0, 11.0, 12.0, 12.0, 16.0, 14.5, 16.0, 24.0];

/// The table of Phụ lục 3: the programme's columns as they are, then the results.
pub(super) fn table(programme: &Programme, consolidation: &Consolidation) -> Table {
    let (number, title) = heading::appendix_title(3, programme.term);
    let line = |project: &Project| {
        let outcome = Outcome::of(programme, None, consolidation.items.get(&project.id));
        Line::Cells(cells(project, &outcome))
    };
    Table {
        titles: vec![number, title, heading::of_period(consolidation.period)],
        columns: columns(&heading::APPENDIX_3_COLUMNS, &WIDTHS),
        lines: programme.projects.iter().map(line).collect(),
        filter: true,
        if_empty: heading::NO_ITEMS,
    }
}

fn cells(project: &Project, outcome: &Outcome) -> Vec<Cell> {
    let so_far = outcome.cumulative_term.as_ref().or(outcome.cumulative_year.as_ref());
    vec![
        Cell::centred(Some(&project.stt)),
        Cell::text(Some(&project.name)),
        Cell::text(project.lead.as_deref()),
        Cell::text(project.cooperating.as_deref()),
        Cell::text(project.schedule.as_deref()),
        Cell::text(project.funding.as_deref()),
        Cell::text(Some(&status_and_products(outcome))),
        Cell::figure(outcome.percent_complete.as_ref()),
        Cell::figure(outcome.in_period.as_ref()),
        Cell::figure(so_far),
        Cell::text(Some(&outcome.comparison_cell())),
        Cell::Assessed(outcome.assessment),
        Cell::text(Some(&outcome.reported_by)),
        Cell::text(Some(&outcome.note)),
    ]
}

fn status_and_products(outcome: &Outcome) -> String {
    [outcome.status_words(), &outcome.products]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}
