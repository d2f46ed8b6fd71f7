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
    for number in 1..=11 {
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

fn parts(bytes: Vec<u8>) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut xml = String::new();
        if file.read_to_string(&mut xml).is_ok() {
            parts.push((name, xml));
        }
    }
    parts
}

#[test]
fn charts_are_native_and_stand_over_their_figures() {
    let programme = crate::programme::programme();
    let now = crate::quarter::consolidation(&programme);
    let mut earlier = crate::quarter::consolidation(&programme);
    earlier.period = "2025-Q4".parse().unwrap();
    let files = tonghop::outputs::write(&programme, &now, &[&earlier], &crate::quarter::options()).unwrap();
    let parts = parts(files.into_iter().find(|file| file.name.ends_with(".xlsx")).unwrap().bytes);
    let charts: Vec<&String> =
        parts.iter().filter(|(name, _)| name.starts_with("xl/charts/chart")).map(|(_, xml)| xml).collect();
    assert_eq!(charts.len(), 4);
    for chart in &charts {
        assert!(chart.contains("<c:f>'Biểu đồ'!$") && chart.contains("<c:legend>"), "{chart}");
    }
    let sheet = &parts.iter().find(|(name, _)| name == "xl/worksheets/sheet2.xml").unwrap().1;
    assert!(sheet.contains("sparkline") && sheet.contains("<rowBreaks"));
    insta::assert_snapshot!("charts", grid(tonghop::wording::chart::SHEET));
}

#[test]
fn a_figure_leads_to_its_file_and_a_changed_word_changes_its_colour() {
    let parts = parts(super::output(".xlsx").bytes);
    let ways: Vec<&String> =
        parts.iter().filter(|(name, _)| name.contains("worksheets/_rels")).map(|(_, xml)| xml).collect();
    let all: String = ways.into_iter().cloned().collect();
    assert!(all.contains(
        "Target=\"../../inputs/bao-cao/2026-Q1/Dang%20uy%20UBND%20-%20bieu%20so%20lieu%20quy%20I%20(sua).xlsx\""
    ));
    assert!(!all.contains("http") || !all.contains("TargetMode=\"External\" Target=\"http"));
    let appendix = &parts.iter().find(|(name, _)| name == "xl/worksheets/sheet3.xml").unwrap().1;
    assert!(appendix.contains("<conditionalFormatting") && appendix.contains("\"Chậm tiến độ\""));
    assert!(appendix.contains("<autoFilter"));
}
