//! Files read apart from the run that consolidates them.

#![allow(clippy::unwrap_used)]

mod home;

use std::fs;
use std::path::Path;
use std::process::Stdio;

use home::{command, err, office, out, tonghop, tree};
use serde_json::Value;
use tempfile::TempDir;

const STATION: &str = "ĐẢNG ỦY PHƯỜNG KIẾN AN\nTRẠM Y TẾ PHƯỜNG\n\nKiến An, ngày 20 tháng 3 năm 2026\n\nBÁO CÁO\n\
    Kết quả thực hiện nhiệm vụ quý I năm 2026\n\n- Tỷ lệ dân số tham gia bảo hiểm y tế đạt 95,3%.\n";
const SCHOOL: &str = "ĐẢNG ỦY PHƯỜNG KIẾN AN\nTRƯỜNG TIỂU HỌC QUANG TRUNG\n\nBÁO CÁO\n\
    Kết quả quý I năm 2026\n\n- Tỷ lệ dân số tham gia bảo hiểm y tế đạt 91%.\n";

/// A commune with every kind of file that a run must tell, and the list of them out of order.
fn commune() -> TempDir {
    let home = office(&[
        ("2026-Q1/Trạm Y tế.txt", STATION.as_bytes()),
        ("2026-Q1/Trạm Y tế - Copy.txt", STATION.as_bytes()),
        ("2026-Q1/Tru\u{31b}ờng.txt", SCHOOL.as_bytes()),
        ("2026-Q1/hỏng.docx", b"PK\x03\x04 cut off"),
        ("2026-Q1/rỗng.xlsx", b""),
        ("2026-Q1/~$x.docx", b"lock"),
    ]);
    let names = ["rỗng.xlsx", "Trạm Y tế.txt", "~$x.docx", "hỏng.docx", "Tru\u{31b}ờng.txt", "Trạm Y tế - Copy.txt"];
    let list: String = names.iter().map(|name| format!("bao-cao/2026-Q1/{name}\n")).collect();
    fs::write(home.path().join("list"), list).unwrap();
    home
}

fn extract(home: &Path) -> String {
    let done = tonghop(home, &["extract", "--files-from", "list", "--out", "facts.ndjson"]);
    assert_eq!(done.status.code(), Some(0), "{}", err(&done));
    fs::read_to_string(home.join("facts.ndjson")).unwrap()
}

/// The result without the time at which it was made.
fn result(home: &Path, outputs: &str) -> String {
    let text = fs::read_to_string(home.join(outputs).join("2026-Q1/so-lieu.json")).unwrap();
    text.lines().filter(|line| !line.contains("\"generated_at\"")).collect::<Vec<_>>().join("\n")
}

/// The facts are refused with this line and these words, and nothing is written.
#[track_caller]
fn refused(home: &Path, facts: &str, line: usize, says: &str) {
    fs::write(home.join("wrong.ndjson"), facts).unwrap();
    let done = tonghop(home, &["run", "--facts", "wrong.ndjson", "--outputs", "refused"]);
    let said = err(&done);
    assert_eq!(done.status.code(), Some(2), "{said}");
    assert!(said.contains("wrong.ndjson") && said.contains(&format!("dòng {line}")) && said.contains(says), "{said}");
    assert!(!home.join("refused/2026-Q1").exists());
}

#[test]
fn a_run_over_facts_gives_what_a_run_over_files_gives() {
    let home = commune();
    let facts = extract(home.path());
    let lines: Vec<&str> = facts.lines().collect();
    let listed = fs::read_to_string(home.path().join("list")).unwrap();
    let files: Vec<String> = lines
        .iter()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["file"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(files, listed.lines().collect::<Vec<_>>(), "a line a file, in the order of the list");
    assert!(!home.path().join("outputs").exists(), "nothing but the facts is written");

    let straight = tonghop(home.path(), &["run", "--outputs", "straight"]);
    assert_eq!(straight.status.code(), Some(1), "{}", err(&straight));
    fs::write(home.path().join("one.ndjson"), lines[..2].join("\n")).unwrap();
    fs::write(home.path().join("two.ndjson"), lines[2..].join("\r\n")).unwrap();
    let parted = tonghop(home.path(), &["run", "--facts", "two.ndjson", "one.ndjson", "--outputs", "parted"]);
    assert_eq!(parted.status.code(), Some(1), "{}", err(&parted));
    assert!(result(home.path(), "straight").contains("95.3"));
    assert_eq!(result(home.path(), "straight"), result(home.path(), "parted"));
}

#[test]
fn a_command_that_was_broken_off_goes_on() {
    let home = commune();
    let whole = extract(home.path());
    let path = home.path().join("facts.ndjson");
    let cut = whole.char_indices().filter(|(_, c)| *c == '\n').nth(2).unwrap().0 + 20;
    fs::write(&path, &whole[..cut]).unwrap();
    let again = tonghop(home.path(), &["extract", "--files-from", "list", "--out", "facts.ndjson"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), whole);
    assert!(err(&again).contains("3 tệp đã có sẵn"), "{}", err(&again));

    fs::write(home.path().join("inputs/bao-cao/2026-Q1/Trạm Y tế.txt"), STATION.replace("95,3", "96,4")).unwrap();
    let changed = extract(home.path());
    assert_eq!(changed.lines().count(), whole.lines().count());
    assert!(changed.contains("96.4"), "a file that changed meanwhile is read again");
}

#[test]
fn facts_flow_through_pipes() {
    let home = commune();
    let whole = extract(home.path());
    let list = fs::File::open(home.path().join("list")).unwrap();
    let mut piped = command(home.path(), &["extract", "--files-from", "-", "--out", "-"]);
    let output = piped.stdin(Stdio::from(list)).output().unwrap();
    assert_eq!(out(&output), whole);
}

#[test]
fn a_line_that_is_not_of_this_program_is_refused_with_its_number() {
    let home = commune();
    let facts = extract(home.path());
    let lines: Vec<&str> = facts.lines().collect();
    let with = |line: &str| format!("{}\n{line}\n", lines[0]);
    refused(home.path(), &with("{"), 2, "không phải dòng do tonghop extract ghi");
    refused(home.path(), &with("\u{feff}"), 2, "không phải dòng do tonghop extract ghi");
    refused(home.path(), &with(&"[".repeat(100_000)), 2, "không phải dòng do tonghop extract ghi");
    refused(home.path(), &with(&lines[1].replacen("{", "{\"x\":1,", 1)), 2, "không phải dòng");
    refused(home.path(), &with(lines[0]), 2, "dòng 1");
    refused(home.path(), &with(&lines[1].replacen("\"format\":1", "\"format\":9", 1)), 2, "phiên bản");
    let elsewhere = lines[1].replacen("\"file\":\"bao-cao/", "\"file\":\"../", 1);
    refused(home.path(), &with(&elsewhere), 2, "không phải đường dẫn nằm trong bao-cao");
    let other = lines[1].replacen("\"file\":\"bao-cao/2026-Q1/Trạm", "\"file\":\"bao-cao/2026-Q1/Trường", 1);
    refused(home.path(), &with(&other), 2, "số liệu của tệp khác");
    let settled = lines[1].replacen("\"state\":\"Read\"", "\"state\":{\"Duplicate\":{\"of\":\"x\"}}", 1);
    assert_ne!(settled, lines[1]);
    refused(home.path(), &with(&settled), 2, "chỉ được xét khi tổng hợp");
    let item = serde_json::from_str::<Value>(lines[1]).unwrap()["submissions"][0]["facts"][0]["item"].to_string();
    let unknown = lines[1].replacen(&format!("\"item\":{item}"), "\"item\":\"PL1.I.99\"", 1);
    assert_ne!(unknown, lines[1]);
    refused(home.path(), &with(&unknown), 2, "không có trong Chương trình");
}

#[test]
fn facts_held_against_another_programme_are_refused() {
    let home = commune();
    let facts = extract(home.path());
    let corrections = home.path().join("inputs/chuong-trinh/ct.sua-doi.toml");
    assert_eq!(tonghop(home.path(), &["run", "--facts", "facts.ndjson"]).status.code(), Some(1));
    let text = fs::read_to_string(&corrections).unwrap();
    let changed = text.replacen("# tinh_chat = \"cộng dồn\"", "tinh_chat = \"thời điểm\"", 1);
    assert!(text != changed);
    fs::write(&corrections, changed).unwrap();
    refused(home.path(), &facts, 1, "Chương trình");
}

#[test]
fn a_list_names_files_below_the_reports_only() {
    let home = commune();
    for (list, line, says) in [
        ("bao-cao/a.txt\n/etc/passwd\n", 2, "không phải đường dẫn nằm trong bao-cao"),
        ("\nbao-cao/../../x\n", 2, "không phải đường dẫn nằm trong bao-cao"),
        ("bao-cao/a.txt\n\nbao-cao/a.txt\n", 3, "trùng với dòng 1"),
    ] {
        fs::write(home.path().join("list"), list).unwrap();
        let done = tonghop(home.path(), &["extract", "--files-from", "list", "--out", "x.ndjson"]);
        assert_eq!(done.status.code(), Some(2));
        assert!(err(&done).contains(&format!("dòng {line}")) && err(&done).contains(says), "{}", err(&done));
        assert!(!home.path().join("x.ndjson").exists());
    }
}

#[test]
fn a_file_of_people_is_never_written_over() {
    let home = commune();
    fs::write(home.path().join("report.docx"), "mine").unwrap();
    let before = tree(home.path());
    let done = tonghop(home.path(), &["extract", "--files-from", "list", "--out", "report.docx"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(err(&done).contains("không phải tệp do tonghop extract ghi"), "{}", err(&done));
    assert_eq!(tree(home.path()), before);
}
