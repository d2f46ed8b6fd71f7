//! Runs that meet, die, find known files, and outputs that can't be replaced.

#![allow(clippy::unwrap_used)]

mod home;

use std::fs;
use std::path::Path;
use std::process::Child;
use std::time::{Duration, Instant};

use home::{command, err, office, out, tonghop, tree};

const REPORT: &str = "ĐẢNG ỦY PHƯỜNG\nTRẠM Y TẾ PHƯỜNG\n\nBÁO CÁO\nKết quả thực hiện nhiệm vụ quý I năm 2026\n\n\
                      - Tỷ lệ dân số tham gia bảo hiểm y tế đạt 95,3%.\n";

fn start(folder: &Path, args: &[&str]) -> Child {
    command(folder, args).spawn().unwrap()
}

fn figures(home: &Path) -> serde_json::Value {
    serde_json::from_slice(&fs::read(home.join("outputs/2026-Q1/so-lieu.json")).unwrap()).unwrap()
}

#[test]
fn a_second_run_leaves_with_the_name_of_the_first_or_waits_for_it() {
    let home = office(&[("a.txt", REPORT)]);
    fs::create_dir_all(home.path().join("outputs/.tonghop")).unwrap();
    let lock = fs::File::create(home.path().join("outputs/.tonghop/khoa")).unwrap();
    lock.lock().unwrap();
    let holder = r#"{"user":"lan","host":"van-phong","pid":77,"since":0,"started":null}"#;
    fs::write(home.path().join("outputs/.tonghop/khoa.json"), holder).unwrap();
    let refused = tonghop(home.path(), &["run"]);
    assert_eq!(refused.status.code(), Some(2));
    for words in ["Một lượt chạy khác", "lan", "van-phong", "77", "--wait"] {
        assert!(err(&refused).contains(words), "{words} is not in {}", err(&refused));
    }
    let mut waiting = start(home.path(), &["run", "--wait"]);
    std::thread::sleep(Duration::from_millis(700));
    assert!(waiting.try_wait().unwrap().is_none(), "did not wait");
    assert!(!home.path().join("outputs/2026-Q1").exists());
    let mut forms = start(home.path(), &["forms", "--period", "2026-Q3"]);
    std::thread::sleep(Duration::from_millis(700));
    assert!(forms.try_wait().unwrap().is_none(), "did not wait");
    drop(lock);
    assert!(err(&forms.wait_with_output().unwrap()).contains("Đang đợi"));
    assert!(home.path().join("outputs/bieu-mau/2026-Q3").is_dir());
    let waited = waiting.wait_with_output().unwrap();
    assert!(err(&waited).contains("Đang đợi"), "{}", err(&waited));
    assert!(home.path().join("outputs/2026-Q1/so-lieu.json").is_file());
}

#[test]
fn a_run_that_is_killed_anywhere_leaves_whole_sets_and_the_next_one_ends_its_work() {
    let home = office(&[("a.txt", REPORT)]);
    let from = Instant::now();
    tonghop(home.path(), &["run"]);
    let whole = from.elapsed();
    let first = figures(home.path());
    for (round, share) in (0_u32..).zip([5, 40, 70, 85, 95, 105]) {
        fs::write(home.path().join("inputs/bao-cao/a.txt"), REPORT.replace("95,3", &format!("9{round},1"))).unwrap();
        let mut run = start(home.path(), &["run"]);
        std::thread::sleep(whole * share / 100);
        let _ = run.kill();
        let _ = run.wait();
        assert_eq!(figures(home.path())["period"], first["period"], "killed at {share} %");
    }
    tonghop(home.path(), &["run"]);
    assert!(figures(home.path()).to_string().contains("95.1"), "{}", figures(home.path()));
    let names: Vec<_> = fs::read_dir(home.path().join("outputs")).unwrap().map(|e| e.unwrap().file_name()).collect();
    let left = |name: &&std::ffi::OsString| name.to_string_lossy().starts_with(".2026");
    assert_eq!(names.iter().find(left), None);
    let in_set = tree(&home.path().join("outputs/2026-Q1"));
    let taken_for_edited = in_set.keys().find(|path| path.display().to_string().contains("ban-sua-tay"));
    assert_eq!(taken_for_edited, None, "its own set is taken for edited");
}

#[test]
fn a_run_without_changes_reads_and_writes_nothing_again() {
    let home = office(&[("a.txt", REPORT)]);
    tonghop(home.path(), &["run"]);
    let before = tree(&home.path().join("outputs/2026-Q1"));
    let entries = |home: &Path| tree(&home.join("outputs/.tonghop/da-doc"));
    let known = entries(home.path());
    assert_eq!(known.len(), 2, "the programme and one report");
    let again = tonghop(home.path(), &["run"]);
    assert!(out(&again).contains("Không có gì thay đổi"), "{}", out(&again));
    assert_eq!(tree(&home.path().join("outputs/2026-Q1")), before);
    assert_eq!(entries(home.path()), known);
    // A damaged entry is read again, and whole afterwards.
    for path in known.keys() {
        fs::write(path, b"nonsense").unwrap();
    }
    tonghop(home.path(), &["run"]);
    assert_eq!(entries(home.path()), known);
    let afresh = tonghop(home.path(), &["run", "--afresh"]);
    assert!(!out(&afresh).contains("Không có gì thay đổi"), "{}", out(&afresh));
}

#[test]
fn a_set_that_is_open_stays_and_the_new_one_is_told() {
    let home = office(&[("a.txt", REPORT)]);
    tonghop(home.path(), &["run"]);
    let before = figures(home.path());
    fs::write(home.path().join("outputs/2026-Q1/~$Phu-luc-2026-Q1.xlsx"), "Lan").unwrap();
    fs::write(home.path().join("inputs/bao-cao/a.txt"), REPORT.replace("95,3", "96,4")).unwrap();
    let run = tonghop(home.path(), &["run"]);
    assert!(err(&run).contains("Phu-luc-2026-Q1.xlsx") && err(&run).contains("đang mở"), "{}", err(&run));
    assert_eq!(figures(home.path()), before);
    let beside = home.path().join("outputs/2026-Q1-ban-moi");
    assert!(fs::read_to_string(beside.join("so-lieu.json")).unwrap().contains("96.4"));
    fs::remove_file(home.path().join("outputs/2026-Q1/~$Phu-luc-2026-Q1.xlsx")).unwrap();
    tonghop(home.path(), &["run"]);
    assert!(figures(home.path()).to_string().contains("96.4"));
    assert!(!beside.exists(), "the set beside is of no use any more");
}

#[test]
fn outputs_that_can_not_be_written_are_told_before_anything_is_read() {
    let home = office(&[("a.txt", REPORT)]);
    fs::write(home.path().join("outputs"), "a file where the folder should be").unwrap();
    let run = tonghop(home.path(), &["run"]);
    assert_eq!(run.status.code(), Some(2));
    assert!(err(&run).contains("Không ghi được vào thư mục kết quả"), "{}", err(&run));
}

#[cfg(unix)]
#[test]
fn outputs_have_the_rights_of_their_folder() {
    use std::os::unix::fs::PermissionsExt;
    let home = office(&[("a.txt", REPORT)]);
    fs::create_dir(home.path().join("outputs")).unwrap();
    fs::set_permissions(home.path().join("outputs"), fs::Permissions::from_mode(0o750)).unwrap();
    tonghop(home.path(), &["run"]);
    let mut folders = vec![home.path().join("outputs")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
            let is_folder = entry.file_type().unwrap().is_dir();
            assert_eq!(mode & 0o007, 0, "{} {mode:o}", entry.path().display());
            folders.extend(is_folder.then(|| entry.path()));
        }
    }
}
