//! A run that knows earlier answers gives what a run without them gives.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::test_runner::{Config as Cases, TestRunner};
use serde_json::Value;
use tonghop::run::{Config, Order, Silent, run};

const PROGRAMME: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/inputs/chuong-trinh/Chuong-trinh-hanh-dong.docx");

/// What happens to the drop folder between two runs.
#[derive(Debug, Clone)]
enum Step {
    Put { name: u8, text: u8 },
    Delete { name: u8 },
    Rename { from: u8, to: u8 },
    Touch { name: u8 },
    Damage { entry: u8 },
    Period,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..4_u8, 0..6_u8).prop_map(|(name, text)| Step::Put { name, text }),
        1 => (0..4_u8).prop_map(|name| Step::Delete { name }),
        1 => (0..4_u8, 0..4_u8).prop_map(|(from, to)| Step::Rename { from, to }),
        1 => (0..4_u8).prop_map(|name| Step::Touch { name }),
        2 => any::<u8>().prop_map(|entry| Step::Damage { entry }),
        1 => Just(Step::Period),
    ]
}

/// Names of which some tell a unit or a period.
fn name(number: u8) -> &'static str {
    ["a.txt", "2026-Q2/Trạm Y tế.txt", "2026-Q1/Quý I - sửa lần 2.txt", "khác.docx"][usize::from(number % 4)]
}

fn text(number: u8) -> String {
    let unit = ["TRẠM Y TẾ PHƯỜNG", "ỦY BAN NHÂN DÂN PHƯỜNG KIẾN AN", ""][usize::from(number % 3)];
    let period = if number.is_multiple_of(2) { "quý I năm 2026" } else { "" };
    format!(
        "ĐẢNG ỦY PHƯỜNG KIẾN AN\n{unit}\n\nBÁO CÁO\nKết quả {period}\n\n- Tỷ lệ dân số tham gia bảo hiểm y tế đạt 9{number},3%.\n"
    )
}

fn act(home: &Path, step: &Step) {
    let at = |number: u8| home.join("inputs/bao-cao").join(name(number));
    match step {
        Step::Put { name, text: number } => fs::write(at(*name), text(*number)).unwrap(),
        Step::Delete { name } => drop(fs::remove_file(at(*name))),
        Step::Rename { from, to } => drop(fs::rename(at(*from), at(*to))),
        Step::Touch { name } => drop(fs::read(at(*name)).map(|text| fs::write(at(*name), text))),
        Step::Damage { entry } => {
            let list = |path: &Path| fs::read_dir(path).into_iter().flatten().map(|entry| entry.unwrap().path());
            let entries: Vec<_> =
                list(&home.join("known/.tonghop/da-doc")).flat_map(|path| list(&path).collect::<Vec<_>>()).collect();
            if let Some(path) = entries.get(usize::from(*entry) % entries.len().max(1)) {
                fs::write(path, b"nonsense").unwrap();
            }
        }
        Step::Period => drop(run_into(home, "known", Some("2026-Q1"))),
    }
}

/// The result files of all periods of the run.
fn run_into(home: &Path, outputs: &str, period: Option<&str>) -> Option<Vec<Value>> {
    let mut config = Config::default();
    config.folders.inputs = home.join("inputs");
    config.folders.outputs = home.join(outputs);
    let period = period.map(|text| text.parse().unwrap());
    let finished = run(&Order { config, period, ..Order::default() }, &Silent).ok()?;
    let result = |files: &Vec<std::path::PathBuf>| {
        let path = files.iter().find(|path| path.ends_with("so-lieu.json")).unwrap();
        serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
    };
    Some(finished.iter().map(|each| result(&each.files)).collect())
}

#[test]
fn what_is_known_of_earlier_runs_changes_no_result() {
    let mut runner = TestRunner::new(Cases { cases: 5, failure_persistence: None, ..Cases::default() });
    let steps = proptest::collection::vec(proptest::collection::vec(step(), 1..4), 1..4);
    runner
        .run(&steps, |rounds| {
            let home = tempfile::tempdir().unwrap();
            for folder in ["chuong-trinh", "bao-cao/2026-Q1", "bao-cao/2026-Q2"] {
                fs::create_dir_all(home.path().join("inputs").join(folder)).unwrap();
            }
            fs::copy(PROGRAMME, home.path().join("inputs/chuong-trinh/ct.docx")).unwrap();
            fs::write(home.path().join("inputs/bao-cao").join(name(0)), text(1)).unwrap();
            for (number, steps) in rounds.iter().enumerate() {
                steps.iter().for_each(|step| act(home.path(), step));
                // Archived periods are the ledger's matter: both start from the same.
                let fresh = format!("fresh-{number}");
                fs::create_dir_all(home.path().join(&fresh)).unwrap();
                let _ =
                    fs::copy(home.path().join("known/so-cai.sqlite"), home.path().join(&fresh).join("so-cai.sqlite"));
                let known = run_into(home.path(), "known", None);
                prop_assert_eq!(known, run_into(home.path(), &fresh, None));
            }
            Ok(())
        })
        .unwrap();
}
