//! Who owed which report, and what came of it.

use std::collections::BTreeMap;

use super::assign::Items;
use super::ownership::{Ownership, Role};
use super::pieces::Horizons;
use super::schedule::Years;
use super::unit_names::{UnitKey, UnitNames, is_collective};
use crate::lexicon::Lexicon;
use crate::model::{
    Arrival, Came, Content, Day, Delivery, Duty, ItemId, Period, PeriodKind, Programme, Reason, ReportingUnit,
    Submission, SubmissionState,
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
    let came = if read.is_empty() { None } else { sent.iter().filter_map(|submission| came(submission, due)).min() };
    let arrival = if read.is_empty() { Arrival::Missing } else { arrival(period, due, came, &sent) };
    Delivery { period, due, expected, reported, arrival, came, files }
}

/// The day on which a file came. Where a run after the deadline did not find it yet, or where it was seen before the day
/// that it carries, the day on which it was seen tells; else the one that it carries, since reports may lie in the folder
/// for long before anybody runs the program.
fn came(submission: &Submission, due: Option<Day>) -> Option<Came> {
    let seen = submission.seen.filter(|seen| {
        let absent = seen.absent.zip(due).is_some_and(|(absent, due)| absent > due);
        let before = match submission.dated {
            Some(dated) => seen.on < dated,
            None => due.is_some_and(|due| seen.on <= due),
        };
        absent || before
    });
    let seen = seen.map(|seen| Came { on: seen.on, seen: true });
    seen.or(submission.dated.map(|on| Came { on, seen: false }))
}

/// When a report came; of several versions the first one tells. One that lies in the folder of a later period came late,
/// whatever it says.
fn arrival(period: Period, due: Option<Day>, came: Option<Came>, sent: &[&Submission]) -> Arrival {
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
    match (came, due) {
        (Some(came), Some(due)) if came.on <= due => Arrival::OnTime,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::FirstSeen;

    #[test]
    fn the_day_on_which_a_report_came_is_seen_or_read_on_it() {
        let due = Some((2026, 4, 5));
        let check = |dated: Option<Day>, on: Day, absent: Option<Day>, want: Option<(Day, bool)>| {
            let seen = Some(FirstSeen { on, absent });
            let submission = Submission { dated, seen, ..Submission::without_facts("a", SubmissionState::Read) };
            let found = came(&submission, due).map(|came| (came.on, came.seen));
            assert_eq!(found, want, "{dated:?} {on:?} {absent:?}");
        };
        let (early, late) = ((2026, 4, 3), (2026, 4, 12));
        // Nobody ran the program before: the report's own date tells.
        check(Some(early), late, None, Some((early, false)));
        check(Some(early), late, Some((2026, 4, 4)), Some((early, false)));
        // A run after the deadline did not find it.
        check(Some(early), late, Some((2026, 4, 8)), Some((late, true)));
        // It was there before the day that it carries.
        check(Some(late), early, None, Some((early, true)));
        check(None, early, None, Some((early, true)));
        check(None, late, None, None);
    }
}
