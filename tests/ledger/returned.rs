//! Workbooks that come back with what people decided.

use std::fs;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use rust_xlsxwriter::Workbook;
use tonghop::model::{Assessment, Decision, RowCause, Standing, SubmissionState, Verdict};
use tonghop::run::rulings::{self, Choice};
use tonghop::run::{Order, Silent, run};

use crate::office::{Office, percent, report};
use crate::rulings::{figure_in, figures, item};

/// Columns of the sheet: decision, value, reason, person.
const VERDICT: usize = 10;

/// The review sheet of the first quarter, read by another library.
fn sheet(office: &Office) -> Vec<Vec<String>> {
    let bytes = fs::read(office.path().join("outputs/2026-Q1/Phu-luc-2026-Q1.xlsx")).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range("Cần xem lại").unwrap();
    range.rows().map(|row| row.iter().map(Data::to_string).collect()).collect()
}

fn fill(row: &mut [String], [verdict, value, why, by]: [&str; 4]) {
    row[VERDICT..VERDICT + 4].clone_from_slice(&[verdict, value, why, by].map(str::to_owned));
}

/// Saves rows as another program would, under another name and sheet.
fn send_back(office: &Office, name: &str, rows: &[Vec<String>]) {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Trang khác").unwrap();
    let page = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(cells) {
            match text.strip_prefix("số:").map(|number| number.parse::<f64>().unwrap()) {
                Some(number) => page.write_number(row, column, number).unwrap(),
                None => page.write_string(row, column, text).unwrap(),
            };
        }
    }
    fs::write(office.path().join("inputs/bao-cao").join(name), book.save_to_buffer().unwrap()).unwrap();
}

fn head(rows: &[Vec<String>]) -> usize {
    rows.iter().position(|row| row.last().is_some_and(|text| text.starts_with("tonghop-y-kien"))).unwrap()
}

#[test]
fn decisions_come_back_from_a_workbook_that_was_sorted_and_saved_elsewhere() {
    let office = Office::with(&[("a.txt", &report("95,3")), ("b.txt", &report("96,1"))]);
    assert_eq!(item(&office.run()).assessment, Assessment::NeedsReview);
    let mut rows = sheet(&office);
    let head = head(&rows);
    for row in &mut rows[head + 1..] {
        match row[7].as_str() {
            "bao-cao/a.txt" => fill(row, ["bỏ", "", "số cũ", "Lê Văn C"]),
            "bao-cao/b.txt" => fill(row, ["Nhận", "", "đã hỏi", "Lê Văn C"]),
            _ => {}
        }
    }
    rows[head + 1..].reverse();
    let mut note = vec![String::new(); rows[head].len()];
    note[1] = "ghi chú của văn phòng".into();
    rows.insert(head + 1, note);
    rows.iter_mut().for_each(|row| row.insert(3, String::new()));
    send_back(&office, "gửi lại (1).xlsx", &rows);
    let after = office.run();
    assert_eq!(item(&after).in_period, Some(percent("96.1")));
    assert_eq!(figure_in(&after, "a.txt").1.decision, Decision::Rejected);
    let returned = after.consolidation.submissions.iter().find(|each| each.file.ends_with("(1).xlsx")).unwrap();
    match &returned.state {
        SubmissionState::ReviewSheet(sheet) => assert_eq!((sheet.rows.len(), &sheet.faults), (2, &Vec::new())),
        other => panic!("{other:?}"),
    }
    let so_lieu = fs::read_to_string(office.path().join("outputs/2026-Q1/so-lieu.json")).unwrap();
    assert!(so_lieu.contains("\"review_sheet\"") && so_lieu.contains("ghi nhận 2 ý kiến"), "{so_lieu}");
    // Read again it says nothing new; taken away it stays in force.
    let known = rulings::list(&office.config()).unwrap();
    office.run();
    fs::remove_file(office.path().join("inputs/bao-cao/gửi lại (1).xlsx")).unwrap();
    assert_eq!(item(&office.run()).in_period, Some(percent("96.1")));
    assert_eq!(rulings::list(&office.config()).unwrap(), known);
    // The decisions stand in the new sheet, to be changed.
    let mut rows = sheet(&office);
    let row = rows.iter_mut().find(|row| row.get(7).is_some_and(|file| file == "bao-cao/b.txt")).unwrap();
    assert_eq!(row[VERDICT..VERDICT + 4], ["Nhận", "", "đã hỏi", "Lê Văn C"].map(str::to_owned));
    fill(row, ["Sửa thành", "số:96.2", "số chính thức", "Lê Văn C"]);
    send_back(&office, "lần hai.xlsx", &rows);
    assert_eq!(item(&office.run()).in_period, Some(percent("96.2")));
}

#[test]
fn rows_that_can_not_be_followed_are_told_with_their_cause() {
    let shares = ["95,1", "95,2", "95,3", "95,4", "95,5", "95,6", "95,7", "95,8"];
    let names: Vec<String> = (0..shares.len()).map(|at| format!("{at}.txt")).collect();
    let texts: Vec<String> = shares.iter().map(|share| report(share)).collect();
    let reports: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    let office = Office::with(&reports);
    office.run();
    let mut rows = sheet(&office);
    let filled = [
        ["Sửa thành", "95,4%", "đã hỏi", "Lê Văn C"],
        ["", "", "đã hỏi", "Lê Văn C"],
        ["Có thể", "", "đã hỏi", "Lê Văn C"],
        ["Bỏ", "", "đã hỏi", ""],
        ["Bỏ", "", "", "Lê Văn C"],
        ["Sửa thành", "", "đã hỏi", "Lê Văn C"],
        ["Sửa thành", "chín mươi mấy", "đã hỏi", "Lê Văn C"],
        ["Sửa thành", "1.250 hộ", "đã hỏi", "Lê Văn C"],
    ];
    for (name, entry) in names.iter().zip(filled) {
        let row = rows.iter_mut().find(|row| row.get(7).is_some_and(|file| file.ends_with(name.as_str()))).unwrap();
        fill(row, entry);
    }
    let whole = rows.iter_mut().find(|row| row.get(3).is_some_and(|text| text == "Kết quả tổng hợp")).unwrap();
    fill(whole, ["Nhận", "", "đã hỏi", "Lê Văn C"]);
    send_back(&office, "ý kiến.xlsx", &rows);
    let after = office.run();
    let returned = after.consolidation.submissions.iter().find(|each| each.file.ends_with("ý kiến.xlsx")).unwrap();
    let SubmissionState::ReviewSheet(sheet) = &returned.state else { panic!("{returned:?}") };
    let causes: Vec<&RowCause> = sheet.faults.iter().map(|fault| &fault.cause).collect();
    let text = str::to_owned;
    assert_eq!(
        causes,
        [
            &RowCause::NoKey,
            &RowCause::NoVerdict,
            &RowCause::UnknownVerdict { text: text("Có thể") },
            &RowCause::NoPerson,
            &RowCause::NoReason,
            &RowCause::NoValue,
            &RowCause::UnreadValue { text: text("chín mươi mấy") },
            &RowCause::OtherUnit { text: text("1.250 hộ") },
        ]
    );
    assert_eq!(sheet.rows.len(), 1);
    assert_eq!(sheet.rows[0].verdict, Verdict::Replace(percent("95.4")));
    let so_lieu = fs::read_to_string(office.path().join("outputs/2026-Q1/so-lieu.json")).unwrap();
    assert!(so_lieu.contains("chưa ghi người xử lý"), "{so_lieu}");
}

#[test]
fn what_waits_is_listed_and_decided_by_its_key() {
    let office = Office::with(&[("a.txt", &report("95,3")), ("b.txt", &report("96,1"))]);
    office.run();
    let open = rulings::open_figures(&office.config()).unwrap();
    assert_eq!(open.iter().map(|each| each.file.as_str()).collect::<Vec<_>>(), ["bao-cao/a.txt", "bao-cao/b.txt"]);
    let decide =
        |key: &str, choice: Choice, why: &str| rulings::decide(&office.config(), key, &choice, "Lê Văn C", why);
    assert!(decide("k", Choice::Drop, "đã hỏi").is_err());
    assert!(decide(&open[0].about.id(), Choice::Drop, " ").is_err());
    decide(&open[0].about.id(), Choice::Replace("95,9".into()), "đã hỏi").unwrap();
    decide(&open[1].about.id(), Choice::Drop, "đã hỏi").unwrap();
    let after = office.run();
    assert_eq!(item(&after).in_period, Some(percent("95.9")));
    assert_eq!(rulings::open_figures(&office.config()).unwrap(), []);
}

#[test]
fn a_workbook_on_an_archived_period_is_followed_from_the_ledger() {
    let second = report("97,1").replace("quý I năm 2026", "quý II năm 2026").replace("tháng 3", "tháng 6");
    let office = Office::with(&[("a.txt", &report("95,3")), ("b.txt", &report("96,1")), ("c.txt", &second)]);
    run(&Order { config: office.config(), ..Order::default() }, &Silent).unwrap();
    let mut rows = sheet(&office);
    let row = rows.iter_mut().find(|row| row.get(7).is_some_and(|file| file == "bao-cao/b.txt")).unwrap();
    fill(row, ["Nhận", "", "đã hỏi", "Lê Văn C"]);
    send_back(&office, "ý kiến.xlsx", &rows);
    for name in ["a.txt", "b.txt"] {
        fs::remove_file(office.path().join("inputs/bao-cao").join(name)).unwrap();
    }
    let finished = run(&Order { config: office.config(), ..Order::default() }, &Silent).unwrap();
    assert_eq!(finished[0].consolidation.period.to_string(), "2026-Q1");
    assert_eq!(item(&finished[0]).in_period, Some(percent("96.1")));
    assert_eq!(figures(&finished[0]).len(), 2);
    assert_eq!(finished[0].consolidation.rulings[0].standing, Standing::Applied);
}

#[test]
fn a_figure_that_nobody_doubted_is_corrected_and_dropped_by_its_key() {
    let office = Office::with(&[("a.txt", &report("95,3"))]);
    let before = office.run();
    assert_eq!(rulings::open_figures(&office.config()).unwrap(), []);
    let (submission, fact) = figures(&before)[0];
    let key = submission.key(fact).id();
    let bytes = fs::read(office.path().join("outputs/2026-Q1/Phu-luc-2026-Q1.xlsx")).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sources = book.worksheet_range("Nguồn số liệu").unwrap();
    assert!(sources.rows().any(|row| row.iter().any(|cell| cell.to_string() == key)), "{key}");
    let decide = |choice: Choice| rulings::decide(&office.config(), &key, &choice, "Lê Văn C", "đơn vị đính chính");
    decide(Choice::Replace("95,9".into())).unwrap();
    let corrected = office.run();
    assert_eq!(item(&corrected).in_period, Some(percent("95.9")));
    let (submission, fact) = figures(&corrected)[0];
    assert_eq!(submission.key(fact).id(), key, "a corrected figure keeps its key");
}
