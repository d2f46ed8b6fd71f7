//! Who owed which report, and what came of it.

use std::collections::BTreeMap;

use super::assign::Items;
use super::ownership::{Ownership, Role};
use super::pieces::Horizons;
use super::schedule::Years;
use super::unit_names::{UnitKey, UnitNames, is_collective};
use crate::lexicon::Lexicon;
use crate::model::{
    Arrival, Content, Day, Delivery, Duty, ItemId, Period, PeriodKind, Programme, Reason, ReportingUnit, Submission,
    SubmissionState,
};

/// What the programme says of duties.
pub(super) struct Assigned<'a> {
    pub(super) programme: &'a Programme,
    pub(super) items: &'a Items<'a>,
    pub(super) ownership: &'a Ownership,
    pub(super) names: &'a UnitNames<'a>,
    pub(super) lexicon: &'a Lexicon,
    pub(super) horizons: &'a Horizons,
}

/// The duties of the units that the programme names, leads first. For a longer period they are those of its quarters,
/// for the term those of the quarters from the first to the last that anything was reported on.
pub(super) fn duties(assigned: &Assigned<'_>, period: Period, submissions: &[Submission]) -> Vec<Duty> {
    let due = due_periods(period, submissions, assigned.horizons);
    if submissions.iter().any(Submission::is_from_below) {
        return of_communes(assigned, &due, submissions);
    }
    let years = years(assigned.programme, assigned.lexicon);
    let runs = |id: &ItemId, at: Period| {
        let year = at.calendar_year().unwrap_or_default();
        years.get(&id.row()).is_none_or(|years| years.hold(year))
    };
    let led = assigned.ownership.lead_units().map(|(key, unit)| (key.clone(), unit.clone(), true));
    let helping = cooperating(assigned).into_iter().map(|(key, unit)| (key, unit, false));
    let mut all = Vec::new();
    for (key, unit, leads) in led.chain(helping) {
        let own = submissions.iter().filter(|submission| assigned.names.sender(submission) == key);
        let own: Vec<&Submission> = own.collect();
        let of_unit: Vec<ItemId> = assigned
            .items
            .all()
            .iter()
            .copied()
            .filter(|id| assigned.ownership.role(*id, &key) == Role::Lead)
            .collect();
        let deliveries = due
            .iter()
            .map(|at| {
                let expected = of_unit.iter().copied().filter(|id| runs(id, *at)).collect();
                delivery(assigned, *at, expected, &own)
            })
            .collect();
        all.push(Duty { unit, leads, deliveries });
    }
    all
}

/// One level up each commune that has reported on any period of the term owes a report on every one.
fn of_communes(assigned: &Assigned<'_>, due: &[Period], submissions: &[Submission]) -> Vec<Duty> {
    let mut units: BTreeMap<UnitKey, ReportingUnit> = BTreeMap::new();
    for submission in submissions.iter().filter(|submission| submission.is_from_below()) {
        if let Some(unit) = &submission.unit {
            units.entry(assigned.names.sender(submission)).or_insert_with(|| unit.clone());
        }
    }
    let duty = |(key, unit): (UnitKey, ReportingUnit)| {
        let own: Vec<&Submission> =
            submissions.iter().filter(|submission| assigned.names.sender(submission) == key).collect();
        let deliveries = due.iter().map(|at| delivery(assigned, *at, Vec::new(), &own)).collect();
        Duty { unit, leads: true, deliveries }
    };
    units.into_iter().map(duty).collect()
}

fn delivery(assigned: &Assigned<'_>, period: Period, expected: Vec<ItemId>, own: &[&Submission]) -> Delivery {
    let horizons = assigned.horizons;
    let due = horizons.calendar.due(period, horizons.term);
    // A report on six months stands for the second quarter too, one on a month for a part of its quarter.
    let about = |own: Period| horizons.holds(period, own) || (horizons.holds(own, period) && own.end() == period.end());
    let sent: Vec<&Submission> =
        own.iter().copied().filter(|submission| submission.period.is_some_and(about)).collect();
    let counts = |submission: &&&Submission| submission.state == SubmissionState::Read;
    let read: Vec<&Submission> = sent.iter().filter(counts).copied().collect();
    let says = |id: &ItemId| {
        let told = |submission: &&Submission| {
            let facts = submission.facts.iter().filter(|fact| fact.content != Content::Unread);
            facts.map(|fact| assigned.items.home(fact)).any(|home| home == *id)
        };
        read.iter().any(told)
    };
    let reported = expected.iter().copied().filter(says).collect();
    let files = read.iter().map(|submission| submission.file.clone()).collect();
    let arrival = if read.is_empty() { Arrival::Missing } else { arrival(period, due, &sent) };
    Delivery { period, due, expected, reported, arrival, files }
}

/// When a report came, by the date that it carries; of several versions the first one tells. One that lies in the
/// folder of a later period came late, whatever it says.
fn arrival(period: Period, due: Option<Day>, sent: &[&Submission]) -> Arrival {
    let later = |submission: &&Submission| {
        submission.remarks.iter().any(|remark| match remark {
            Reason::InOtherPeriodFolder { folder } => {
                folder.parse::<Period>().is_ok_and(|folder| folder.end() > period.end())
            }
            _ => false,
        })
    };
    if !sent.is_empty() && sent.iter().all(later) {
        return Arrival::Late;
    }
    let first = sent.iter().filter_map(|submission| submission.dated).min();
    match (first, due) {
        (Some(date), Some(due)) if date <= due => Arrival::OnTime,
        (Some(_), Some(_)) => Arrival::Late,
        (None, _) | (_, None) => Arrival::Undated,
    }
}

/// The periods on which reports are due for one: itself where it is a month or a quarter, else its quarters.
fn due_periods(period: Period, submissions: &[Submission], horizons: &Horizons) -> Vec<Period> {
    let quarters = |year: u16| (1..=4).filter_map(move |number| Period::quarter(year, number));
    match (period.kind(), period.calendar_year()) {
        (PeriodKind::Month(_) | PeriodKind::Quarter(_), _) => vec![period],
        (_, Some(year)) => quarters(year).filter(|quarter| horizons.holds(period, *quarter)).collect(),
        (_, None) => {
            let ends: Vec<(u16, u8)> = submissions
                .iter()
                .filter(|submission| submission.state == SubmissionState::Read)
                .filter_map(|submission| submission.period)
                .filter(|own| horizons.holds(period, *own))
                .filter_map(Period::end)
                .collect();
            let (Some(first), Some(last)) = (ends.iter().min(), ends.iter().max()) else { return Vec::new() };
            let all = (first.0..=last.0).flat_map(quarters);
            all.filter(|quarter| {
                let starts = quarter.end().map(|(year, month)| (year, month.saturating_sub(2)));
                quarter.end() >= Some(*first) && starts <= Some(*last)
            })
            .collect()
        }
    }
}

/// The years in which rows with a schedule run.
fn years(programme: &Programme, lexicon: &Lexicon) -> BTreeMap<ItemId, Years> {
    let tasks = programme.tasks.iter().map(|task| (task.id, task.schedule.as_deref()));
    let projects = programme.projects.iter().map(|project| (project.id, project.schedule.as_deref()));
    tasks.chain(projects).map(|(id, schedule)| (id, Years::of(schedule, lexicon))).collect()
}

/// Single units that the programme names for cooperation and nowhere as lead, in its order.
fn cooperating(assigned: &Assigned<'_>) -> Vec<(UnitKey, ReportingUnit)> {
    let programme = assigned.programme;
    let tasks = programme.tasks.iter().map(|task| task.cooperating.as_deref());
    let projects = programme.projects.iter().map(|project| project.cooperating.as_deref());
    let groups = programme.assignments.iter().map(|assignment| assignment.cooperating.as_deref());
    let mut all: Vec<(UnitKey, ReportingUnit)> = Vec::new();
    for unit in tasks.chain(projects).chain(groups).flatten().flat_map(|cell| assigned.names.in_cell(cell)) {
        let Some(key) = assigned.names.key(unit.name()) else { continue };
        let known = all.iter().any(|(known, _)| *known == key) || assigned.ownership.leads_something(&key);
        if !known && !is_collective(unit.name()) {
            all.push((key, unit));
        }
    }
    all
}
