//! The tables of items.

use serde::Serialize;

use super::bars::{Bar, bar, class};
use super::trends::{self, Line};
use crate::model::{Assessment, Consolidation, IndicatorPart, ItemId, ItemResult, Programme, Quantity};
use crate::outputs::comparison::comparisons;
use crate::outputs::entries::{Entry, entries};
use crate::outputs::progress::{Moment, part_of, progress};
use crate::outputs::safe_text::line;
use crate::outputs::trend::trend;
use crate::wording::account::Noun;
use crate::wording::comparison::{Standing, capitalised};
use crate::wording::number::quantity;
use crate::wording::{board as say, state};

/// How an item stands, for colour, sign and word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct State {
    class: &'static str,
    sign: &'static str,
    words: &'static str,
}

impl State {
    pub(super) fn of(assessment: Assessment) -> State {
        State { class: class(assessment), sign: say::sign(assessment), words: state::assessment(assessment) }
    }
}

/// The items of one list of the programme.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct List {
    /// Whether any of its items has a trend.
    has_trend: bool,
    total: usize,
    sections: Vec<Section>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Section {
    heading: String,
    rows: Vec<Row>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Row {
    anchor: String,
    number: String,
    name: String,
    lead: String,
    schedule: String,
    state: State,
    status: &'static str,
    in_period: String,
    year: String,
    term: String,
    complete: String,
    products: String,
    comparisons: Vec<String>,
    bars: Vec<Bar>,
    trend: Option<Line>,
    reported_by: String,
    note: String,
}

/// What the tables are made from.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) programme: &'a Programme,
    pub(super) consolidation: &'a Consolidation,
    pub(super) earlier: &'a [&'a Consolidation],
}

/// The four lists: indicators, tasks, projects, indicators that stand in the body only.
pub(super) fn lists(source: Source<'_>) -> [List; 4] {
    let entries = entries(source.programme, source.consolidation);
    [Noun::Indicator, Noun::Task, Noun::Project, Noun::BodyIndicator].map(|noun| {
        let mut sections: Vec<Section> = Vec::new();
        for entry in entries.iter().filter(|entry| entry.noun == noun) {
            if sections.last().is_none_or(|section| section.heading != entry.section) {
                sections.push(Section { heading: entry.section.clone(), rows: Vec::new() });
            }
            if let Some(section) = sections.last_mut() {
                section.rows.push(row(source, entry));
            }
        }
        let rows = || sections.iter().flat_map(|section| &section.rows);
        List { has_trend: rows().any(|row| row.trend.is_some()), total: rows().count(), sections }
    })
}

fn row(source: Source<'_>, entry: &Entry) -> Row {
    let outcome = &entry.outcome;
    let programme = source.programme;
    let moment = Moment { period: source.consolidation.period, term: programme.term };
    let result = source.consolidation.items.get(&entry.id);
    let shares = result.map(|result| progress(part_of(programme, entry.id), result, moment)).unwrap_or_default();
    let term_end = programme.term.map(|(_, end)| end);
    let shown = |figure: &Option<Quantity>| figure.as_ref().map(|figure| line(&quantity(figure))).unwrap_or_default();
    let year = shown(&outcome.cumulative_year);
    Row {
        anchor: entry.id.to_string(),
        number: say::row_number(entry.id),
        name: capitalised(&entry.name),
        lead: entry.lead.clone(),
        schedule: schedule(programme, entry.id),
        state: State::of(outcome.assessment),
        status: outcome.status_words(),
        in_period: shown(&outcome.in_period),
        // In the first period of a year both say the same.
        year: if outcome.cumulative_year == outcome.in_period { String::new() } else { year },
        term: shown(&outcome.cumulative_term),
        complete: shown(&outcome.percent_complete),
        products: outcome.products.clone(),
        comparisons: differences(part_of(programme, entry.id), result, term_end),
        bars: shares.iter().map(|share| bar(share, outcome.assessment, term_end)).collect(),
        trend: trends::line(&trend(entry.id, source.consolidation, source.earlier)),
        reported_by: outcome.reported_by.clone(),
        note: outcome.note.clone(),
    }
}

fn schedule(programme: &Programme, id: ItemId) -> String {
    let task = || programme.tasks.iter().find(|task| task.id == id).and_then(|task| task.schedule.as_deref());
    let project = || programme.projects.iter().find(|each| each.id == id).and_then(|each| each.schedule.as_deref());
    task().or_else(project).map(line).unwrap_or_default()
}

/// How far a result lies from its targets; shares are told by the bars.
fn differences(part: Option<&IndicatorPart>, result: Option<&ItemResult>, term_end: Option<u16>) -> Vec<String> {
    let all = part.zip(result).map(|(part, result)| comparisons(part, result)).unwrap_or_default();
    let apart = all.iter().filter(|comparison| matches!(comparison.standing, Standing::Difference { .. }));
    apart.map(|comparison| capitalised(&comparison.words(term_end))).collect()
}
