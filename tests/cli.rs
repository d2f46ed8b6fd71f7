//! The commands as a user meets them.

#![allow(clippy::unwrap_used)]

mod home;

use std::fs;

use home::{PROGRAMME, err, office, out, tonghop};

/// A report of a health station, as plain text.
const REPORT: &str = "ĐẢNG ỦY PHƯỜNG KIẾN AN\nTRẠM Y TẾ PHƯỜNG\n\nKiến An, ngày 20 tháng 3 năm 2026\n\nBÁO CÁO\n\
    Kết quả thực hiện nhiệm vụ quý I năm 2026\n\n- Tỷ lệ dân số tham gia bảo hiểm y tế đạt 95,3%.\n";

#[track_caller]
fn fails(args: &[&str], says: &[&str]) {
    let home = tempfile::tempdir().unwrap();
    let output = tonghop(home.path(), args);
    assert_eq!(output.status.code(), Some(2), "{}", err(&output));
    for words in says {
        assert!(err(&output).contains(words), "{words:?} is not in {:?}", err(&output));
    }
    assert!(!err(&output).contains('\u{1b}'), "colour without a terminal");
}

#[test]
fn what_can_not_be_done_is_told_in_vietnamese_with_status_2() {
    fails(&["run"], &["Không thấy tệp Chương trình", "inputs/chuong-trinh"]);
    fails(&["run", "--programme", PROGRAMME], &["Không mở được thư mục báo cáo", "inputs/bao-cao"]);
    fails(&["run", "--period", "2026-Q7"], &["2026-Q7", "--period"]);
    fails(&["run", "--programme", "khong-co.docx"], &["khong-co.docx"]);
    fails(&["tong-hop"], &["không có lệnh \"tong-hop\""]);
    fails(&["programe"], &["gần giống: programme"]);
    fails(&["programme"], &["thiếu <TỆP>"]);
    fails(&["inspect", "khong-co.docx"], &["Không mở được tệp \"khong-co.docx\""]);
    fails(&["inspect", "a", "--text", "--json"], &["--text", "--json"]);
    fails(&["run", "--inputz", "x"], &["--inputz", "--inputs"]);
}

#[test]
fn help_is_vietnamese_throughout() {
    let home = tempfile::tempdir().unwrap();
    for args in [&["--help"][..], &["run", "--help"], &["programme", "-h"], &["inspect", "--help"]] {
        let output = tonghop(home.path(), args);
        assert_eq!(output.status.code(), Some(0));
        let text = out(&output);
        assert!(text.contains("Cách dùng: tonghop"), "{text}");
        for english in ["Usage", "Options", "Commands", "Arguments", "default:", "possible values", "Print"] {
            assert!(!text.contains(english), "{english:?} in {text}");
        }
    }
}

#[test]
fn a_run_lists_every_file_and_says_by_its_status_that_something_waits() {
    let files: [(&str, &[u8]); 6] = [
        ("2026-Q1/Trạm Y tế.txt", REPORT.as_bytes()),
        ("2026-Q1/Trạm Y tế - Copy.txt", REPORT.as_bytes()),
        ("2026-Q1/hỏng.docx", b"PK\x03\x04 cut off"),
        ("2026-Q1/rỗng.xlsx", b""),
        ("2026-Q1/Thumbs.db", b"\xD0\xCF\x11\xE0"),
        ("2026-Q1/ảnh.jpg", b"\xFF\xD8\xFF\xE0\0\0"),
    ];
    let home = office(&files);
    let before: Vec<Vec<u8>> = files.iter().map(|(_, bytes)| bytes.to_vec()).collect();
    let output = tonghop(home.path(), &[]);
    assert_eq!(output.status.code(), Some(1), "{}", err(&output));
    assert!(out(&output).contains("Số tệp nhận được 6 ="), "{}", out(&output));
    let folder = home.path().join("outputs/2026-Q1");
    let result: serde_json::Value = serde_json::from_slice(&fs::read(folder.join("so-lieu.json")).unwrap()).unwrap();
    let states: Vec<(&str, &str)> = result["submissions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|each| (each["file"].as_str().unwrap(), each["state"].as_str().unwrap()))
        .collect();
    assert_eq!(
        states,
        [
            ("bao-cao/2026-Q1/Thumbs.db", "not_a_report"),
            ("bao-cao/2026-Q1/Trạm Y tế - Copy.txt", "duplicate"),
            ("bao-cao/2026-Q1/Trạm Y tế.txt", "read"),
            ("bao-cao/2026-Q1/hỏng.docx", "unreadable"),
            ("bao-cao/2026-Q1/rỗng.xlsx", "unreadable"),
            ("bao-cao/2026-Q1/ảnh.jpg", "not_a_report"),
        ]
    );
    let unexplained = |each: &&serde_json::Value| each["state"] != "read" && each["reason"].is_null();
    assert!(result["submissions"].as_array().unwrap().iter().find(unexplained).is_none());
    assert!(folder.join("Phu-luc-2026-Q1.xlsx").is_file());
    for ((name, _), bytes) in files.iter().zip(before) {
        assert_eq!(fs::read(home.path().join("inputs/bao-cao").join(name)).unwrap(), bytes, "{name} was changed");
    }
}

#[test]
fn one_period_can_be_asked_for_and_others_do_not_leak_into_it() {
    let second = REPORT.replace("quý I ", "quý II ").replace("95,3", "95,9");
    let home = office(&[("a.txt", REPORT.as_bytes()), ("b.txt", second.as_bytes())]);
    tonghop(home.path(), &["run", "--period", "2026-Q2", "--outputs", "kq"]);
    assert!(!home.path().join("kq/2026-Q1").exists());
    let text = fs::read_to_string(home.path().join("kq/2026-Q2/so-lieu.json")).unwrap();
    assert!(text.contains("b.txt") && !text.contains("a.txt"), "{text}");
}

#[test]
fn a_wrong_setting_is_told_with_its_place() {
    let home = office::<&str>(&[]);
    fs::write(home.path().join("tonghop.toml"), "[doc-tep]\ngiay-moi-tep = 5\ngiay = 5\n").unwrap();
    let output = tonghop(home.path(), &["run"]);
    assert_eq!(output.status.code(), Some(2));
    let said = err(&output);
    assert!(said.contains("tonghop.toml, dòng 3, cột 1: không có mục \"giay\""), "{said}");
    assert!(said.contains("giay-moi-tep"), "{said}");
}

#[test]
fn inspect_shows_text_and_what_was_understood() {
    let home = office(&[("a.txt", REPORT.as_bytes())]);
    let text = tonghop(home.path(), &["inspect", "inputs/bao-cao/a.txt", "--text"]);
    assert!(out(&text).contains("Tỷ lệ dân số tham gia bảo hiểm y tế đạt 95,3%."), "{}", out(&text));
    let understood = out(&tonghop(home.path(), &["inspect", "inputs/bao-cao/a.txt"]));
    assert!(understood.contains("quý I năm 2026") && understood.contains("Đơn vị: "), "{understood}");
    let json = tonghop(home.path(), &["inspect", "inputs/bao-cao/a.txt", "--json"]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(json["pieces"][0]["submission"]["period"], "2026-Q1");
    fs::write(home.path().join("rỗng.docx"), "").unwrap();
    let empty = tonghop(home.path(), &["inspect", "rỗng.docx", "--text"]);
    assert_eq!((empty.status.code(), empty.stdout.len()), (Some(1), 0));
    assert!(err(&empty).contains("Tệp rỗng"), "{}", err(&empty));
}

#[test]
fn programme_shows_its_items_and_contradictions() {
    let home = tempfile::tempdir().unwrap();
    let overview = tonghop(home.path(), &["programme", PROGRAMME]);
    assert_eq!(overview.status.code(), Some(0));
    assert!(out(&overview).contains("Phụ lục 1: 30 chỉ tiêu"), "{}", out(&overview));
    let json = tonghop(home.path(), &["programme", PROGRAMME, "--json"]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(json["pl3"].as_array().unwrap().len(), 39);
    let check = tonghop(home.path(), &["programme", PROGRAMME, "--check"]);
    assert_eq!(check.status.code(), Some(i32::from(out(&check).contains("mục"))), "{}", out(&check));
}

#[test]
fn the_office_corrects_what_was_inferred_and_keeps_its_file() {
    let home = office(&[("a.txt", REPORT.as_bytes())]);
    let file = home.path().join("inputs/chuong-trinh/ct.sua-doi.toml");
    tonghop(home.path(), &[]);
    let offered = fs::read_to_string(&file).unwrap();
    assert!(offered.contains("id = \"PL1.I.2\""), "{offered}");
    let natures = |text: &str| {
        fs::write(&file, text).unwrap();
        let output = tonghop(home.path(), &["programme", "inputs/chuong-trinh/ct.docx", "--json"]);
        let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        json["measures"].as_array().unwrap().iter().find(|each| each["id"] == "PL1.I.2").unwrap()["nature"].clone()
    };
    assert_eq!(natures(&offered), "flow");
    assert_eq!(natures("[[chi_tieu]]\nid = \"PL1.I.2\"\ntinh_chat = \"thời điểm\"\n"), "stock");
    tonghop(home.path(), &[]);
    assert!(fs::read_to_string(&file).unwrap().contains("thời điểm"), "the office's file was overwritten");
    fs::write(&file, "[[chi_tieu]]\nid = \"PL1.IX.77\"\n").unwrap();
    let refused = tonghop(home.path(), &[]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(err(&refused).contains("PL1.IX.77") && err(&refused).contains("ct.sua-doi.toml"), "{}", err(&refused));
}
