//! Workbooks that ask for too much.

use std::io::{Cursor, Write};

use crate::case::{Case, case};
use crate::markup::varied;
use crate::word::with_part;
use crate::workbook::Raw;

const CELL: &str = "<c t=\"inlineStr\"><is><t>Kết quả quý I năm 2026</t></is></c>";

pub(crate) fn cases() -> Vec<Case> {
    let good = format!("<row r=\"1\">{CELL}</row>");
    let with = |more: &str| Raw::rows(&format!("{good}{more}")).bytes();
    let empty: String = (2..1_000_002).map(|r| format!("<row r=\"{r}\"/>")).collect();
    let wide = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(16_384)).repeat(40);
    let corner = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    let lying = "<dimension ref=\"A1:XFD1048576\"/>";
    let merged: String = (0..60_000).map(|i| format!("<mergeCell ref=\"A1:XFD{}\"/>", i + 1)).collect();
    let columns = "<cols><col min=\"1\" max=\"4294967295\" hidden=\"1\"/></cols>";
    let rows_of = |inside: &str| format!("<sheetData>{good}</sheetData>{inside}");
    let strings = |head: &str, items: &str| Raw {
        strings: format!(
            "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" {head}>{items}</sst>"
        ),
        ..Raw::rows("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>4294967295</v></c><c t=\"s\"><v>-1</v></c></row>")
    };
    let item = "<si><t>Kết quả quý I năm 2026</t></si>";
    let formats =
        (0..60_000).map(|i| format!("<numFmt numFmtId=\"{}\" formatCode=\"0.{}\"/>", i + 164, "0".repeat(200)));
    let styles = format!(
        "<numFmts>{}</numFmts><cellXfs>{}</cellXfs>",
        formats.collect::<String>(),
        "<xf numFmtId=\"164\"/>".repeat(60_000)
    );
    let many: Vec<(String, String)> =
        (0..3_000).map(|_| (String::new(), format!("<sheetData>{good}</sheetData>"))).collect();
    let link = "<c t=\"str\"><f>HYPERLINK(\"http://127.0.0.1:9/\",\"x\")</f><v>=cmd|' /C calc'!A0</v></c>";
    let circle = Raw { settings: String::new(), ..Raw::rows(&good) };
    let code = |format: &str| {
        Raw::rows("<row><c s=\"1\"><v>1234567.891</v></c><c s=\"1\"><v>1e308</v></c></row>")
            .with_formats(&[format])
            .bytes()
    };
    let number = |text: &str| format!("<row><c><v>{text}</v></c></row>");
    let mut cases = vec![
        case("xlsx-1-triệu-hàng-trống.xlsx", with(&empty)),
        case("xlsx-16384-cột.xlsx", with(&wide)),
        case("xlsx-ô-cuối-cùng.xlsx", with(corner)),
        case("xlsx-vùng-nói-dối.xlsx", Raw::sheet(&format!("{lying}<sheetData>{good}</sheetData>")).bytes()),
        case("xlsx-địa-chỉ-sai.xlsx", with("<row r=\"0\"><c r=\"ZZZZZZZZ99999999999\"><v>1</v></c><c r=\"\"><v>2</v></c></row>")),
        case("xlsx-60000-ô-gộp.xlsx", Raw::sheet(&rows_of(&format!("<mergeCells>{merged}</mergeCells>"))).bytes()),
        case("xlsx-4-tỷ-cột-ẩn.xlsx", Raw::sheet(&format!("{columns}<sheetData>{good}</sheetData>")).bytes()),
        case("xlsx-4-tỷ-chuỗi.xlsx", strings("count=\"4294967295\" uniqueCount=\"4294967295\"", item).bytes()),
        case("xlsx-chuỗi-lớn.xlsx", strings("", &format!("<si><t>{}</t></si>", varied(24 << 20))).bytes()),
        case("xlsx-60000-kiểu.xlsx", Raw { styles, ..Raw::rows(&good) }.bytes()),
        case("xlsx-3000-trang.xlsx", Raw { sheets: many, ..Raw::default() }.bytes()),
        case("xlsx-liên-kết.xlsx", with(&format!("<row>{link}</row>"))),
        case("xlsx-vòng.xlsx", related(&circle.bytes())),
        case("xlsx-số-lạ.xlsx", with(&["1e999", "-1e999", "NaN", "inf", "1e-400", &"9".repeat(5_000), ""].map(number).concat())),
        case("xlsx-định-dạng-lạ.xlsx", code(&"[<1]0;".repeat(3_000))),
        case("xlsx-định-dạng-dài.xlsx", code(&"#,##0.00\\ \"đ\"".repeat(3_000))),
        case("xlsx-macro.xlsm", with_part(&with(""), "xl/vbaProject.bin", &[0xD0; 2_000])),
        case("xlsx-tên-docx.docx", with("")),
        case("xlsx-trang-thiếu.xlsx", without_sheet()),
        case("xlsx-nhỏ-nhất.xlsx", Raw::sheet("<dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row></sheetData>").bytes()),
    ];
    cases.extend(old());
    cases
}

/// Parts that refer to each other in a circle.
fn related(bytes: &[u8]) -> Vec<u8> {
    let list = "<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"../workbook.xml\"/><Relationship Id=\"b\" \
                Type=\"x/comments\" Target=\"sheet1.xml\"/></Relationships>";
    with_part(bytes, "xl/worksheets/_rels/sheet2.xml.rels", list.as_bytes())
}

fn without_sheet() -> Vec<u8> {
    let bytes = Raw {
        settings: "<sheets><sheet name=\"a\" sheetId=\"9\" r:id=\"none\"/></sheets>".to_owned(),
        ..Raw::default()
    };
    bytes.bytes()
}

/// A record of Excel 97-2003.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|w| w.to_le_bytes()).collect()
}

fn old() -> Vec<Case> {
    let opening = |kind: u16| record(0x0809, &words(&[0x0600, kind, 0, 0, 0, 0, 0, 0]));
    let tab = |at: u32, kind: u8| record(0x0085, &[&at.to_le_bytes()[..], &[0, kind, 1, 0, b'S']].concat());
    let end = record(0x000A, &[]);
    let text = |row: u16, text: &str| {
        let head = words(&[row, 0, 0, u16::try_from(text.len()).unwrap()]);
        record(0x0204, &[head, vec![0], text.as_bytes().to_vec()].concat())
    };
    let book = |globals: &[Vec<u8>], kind: u8, sheet: &[Vec<u8>]| {
        let before: usize = opening(5).len() + globals.concat().len() + tab(0, 0).len() + end.len();
        let at = u32::try_from(before).unwrap();
        let parts =
            [opening(5), globals.concat(), tab(at, kind), end.clone(), opening(0x10), sheet.concat(), end.clone()];
        container("Workbook", &parts.concat())
    };
    let good = text(0, "Ket qua quy I nam 2026");
    let strings = [&u32::MAX.to_le_bytes()[..], &u32::MAX.to_le_bytes(), &[0xFF, 0xFF, 1, b'a', 0]].concat();
    let shared = record(0x00FD, &words(&[0, 1, 0, 0, 0]));
    let merges = record(0x00E5, &[words(&[1_000]), words(&[0, 0xFFFF, 0, 0xFF]).repeat(1_000)].concat());
    let many: Vec<Vec<u8>> = (0..8_000).map(|row| text(row, "x")).collect();
    let circle = [opening(5), tab(0, 0).repeat(200), end.clone()].concat();
    let macros = [
        record(0x0017, &words(&[1, 0xFFFF, 0xFFFF])),
        record(
            0x0018,
            &[0x20, 0, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, b'A', b'u', b't', b'o', b'_', b'O', b'p', b'e', b'n'],
        ),
    ];
    vec![
        case("xls-chuỗi-4-tỷ.xls", book(&[record(0x00FC, &strings)], 0, &[good.clone(), shared])),
        case("xls-macro-xlm.xls", book(&macros, 1, std::slice::from_ref(&good))),
        case("xls-gộp-tất-cả.xls", book(&[], 0, &[vec![good.clone()], vec![merges; 50]].concat())),
        case("xls-trang-là-chính-nó.xls", container("Workbook", &circle)),
        case(
            "xls-trang-ngoài-tệp.xls",
            container("Workbook", &[opening(5), tab(0x7FFF_FFFF, 0), end.clone()].concat()),
        ),
        case("xls-mật-khẩu.xls", book(&[record(0x002F, &[1, 0, 1, 0, 1, 0])], 0, std::slice::from_ref(&good))),
        case("xls-8000-hàng.xls", book(&[], 0, &many)),
        case("xls-dài-nói-dối.xls", book(&[], 0, &[good, words(&[0x0204, 0xFFFF, 0, 0])])),
        case("xls-rỗng.xls", container("Workbook", &[])),
        case("xls-nhiễu.xls", container("Workbook", varied(200_000).as_bytes())),
    ]
}

/// An OLE container with that stream.
pub(crate) fn container(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream(name).unwrap().write_all(bytes).unwrap();
    file.into_inner().into_inner()
}
