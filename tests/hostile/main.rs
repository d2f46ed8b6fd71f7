//! Hostile files: each ends with its own reason, and the others of its batch are not touched.

#![allow(clippy::unwrap_used, clippy::panic)]

mod archives;
mod books;
mod case;
mod compounds;
mod files;
mod markup;
#[path = "../office/mod.rs"]
mod office;
mod pdfs;
mod raw_zip;
mod texts;
mod word;
#[path = "../workbook/mod.rs"]
mod workbook;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use case::Case;
use serde_json::Value;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const GOOD: [&str; 3] =
    ["Y tế/Báo cáo Q1 Trung tâm Y tế.docx", "TTPVHCC_bao cao quy 1.pdf", "Ban CHQS/BC quy 1 chi bo Quan su.doc"];

fn cases() -> Vec<Case> {
    [
        archives::cases(),
        markup::cases(),
        word::cases(),
        books::cases(),
        compounds::cases(),
        pdfs::cases(),
        texts::cases(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Writes the set into a folder and gives the names.
fn write(folder: &Path) -> Vec<String> {
    fs::create_dir_all(folder).unwrap();
    let cases = cases();
    cases.iter().for_each(|case| fs::write(folder.join(&case.name), &case.bytes).unwrap());
    cases.into_iter().map(|case| case.name).chain(files::make(folder)).collect()
}

#[test]
#[ignore = "leaves the set in target/hostile, for whoever wants to measure or look"]
fn the_set_is_written() {
    let folder = Path::new(ROOT).join("target/hostile");
    assert!(!folder.exists(), "{} is there already", folder.display());
    write(&folder);
}

/// An office with the good reports, in which a run is made.
fn run(home: &Path) -> Value {
    let (inputs, sample) = (home.join("inputs"), Path::new(ROOT).join("inputs"));
    fs::create_dir_all(inputs.join("chuong-trinh")).unwrap();
    let programme = "chuong-trinh/Chuong-trinh-hanh-dong.docx";
    fs::copy(sample.join(programme), inputs.join(programme)).unwrap();
    for good in GOOD {
        let to = inputs.join("bao-cao/2026-Q1/tốt").join(good);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(sample.join("bao-cao/2026-Q1").join(good), to).unwrap();
    }
    let output = Command::new(env!("CARGO_BIN_EXE_tonghop"))
        .current_dir(home)
        .arg("run")
        .arg("--period")
        .arg("2026-Q1")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    let result = fs::read(home.join("outputs/2026-Q1/so-lieu.json")).unwrap();
    serde_json::from_slice(&result).unwrap()
}

/// What a result says of the good files.
fn good(result: &Value) -> Vec<&Value> {
    let of_good = |each: &&Value| each["file"].as_str().is_some_and(|file| file.contains("/tốt/"));
    ["submissions", "facts"].iter().flat_map(|list| result[list].as_array().unwrap()).filter(of_good).collect()
}

#[test]
fn each_hostile_file_ends_with_its_reason_and_costs_no_other() {
    let (alone, together) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let alone = run(alone.path());
    let folder = together.path().join("inputs/bao-cao/2026-Q1");
    let names = write(&folder);
    assert!(names.len() >= 150, "{}", names.len());
    let together = run(together.path());
    assert_eq!(good(&alone), good(&together));
    let mut told: BTreeMap<&str, Vec<String>> = names.iter().map(|name| (name.as_str(), Vec::new())).collect();
    for each in together["submissions"].as_array().unwrap() {
        let path = each["file"].as_str().unwrap().strip_prefix("bao-cao/2026-Q1/").unwrap();
        if path.starts_with("tốt/") {
            continue;
        }
        let (name, inside) = path.split_once('/').unwrap_or((path, ""));
        let line = format!("{} {}", each["state"].as_str().unwrap(), each["reason"].as_str().unwrap_or_default());
        let line = if inside.is_empty() { line } else { format!("[{inside}] {line}") };
        told.get_mut(name).unwrap_or_else(|| panic!("{name} is no case")).push(line);
    }
    let shown = |(name, lines): (&str, Vec<String>)| {
        assert!(!lines.is_empty(), "{name} was lost");
        let rest = lines.len().saturating_sub(8);
        let more = if rest > 0 { format!("\n    … {rest} more") } else { String::new() };
        let first: String = lines.iter().take(8).map(|line| format!("\n    {}", short(line))).collect();
        format!("{}{first}{more}\n", short(name))
    };
    insta::assert_snapshot!("reasons", told.into_iter().map(shown).collect::<String>());
}

fn short(line: &str) -> String {
    let plain: String = line.chars().map(|c| if c.is_control() { '�' } else { c }).collect();
    if plain.chars().count() > 400 { plain.chars().take(400).chain(['…']).collect() } else { plain }
}
