//! Decisions of people on figures, over runs.

use std::fs;

use tonghop::model::{
    Assessment, Content, Decision, Fact, ItemResult, Reason, Ruling, Standing, Submission, SubmissionState, Verdict,
};
use tonghop::run::Finished;

use crate::office::{Office, of_unit, percent, report};

/// The figures on the item that are read in files that count, each with its file.
pub(crate) fn figures(finished: &Finished) -> Vec<(&Submission, &Fact)> {
    let read = finished.consolidation.submissions.iter().filter(|each| each.state == SubmissionState::Read);
    read.flat_map(|each| each.facts.iter().map(move |fact| (each, fact))).collect()
}

pub(crate) fn figure_in<'a>(finished: &'a Finished, file: &str) -> (&'a Submission, &'a Fact) {
    *figures(finished).iter().find(|(submission, _)| submission.file.ends_with(file)).unwrap()
}

pub(crate) fn item(finished: &Finished) -> &ItemResult {
    finished.consolidation.items.values().find(|item| !item.facts.is_empty()).unwrap()
}

pub(crate) fn ruling(on: (&Submission, &Fact), verdict: Verdict) -> Ruling {
    let (by, why) = ("Trần Thị B".to_owned(), "đã hỏi lại đơn vị".to_owned());
    Ruling { about: on.0.key(on.1), verdict, by, at: "2026-04-02T09:30:00".into(), why }
}

#[test]
fn two_reports_that_contradict_each_other_are_settled_by_accepting_one_and_dropping_the_other() {
    let office = Office::with(&[("a.txt", &report("95,3")), ("b.txt", &report("96,1"))]);
    let before = office.run();
    assert_eq!(item(&before).assessment, Assessment::NeedsReview);
    office.rule(ruling(figure_in(&before, "a.txt"), Verdict::Accept));
    office.rule(ruling(figure_in(&before, "b.txt"), Verdict::Drop));
    let after = office.run();
    assert_ne!(item(&after).assessment, Assessment::NeedsReview);
    assert_eq!(item(&after).in_period, Some(percent("95.3")));
    let (_, dropped) = figure_in(&after, "b.txt");
    assert_eq!(dropped.decision, Decision::Rejected);
    assert!(matches!(&dropped.reasons[0], Reason::Dropped { by, .. } if by == "Trần Thị B"), "{dropped:?}");
    assert_eq!(after.consolidation.rulings.len(), 2);
    assert!(after.consolidation.rulings.iter().all(|each| each.standing == Standing::Applied));
}

#[test]
fn to_accept_one_of_a_units_figures_is_enough() {
    let office = Office::with(&[("a.txt", &report("95,3")), ("b.txt", &report("96,1"))]);
    let before = office.run();
    office.rule(ruling(figure_in(&before, "b.txt"), Verdict::Accept));
    assert_eq!(item(&office.run()).in_period, Some(percent("96.1")));
}

#[test]
fn the_figure_of_another_unit_counts_where_a_person_takes_it() {
    let office = Office::with(&[("a.txt", &of_unit("TRẠM Y TẾ PHƯỜNG", "95,3"))]);
    let before = office.run();
    assert_eq!(item(&before).in_period, None);
    office.rule(ruling(figure_in(&before, "a.txt"), Verdict::Accept));
    assert_eq!(item(&office.run()).in_period, Some(percent("95.3")));
    // The lead's own word goes before it.
    office.drop("b.txt", &report("96,1"));
    assert_eq!(item(&office.run()).in_period, Some(percent("96.1")));
}

#[test]
fn a_replaced_figure_counts_and_the_one_read_stays_in_its_trail() {
    let office = Office::with(&[("a.txt", &report("59,3"))]);
    let before = office.run();
    office.rule(ruling(figure_in(&before, "a.txt"), Verdict::Replace(percent("95.3"))));
    // The file is moved and named otherwise: it is the same figure.
    fs::rename(office.path().join("inputs/bao-cao/a.txt"), office.path().join("inputs/bao-cao/Trạm Y tế.txt")).unwrap();
    let after = office.run();
    assert_eq!(item(&after).in_period, Some(percent("95.3")));
    let (_, fact) = figures(&after)[0];
    assert_eq!(fact.content, Content::Figure(percent("95.3")));
    match &fact.reasons[0] {
        Reason::Replaced { was: Some(was), by, at, why } => {
            assert_eq!((was, by.as_str(), at.as_str()), (&percent("59.3"), "Trần Thị B", "2026-04-02T09:30:00"));
            assert_eq!(why, "đã hỏi lại đơn vị");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_decision_is_not_passed_on_to_a_figure_that_nobody_looked_at() {
    let office = Office::with(&[("a.txt", &report("59,3"))]);
    let before = office.run();
    office.rule(ruling(figure_in(&before, "a.txt"), Verdict::Replace(percent("95.3"))));
    office.drop("a.txt", &report("59,4"));
    let after = office.run();
    let (_, fact) = figures(&after)[0];
    assert_eq!((fact.decision, &fact.content), (Decision::Review, &Content::Figure(percent("59.4"))));
    assert!(fact.reasons.iter().any(|reason| matches!(reason, Reason::RulingOutdated { .. })), "{:?}", fact.reasons);
    assert_eq!(after.consolidation.rulings[0].standing, Standing::Outdated);
    assert_eq!(item(&after).assessment, Assessment::NeedsReview);
    // The unit corrects its report to what was decided: nobody has to look again.
    office.drop("a.txt", &report("95,3"));
    let corrected = office.run();
    assert_eq!(figures(&corrected)[0].1.decision, Decision::Accepted);
    assert_eq!(item(&corrected).in_period, Some(percent("95.3")));
}
