//! Whatever the order of events, the end is the same.

use std::collections::BTreeMap;
use std::fs;
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

use proptest::prelude::*;
use proptest::test_runner::Config as Cases;
use serde_json::Value;
use tonghop::model::{Ruling, Verdict};
use tonghop::run::{export_ledger, rulings};

use crate::office::{Office, of_unit, percent, report};
use crate::rulings::{figure_in, ruling};

const REPORTS: [(&str, &str); 3] = [("a.txt", "95,3"), ("b.txt", "96,1"), ("c.txt", "94,2")];

/// Something that happens to an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Event {
    /// A report comes in.
    Report(usize),
    /// A person decides.
    Rule(usize),
}

/// What follows an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Then {
    Nothing,
    /// A run that comes to its end.
    Run,
    /// A run that is killed after so many thousandths of a second, wherever it is then.
    Crash(u64),
}

fn then() -> impl Strategy<Value = Then> {
    prop_oneof![Just(Then::Nothing), Just(Then::Run), (0_u64..900).prop_map(Then::Crash)]
}

const EVENTS: [Event; 6] =
    [Event::Report(0), Event::Report(1), Event::Report(2), Event::Rule(0), Event::Rule(1), Event::Rule(2)];

fn text(at: usize) -> String {
    let (name, share) = REPORTS[at];
    if name == "c.txt" { of_unit("TRẠM Y TẾ PHƯỜNG", share) } else { report(share) }
}

/// The decisions: two on one figure, of which the later one counts, and one on another.
fn decisions() -> &'static [Ruling; 3] {
    static MADE: OnceLock<[Ruling; 3]> = OnceLock::new();
    MADE.get_or_init(|| {
        let texts: Vec<String> = (0..REPORTS.len()).map(text).collect();
        let all: Vec<(&str, &str)> =
            REPORTS.iter().zip(&texts).map(|((name, _), text)| (*name, text.as_str())).collect();
        let read = Office::with(&all).run();
        let early = ruling(figure_in(&read, "a.txt"), Verdict::Drop);
        let late =
            Ruling { at: "2026-04-03T08:00:00".into(), verdict: Verdict::Replace(percent("95.5")), ..early.clone() };
        [early, late, ruling(figure_in(&read, "b.txt"), Verdict::Drop)]
    })
}

/// The result, the facts of the ledger by file, and the decisions in force.
type End = (Vec<u8>, BTreeMap<(String, u64), Value>, Vec<Ruling>);

/// A run in a process of its own that ends as if the power went.
fn crash(office: &Office, after: u64) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    let mut run = command.current_dir(office.path()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    std::thread::sleep(Duration::from_millis(after));
    run.kill().unwrap();
    run.wait().unwrap();
}

fn end_of(events: &[Event], runs: &[Then]) -> End {
    let office = Office::with(&[]);
    let mut has_report = false;
    for (event, run) in events.iter().zip(runs) {
        match event {
            Event::Report(at) => office.drop(REPORTS[*at].0, &text(*at)),
            Event::Rule(at) => office.rule(decisions()[*at].clone()),
        }
        has_report |= matches!(event, Event::Report(_));
        match run {
            Then::Run if has_report => drop(office.run()),
            Then::Crash(after) => crash(&office, *after),
            Then::Run | Then::Nothing => {}
        }
    }
    office.run();
    let so_lieu = fs::read(office.path().join("outputs/2026-Q1/so-lieu.json")).unwrap();
    let folder = office.path().join("xuat");
    export_ledger(&office.config(), &folder).unwrap();
    let all: Value = serde_json::from_slice(&fs::read(folder.join("so-cai.json")).unwrap()).unwrap();
    let files: BTreeMap<u64, String> = all["submission"]
        .as_array()
        .unwrap()
        .iter()
        .map(|each| (each["id"].as_u64().unwrap(), each["file"].as_str().unwrap().to_owned()))
        .collect();
    let facts = all["fact"].as_array().unwrap().iter().map(|fact| {
        let key = (files[&fact["submission"].as_u64().unwrap()].clone(), fact["position"].as_u64().unwrap());
        let mut fact = fact.clone();
        fact["submission"] = Value::Null;
        (key, fact)
    });
    (so_lieu, facts.collect(), rulings::list(&office.config()).unwrap())
}

fn expected() -> &'static End {
    static MADE: OnceLock<End> = OnceLock::new();
    MADE.get_or_init(|| end_of(&EVENTS, &[Then::Nothing; EVENTS.len()]))
}

proptest! {
    #![proptest_config(Cases { cases: 5, max_shrink_iters: 0, ..Cases::default() })]

    #[test]
    fn any_order_of_reports_decisions_runs_and_crashes_gives_the_same_ledger_and_result(
        events in Just(EVENTS.to_vec()).prop_shuffle(),
        runs in prop::collection::vec(then(), EVENTS.len()),
    ) {
        let (so_lieu, facts, decided) = end_of(&events, &runs);
        let wanted = expected();
        prop_assert_eq!(String::from_utf8_lossy(&so_lieu), String::from_utf8_lossy(&wanted.0));
        prop_assert_eq!(&facts, &wanted.1);
        prop_assert_eq!(&decided, &wanted.2);
    }
}
