//! What goes on without anybody, as an office meets it.

#![allow(clippy::unwrap_used)]

mod home;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

use home::{PROGRAMME, command, err, office, out, tonghop, tree};
use serde_json::Value;
use tempfile::TempDir;

const REPORT: &str = "ĐẢNG ỦY PHƯỜNG KIẾN AN\nỦY BAN NHÂN DÂN PHƯỜNG KIẾN AN\n\nKiến An, ngày 20 tháng 3 năm 2026\n\n\
                      BÁO CÁO\nKết quả thực hiện nhiệm vụ quý I năm 2026\n\n\
                      - Tỷ lệ dân số tham gia bảo hiểm y tế đạt 95,3%.\n";
const LONG: Duration = Duration::from_secs(120);

fn put(home: &TempDir, name: &str, text: &str) {
    fs::write(home.path().join("inputs/bao-cao").join(name), text).unwrap();
}

fn json(path: PathBuf) -> Option<Value> {
    serde_json::from_slice(&fs::read(path).ok()?).ok()
}

fn status(home: &TempDir) -> Option<Value> {
    json(home.path().join("outputs/trang-thai.json"))
}

/// Waits until it is so, not longer than is reasonable.
#[track_caller]
fn comes(what: &str, is_so: impl Fn() -> bool) {
    let from = Instant::now();
    while !is_so() {
        assert!(from.elapsed() < LONG, "{what} did not come");
        sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_run_leaves_its_status_its_log_and_what_changed() {
    let home = office(&[("a.txt", REPORT)]);
    tonghop(home.path(), &["run"]);
    let first = status(&home).unwrap();
    assert_eq!((&first["last_run"]["outcome"], &first["last_run"]["written"]), (&"done".into(), &1.into()));
    assert!(!home.path().join("outputs/thay-doi.txt").exists(), "there was no run before");
    put(&home, "a.txt", &REPORT.replace("95,3", "96,4"));
    put(&home, "b\u{202e}\n== forged.txt", "giấy mời");
    let second = tonghop(home.path(), &["run"]);
    let said = out(&second);
    assert!(said.contains("95,3 → 96,4") && said.contains("bao-cao/a.txt"), "{said}");
    let told = fs::read_to_string(home.path().join("outputs/thay-doi.txt")).unwrap();
    assert!(told.contains("Tệp mới so với lần chạy trước: 1") && told.contains("95,3 → 96,4"), "{told}");
    assert!(!told.contains("\n== forged") && !told.contains('\u{202e}'), "{told}");
    let logs: Vec<_> = fs::read_dir(home.path().join("outputs/nhat-ky")).unwrap().map(|e| e.unwrap().path()).collect();
    let log: String = logs.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(lines.iter().any(|line| line["file"] == "bao-cao/a.txt" && line["what"] == "changed"), "{log}");
    for content in ["95,3", "96.4", "bảo hiểm", "KIẾN AN", "forged\n"] {
        assert!(!log.contains(content), "{content:?} is in the log:\n{log}");
    }
    fs::remove_dir_all(home.path().join("inputs/chuong-trinh")).unwrap();
    tonghop(home.path(), &["run"]);
    assert_eq!(status(&home).unwrap()["last_run"]["outcome"], "failed");
}

#[test]
fn the_first_run_writes_the_settings_and_no_other_run_does() {
    let home = office(&[("a.txt", REPORT)]);
    tonghop(home.path(), &["run"]);
    let path = home.path().join("tonghop.toml");
    assert!(fs::read_to_string(&path).unwrap().contains("# giay-moi-tep = 30"));
    fs::write(&path, "[doc-tep]\ngiay-moi-tep = 20\n").unwrap();
    tonghop(home.path(), &["run"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), "[doc-tep]\ngiay-moi-tep = 20\n");
    let elsewhere = tempfile::tempdir().unwrap();
    tonghop(elsewhere.path(), &["run"]);
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 1, "only the outputs, which tell why");
    let named = tonghop(home.path(), &["run", "--config", "khong-co.toml"]);
    assert!(named.status.code() == Some(2) && err(&named).contains("khong-co.toml"), "{}", err(&named));
}

#[test]
fn a_double_click_makes_what_is_missing_and_says_what_to_do() {
    let home = tempfile::tempdir().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let click = |home: &Path| {
        let option = format!("--double-click={}", home.display());
        // No browser is opened by a test.
        command(elsewhere.path(), &[&option]).env("PATH", "").env("BROWSER", "true").output().unwrap()
    };
    let first = click(home.path());
    assert_eq!(first.status.code(), Some(2));
    assert!(err(&first).contains("Không thấy tệp Chương trình"), "{}", err(&first));
    for folder in ["inputs/bao-cao", "inputs/chuong-trinh", "outputs"] {
        assert!(home.path().join(folder).join("HUONG-DAN.txt").is_file(), "{folder}");
    }
    assert!(home.path().join("tonghop.toml").is_file());
    fs::copy(PROGRAMME, home.path().join("inputs/chuong-trinh/ct.docx")).unwrap();
    fs::write(home.path().join("inputs/bao-cao/a.txt"), REPORT).unwrap();
    let second = click(home.path());
    assert!(out(&second).contains("Số tệp nhận được 1 ="), "the guide is no report: {}", out(&second));
    assert!(home.path().join("outputs/2026-Q1/so-lieu.json").is_file());
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}

fn watch(home: &TempDir) -> Child {
    command(home.path(), &["watch", "--settle", "0.3", "--look", "0.1"]).spawn().unwrap()
}

fn value(home: &TempDir) -> Option<Value> {
    let result = json(home.path().join("outputs/2026-Q1/so-lieu.json"))?;
    let figures = result["facts"].as_array()?.iter().map(|fact| fact["value"].clone());
    Some(figures.collect())
}

#[cfg(unix)]
fn signal(child: &Child, signal: &str) {
    assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
}

#[cfg(unix)]
#[test]
fn a_watch_takes_what_is_dropped_edited_and_deleted_and_ends_cleanly() {
    let home = office(&[("a.txt", REPORT)]);
    let child = watch(&home);
    comes("the first run", || value(&home) == Some(serde_json::json!([95.3])));
    comes("the status", || status(&home).is_some_and(|status| status["watching"] == true && status["runs"] == 1));
    let second = tonghop(home.path(), &["watch"]);
    assert!(second.status.code() == Some(2) && err(&second).contains("Đã có một tiến trình khác theo dõi"));
    put(&home, "a.txt", &REPORT.replace("95,3", "96,4"));
    comes("the edit", || value(&home) == Some(serde_json::json!([96.4])));
    put(&home, "b.txt", &REPORT.replace("Kết quả", "Các kết quả"));
    comes("the drop", || value(&home).is_some_and(|values| values.as_array().unwrap().len() == 2));
    fs::remove_file(home.path().join("inputs/bao-cao/a.txt")).unwrap();
    comes("the deletion", || value(&home) == Some(serde_json::json!([95.3])));
    let originals = tree(&home.path().join("inputs/bao-cao"));
    assert_eq!(originals.len(), 1);
    signal(&child, "-TERM");
    let ended = child.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(0), "{}", err(&ended));
    assert!(out(&ended).contains("Đã dừng theo dõi"), "{}", out(&ended));
    let last = status(&home).unwrap();
    assert_eq!((&last["watching"], &last["last_run"]["outcome"]), (&false.into(), &"done".into()));
    assert_eq!(tree(&home.path().join("inputs/bao-cao")), originals);
}

#[cfg(unix)]
#[test]
fn a_file_is_taken_when_its_copy_is_over() {
    use std::io::Write;
    let home = office(&[("a.txt", REPORT)]);
    let child = watch(&home);
    comes("the first run", || value(&home).is_some());
    let text = REPORT.replace("quý I năm", "quý II năm");
    let mut file = fs::File::create(home.path().join("inputs/bao-cao/slow.txt")).unwrap();
    for piece in text.chars().collect::<Vec<_>>().chunks(12) {
        file.write_all(piece.iter().collect::<String>().as_bytes()).unwrap();
        sleep(Duration::from_millis(50));
        assert!(!home.path().join("outputs/2026-Q2").exists(), "half a file was taken");
    }
    drop(file);
    comes("the whole file", || home.path().join("outputs/2026-Q2/so-lieu.json").is_file());
    signal(&child, "-INT");
    assert_eq!(child.wait_with_output().unwrap().status.code(), Some(0));
}

#[test]
fn the_doctor_says_what_to_do() {
    let empty = tempfile::tempdir().unwrap();
    let ill = tonghop(empty.path(), &["doctor"]);
    assert_eq!(ill.status.code(), Some(2));
    for words in ["Không mở được thư mục báo cáo", "Không thấy tệp Chương trình", "Chưa chạy được"]
    {
        assert!(out(&ill).contains(words), "{words:?} is not in {}", out(&ill));
    }
    let home = office(&[("a.txt", REPORT)]);
    let well = tonghop(home.path(), &["doctor"]);
    assert_ne!(well.status.code(), Some(2), "{}{}", out(&well), err(&well));
    for words in
        ["Thư mục báo cáo", "đọc được", "ghi được", "Mẫu báo cáo", "Sổ cái", "Đồng hồ", "Không cần Microsoft Office"]
    {
        assert!(out(&well).contains(words), "{words:?} is not in {}", out(&well));
    }
    let future = fs::File::options().append(true).open(home.path().join("inputs/bao-cao/a.txt")).unwrap();
    future.set_modified(std::time::SystemTime::now() + Duration::from_secs(30 * 86_400)).unwrap();
    fs::write(home.path().join("mau.docx"), "no document").unwrap();
    fs::write(home.path().join("tonghop.toml"), "[bao-cao]\nmau = \"mau.docx\"\n").unwrap();
    let doubtful = tonghop(home.path(), &["doctor"]);
    assert_eq!(doubtful.status.code(), Some(2));
    assert!(out(&doubtful).contains("muộn hơn đồng hồ của máy"), "{}", out(&doubtful));
    assert!(!home.path().join("outputs/2026-Q1").exists(), "the doctor writes no results");
}

#[cfg(target_os = "linux")]
#[test]
fn a_schedule_is_given_to_the_system_shown_and_taken_away() {
    use std::os::unix::fs::PermissionsExt;
    let (home, bin) = (office(&[("a.txt", REPORT)]), tempfile::tempdir().unwrap());
    let said = bin.path().join("said");
    let text = format!("#!/bin/sh\necho \"$@\" >> '{}'\n", said.display());
    fs::write(bin.path().join("systemctl"), text).unwrap();
    fs::set_permissions(bin.path().join("systemctl"), fs::Permissions::from_mode(0o755)).unwrap();
    let schedule = |args: &[&str], path: &str| {
        let args = [&["schedule"], args].concat();
        command(home.path(), &args).env("XDG_CONFIG_HOME", bin.path()).env("PATH", path).output().unwrap()
    };
    let path = format!("{}:/usr/bin:/bin", bin.path().display());
    assert!(out(&schedule(&["show"], &path)).contains("Chưa có lịch"));
    let installed = schedule(&["install", "--daily", "18:30"], &path);
    assert_eq!(installed.status.code(), Some(0), "{}", err(&installed));
    let units = bin.path().join("systemd/user");
    let unit = |kind: &str| {
        let mut entries = fs::read_dir(&units).unwrap().map(|entry| entry.unwrap().path());
        fs::read_to_string(entries.find(|path| path.extension().is_some_and(|own| own == kind)).unwrap()).unwrap()
    };
    assert!(unit("timer").contains("OnCalendar=*-*-* 18:30:00"), "{}", unit("timer"));
    assert!(unit("service").contains(&format!("WorkingDirectory={}", home.path().canonicalize().unwrap().display())));
    assert!(out(&schedule(&["show"], &path)).contains("18:30"));
    assert!(out(&schedule(&["remove"], &path)).contains("Đã bỏ lịch"));
    assert_eq!(fs::read_dir(&units).unwrap().count(), 0);
    let calls = fs::read_to_string(&said).unwrap();
    assert!(calls.contains("enable --now tonghop-") && calls.contains("disable --now tonghop-"), "{calls}");
    let refused = schedule(&["install", "--daily", "18:30"], "/nowhere");
    assert!(
        refused.status.code() == Some(2) && err(&refused).contains("Hệ thống không nhận lịch"),
        "{}",
        err(&refused)
    );
    assert_eq!(schedule(&["install", "--daily", "25:00"], &path).status.code(), Some(2));
}
