//! The shipped sample, from the folder to the outputs.

#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;
use tempfile::TempDir;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The outputs of one run over the sample, made once.
fn outputs() -> PathBuf {
    static MADE: OnceLock<TempDir> = OnceLock::new();
    MADE.get_or_init(run).path().join("outputs")
}

/// A run in a folder of its own. The programme is copied there, so that corrections made beside the sample's own
/// don't count.
fn run() -> TempDir {
    let home = tempfile::tempdir().unwrap();
    let programme = home.path().join("ct.docx");
    fs::copy(root().join("inputs/chuong-trinh/Chuong-trinh-hanh-dong.docx"), &programme).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    command.current_dir(home.path()).arg("run").arg("--inputs").arg(root().join("inputs"));
    let output = command.arg("--programme").arg(&programme).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    home
}

fn result(period: &str) -> Value {
    serde_json::from_slice(&fs::read(outputs().join(period).join("so-lieu.json")).unwrap()).unwrap()
}

fn periods() -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(outputs()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| outputs().join(name).join("so-lieu.json").is_file());
    names.sort();
    names
}

fn golden() -> Value {
    serde_json::from_slice(&fs::read(root().join("tests/golden/sample-truth.json")).unwrap()).unwrap()
}

/// All files below a folder, `/` between the parts.
fn files_below(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders: Vec<PathBuf> = vec![folder.to_owned()];
    while let Some(each) = folders.pop() {
        for entry in fs::read_dir(each).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let below = path.strip_prefix(folder).unwrap();
                found.insert(below.iter().map(|part| part.to_str().unwrap()).collect::<Vec<_>>().join("/"));
            }
        }
    }
    found
}

#[test]
fn both_quarters_get_their_three_files() {
    for period in ["2026-Q1", "2026-Q2"] {
        for name in [format!("Phu-luc-{period}.xlsx"), format!("Bao-cao-tong-hop-{period}.docx"), "so-lieu.json".into()]
        {
            let bytes = fs::read(outputs().join(period).join(&name)).unwrap();
            assert!(bytes.len() > 1000, "{name}");
        }
    }
}

#[test]
fn every_file_ends_in_the_state_unit_and_period_that_a_reader_gives_it() {
    let golden = golden();
    let mut seen: BTreeMap<String, Value> = BTreeMap::new();
    for period in periods() {
        for each in result(&period)["submissions"].as_array().unwrap() {
            seen.insert(each["file"].as_str().unwrap().to_owned(), each.clone());
        }
    }
    assert_eq!(seen.keys().cloned().collect::<BTreeSet<_>>(), with_folder(files_below(&root().join("inputs/bao-cao"))));
    for expected in golden["files"].as_array().unwrap() {
        let file = expected["file"].as_str().unwrap();
        let found = &seen[file];
        let other = expected["expect_state_any"].as_array().is_some_and(|states| states.contains(&found["state"]));
        assert!(found["state"] == expected["expect_state"] || other, "{file}: {found}");
        if expected["expect_state"] == "read" {
            assert_eq!(found["period"], expected["period"], "{file}");
        } else {
            assert!(found["reason"].is_string(), "{file} has no reason");
        }
    }
}

fn with_folder(names: BTreeSet<String>) -> BTreeSet<String> {
    names.into_iter().map(|name| format!("bao-cao/{name}")).collect()
}

#[test]
fn no_figure_of_an_item_contradicts_the_golden_one_unflagged() {
    let mut wrong = Vec::new();
    for expected in golden()["consolidated"].as_array().unwrap() {
        let result = result(expected["period"].as_str().unwrap());
        let items = result["items"].as_array().unwrap();
        let Some(found) = items.iter().find(|item| item["item"] == expected["item"]) else { continue };
        let flagged = found["assessment"] == "needs_review";
        let value = &found[expected["measure"].as_str().unwrap()];
        let unflagged = expected["flag"] == "review" && !flagged;
        let other = expected["flag"].is_null() && !flagged && value.is_number() && !same(value, expected);
        let shown = expected["flag"] == "no_report" && value.is_number() && !flagged;
        if unflagged || other || shown {
            wrong.push(format!("{} {}: {value}, {}", expected["period"], expected["item"], found["assessment"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn same(value: &Value, expected: &Value) -> bool {
    let tolerance = expected["tol"].as_f64().unwrap_or(1e-6);
    (value.as_f64().unwrap() - expected["value"].as_f64().unwrap_or(f64::NAN)).abs() <= tolerance
}

#[test]
fn a_second_run_gives_the_same_result() {
    let again = run();
    for period in periods() {
        let name = Path::new(&period).join("so-lieu.json");
        assert_eq!(
            fs::read(outputs().join(&name)).unwrap(),
            fs::read(again.path().join("outputs").join(&name)).unwrap(),
            "{period}"
        );
    }
}

#[test]
fn results_point_to_facts_that_stand_there() {
    for period in periods() {
        let result = result(&period);
        let facts = result["facts"].as_array().unwrap();
        for item in result["items"].as_array().unwrap() {
            for at in item["facts"].as_array().unwrap() {
                let fact = &facts[usize::try_from(at.as_u64().unwrap()).unwrap()];
                let id = fact["item"].as_str().unwrap();
                assert!(fact["decision"] != "rejected", "{fact}");
                assert!(id == item["item"] || id.starts_with("B."), "{id} under {}", item["item"]);
            }
        }
    }
}
