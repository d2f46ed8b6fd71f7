//! What is read of small reports: whose, of when, and which figures against which items.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use tonghop::document::Readable;
use tonghop::facts::{Context, Options, extract};
use tonghop::lexicon::Lexicon;
use tonghop::model::{Content, Decision, Reason, Submission};
use tonghop::programme::parse;
use tonghop::readers::{self, Reading};

fn document(name: &str, bytes: &[u8]) -> Readable {
    match readers::read(name, bytes, &readers::Options::default()).unwrap() {
        Reading::Document(document) => Readable::new(&document),
        Reading::Container(_) => unreachable!("neither a page nor a programme is an archive"),
    }
}

fn context() -> &'static Context {
    static CONTEXT: OnceLock<Context> = OnceLock::new();
    CONTEXT.get_or_init(|| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("inputs/chuong-trinh/Chuong-trinh-hanh-dong.docx");
        let lexicon = Lexicon::shipped().unwrap();
        let programme = parse(&document("chuong-trinh.docx", &fs::read(path).unwrap()), &lexicon).unwrap();
        Context::new(&programme, lexicon, Options::default())
    })
}

/// A report of a unit with its title and its lines; a line that opens with "|" is the row of a table.
fn report(unit: &str, title: &str, lines: &[&str]) -> Submission {
    let mut page = format!(
        "<html><meta charset=utf-8><table><tr><td>ĐẢNG BỘ PHƯỜNG KIẾN AN<br>{unit}</td>\
         <td>Kiến An, ngày 20 tháng 12 năm 2026</td></tr></table><p>BÁO CÁO</p><p>{title}</p>"
    );
    let mut in_table = false;
    for line in lines {
        match (line.strip_prefix('|'), in_table) {
            (Some(_), false) => page.push_str("<table>"),
            (None, true) => page.push_str("</table>"),
            _ => {}
        }
        in_table = line.starts_with('|');
        match line.strip_prefix('|') {
            Some(row) => {
                let cells: String = row.split('|').map(|cell| format!("<td>{}</td>", cell.trim())).collect();
                page.push_str(&format!("<tr>{cells}</tr>"));
            }
            None => page.push_str(&format!("<p>{line}</p>")),
        }
    }
    page.push_str(if in_table { "</table></html>" } else { "</html>" });
    extract(&document("bao-cao.html", page.as_bytes()), "bao-cao.html", context())
}

/// "item measure value" of the facts with a decision, in order, each once.
fn told(submission: &Submission, decision: Decision) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    for fact in submission.facts.iter().filter(|f| f.decision == decision) {
        let content = match &fact.content {
            Content::Figure(figure) => format!("{} {}", figure.value.normalize(), figure.unit.symbol),
            Content::Status(status) => format!("{status:?}"),
            Content::Product(document) => document.clone(),
            Content::Unread => "?".to_owned(),
        };
        let line = format!("{} {} {}", fact.item, fact.measure.name(), content.trim());
        if !told.contains(&line) {
            told.push(line);
        }
    }
    told
}

fn accepted(unit: &str, lines: &[&str]) -> Vec<String> {
    told(&report(unit, "Kết quả thực hiện nhiệm vụ quý IV năm 2026", lines), Decision::Accepted)
}

fn reviewed(unit: &str, lines: &[&str]) -> Vec<String> {
    told(&report(unit, "Kết quả thực hiện nhiệm vụ quý IV năm 2026", lines), Decision::Review)
}

const GOVERNMENT: &str = "ĐẢNG ỦY UBND PHƯỜNG";

#[test]
fn the_heading_of_social_affairs_names_no_other_commune() {
    let lines = ["II. VĂN HÓA - XÃ HỘI", "Tỷ lệ dân số tham gia bảo hiểm y tế đạt 95,2%."];
    assert_eq!(accepted(GOVERNMENT, &lines), ["PL1.II.13 in_period 95.2 %"]);
    let elsewhere = ["II. VĂN HÓA", "Tại phường Phù Liễn, tỷ lệ dân số tham gia bảo hiểm y tế đạt 91,4%."];
    assert_eq!(accepted(GOVERNMENT, &elsewhere), Vec::<String>::new());
}

#[test]
fn what_stands_below_a_coming_time_is_no_result() {
    let trees = "Trồng mới 500 cây xanh.";
    for heading in [
        "PHẦN THỨ HAI: NHIỆM VỤ 3 THÁNG ĐẦU NĂM TỚI",
        "VI. NĂM 2027",
        "Phần 4. Chỉ tiêu 2027",
        "III. NHIỆM VỤ QUÝ I NĂM 2027",
    ] {
        let facts = report(GOVERNMENT, "Kết quả thực hiện nhiệm vụ quý IV năm 2026", &[heading, trees]).facts;
        assert!(facts.is_empty(), "{heading}: {facts:?}");
    }
    assert_eq!(accepted(GOVERNMENT, &["Phần 1. Kết quả", trees]), ["PL1.II.24 in_period 500 cây xanh"]);
}

#[test]
fn the_year_of_coming_tasks_is_not_the_reports() {
    let period = |title: &str| report(GOVERNMENT, title, &["Nội dung."]).period.map(|p| p.to_string());
    assert_eq!(period("tình hình, kết quả quý IV, nhiệm vụ quý I năm 2027").as_deref(), Some("2026-Q4"));
    assert_eq!(period("Công tác 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2026").as_deref(), Some("2026-H1"));
    assert_eq!(period("Kết quả quý II, phương hướng quý III năm 2026").as_deref(), Some("2026-Q2"));
    let body = report(GOVERNMENT, "Tổng kết công tác năm 2026", &["1. Đợt giao quân tháng 02/2026 đạt kết quả."]);
    assert_eq!(body.period.map(|p| p.to_string()).as_deref(), Some("2026"));
}

#[test]
fn a_table_across_may_have_an_empty_corner() {
    let lines = [
        "| | Hộ gia đình văn hóa (%) | Dân số tham gia BHYT (%) | Trồng cây xanh (cây)",
        "| Kế hoạch năm | 96 | 97 | 30",
        "| Thực hiện quý IV | 96,8 | 96,2 | 34",
        "| Đánh giá | Đạt | Chưa đạt | Đạt",
    ];
    let facts = accepted("CHI BỘ TỔ DÂN PHỐ SỐ 5", &lines);
    for wanted in
        ["PL1.II.24 plan 30 cây", "PL1.II.24 in_period 34 cây", "PL1.II.24 status Met", "PL1.II.13 status NotMet"]
    {
        assert!(facts.iter().any(|f| f == wanted), "{wanted}: {facts:?}");
    }
}

#[test]
fn a_figure_of_an_item_that_is_another_bodys_is_asked() {
    let lines = ["Tỷ lệ dân số tham gia bảo hiểm y tế đạt 95,2%."];
    let report = report("ĐẢNG ỦY CÔNG AN PHƯỜNG", "Kết quả công tác quý IV năm 2026", &lines);
    assert_eq!(told(&report, Decision::Accepted), Vec::<String>::new());
    let fact = report.facts.iter().find(|f| f.decision == Decision::Review).unwrap();
    assert!(fact.reasons.contains(&Reason::NotResponsible), "{:?}", fact.reasons);
}

#[test]
fn a_share_is_of_the_time_and_role_of_what_it_is_a_share_of() {
    let lines = ["Từ đầu năm đã kiểm tra, giám sát 14 tổ chức đảng, bằng 23,0% số tổ chức đảng trực thuộc."];
    let control =
        told(&report("ỦY BAN KIỂM TRA ĐẢNG ỦY PHƯỜNG", "Kết quả công tác quý IV năm 2026", &lines), Decision::Accepted);
    assert_eq!(control, ["PL1.I.4 cumulative_year 23 %"]);
}

#[test]
fn whole_numbers_below_a_rate_are_asked_where_nothing_says_percent() {
    let lines = ["| TT | Nội dung | Quý IV/2025 | Quý IV/2026", "| 1 | Tổ chức đảng được kiểm tra, giám sát | 4 | 6"];
    let control = |decision| {
        told(&report("ỦY BAN KIỂM TRA ĐẢNG ỦY PHƯỜNG", "Kết quả công tác quý IV năm 2026", &lines), decision)
    };
    assert_eq!(control(Decision::Accepted), Vec::<String>::new());
    assert_eq!(control(Decision::Review), ["PL1.I.4 previous 4", "PL1.I.4 in_period 6"]);
}

#[test]
fn part_of_the_whole_tells_how_work_stands_and_is_asked() {
    let lines = ["Mô hình “Ngọn lửa tuổi trẻ - Nghĩa vụ thiêng liêng”: đã ra mắt tại 3/5 trường."];
    let facts = reviewed("BAN CHỈ HUY QUÂN SỰ PHƯỜNG", &lines);
    assert!(facts.iter().any(|f| f == "PL3.39 status InProgress"), "{facts:?}");
}

#[test]
fn ids_written_in_a_table_name_their_items() {
    let lines = ["| Mã | Nhiệm vụ | Kết quả", "| PL2.III.1 | Bầu cử | Đã hoàn thành"];
    assert_eq!(accepted("HỘI ĐỒNG NHÂN DÂN PHƯỜNG KIẾN AN", &lines), ["PL2.III.1 status Done"]);
}
