//! History and duties in so-lieu.json.

use serde::Serialize;
use serde_json::Number;

use super::result_number::number;
use super::safe_text::block;
use crate::model::{
    Arrival, Consolidation, Day, Duty, ItemHistory, ItemId, Known, OverTime, OverUnits, Pace, Quantity, Status, Step,
};

/// What the periods say, beside the results.
#[derive(Serialize)]
pub(crate) struct HistoryEntry {
    /// First and last day of the period.
    from: Option<String>,
    until: Option<String>,
    /// Day of the month to which figures run; null for whole months.
    last_day: Option<u8>,
    periods: Vec<String>,
    items: Vec<ItemEntry>,
}

#[derive(Serialize)]
struct ItemEntry {
    item: ItemId,
    over_time: OverTime,
    over_units: OverUnits,
    /// The period from whose report the result is, where that is an earlier one.
    as_of: Option<String>,
    missing: Vec<String>,
    /// The sum of the periods that are there, where others are missing.
    so_far: Option<Number>,
    cut_offs: Vec<String>,
    steps: Vec<StepEntry>,
    pace: Option<PaceEntry>,
}

#[derive(Serialize)]
struct StepEntry {
    period: String,
    value: Option<Number>,
    unit: Option<String>,
    status: Option<&'static str>,
    known: Known,
}

#[derive(Serialize)]
struct PaceEntry {
    target: Option<Number>,
    reached: Option<Number>,
    needed: Option<Number>,
    each_year: Option<Number>,
    years_left: Option<Number>,
    unit: String,
}

/// What a unit owed and sent.
#[derive(Serialize)]
pub(crate) struct UnitEntry {
    unit: String,
    leads: bool,
    /// Reports that came, and that were due.
    reports: [usize; 2],
    /// Reports that came in time, and that were due; null where no deadline is set or no date known.
    on_time: Option<[usize; 2]>,
    /// Items reported, and expected.
    items: [usize; 2],
    deliveries: Vec<DeliveryEntry>,
}

#[derive(Serialize)]
struct DeliveryEntry {
    period: String,
    due: Option<String>,
    arrival: Arrival,
    /// The day that tells, and whether the program saw the file come or the report carries it.
    came: Option<String>,
    came_by: Option<&'static str>,
    files: Vec<String>,
    expected: Vec<ItemId>,
    reported: Vec<ItemId>,
    owed: Vec<ItemId>,
}

pub(crate) fn history(consolidation: &Consolidation) -> HistoryEntry {
    let history = &consolidation.history;
    HistoryEntry {
        from: history.span.map(|(first, _)| date(first)),
        until: history.span.map(|(_, last)| date(last)),
        last_day: history.calendar.last_day,
        periods: history.periods.iter().map(ToString::to_string).collect(),
        items: history.items.iter().filter(|(_, own)| tells(own)).map(|(id, own)| item(*id, own)).collect(),
    }
}

/// Whether anything is known of an item; one that no period speaks of stands in the items alone.
fn tells(own: &ItemHistory) -> bool {
    own.steps.iter().any(|step| step.known != Known::Missing) || own.pace.is_some()
}

fn item(id: ItemId, own: &ItemHistory) -> ItemEntry {
    ItemEntry {
        item: id,
        over_time: own.over_time,
        over_units: own.over_units,
        as_of: own.as_of.map(|period| period.to_string()),
        missing: own.missing.iter().map(ToString::to_string).collect(),
        so_far: own.so_far.as_ref().and_then(value),
        cut_offs: own.cut_offs.iter().map(|text| block(text)).collect(),
        steps: own.steps.iter().map(step).collect(),
        pace: own.pace.as_ref().map(pace),
    }
}

fn step(step: &Step) -> StepEntry {
    let figure = step.figure.as_ref();
    StepEntry {
        period: step.period.to_string(),
        value: figure.and_then(value),
        unit: figure.map(|figure| figure.unit.symbol.clone()).filter(|symbol| !symbol.is_empty()),
        status: step.status.map(Status::name),
        known: step.known,
    }
}

fn pace(pace: &Pace) -> PaceEntry {
    PaceEntry {
        target: value(&pace.target),
        reached: value(&pace.reached),
        needed: value(&pace.needed),
        each_year: pace.each_year.as_ref().and_then(value),
        years_left: number(pace.years_left.round_dp(2)),
        unit: pace.target.unit.symbol.clone(),
    }
}

fn value(quantity: &Quantity) -> Option<Number> {
    number(quantity.value)
}

pub(crate) fn unit(duty: &Duty) -> UnitEntry {
    let pair = |(part, whole): (usize, usize)| [part, whole];
    UnitEntry {
        unit: block(duty.unit.name()),
        leads: duty.leads,
        reports: pair(duty.completeness()),
        on_time: duty.timeliness().map(pair),
        items: pair(duty.items()),
        deliveries: duty
            .deliveries
            .iter()
            .map(|each| DeliveryEntry {
                period: each.period.to_string(),
                due: each.due.map(date),
                arrival: each.arrival,
                came: each.came.map(|came| date(came.on)),
                came_by: each.came.map(|came| if came.seen { "seen" } else { "dated" }),
                files: each.files.clone(),
                expected: each.expected.clone(),
                reported: each.reported.clone(),
                owed: each.owed().collect(),
            })
            .collect(),
    }
}

fn date((year, month, day): Day) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}
