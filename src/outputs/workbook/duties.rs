//! Sheet of who owes which report.

use super::table::{Cell, Line, Table, columns};
use crate::model::{Consolidation, Day, Duty, Period};
use crate::wording::{heading, history as say, place};

const UNIT_WIDTHS: [f64; 3] = [5.0, 38.0, 11.0];
const PERIOD_WIDTH: f64 = 15.0;
const COMPLETENESS_WIDTHS: [f64; 6] = [12.0, 10.0, 10.0, 12.0, 12.0, 44.0];

/// The table of the units that the programme names, with what came of each report that was due.
pub(super) fn table(consolidation: &Consolidation) -> Table {
    let duties = &consolidation.duties;
    let due: Vec<(Period, Option<Day>)> = duties
        .first()
        .map(|duty| duty.deliveries.iter().map(|each| (each.period, each.due)).collect())
        .unwrap_or_default();
    let periods: Vec<Period> = due.iter().map(|(period, _)| *period).collect();
    let heads: Vec<String> = periods.iter().map(|at| say::head(*at, &periods)).collect();
    let before = say::UNIT_COLUMNS.iter().map(|title| (*title).to_owned());
    let behind = say::COMPLETENESS_COLUMNS.iter().map(|title| (*title).to_owned());
    let titles: Vec<String> = before.chain(heads.iter().cloned()).chain(behind).collect();
    let widths: Vec<f64> =
        UNIT_WIDTHS.into_iter().chain(heads.iter().map(|_| PERIOD_WIDTH)).chain(COMPLETENESS_WIDTHS).collect();
    let last = due.last().and_then(|(_, due)| *due);
    Table {
        titles: vec![say::DUTIES_TITLE.to_owned(), heading::of_period(consolidation.period), say::deadline(last)],
        columns: columns(&titles, &widths),
        lines: duties.iter().enumerate().map(|(index, duty)| Line::Cells(cells(index, duty))).collect(),
        filter: true,
        if_empty: say::NO_UNITS,
    }
}

fn cells(index: usize, duty: &Duty) -> Vec<Cell> {
    let mut cells = vec![
        Cell::Count(index + 1),
        Cell::text(Some(duty.unit.name())),
        Cell::centred(Some(if duty.leads { say::LEADS } else { say::COOPERATES })),
    ];
    cells.extend(duty.deliveries.iter().map(|each| {
        Cell::text(Some(&say::delivery(each.arrival, each.came, (each.reported.len(), each.expected.len()))))
    }));
    let sent = duty.completeness();
    let items = duty.items();
    let owed: Vec<_> = duty.deliveries.last().map(|each| each.owed().collect()).unwrap_or_default();
    cells.extend([
        Cell::centred(Some(&format!("{}/{}", sent.0, sent.1))),
        share(Some(sent)),
        share(duty.timeliness()),
        Cell::centred(Some(&format!("{}/{}", items.0, items.1))),
        share(Some(items)),
        Cell::text(Some(&if owed.is_empty() { String::new() } else { place::items(&owed) })),
    ]);
    cells
}

/// A part of a whole as a share; nothing where there is no whole.
fn share(of: Option<(usize, usize)>) -> Cell {
    let small = |number: usize| u16::try_from(number).map(f32::from).ok();
    match of.filter(|(_, whole)| *whole > 0).and_then(|(part, whole)| Some((small(part)?, small(whole)?))) {
        Some((part, whole)) => Cell::Share(part / whole),
        None => Cell::Empty,
    }
}
