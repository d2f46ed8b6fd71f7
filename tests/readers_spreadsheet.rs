//! Workbooks as units save them: values, formats, what is hidden.
#![allow(clippy::unwrap_used, clippy::panic)]

mod workbook;

use rust_decimal::Decimal;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Note, Workbook, Worksheet};
use tonghop::document::{Block, CellValue, FileKind, Remark, Story, Visibility};
use tonghop::model::Place;
use workbook::{Raw, cells, document, shown, tables, text};

fn saved(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

/// What a number looks like and is worth in a cell of that format.
fn check(cases: &[(f64, &str, &str)]) {
    for (number, code, expected) in cases {
        let bytes = saved(|sheet| {
            sheet.write_with_format(0, 0, *number, &Format::new().set_num_format(*code)).unwrap();
        });
        let read = document(&bytes);
        assert_eq!(shown(&tables(&read)[0].cells[0]), *expected, "{number} in {code}");
    }
}

#[test]
fn numbers_are_exact_and_shown_in_vietnamese() {
    check(&[
        (0.1 + 0.2, "General", "0,3 <0.3>"),
        (7.000_000_000_000_001, "General", "7 <7>"),
        (1250.0, "General", "1250 <1250>"),
        (100.0 / 3.0, "General", "33,33333333 <33.3333333333333>"),
        (1.25e12, "General", "1250000000000 <1250000000000>"),
        (-18.0, "General", "-18 <-18>"),
        (1250.0, "#,##0", "1.250 <1250>"),
        (1_234_567.891, "#,##0.00", "1.234.567,89 <1234567.891>"),
        (0.5, "#.##", "0,5 <0.5>"),
        (88.0, "0.0#", "88,0 <88>"),
        (5.0, "00", "05 <5>"),
        (2.5, "0", "3 <2.5>"),
        (-0.4, "0", "0 <-0.4>"),
        (-1250.0, "#,##0;(#,##0)", "(1.250) <-1250>"),
        (-1250.0, "#,##0;[Red]-#,##0", "-1.250 <-1250>"),
        (0.0, "#,##0;-#,##0;\"không\"", "không <0>"),
        (0.0, "_-* #,##0_-;-* #,##0_-;_-* \"-\"??_-;_-@_-", "- <0>"),
        (1_250_000.0, "#,##0,", "1.250 <1250>"),
        (12.0, "@", "12 <12>"),
        (5.0, "[<10]\"ít\";[>=10]\"nhiều\"", "ít <5>"),
    ]);
}

#[test]
fn percent_is_what_people_see() {
    check(&[
        (0.972, "0.0%", "97,2% <97.2%>"),
        (0.972, "0%", "97% <97.2%>"),
        (0.07, "0.0#%", "7,0% <7%>"),
        (1.0, "0%", "100% <100%>"),
        (97.2, "0.0\"%\"", "97,2% <97.2%>"),
        (97.2, "0.0\\%", "97,2% <97.2%>"),
        (-0.05, "0.0%", "-5,0% <-5%>"),
    ]);
}

#[test]
fn units_in_formats_are_shown() {
    check(&[
        (12.0, "0\" người\"", "12 người <12>"),
        (1250.0, "#,##0 \"đồng\"", "1.250 đồng <1250>"),
        (1250.0, "#,##0\\ [$₫-42A]", "1.250 ₫ <1250>"),
        (3.0, "\"Đạt \"0\" hộ\"", "Đạt 3 hộ <3>"),
    ]);
}

#[test]
fn dates_that_excel_made_of_figures_say_what_was_typed() {
    let day = f64::from(46_376); // 20 December 2026
    check(&[
        (day, "d/m", "20/12 <2026-12-20, typed 20/12>"),
        (day, "m/d", "12/20 <2026-12-20, typed 12/20>"),
        (day, "d-mmm", "20-Dec <2026-12-20, typed 12/20>"),
        (46_150.0, "d-mmm", "8-May <2026-05-08, typed 5/8>"),
        (44_166.0, "mmm-yy", "Dec-20 <2020-12-01, typed 12/20>"),
        (day, "dd/mm/yyyy", "20/12/2026 <2026-12-20>"),
        (day, "d-mmm-yy", "20/12/2026 <2026-12-20>"),
        (day, "mm-dd-yy", "12-20-26 <2026-12-20>"),
        (day, "[$-F800]dddd, mmmm dd, yyyy", "20/12/2026 <2026-12-20>"),
        (day + 0.5, "dd/mm/yyyy h:mm", "20/12/2026 12:00 <2026-12-20T12:00:00>"),
        (44_166.0, "mm/yyyy", "12/2020 <2020-12-01>"),
        (14.0 / 24.0, "h:mm", "14:00"),
        (1.5, "[h]:mm", "36:00"),
        (12.0, "dd/mm/yyyy", "12/01/1900 <1900-01-12, typed 12>"),
    ]);
    let old_mac = Raw { settings: "<workbookPr date1904=\"1\"/>".to_owned(), ..dated("44914") };
    assert_eq!(cells(&document(&old_mac.bytes())), ["S1", "A1 20/12/2026 <2026-12-20>"]);
    assert_eq!(cells(&document(&dated("46376").bytes())), ["S1", "A1 20/12/2026 <2026-12-20>"]);
}

fn dated(days: &str) -> Raw {
    Raw::rows(&format!("<row><c s=\"1\"><v>{days}</v></c></row>")).with_formats(&["dd/mm/yyyy"])
}

#[test]
fn texts_of_digits_stay_texts() {
    let bytes = saved(|sheet| {
        for (row, text) in ["1.250", "97,2%", "05", "12/20", "=1+1", "-"].iter().enumerate() {
            sheet.write(u32::try_from(row).unwrap(), 0, *text).unwrap();
        }
    });
    let read = document(&bytes);
    assert!(tables(&read)[0].cells.iter().all(|c| c.value == CellValue::Text));
    assert_eq!(cells(&read), ["Sheet1", "A1 1.250", "A2 97,2%", "A3 05", "A4 12/20", "A5 =1+1", "A6 -"]);
}

#[test]
fn values_that_are_no_figures() {
    let rows = "<row r=\"1\"><c r=\"A1\" t=\"b\"><v>1</v></c><c r=\"B1\" t=\"e\"><v>#DIV/0!</v></c><c r=\"C1\" t=\"e\">\
                <v>#SPILL!</v></c><c r=\"D1\" t=\"d\"><v>2026-12-20</v></c><c r=\"E1\" t=\"n\"><v>ba</v></c><c r=\"F1\" \
                t=\"x\"><v>7</v></c><c r=\"G1\"><v>1E+300</v></c></row>";
    let expected = [
        "S1",
        "A1 TRUE <Bool(true)>",
        "B1 #DIV/0! <error #DIV/0!>",
        "C1 #SPILL! <error #SPILL!>",
        "D1 20/12/2026 <2026-12-20>",
        "E1 ba",
        "F1 7 <7>",
    ];
    let read = cells(&document(&Raw::rows(rows).bytes()));
    assert_eq!(read[..7], expected);
}

#[test]
fn formulas_without_saved_value_keep_their_place() {
    let rows = "<row r=\"2\"><c r=\"A2\" t=\"str\"><f>x</f><v>tổng</v></c><c r=\"B2\"><f>SUM(C2:D2)</f><v></v></c><c \
                r=\"C2\"><f>1+1</f></c><c r=\"D2\"><f>1+2</f><v>3</v></c><c r=\"E2\" t=\"str\"><f>\"\"</f><v></v></c></row>";
    let read = document(&Raw::rows(rows).bytes());
    let expected = ["S1", "A2 tổng", "B2  <FormulaWithoutValue>", "C2  <FormulaWithoutValue>", "D2 3 <3>"];
    assert_eq!(cells(&read), expected);
    let told = |cell: &str| Remark::FormulaWithoutValue { cell: cell.to_owned() };
    assert_eq!(read.remarks, [told("S1!B2"), told("S1!C2")]);
    let written = saved(|sheet| {
        sheet.write_formula(0, 0, Formula::new("=0.5+0.472").set_result("0.972")).unwrap();
    });
    assert_eq!(cells(&document(&written)), ["Sheet1", "A1 0,972 <0.972>"]);
}

#[test]
fn text_comes_whole() {
    let raw = Raw::rows(
        "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c t=\"inlineStr\"><is><t>5 &lt; 10 \
         &amp; 10 &gt; 5</t></is></c><c t=\"s\"><v>3</v></c><c t=\"s\"><v>99</v></c><c t=\"str\"><v>a&#7875;_x000a_b\
         </v></c></row>",
    )
    .with_strings(&[
        "<t>&gt; 90 R&amp;D &#7875;</t>",
        "<r><rPr><b/><rFont val=\".VnTime\"/></rPr><t xml:space=\"preserve\">Tû lÖ </t></r><r><t>97</t></r><r><t>,2</t></r>",
        "<t>東</t><rPh sb=\"0\" eb=\"1\"><t>ひがし</t></rPh><phoneticPr fontId=\"1\"/>",
        "<t>dòng 1&#10;dòng 2_x000D_ _x005F_x _x</t>",
    ]);
    let read = document(&raw.bytes());
    let expected =
        ["S1", "A1 > 90 R&D ể", "B1 Tû lÖ 97,2", "C1 東", "D1 5 < 10 & 10 > 5", "E1 dòng 1\ndòng 2 _x _x", "G1 aể\nb"];
    assert_eq!(cells(&read), expected);
    assert_eq!(read.remarks, [Remark::PartUnread { what: "S1".to_owned() }]);
    let Block::Paragraph(rich) = &tables(&read)[0].cells[1].content[0] else { panic!("no paragraph") };
    let runs: Vec<_> = rich.runs.iter().map(|r| (r.text.as_str(), r.font.as_deref(), r.bold)).collect();
    assert_eq!(runs, [("Tû lÖ ", Some(".VnTime"), true), ("97,2", None, false)]);
}

#[test]
fn what_is_struck_out_is_kept_apart_and_raised_figures_told() {
    let struck = Format::new().set_font_strikethrough();
    let raised = Format::new().set_font_script(rust_xlsxwriter::FormatScript::Superscript);
    let plain = Format::new();
    let bytes = saved(|sheet| {
        sheet.write_with_format(0, 0, 45, &struck).unwrap();
        sheet.write(0, 1, 54).unwrap();
        sheet.write_rich_string(1, 0, &[(&struck, "44%"), (&plain, " 55%")]).unwrap();
        sheet.write_rich_string(2, 0, &[(&plain, "95%"), (&raised, "1")]).unwrap();
    });
    let read = document(&bytes);
    let cells = &tables(&read)[0].cells;
    assert_eq!(cells.iter().map(|c| c.visibility).collect::<Vec<_>>()[..2], [Visibility::Hidden, Visibility::Shown]);
    assert_eq!([text(&cells[2]), text(&cells[3])], [" 55%", "95%¹"]);
    assert_eq!(read.remarks, [Remark::HiddenContent { what: "struck: Sheet1".to_owned() }]);
}

#[test]
fn fonts_of_cells_are_told() {
    let bytes = saved(|sheet| {
        let heading = Format::new().set_bold().set_font_name(".VnTimeH");
        sheet.write_with_format(0, 0, "b¸o c¸o", &heading).unwrap().write(1, 0, 5).unwrap();
    });
    let read = document(&bytes);
    let Block::Paragraph(paragraph) = &tables(&read)[0].cells[0].content[0] else { panic!("no paragraph") };
    assert_eq!((paragraph.runs[0].font.as_deref(), paragraph.runs[0].bold), (Some(".VnTimeH"), true));
}

#[test]
fn merged_areas_are_one_cell() {
    let bytes = saved(|sheet| {
        let plain = Format::new();
        sheet.merge_range(0, 0, 0, 4, "BIỂU SỐ LIỆU", &plain).unwrap();
        sheet.merge_range(2, 0, 3, 0, "TT", &plain).unwrap().merge_range(2, 1, 2, 3, "Kết quả", &plain).unwrap();
        sheet.write(3, 1, "Quý I").unwrap().write(3, 3, 12).unwrap();
    });
    let read = document(&bytes);
    let expected = ["Sheet1", "A1 1×5 BIỂU SỐ LIỆU", "A3 2×1 TT", "B3 1×3 Kết quả", "B4 Quý I", "D4 12 <12>"];
    assert_eq!(cells(&read), expected);
    let table = tables(&read)[0];
    assert_eq!((table.rows, table.columns, &read.remarks[..]), (4, 5, &[][..]));
    let place = Place::SheetCell { sheet: "Sheet1".to_owned(), row: 4, column: 4 };
    assert_eq!(table.cells[4].place, place);
}

#[test]
fn what_lies_under_a_merged_area_or_overlaps_is_told() {
    let rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c><c r=\"C1\"><v>3</v></c></row>";
    let merged = "<mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"B1:C1\"/><mergeCell ref=\"x\"/></mergeCells>";
    let read = document(&Raw::sheet(&format!("<sheetData>{rows}</sheetData>{merged}")).bytes());
    assert_eq!(cells(&read), ["S1", "A1 1×2 1 <1>", "C1 3 <3>"]);
    assert_eq!(read.remarks, [Remark::HiddenContent { what: "merged: S1".to_owned() }]);
}

#[test]
fn hidden_rows_columns_and_sheets_are_kept_apart() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Số liệu").unwrap();
    for row in 0..3 {
        sheet.write(row, 0, format!("a{row}")).unwrap().write(row, 1, row).unwrap();
    }
    sheet.set_row_hidden(1).unwrap().set_column_hidden(1).unwrap();
    let old = book.add_worksheet().set_name("Cũ").unwrap().set_hidden(true);
    old.write(0, 0, "cũ").unwrap().insert_note(0, 0, &Note::new("ghi chú cũ")).unwrap();
    book.add_worksheet().set_name("Ẩn hẳn").unwrap().set_very_hidden(true).write(0, 0, 1).unwrap();
    book.add_worksheet().set_name("Trống").unwrap().set_hidden(true);
    let read = document(&book.save_to_buffer().unwrap());
    let expected = [
        "Số liệu",
        "A1 a0",
        "{B1 0 <0>}",
        "{A2 a1}",
        "{B2 1 <1>}",
        "A3 a2",
        "{B3 2 <2>}",
        "{Cũ}",
        "{A1 cũ}",
        "{Ẩn hẳn}",
        "{A1 1 <1>}",
    ];
    assert_eq!(cells(&read), expected);
    let told = ["rows: Số liệu", "columns: Số liệu", "sheet: Cũ", "sheet: Ẩn hẳn"];
    assert_eq!(read.remarks, told.map(|what| Remark::HiddenContent { what: what.to_owned() }));
}

#[test]
fn rows_of_no_height_are_hidden_and_folded_sheets_are_not() {
    let sheet = "<sheetFormatPr zeroHeight=\"1\"/><cols><col min=\"2\" max=\"16384\" width=\"0\"/></cols><sheetData><row \
                 r=\"1\"><c><v>1</v></c><c><v>2</v></c></row><row r=\"2\" ht=\"0\"><c><v>3</v></c></row><row r=\"3\" \
                 outlineLevel=\"1\" hidden=\"true\"><c><v>4</v></c></row></sheetData>";
    let read = cells(&document(&Raw::sheet(sheet).bytes()));
    assert_eq!(read, ["S1", "A1 1 <1>", "{B1 2 <2>}", "{A2 3 <3>}", "{A3 4 <4>}"]);
    let secret = Raw::rows("<row><c s=\"1\"><v>5</v></c></row>").with_formats(&[";;;"]);
    assert_eq!(cells(&document(&secret.bytes())), ["S1", "{A1  <5>}"]);
}

#[test]
fn comments_and_boxes_stand_beside_the_sheet() {
    let bytes = saved(|sheet| {
        sheet.write(1, 1, 12).unwrap();
        let note = Note::new("Số này ước").add_author_prefix(false);
        sheet.insert_note(1, 1, &note).unwrap();
        sheet.insert_shape(5, 0, &rust_xlsxwriter::Shape::textbox().set_text("ĐVT: triệu đồng")).unwrap();
    });
    let read = document(&bytes);
    let asides: Vec<_> = read
        .blocks
        .iter()
        .filter_map(|b| match b {
            Block::Paragraph(p) => Some((p.story, p.text(), p.place.clone(), p.runs[0].visibility)),
            Block::Table(_) => None,
        })
        .collect();
    let cell = Place::SheetCell { sheet: "Sheet1".to_owned(), row: 2, column: 2 };
    let aside = Place::Aside { story: "textbox".to_owned(), number: 1 };
    let expected = [
        (Story::Comment, "Số này ước".to_owned(), cell, Visibility::Shown),
        (Story::TextBox, "ĐVT: triệu đồng".to_owned(), aside, Visibility::Shown),
    ];
    assert_eq!(asides, expected);
}

#[test]
fn missing_addresses_are_counted_and_other_prefixes_read() {
    let rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row><row r=\"9\"><c r=\"B9\"><v>4</v></c>\
                <c><v>5</v></c></row>";
    let expected = ["S1", "A1 1 <1>", "B1 2 <2>", "A2 3 <3>", "B9 4 <4>", "C9 5 <5>"];
    assert_eq!(cells(&document(&Raw::rows(rows).bytes())), expected);
    let prefixed = rows.replace('<', "<x:").replace("<x:/", "</x:");
    for space in
        ["http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"]
    {
        let sheet = format!("<x:sheetData xmlns:x=\"{space}\">{prefixed}</x:sheetData>");
        assert_eq!(cells(&document(&Raw::sheet(&sheet).bytes())), expected, "{space}");
    }
}

#[test]
fn a_broken_sheet_costs_only_itself() {
    let mut raw = Raw::rows("<row><c><v>1</v></c></row>");
    raw.sheets.push(("name=\"Hỏng\"".to_owned(), "<sheetData><row><c><v>2</v></c></row><row></sheetData>".to_owned()));
    raw.sheets.push((String::new(), "<sheetData><row><c><v>3</v></c></row></sheetData>".to_owned()));
    let read = document(&raw.bytes());
    assert_eq!(cells(&read), ["S1", "A1 1 <1>", "Hỏng", "A1 2 <2>", "S3", "A1 3 <3>"]);
    assert_eq!(read.remarks, [Remark::PartUnread { what: "Hỏng".to_owned() }]);
}

#[test]
fn the_second_reading_agrees() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..50_u32 {
        let number = f64::from(row) * 0.37 - 3.0;
        sheet.write(row, 0, format!("Chỉ tiêu {row} < {row} & \"x\"")).unwrap();
        sheet.write(row, row as u16 % 5 + 1, number).unwrap();
        let date = ExcelDateTime::from_ymd(2026, 1, (row % 28 + 1) as u8).unwrap();
        sheet.write_with_format(row, 7, &date, &Format::new().set_num_format("dd/mm/yyyy")).unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    let read = document(&bytes);
    assert_eq!(read.kind, FileKind::Xlsx);
    let mut other: calamine::Xlsx<_> = calamine::Reader::new(std::io::Cursor::new(&bytes)).unwrap();
    let mut stream = other.worksheet_cells_reader("Sheet1").unwrap();
    let mut ours = tables(&read)[0].cells.iter();
    while let Some(cell) = stream.next_cell().unwrap() {
        let our = ours.next().unwrap();
        assert_eq!((our.row as u32, our.column as u32), cell.get_position());
        match cell.get_value() {
            calamine::DataRef::SharedString(theirs) => assert_eq!(text(our), **theirs),
            calamine::DataRef::Float(theirs) => {
                let CellValue::Number { value, .. } = our.value else { panic!("{our:?}") };
                assert!((value - Decimal::from_f64_retain(*theirs).unwrap()).abs() < Decimal::new(1, 12));
            }
            calamine::DataRef::DateTime(theirs) => {
                let (year, month, day, ..) = theirs.to_ymd_hms_milli();
                let CellValue::Date { iso, .. } = &our.value else { panic!("{our:?}") };
                assert_eq!(*iso, format!("{year}-{month:02}-{day:02}"));
            }
            theirs => panic!("{theirs:?}"),
        }
    }
    assert_eq!(ours.next(), None);
}
