//! What the ledger keeps of runs and archived periods.

use std::fs;

use serde_json::Value;
use tonghop::model::Verdict;
use tonghop::run::{Order, Silent, export_ledger, run};

use crate::office::{Office, percent, report};
use crate::rulings::{figures, ruling};

const SECOND: &str = "quý II năm 2026";

fn second(share: &str) -> String {
    report(share).replace("quý I năm 2026", SECOND).replace("tháng 3", "tháng 6")
}

fn so_lieu(office: &Office, period: &str) -> Vec<u8> {
    fs::read(office.path().join("outputs").join(period).join("so-lieu.json")).unwrap()
}

fn exported(office: &Office) -> Value {
    let folder = office.path().join("xuat");
    export_ledger(&office.config(), &folder).unwrap();
    serde_json::from_slice(&fs::read(folder.join("so-cai.json")).unwrap()).unwrap()
}

#[test]
fn every_file_fact_and_run_is_entered_once_and_exported() {
    let office = Office::with(&[("a.txt", &report("95,3")), ("hỏng.docx", "PK\u{3}\u{4} cut off")]);
    office.run();
    office.run();
    let all = exported(&office);
    let files: Vec<(&str, &str)> = all["submission"]
        .as_array()
        .unwrap()
        .iter()
        .map(|each| (each["file"].as_str().unwrap(), each["state"].as_str().unwrap()))
        .collect();
    assert_eq!(files, [("bao-cao/a.txt", "read"), ("bao-cao/hỏng.docx", "unreadable")]);
    assert_eq!(all["run"].as_array().unwrap().len(), 2);
    let fact = &all["fact"].as_array().unwrap()[0];
    assert_eq!((&fact["value"], &fact["item"]), (&"95.3".into(), &"PL1.II.13".into()));
    assert!(fact["quote"].as_str().unwrap().contains("bảo hiểm y tế đạt 95,3%"), "{fact}");
    let csv = fs::read_to_string(office.path().join("xuat/fact.csv")).unwrap();
    assert!(csv.starts_with('\u{FEFF}') && csv.contains("95.3"), "{csv}");
}

#[test]
fn a_period_whose_reports_were_archived_is_known_and_its_outputs_stay() {
    let office = Office::with(&[("a.txt", &report("95,3")), ("b.txt", &second("96,1"))]);
    let all = run(&Order { config: office.config(), ..Order::default() }, &Silent).unwrap();
    office.rule(ruling(figures(&all[0])[0], Verdict::Replace(percent("95.4"))));
    run(&Order { config: office.config(), ..Order::default() }, &Silent).unwrap();
    let before = so_lieu(&office, "2026-Q1");
    fs::remove_file(office.path().join("inputs/bao-cao/a.txt")).unwrap();
    let open = run(&Order { config: office.config(), ..Order::default() }, &Silent).unwrap();
    assert!(open.iter().all(|each| each.consolidation.period.to_string() != "2026-Q1"));
    assert_eq!(so_lieu(&office, "2026-Q1"), before);
    // Asked for, it is made again from the ledger, decisions included.
    let period = "2026-Q1".parse().ok();
    run(&Order { config: office.config(), period, ..Order::default() }, &Silent).unwrap();
    assert_eq!(so_lieu(&office, "2026-Q1"), before);
}

#[test]
fn a_lost_ledger_costs_decisions_and_is_made_again() {
    let office = Office::with(&[("a.txt", &report("95,3"))]);
    let first = office.run();
    let plain = so_lieu(&office, "2026-Q1");
    let facts = exported(&office)["fact"].clone();
    office.rule(ruling(figures(&first)[0], Verdict::Drop));
    office.run();
    assert_ne!(so_lieu(&office, "2026-Q1"), plain);
    for name in ["so-cai.sqlite", "so-cai.sqlite-wal", "so-cai.sqlite-shm"] {
        let _ = fs::remove_file(office.path().join("outputs").join(name));
    }
    office.run();
    assert_eq!(so_lieu(&office, "2026-Q1"), plain);
    assert_eq!(exported(&office)["fact"], facts);
}

#[test]
fn a_damaged_ledger_stops_the_run_and_is_left_as_it_is() {
    let office = Office::with(&[("a.txt", &report("95,3"))]);
    office.run();
    let before = so_lieu(&office, "2026-Q1");
    let ledger = office.path().join("outputs/so-cai.sqlite");
    fs::write(&ledger, "không phải sổ cái, chỉ là một đoạn chữ dài hơn một chút").unwrap();
    let refused = run(&Order { config: office.config(), ..Order::default() }, &Silent).unwrap_err();
    assert!(matches!(refused, tonghop::run::RunError::Ledger(_)), "{refused:?}");
    assert_eq!(so_lieu(&office, "2026-Q1"), before);
    assert!(fs::read_to_string(&ledger).unwrap().starts_with("không phải"));
}

#[test]
fn the_ledger_knows_which_files_an_earlier_run_did_not_find() {
    let office = Office::with(&[("a.txt", &report("95,3"))]);
    office.run();
    office.drop("b.txt", &report("96,1"));
    for _ in 0..2 {
        let seen = office.run().consolidation.submissions.into_iter().map(|each| (each.file, each.seen.unwrap()));
        let absent: Vec<(String, bool)> = seen.map(|(file, seen)| (file, seen.absent.is_some())).collect();
        assert_eq!(absent, [("bao-cao/a.txt".to_owned(), false), ("bao-cao/b.txt".to_owned(), true)]);
    }
}
