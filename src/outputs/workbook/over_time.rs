//! Sheet of results from period to period.

use rust_decimal::Decimal;

use super::table::{Cell, Line, Table, columns};
use crate::model::{Consolidation, ItemHistory, ItemId, ItemResult, Known, Programme, Quantity, Step};
use crate::outputs::entries::{Entry, entries};
use crate::wording::{heading, history as say, place};

const ITEM_WIDTHS: [f64; 6] = [13.0, 34.0, 9.0, 13.0, 11.0, 13.0];
const PERIOD_WIDTH: f64 = 11.0;
const TREND_WIDTHS: [f64; 6] = [12.0, 14.0, 12.0, 13.0, 17.0, 14.5];

/// The table of all items of the programme: a column for each period, then what they come to.
pub(super) fn table(programme: &Programme, consolidation: &Consolidation) -> Table {
    let history = &consolidation.history;
    let heads: Vec<String> = history.periods.iter().map(|at| say::head(*at, &history.periods)).collect();
    let before = say::ITEM_COLUMNS.iter().map(|title| (*title).to_owned());
    let behind = say::TREND_COLUMNS.iter().map(|title| (*title).to_owned());
    let titles: Vec<String> = before.chain(heads.iter().cloned()).chain(behind).collect();
    let widths: Vec<f64> =
        ITEM_WIDTHS.into_iter().chain(heads.iter().map(|_| PERIOD_WIDTH)).chain(TREND_WIDTHS).collect();
    let mut lines = Vec::new();
    let mut section = String::new();
    for entry in entries(programme, consolidation) {
        let Some((result, own)) = consolidation.items.get(&entry.id).zip(history.items.get(&entry.id)) else {
            continue;
        };
        let of = section_of(&entry);
        if of != section {
            section = of;
            lines.push(Line::Section(section.clone()));
        }
        lines.push(Line::Cells(cells(programme, &entry, result, own)));
    }
    let mut over = vec![say::OVER_TIME_TITLE.to_owned(), heading::of_period(consolidation.period)];
    over.extend(history.span.map(|span| say::span(span, &history.calendar)));
    over.extend(history.first.map(say::since_first));
    Table { titles: over, columns: columns(&titles, &widths), lines, filter: false, if_empty: heading::NO_ITEMS }
}

/// The heading under which an item stands: its appendix, and its section in the programme.
fn section_of(entry: &Entry) -> String {
    let list = match entry.id {
        ItemId::Body { .. } => heading::BODY_ONLY,
        ItemId::Indicator { .. } => heading::APPENDIX_1,
        ItemId::Task { .. } => heading::APPENDIX_2,
        ItemId::Project { .. } => heading::APPENDIX_3,
    };
    if entry.section.is_empty() { list.to_owned() } else { format!("{list}. {}", entry.section) }
}

fn cells(programme: &Programme, entry: &Entry, result: &ItemResult, own: &ItemHistory) -> Vec<Cell> {
    let part = programme.indicators.iter().flat_map(|row| &row.parts).find(|part| part.id == entry.id);
    let unit = part.and_then(|part| part.unit.clone()).or_else(|| symbol(own));
    let target = programme.indicators.iter().find(|row| row.id == entry.id.row());
    let target = target.and_then(|row| row.target_2030.as_deref().or(row.yearly.as_deref()));
    let mut cells = vec![
        Cell::text(Some(&place::item(entry.id))),
        Cell::text(Some(&entry.name)),
        Cell::centred(unit.as_deref()),
        Cell::centred(target),
        Cell::centred(Some(say::over_time(own.over_time))),
        Cell::centred(Some(say::over_units(own.over_units))),
    ];
    cells.extend(own.steps.iter().map(|step| step_cell(step, unit.as_deref())));
    let needed =
        |figure: Option<&Quantity>| Cell::counted(figure.filter(|figure| !figure.value.is_zero()), unit.as_deref());
    let pace = own.pace.as_ref();
    cells.extend([
        match &result.in_period {
            Some(figure) => Cell::counted(Some(figure), unit.as_deref()),
            None => Cell::centred(result.status.map(crate::wording::state::status)),
        },
        Cell::text(trend(&own.steps).as_deref()),
        needed(pace.map(|pace| &pace.needed)),
        needed(pace.and_then(|pace| pace.each_year.as_ref())),
        Cell::text(Some(&as_of(own))),
        Cell::Assessed(result.assessment),
    ]);
    cells
}

fn step_cell(step: &Step, unit: Option<&str>) -> Cell {
    match &step.figure {
        Some(figure) if step.known == Known::Reported => Cell::counted(Some(figure), unit),
        _ => Cell::centred(Some(say::step(step.known, step.status))),
    }
}

/// The unit of measure in which the periods' figures are.
fn symbol(own: &ItemHistory) -> Option<String> {
    let first = own.steps.iter().find_map(|step| step.figure.as_ref())?;
    Some(first.unit.symbol.clone()).filter(|symbol| !symbol.is_empty())
}

/// The difference between the last two periods that are known.
fn trend(steps: &[Step]) -> Option<String> {
    let known: Vec<&Quantity> =
        steps.iter().filter(|step| step.known == Known::Reported).filter_map(|step| step.figure.as_ref()).collect();
    let [.., before, last] = known.as_slice() else { return None };
    let comparable = before.unit.dimension == last.unit.dimension && before.upper.is_none() && last.upper.is_none();
    let before = before.in_base()?.checked_div(last.unit.scale).filter(|_| comparable)?;
    let difference: Decimal = last.value.checked_sub(before)?;
    Some(say::trend(difference.round_dp(2).normalize(), &last.unit.symbol))
}

/// To which day the figures run, as reported, and the earlier period that a result is from.
fn as_of(own: &ItemHistory) -> String {
    let earlier = own.as_of.map(say::as_of);
    own.cut_offs.iter().cloned().chain(earlier).collect::<Vec<_>>().join("; ")
}
