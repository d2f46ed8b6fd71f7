//! Workbooks that ask for too much, or are broken.
#![allow(clippy::unwrap_used, clippy::panic)]

mod workbook;

use std::time::{Duration, Instant};

use proptest::prelude::*;
use tonghop::document::Remark;
use tonghop::model::Unreadable;
use tonghop::readers::{Limits, Options, read};
use workbook::{Raw, cells, document, tables, with, zip};

fn cut(limit: &str) -> Remark {
    Remark::LimitReached { what: limit.to_owned() }
}

/// Reads it within seconds.
fn quickly(raw: &Raw) -> tonghop::document::Document {
    let (bytes, start) = (raw.bytes(), Instant::now());
    let read = document(&bytes);
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    read
}

#[test]
fn a_cell_in_the_last_corner_costs_nothing() {
    let rows = "<dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFD1\"><v>2</v></c>\
                </row><row r=\"1048576\"><c r=\"A1048576\"><v>3</v></c></row><row r=\"4294967295\"><c><v>4</v></c></row>\
                </sheetData><mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>";
    let read = quickly(&Raw::sheet(rows));
    assert_eq!(tables(&read)[0].cells.len(), 1);
    assert_eq!(read.remarks, [cut("columns"), cut("sheet_rows")]);
}

#[test]
fn a_million_empty_rows_are_passed_over() {
    let rows: String = (1..=1_000_000).map(|r| format!("<row r=\"{r}\" hidden=\"1\"/>")).collect();
    let read = quickly(&Raw::rows(&format!("<row r=\"1\"><c><v>1</v></c></row>{rows}")));
    assert_eq!(cells(&read), ["S1", "{A1 1 <1>}"]);
}

#[test]
fn one_long_string_used_often_is_cut() {
    let long = format!("<t>{}</t>", "x".repeat(32_000));
    let cell = "<row><c t=\"s\"><v>0</v></c></row>";
    let read = quickly(&Raw::rows(&cell.repeat(5_000)).with_strings(&[&long]));
    assert_eq!((tables(&read)[0].cells.len(), &read.remarks[..]), (125, &[cut("characters")][..]));
    let limits = Limits { characters: 1_000, ..Limits::default() };
    let refused = with(limits, &Raw::rows(cell).with_strings(&[&long]).bytes());
    assert_eq!(refused, Err(Unreadable::TooLarge { limit: "characters".to_owned() }));
}

#[test]
fn counts_in_heads_are_not_believed() {
    let mut raw = Raw::rows("<row><c t=\"s\"><v>0</v></c></row>");
    raw.strings = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"4294967295\" \
                   uniqueCount=\"999999999999\"><si><t>a</t></si></sst>"
        .to_owned();
    assert_eq!(cells(&quickly(&raw)), ["S1", "A1 a"]);
}

#[test]
fn fifty_thousand_merged_areas_are_read() {
    let one = |i: u32| format!("<mergeCell ref=\"A{}:C{}\"/><mergeCell ref=\"A1:C{}\"/>", i * 2 + 1, i * 2 + 2, i + 2);
    let merged: String = (0..25_000).map(one).collect();
    let rows: String = (1..=1_000).map(|r| format!("<row r=\"{r}\"><c><v>{r}</v></c></row>")).collect();
    let read = quickly(&Raw::sheet(&format!("<sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells>")));
    assert!(!tables(&read)[0].cells.is_empty());
}

#[test]
fn cells_beyond_the_limit_are_told() {
    let limits = Limits { sheet_cells: 3, ..Limits::default() };
    let row = "<row><c><v>1</v></c><c><v>2</v></c></row>";
    let mut raw = Raw::rows(&row.repeat(2));
    raw.sheets.push((String::new(), format!("<sheetData>{row}</sheetData>")));
    let Ok(tonghop::readers::Reading::Document(read)) = with(limits, &raw.bytes()) else { panic!("not read") };
    assert_eq!(cells(&read), ["S1", "A1 1 <1>", "B1 2 <2>", "A2 1 <1>"]);
    assert!(read.remarks.contains(&cut("sheet_cells")));
}

#[test]
fn empty_and_broken_workbooks_are_refused() {
    let reason = |bytes: &[u8]| with(Limits::default(), bytes).unwrap_err();
    assert_eq!(reason(&Raw::rows("").bytes()), Unreadable::NoText);
    let corrupt = |raw: &Raw| matches!(reason(&raw.bytes()), Unreadable::Corrupt { .. });
    assert!(corrupt(&Raw::rows("<row><c><v>1</c></row>")));
    let whole = Raw::rows("<row><c><v>1</v></c></row>").bytes();
    assert!(matches!(reason(&whole[..whole.len() / 2]), Unreadable::Corrupt { .. }));
    let alone = [("xl/workbook.xml".to_owned(), b"<workbook/>".to_vec())];
    assert_eq!(reason(&zip(&alone)), Unreadable::NoText);
    let declared = "<!DOCTYPE s [<!ENTITY x \"lol\">]><worksheet/>";
    let mut raw = Raw::default();
    raw.parts.push(("x".to_owned(), "x.xml".to_owned(), declared.to_owned()));
    assert_eq!(reason(&raw.bytes()), Unreadable::NoText);
}

fn sample() -> Vec<u8> {
    let rows = "<row r=\"1\" hidden=\"1\"><c r=\"A1\" s=\"1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><f>A1</f><v>0.5</v>\
                </c></row>";
    let inside = format!("<sheetData>{rows}</sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>");
    Raw::sheet(&inside).with_strings(&["<r><t>a</t></r>"]).with_formats(&["[<1]0.0%;d/m;\"x\"0"]).bytes()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn damaged_packages_never_panic(at in 0_usize..4_000, with: u8, cut in 0_usize..4_000) {
        let mut bytes = sample();
        let length = bytes.len();
        bytes[at % length] = with;
        let _ = read("x.xlsx", &bytes, &Options::default());
        bytes.truncate(cut % length);
        let _ = read("x.xlsx", &bytes, &Options::default());
    }

    #[test]
    fn any_format_shows_any_number(code in "[0#?,.;%\"\\\\\\[\\]<>=ymdhsgeneral@/_*$E+ -]{0,24}", number in any::<f64>()) {
        let rows = format!("<row><c s=\"1\"><v>{number}</v></c><c s=\"1\" t=\"str\"><v>a</v></c></row>");
        let read = document(&Raw::rows(&rows).with_formats(&[&code]).bytes());
        prop_assert_eq!(tables(&read)[0].cells.len(), 2);
    }

    #[test]
    fn scrambled_markup_never_panics(pieces in prop::collection::vec(0_usize..20, 0..60)) {
        const PIECES: [&str; 20] = [
            "<row r=\"0\">", "<row>", "</row>", "<c r=\"B2\">", "<c t=\"s\" s=\"9\">", "</c>", "<v>1", "<v>", "</v>", "<f>",
            "</f>", "<is>", "</is>", "<t>", "</t>", "<mergeCell ref=\"A1:Z9\"/>", "<col min=\"9\" max=\"1\" hidden=\"1\"/>",
            "<sheetData>", "</sheetData>", "&#0;&amp;",
        ];
        let inside: String = pieces.iter().map(|i| PIECES[*i]).collect();
        let _ = read("x.xlsx", &Raw::sheet(&inside).bytes(), &Options::default());
    }
}
