//! Sheet "Phụ lục 2": the tasks.

use super::table::{Cell, Line, Table, columns};
use crate::model::{Consolidation, Programme, Task};
use crate::outputs::outcome::Outcome;
use crate::wording::heading;

const WIDTHS: [f64; 12] = [5.0, 42.0, 15.0, 17.0, 16.0, 18.0, 14.0, 11.0, 18.0, 14.5, 17.0, 24.0];

/// The table of Phụ lục 2: the programme's columns as they are, then the results.
pub(super) fn table(programme: &Programme, consolidation: &Consolidation) -> Table {
    let (number, title) = heading::appendix_title(2, programme.term);
    let mut lines = Vec::new();
    let mut section = "";
    for task in &programme.tasks {
        if task.section != section {
            section = &task.section;
            lines.push(Line::Section(section.to_owned()));
        }
        let outcome = Outcome::of(programme, None, consolidation.items.get(&task.id));
        lines.push(Line::Cells(cells(task, &outcome)));
    }
    Table {
        titles: vec![number, title, heading::of_period(consolidation.period)],
        columns: columns(&heading::APPENDIX_2_COLUMNS, &WIDTHS),
        lines,
        filter: true,
        if_empty: heading::NO_ITEMS,
    }
}

fn cells(task: &Task, outcome: &Outcome) -> Vec<Cell> {
    vec![
        Cell::centred(Some(&task.stt)),
        Cell::text(Some(&task.task)),
        Cell::text(task.product.as_deref()),
        Cell::text(task.schedule.as_deref()),
        Cell::text(task.lead.as_deref()),
        Cell::text(task.cooperating.as_deref()),
        Cell::text(Some(outcome.status_words())),
        Cell::figure(outcome.percent_complete.as_ref()),
        Cell::text(Some(&outcome.products)),
        Cell::Assessed(outcome.assessment),
        Cell::text(Some(&outcome.reported_by)),
        Cell::text(Some(&outcome.note)),
    ]
}
