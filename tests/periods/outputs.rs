//! A year and a term in the outputs, each number derived here.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use rust_decimal::Decimal;
use serde_json::Value;
use tonghop::model::{Calendar, Consolidation, Measure, Status, Submission};
use tonghop::outputs::{Letterhead, Options, OutputFile, write};

use crate::office::{
    COMMITTEE, FRONT, HALL, INSURED, LEADERS, MEMBERS, PARTY_BOARD, POOR, REVENUE, TREES, URBAN, consolidated_by,
    figure, number, programme, report, result, state,
};

/// Trees, people insured, poor households, revenue since the start of the year, money spent, by quarter of 2026; new
/// members by quarter of 2026 and unit.
const PLANTED: [&str; 4] = ["120", "95", "0", "210"];
const SHARE: [&str; 4] = ["91.2", "92.45", "93.1", "94"];
const HOUSEHOLDS: [&str; 4] = ["62", "58", "51", "47"];
const GROWTH: [&str; 4] = ["8.1", "8.6", "9.4", "10.3"];
const SPENT: [&str; 4] = ["350.5", "1200", "99.5", "410"];
const JOINED: [(&str, [&str; 4]); 3] = [
    ("Chi bộ Trường THCS Nam Hà", ["2", "1", "3", "2"]),
    ("Chi bộ Công an phường", ["4", "0", "2", "5"]),
    ("Chi bộ Quân sự phường", ["1", "3", "0", "4"]),
];
/// The same of 2027, by year, and of the first half of 2028.
const LATER_TREES: [(&str, &str); 2] = [("2027", "1600"), ("2028-H1", "75")];

fn history() -> Vec<Submission> {
    let mut all = Vec::new();
    for at in 0..4 {
        let of = format!("2026-Q{}", at + 1);
        let growth = if at == 0 { Measure::InPeriod } else { Measure::CumulativeYear };
        all.push(report(FRONT, &of, vec![result(TREES, PLANTED[at])]));
        all.push(report(
            COMMITTEE,
            &of,
            vec![
                result(INSURED, SHARE[at]),
                result(POOR, HOUSEHOLDS[at]),
                figure(REVENUE, growth, GROWTH[at]),
                state(URBAN, if at < 2 { Status::NotMet } else { Status::Met }),
                result(HALL, SPENT[at]),
            ],
        ));
        for (unit, counts) in JOINED {
            all.push(report(unit, &of, vec![result(MEMBERS, counts[at])]));
        }
        if at < 3 {
            let word = if at == 0 { Status::InProgress } else { Status::Done };
            all.push(report(PARTY_BOARD, &of, vec![state(LEADERS, word)]));
        }
    }
    all.extend(LATER_TREES.map(|(of, count)| report(FRONT, of, vec![result(TREES, count)])));
    all.iter_mut().for_each(|each| each.dated = Some((2026, 4, 3)));
    all
}

fn calendar() -> Calendar {
    Calendar { last_day: None, due_day: Some(5), mid_term: Some((2028, 6, 30)) }
}

fn made(of: &str) -> Consolidation {
    consolidated_by(of, &history(), calendar())
}

fn files(of: &str) -> Vec<OutputFile> {
    let options = Options {
        template: None,
        year_template: None,
        term_template: None,
        board_template: None,
        deadline: None,
        edition: None,
        sources: tonghop::outputs::Sources::default(),
        letterhead: Letterhead {
            superior: None,
            issuer: None,
            place: None,
            number: None,
            sign: "BC/ĐU".into(),
            date: None,
            receivers: vec!["Ban Thường vụ Thành ủy".into(), "Lưu Văn phòng Đảng ủy".into()],
            authority: "T/M BAN THƯỜNG VỤ".into(),
            position: "BÍ THƯ".into(),
            signer: None,
        },
        generated: jiff::civil::date(2026, 11, 24).at(16, 40, 0, 0),
        version: "0.1.0".into(),
    };
    let made = write(&programme(), &made(of), &[], &options).unwrap();
    // `TONGHOP_KEEP=folder cargo test --test periods` leaves the files there.
    if let Some(folder) = std::env::var_os("TONGHOP_KEEP") {
        for file in &made {
            std::fs::write(std::path::Path::new(&folder).join(&file.name), &file.bytes).unwrap();
        }
    }
    made
}

fn output(of: &str, ending: &str) -> Vec<u8> {
    files(of).into_iter().find(|file| file.name.ends_with(ending)).unwrap().bytes
}

pub(crate) fn json(of: &str) -> Value {
    serde_json::from_slice(&output(of, ".json")).unwrap()
}

fn sum(figures: &[&str]) -> Decimal {
    figures.iter().map(|text| number(text)).sum()
}

fn joined(quarters: usize) -> Decimal {
    JOINED.iter().map(|(_, counts)| sum(&counts[..quarters])).sum()
}

/// What a reader of the reports works out for the first quarters of 2026 together.
fn expected(quarters: usize) -> BTreeMap<&'static str, Decimal> {
    let last = quarters - 1;
    BTreeMap::from([
        (TREES, sum(&PLANTED[..quarters])),
        (INSURED, number(SHARE[last])),
        (POOR, number(HOUSEHOLDS[last])),
        (REVENUE, number(GROWTH[last])),
        (MEMBERS, joined(quarters)),
        (HALL, sum(&SPENT[..quarters])),
    ])
}

fn item<'a>(json: &'a Value, id: &str) -> &'a Value {
    json["items"].as_array().unwrap().iter().find(|item| item["item"] == id).unwrap()
}

fn decimal(value: &Value) -> Option<Decimal> {
    value.is_number().then(|| number(&value.to_string()).normalize())
}

#[test]
fn six_months_nine_months_and_the_year_give_the_numbers_of_their_quarters() {
    for (of, quarters) in [("2026-H1", 2), ("2026-9M", 3), ("2026", 4)] {
        let found = json(of);
        for (id, want) in expected(quarters) {
            assert_eq!(decimal(&item(&found, id)["in_period"]), Some(want.normalize()), "{of} {id}");
        }
        // What accumulates has the same since the start of the year, and the term begins with this year.
        for id in [TREES, MEMBERS, HALL] {
            let want = expected(quarters)[id].normalize();
            assert_eq!(decimal(&item(&found, id)["cumulative_year"]), Some(want), "{of} {id}");
            assert_eq!(decimal(&item(&found, id)["cumulative_term"]), Some(want), "{of} {id}");
        }
        // Nothing else has a figure.
        let with_figure =
            found["items"].as_array().unwrap().iter().filter(|item| item["in_period"].is_number()).count();
        assert_eq!(with_figure, expected(quarters).len(), "{of}");
    }
}

#[test]
fn each_quarter_says_what_has_accumulated() {
    for quarters in 1..=4 {
        let found = json(&format!("2026-Q{quarters}"));
        let (trees, members) = (item(&found, TREES), item(&found, MEMBERS));
        assert_eq!(decimal(&trees["in_period"]), Some(number(PLANTED[quarters - 1])));
        assert_eq!(decimal(&trees["cumulative_year"]), Some(sum(&PLANTED[..quarters])));
        assert_eq!(decimal(&members["cumulative_year"]), Some(joined(quarters)));
        assert_eq!(decimal(&members["cumulative_term"]), Some(joined(quarters)));
    }
}

#[test]
fn mid_term_gives_the_numbers_of_its_years_and_the_pace_that_is_needed() {
    let found = json("mid-term");
    let total = sum(&PLANTED) + number("1600") + number("75");
    assert_eq!(decimal(&item(&found, TREES)["in_period"]), Some(total));
    // Of the rates the last report is two years old: it stands, and says so.
    assert_eq!(decimal(&item(&found, INSURED)["in_period"]), Some(number("94")));
    let history = found["history"]["items"].as_array().unwrap();
    let of = |id: &str| history.iter().find(|item| item["item"] == id).unwrap();
    assert_eq!(of(INSURED)["as_of"], "2026-Q4");
    // 5,000 by the end of 2030; two and a half years are left.
    let needed = number("5000") - total;
    assert_eq!(decimal(&of(TREES)["pace"]["needed"]), Some(needed));
    assert_eq!(decimal(&of(TREES)["pace"]["each_year"]), Some((needed / number("2.5")).ceil()));
    let years: Vec<Option<Decimal>> =
        of(TREES)["steps"].as_array().unwrap().iter().map(|step| decimal(&step["value"])).collect();
    assert_eq!(years, [Some(sum(&PLANTED)), Some(number("1600")), Some(number("75"))]);
    // Members were reported in the first year only: no total, and what there is.
    assert_eq!(item(&found, MEMBERS)["in_period"], Value::Null);
    assert_eq!(decimal(&of(MEMBERS)["so_far"]), Some(joined(4)));
}

#[test]
fn who_owes_what_is_told_unit_by_unit() {
    let found = json("2026");
    let units = found["units"].as_array().unwrap();
    let of = |name: &str| units.iter().find(|unit| unit["unit"] == name).unwrap();
    // The Party board leads members and the standing task; its task of 2029-2030 is not due, its fourth report missing.
    let board = of(PARTY_BOARD);
    assert_eq!(board["reports"], serde_json::json!([3, 4]));
    let last = &board["deliveries"][3];
    assert_eq!((&last["arrival"], &last["owed"]), (&"missing".into(), &serde_json::json!([MEMBERS, LEADERS])));
    assert_eq!(board["items"], serde_json::json!([3, 8]));
    // All carry 3 April 2026: in time for every quarter.
    assert_eq!(of(FRONT)["on_time"], serde_json::json!([4, 4]));
    assert_eq!(of(FRONT)["deliveries"][0]["due"], "2026-04-05");
    assert_eq!(of(COMMITTEE)["items"], serde_json::json!([20, 20]));
}

#[test]
fn the_workbook_shows_periods_side_by_side_and_what_is_owed() {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(output("2026", ".xlsx"))).unwrap();
    let sheet = book.worksheet_range("Diễn biến theo kỳ").unwrap();
    let row = |name: &str| -> Vec<Data> {
        let row = sheet.rows().find(|row| row.get(1).is_some_and(|cell| *cell == *name));
        row.unwrap().to_vec()
    };
    let trees = row("Trồng cây xanh");
    assert_eq!(trees[6..11], [120.0, 95.0, 0.0, 210.0, 425.0].map(Data::Float));
    assert_eq!(trees[11].to_string(), "Tăng 210 cây");
    assert_eq!(trees[4].to_string(), "Cộng các kỳ");
    assert_eq!(row("Tỷ lệ tham gia bảo hiểm y tế")[11].to_string(), "Tăng 0,9 điểm %");
    assert_eq!(
        row("Quy hoạch cán bộ")[6..10].iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["Đang thực hiện", "Đã hoàn thành", "Đã hoàn thành", "Chưa có"]
    );
    let duties = book.worksheet_range("Chế độ báo cáo").unwrap();
    let board = duties.rows().find(|row| row[1] == *PARTY_BOARD).unwrap();
    assert_eq!(
        board[3..7].iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            "Đúng hạn (báo cáo ghi ngày 03/04/2026), có 1/2 mục",
            "Đúng hạn (báo cáo ghi ngày 03/04/2026), có 1/2 mục",
            "Đúng hạn (báo cáo ghi ngày 03/04/2026), có 1/2 mục",
            "Chưa gửi"
        ]
    );
    assert_eq!(board[8], Data::Float(0.75));
}

#[test]
fn the_report_accounts_for_each_period_and_the_pace() {
    let text = |of: &str| {
        let mut archive = zip::ZipArchive::new(Cursor::new(output(of, ".docx"))).unwrap();
        let mut xml = String::new();
        archive.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
        let mut text = String::new();
        for piece in xml.replace("</w:p>", "\n").split('<') {
            text.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
        }
        text.replace("&#x2f;", "/")
    };
    let year = text("2026");
    assert!(
        year.contains("Trồng cây xanh (Phụ lục 1, mục I.1): quý I: 120 cây; quý II: 95 cây; quý III: 0 cây; quý IV: 210 cây; cộng cả năm 425 cây"),
        "{year}"
    );
    assert!(year.contains("Số liệu từ ngày 01/01/2026 đến hết ngày 31/12/2026"), "{year}");
    assert!(year.contains("Chưa gửi báo cáo quý IV năm 2026: Ban Xây dựng Đảng Đảng ủy phường."), "{year}");
    let term = text("mid-term");
    // 5,000 less 2,100 in two and a half years.
    assert!(term.contains("còn 2.900 cây, cần bình quân 1.160 cây/năm từ nay đến hết năm 2030"), "{term}");
    assert!(term.contains("năm 2027: 1.600 cây; 6 tháng đầu năm 2028: 75 cây"), "{term}");
    // The task of 2029-2030 was never spoken of.
    assert!(term.contains("Chưa kỳ nào có số liệu (1 mục)"), "{term}");
}
