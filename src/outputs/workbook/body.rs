//! Sheet of the indicators in the body.

use super::appendix_1::result_cells;
use super::table::{Cell, Line, Table, columns};
use crate::model::{BodyIndicator, Consolidation, IndicatorPart, ItemId, Programme};
use crate::outputs::outcome::{Outcome, item_name};
use crate::wording::{heading, place};

const WIDTHS: [f64; 10] = [5.0, 44.0, 22.0, 11.0, 11.0, 11.0, 20.0, 14.5, 18.0, 26.0];

/// The table of body indicators; what stands in Phụ lục 1 too shows its result here again.
pub(super) fn table(programme: &Programme, consolidation: &Consolidation) -> Table {
    let mut lines = Vec::new();
    let (mut part, mut section) = ("", "");
    for indicator in &programme.body {
        if indicator.part != part {
            part = &indicator.part;
            lines.push(Line::Section(part.to_owned()));
        }
        if indicator.section != section {
            section = &indicator.section;
            lines.push(Line::Group(section.to_owned()));
        }
        rows(programme, consolidation, indicator, &mut lines);
    }
    Table {
        titles: vec![heading::BODY_TITLE.to_owned(), heading::of_period(consolidation.period)],
        columns: columns(&heading::BODY_COLUMNS, &WIDTHS),
        lines,
        filter: true,
        if_empty: heading::NO_ITEMS,
    }
}

fn rows(programme: &Programme, consolidation: &Consolidation, indicator: &BodyIndicator, lines: &mut Vec<Line>) {
    let paired: Vec<ItemId> =
        programme.pairs.iter().filter(|pair| pair.body.contains(&indicator.id)).map(|pair| pair.indicator).collect();
    match paired.as_slice() {
        [] => {
            let part = indicator.parts.first().filter(|_| indicator.parts.len() == 1);
            let outcome = Outcome::of(programme, part, consolidation.items.get(&indicator.id));
            lines.push(cells(programme, indicator, &result_cells(&outcome, None)));
        }
        [only] => {
            lines.push(cells(programme, indicator, &result_cells(&of_pair(programme, consolidation, *only), None)))
        }
        several => {
            lines.push(cells(programme, indicator, &vec![Cell::Empty; 7]));
            for id in several {
                let name = item_name(programme, *id).unwrap_or_else(|| place::item(*id));
                let mut row = vec![Cell::Empty, Cell::Text(name), Cell::Empty];
                row.extend(result_cells(&of_pair(programme, consolidation, *id), None));
                lines.push(Line::Cells(row));
            }
        }
    }
}

/// The outcome of a row of Phụ lục 1, with a note that leads there.
fn of_pair(programme: &Programme, consolidation: &Consolidation, id: ItemId) -> Outcome {
    let mut outcome = Outcome::of(programme, part(programme, id), consolidation.items.get(&id));
    outcome.note = format!("{} {}", heading::same_as(&place::item(id)), outcome.note).trim_end().to_owned();
    outcome
}

fn part(programme: &Programme, id: ItemId) -> Option<&IndicatorPart> {
    programme.indicators.iter().flat_map(|row| &row.parts).find(|part| part.id == id)
}

fn cells(programme: &Programme, indicator: &BodyIndicator, result: &[Cell]) -> Line {
    let number = match indicator.id {
        ItemId::Body { number, .. } => number.to_string(),
        _ => String::new(),
    };
    let lead = programme.assignments.iter().find(|assignment| assignment.group == group(indicator.id));
    let mut row = vec![
        Cell::centred(Some(&number)),
        Cell::text(Some(&indicator.text)),
        Cell::text(lead.map(|assignment| assignment.lead.as_str())),
    ];
    row.extend_from_slice(result);
    Line::Cells(row)
}

/// The id of the group that a bullet stands in, as assignments write it: `B.II.5` for `B.II.5.2`.
fn group(id: ItemId) -> String {
    let text = id.to_string();
    text.rsplit_once('.').map_or(String::new(), |(group, _)| group.to_owned())
}
