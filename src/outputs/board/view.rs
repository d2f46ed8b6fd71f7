//! All values of the page.

use rust_decimal::Decimal;
use serde::Serialize;

use super::bars::length;
use super::reviews::{self, Review};
use super::rows::{self, List, Source, State};
use super::units::{self, File, Unit};
use crate::model::{Assessment, Horizon, elapsed};
use crate::outputs::made::made_from;
use crate::outputs::options::Options;
use crate::outputs::safe_text::line;
use crate::outputs::tally::{Tally, tallies};
use crate::wording::account as say;
use crate::wording::comparison::capitalised;
use crate::wording::state::{ASSESSMENTS, assessment_meaning};
use crate::wording::{board, heading, period, refusal};

/// What the template can name.
#[derive(Debug, Serialize)]
pub(super) struct View {
    period: String,
    /// The same within a sentence.
    period_words: String,
    period_id: String,
    issuer: String,
    commune: String,
    made: String,
    times: Vec<Time>,
    reported: usize,
    total: usize,
    good: usize,
    behind: usize,
    waiting: usize,
    units_reporting: usize,
    units_leading: usize,
    tallies: Vec<TallyRow>,
    legend: Vec<Meaning>,
    indicators: List,
    tasks: List,
    projects: List,
    others: List,
    units: Vec<Unit>,
    files_received: String,
    files: Vec<File>,
    reviews: Vec<Review>,
    workbook: String,
    report: String,
}

/// Time of which a part has passed.
#[derive(Debug, Serialize)]
struct Time {
    name: String,
    passed: String,
    width: String,
}

/// How the items of one list stand.
#[derive(Debug, Serialize)]
struct TallyRow {
    name: &'static str,
    total: usize,
    counts: Vec<Count>,
}

#[derive(Debug, Serialize)]
struct Count {
    state: State,
    number: usize,
    /// Place and length in the bar of the list.
    start: String,
    width: String,
}

#[derive(Debug, Serialize)]
struct Meaning {
    state: State,
    meaning: &'static str,
}

/// The values of a period.
pub(super) fn view(source: Source<'_>, options: &Options) -> View {
    let (programme, consolidation) = (source.programme, source.consolidation);
    let at = consolidation.period;
    let tallies = tallies(programme, consolidation);
    let standing = |wanted: &[Assessment]| -> usize {
        let of_tally = |tally: &Tally| -> usize {
            let pairs = ASSESSMENTS.iter().zip(tally.counts);
            pairs.filter(|(assessment, _)| wanted.contains(assessment)).map(|(_, count)| count).sum()
        };
        tallies.iter().map(of_tally).sum()
    };
    let total: usize = tallies.iter().map(Tally::total).sum();
    let commune = programme.commune.as_deref().map_or_else(|| say::SOME_COMMUNE.to_owned(), line);
    let issuer = options.letterhead.issuer.as_deref().map(line).filter(|issuer| !issuer.is_empty());
    let (units_reporting, units_leading) = units::reporting(consolidation);
    let reviews = reviews::reviews(programme, consolidation, &options.sources);
    let [indicators, tasks, projects, others] = rows::lists(source);
    View {
        period: capitalised(&period::period(at)),
        period_words: period::period(at),
        period_id: at.to_string(),
        issuer: issuer.unwrap_or_else(|| say::commune_committee(&commune)),
        commune,
        made: made_from(consolidation, options),
        times: times(source),
        reported: total - standing(&[Assessment::NoReport]),
        total,
        good: standing(&[Assessment::Met, Assessment::OnTrack]),
        behind: standing(&[Assessment::Behind, Assessment::NotMet]),
        waiting: reviews.len(),
        units_reporting,
        units_leading,
        tallies: tallies.iter().map(tally_row).collect(),
        legend: ASSESSMENTS.map(|each| Meaning { state: State::of(each), meaning: assessment_meaning(each) }).into(),
        indicators,
        tasks,
        projects,
        others,
        units: units::units(consolidation),
        files_received: refusal::file_count(&consolidation.submissions),
        files: units::files(consolidation, &options.sources),
        reviews,
        workbook: heading::workbook_file(at),
        report: heading::report_file(at),
    }
}

/// How much of the year and of the term has passed.
fn times(source: Source<'_>) -> Vec<Time> {
    let (at, term) = (source.consolidation.period, source.programme.term);
    let time = |name: String, horizon: Horizon| {
        let share = elapsed(at, horizon, term)?.share;
        Some(Time { name, passed: board::percent(share), width: length(share) })
    };
    let year = at.calendar_year().and_then(|year| time(board::year_name(year), Horizon::InYear(year)));
    let term = term.and_then(|years| time(board::term_name(years), Horizon::Term));
    year.into_iter().chain(term).collect()
}

fn tally_row(tally: &Tally) -> TallyRow {
    let mut before = 0;
    let counts = ASSESSMENTS
        .iter()
        .zip(tally.counts)
        .map(|(assessment, number)| {
            let share = |part: usize| Decimal::from(part).checked_div(Decimal::from(tally.total())).unwrap_or_default();
            let (start, width) = (length(share(before)), length(share(number)));
            before += number;
            Count { state: State::of(*assessment), number, start, width }
        })
        .collect();
    TallyRow { name: tally.name, total: tally.total(), counts }
}
