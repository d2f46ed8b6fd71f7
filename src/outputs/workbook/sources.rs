//! Sheet of every figure and where it stands.

use super::review::value;
use super::table::{Cell, Line, Table, columns};
use crate::model::{Consolidation, Content, Decision, Fact, Programme, Submission, SubmissionState};
use crate::outputs::outcome::item_name;
use crate::outputs::sources::Sources;
use crate::wording::reason::reasons;
use crate::wording::{heading, period, place, state};

const WIDTHS: [f64; 15] = [5.0, 13.0, 30.0, 14.0, 12.0, 9.0, 18.0, 12.0, 12.0, 26.0, 14.0, 36.0, 8.0, 32.0, 15.0];

/// The table of all figures, by item as in the programme, then by file.
pub(super) fn table(programme: &Programme, consolidation: &Consolidation, sources: &Sources) -> Table {
    let mut facts: Vec<(&Submission, &Fact)> = consolidation
        .submissions
        .iter()
        .flat_map(|submission| submission.facts.iter().map(move |fact| (submission, fact)))
        .collect();
    facts.sort_by_key(|(_, fact)| (fact.item, fact.measure));
    let line = |(index, (submission, fact)): (usize, &(&Submission, &Fact))| {
        let mut cells = vec![Cell::Count(index + 1)];
        cells.extend(cells_of(programme, submission, fact, sources));
        Line::Cells(cells)
    };
    Table {
        titles: vec![
            heading::SOURCES_TITLE.to_owned(),
            heading::of_period(consolidation.period),
            heading::SOURCES_NOTE.to_owned(),
        ],
        columns: columns(&heading::SOURCE_COLUMNS, &WIDTHS),
        lines: facts.iter().enumerate().map(line).collect(),
        filter: true,
        if_empty: heading::NO_FIGURES,
    }
}

fn cells_of(programme: &Programme, submission: &Submission, fact: &Fact, sources: &Sources) -> Vec<Cell> {
    let (figure, symbol) = match &fact.content {
        Content::Figure(figure) => {
            (Cell::Figure { figure: figure.clone(), with_unit: false }, Some(figure.unit.symbol.as_str()))
        }
        Content::Status(_) | Content::Product(_) | Content::Unread => (value(fact), None),
    };
    let counts = submission.state == SubmissionState::Read;
    vec![
        Cell::text(Some(&place::item(fact.item))),
        Cell::text(item_name(programme, fact.item).as_deref()),
        Cell::text(Some(state::measure(fact.measure))),
        figure,
        Cell::centred(symbol),
        Cell::text(submission.unit.as_ref().map(|unit| unit.name())),
        Cell::centred(submission.period.map(period::period).as_deref()),
        Cell::centred(submission.cut_off.as_deref()),
        Cell::link(&submission.file, sources.office_address(&submission.file)),
        Cell::text(Some(&place::place(&fact.place))),
        Cell::text(Some(&fact.quote)),
        Cell::Share(fact.confidence.value()),
        Cell::text(Some(&handling(submission, fact))),
        Cell::centred(counts.then(|| submission.key(fact).id()).as_deref()),
    ]
}

/// What was done with the figure, and why.
fn handling(submission: &Submission, fact: &Fact) -> String {
    let done = match &submission.state {
        SubmissionState::Read => state::decision(fact.decision),
        _ => state::decision(Decision::Rejected),
    };
    let file = match &submission.state {
        SubmissionState::Read => "",
        other => state::submission(other),
    };
    let why =
        [file, &reasons(&fact.reasons)].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(". ");
    if why.is_empty() { done.to_owned() } else { format!("{done}. {why}") }
}
