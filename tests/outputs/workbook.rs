//! The workbook as a reader sees it.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};

use crate::quarter::HOSTILE;

fn book() -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(super::output(".xlsx").bytes)).unwrap()
}

/// A sheet as lines of cells joined by " | "; empty cells at the end are left out.
fn grid(name: &str) -> String {
    let range = book().worksheet_range(name).unwrap();
    let line = |row: &[Data]| {
        let cells: Vec<String> = row.iter().map(|cell| cell.to_string().replace('\n', " / ")).collect();
        cells.join(" | ").trim_end_matches([' ', '|']).to_owned()
    };
    range.rows().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn sheets_show_programme_and_results() {
    for (snapshot, sheet) in [
        ("overview", "Tổng quan"),
        ("appendix_1", "Phụ lục 1"),
        ("appendix_2", "Phụ lục 2"),
        ("appendix_3", "Phụ lục 3"),
        ("body", "Chỉ tiêu trong Chương trình"),
        ("submissions", "Tình hình nộp báo cáo"),
        ("review", "Cần xem lại"),
        ("sources", "Nguồn số liệu"),
    ] {
        insta::assert_snapshot!(snapshot, grid(sheet));
    }
}

#[test]
fn figures_are_numbers_and_hostile_text_is_text() {
    let mut book = book();
    let appendix = book.worksheet_range("Phụ lục 1").unwrap();
    assert!(appendix.used_cells().any(|(_, _, cell)| *cell == Data::Float(97.2)));
    let review = book.worksheet_range("Cần xem lại").unwrap();
    let quoted = review.used_cells().find(|(_, _, cell)| cell.to_string().starts_with("=HYPERLINK")).unwrap();
    let shown = HOSTILE.replace(['\u{202E}', '\u{202C}'], "").replace('\u{0}', "");
    assert_eq!(quoted.2.to_string(), shown.split_whitespace().collect::<Vec<_>>().join(" "));
    for sheet in book.sheet_names() {
        assert!(book.worksheet_formula(&sheet).unwrap().used_cells().next().is_none(), "{sheet}");
    }
}

#[test]
fn sheets_are_ready_to_print() {
    let mut archive = zip::ZipArchive::new(Cursor::new(super::output(".xlsx").bytes)).unwrap();
    for number in 1..=10 {
        let mut xml = String::new();
        archive.by_name(&format!("xl/worksheets/sheet{number}.xml")).unwrap().read_to_string(&mut xml).unwrap();
        for wanted in [
            "paperSize=\"9\"",
            "orientation=\"landscape\"",
            "fitToPage=\"1\"",
            "fitToHeight=\"0\"",
            "Trang &amp;P/&amp;N",
        ] {
            assert!(xml.contains(wanted), "sheet {number}: {wanted}");
        }
    }
    let mut names = String::new();
    archive.by_name("xl/workbook.xml").unwrap().read_to_string(&mut names).unwrap();
    assert_eq!(names.matches("_xlnm.Print_Titles").count(), 9);
}
