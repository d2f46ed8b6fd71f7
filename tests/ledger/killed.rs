//! A run that is killed at any point costs nothing.

use std::fs;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use calamine::{Data, Reader, Xlsx};
use serde_json::Value;
use tonghop::ledger::{FILE, Ledger};
use tonghop::model::Verdict;

use crate::office::{Office, percent, report};
use crate::rulings::{figures, ruling};

/// Kills in this test; `scripts/faults.py kill` makes as many as one likes.
const KILLS: u32 = 6;

fn start(office: &Office) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    command.current_dir(office.path()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// The figure that the set of outputs shows, in its data and in its workbook.
fn shown(office: &Office) -> (String, String) {
    let folder = office.path().join("outputs/2026-Q1");
    let so_lieu: Value = serde_json::from_slice(&fs::read(folder.join("so-lieu.json")).unwrap()).unwrap();
    let bytes = fs::read(folder.join("Phu-luc-2026-Q1.xlsx")).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let sources = book.worksheet_range("Nguồn số liệu").unwrap();
    let row = sources.rows().find(|row| row.iter().any(|cell| cell.to_string().contains("a.txt"))).unwrap();
    let figure = row.iter().find_map(|cell| match cell {
        Data::Float(value) if *value > 90.0 => Some(value.to_string()),
        _ => None,
    });
    (so_lieu["facts"][0]["value"].to_string(), figure.unwrap())
}

#[test]
fn the_ledger_is_whole_no_decision_is_lost_and_outputs_are_the_old_or_the_new_set() {
    let office = Office::with(&[("a.txt", &report("95,3"))]);
    let began = Instant::now();
    assert!(start(&office).wait().unwrap().code().is_some());
    let whole = began.elapsed();
    for kill in 0..KILLS {
        let before = shown(&office);
        let share = if kill % 2 == 0 { "96,1" } else { "95,3" };
        office.drop("a.txt", &report(share));
        let decided = ruling(figures(&office_read(&office))[0], Verdict::Replace(percent(&format!("97.{kill}"))));
        office.rule(decided.clone());
        let mut run = start(&office);
        std::thread::sleep(whole * (kill + 1) / (KILLS + 1) + Duration::from_millis(7 * u64::from(kill)));
        run.kill().unwrap();
        run.wait().unwrap();
        let after = shown(&office);
        assert_eq!(after.0, after.1, "data and workbook are of two runs");
        assert!(after == before || after.0 == format!("97.{kill}"), "{before:?} {after:?}");
        let rulings = Ledger::open(&office.path().join("outputs").join(FILE)).unwrap().rulings().unwrap();
        assert!(rulings.contains(&decided), "{rulings:?}");
    }
    assert!(start(&office).wait().unwrap().code().is_some());
    let last = format!("97.{}", KILLS - 1);
    assert_eq!(shown(&office), (last.clone(), last));
}

/// What a run reads, without touching the office's own outputs.
fn office_read(office: &Office) -> tonghop::run::Finished {
    let text = fs::read_to_string(office.path().join("inputs/bao-cao/a.txt")).unwrap();
    Office::with(&[("a.txt", &text)]).run()
}
