//! What goes out.

use std::io::Cursor;

use calamine::{Reader, Xlsx};
use tonghop::model::{FormRole, Programme};

use crate::programme::{BOARD, COMMITTEE, programme};
use crate::{asked, book_of_board, files};

#[test]
fn a_unit_is_asked_for_its_own_items_only() {
    let forms = asked(&programme(), &[]);
    let told: Vec<String> = forms
        .iter()
        .map(|form| {
            let rows: Vec<String> = form.rows.iter().map(|row| format!("{} {:?}", row.line, row.role)).collect();
            format!("{}: {}", form.unit.name(), rows.join(", "))
        })
        .collect();
    assert_eq!(
        told,
        [
            format!(
                "{BOARD}: PL1.I.1 Leads, PL1.I.2 Leads, PL1.I.3 Leads, B.I.1.1#1 Leads, B.I.1.1#2 Leads, PL2.I.1 \
                 Leads, PL3.1 Cooperates"
            ),
            format!("{COMMITTEE}: PL1.I.4 Leads, PL3.1 Leads"),
        ]
    );
    assert!(forms.iter().flat_map(|form| &form.rows).all(|row| row.role != FormRole::Reported));
    assert_eq!(asked(&Programme::default(), &[]), []);
}

#[test]
fn each_unit_gets_three_files_of_safe_names() {
    let names: Vec<String> = files(&programme()).into_iter().map(|file| file.name).collect();
    assert_eq!(names.len(), 6);
    let safe = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    assert!(names.iter().all(|name| name.chars().all(safe)), "{names:?}");
    assert!(names.contains(&"Bieu-dang-uy-ubnd-phuong-2026-Q3.xlsx".to_owned()));
    assert_eq!(files(&programme()), files(&programme()));
}

#[test]
fn only_cells_to_be_filled_can_be_written_to_and_check_what_is_written() {
    let sheet = book_of_board().part("xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<sheetProtection sheet=\"1\""));
    assert!(sheet.contains("type=\"decimal\"") && sheet.contains("<formula1>0</formula1><formula2>100</formula2>"));
    assert!(sheet.contains("\"Đạt,Chưa đạt\""));
    assert!(book_of_board().part("xl/styles.xml").contains("<protection locked=\"0\"/>"));
    let hidden_row = sheet.split("<row ").skip(1).find(|row| row.contains("hidden=\"1\"")).unwrap();
    assert!(hidden_row.starts_with("r=\"7\""), "{hidden_row}");
    let columns = sheet.split("</cols>").next().unwrap();
    let hidden = columns.split("<col ").skip(1).filter(|column| column.contains("hidden=\"1\"")).count();
    assert_eq!(hidden, 1);
}

#[test]
fn text_of_the_programme_stays_text() {
    let book = book_of_board();
    assert!(!book.part("xl/worksheets/sheet1.xml").contains("<f>"));
    let mut cells: Xlsx<_> = Xlsx::new(Cursor::new(book.0)).unwrap();
    let range = cells.worksheet_range("Chỉ tiêu").unwrap();
    let name = "=HYPERLINK(\"http://x\";\"y\") {{ ky }} <w:p> trồng cây xanh";
    assert!(range.cells().any(|(_, _, value)| *value == name));
    let word = files(&programme()).into_iter().find(|file| file.name.ends_with("phuong-2026-Q3.docx")).unwrap();
    let xml = crate::book::part(&word.bytes, "word/document.xml");
    assert!(xml.contains("{{ ky }} &lt;w:p&gt; trồng cây xanh"));
}
