//! Binary workbooks of the OOXML kind.
#![allow(clippy::unwrap_used, clippy::panic)]

mod workbook;

use proptest::prelude::*;
use tonghop::document::{Block, FileKind, Remark};
use tonghop::readers::{Options, read};
use workbook::{bieu, cells, document, tables, zip};

const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A record: number and length in bytes of seven bits.
fn record(kind: u32, data: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for mut number in [kind, u32::try_from(data.len()).unwrap()] {
        while number > 0x7F {
            bytes.push(u8::try_from(number & 0x7F).unwrap() | 0x80);
            number >>= 7;
        }
        bytes.push(u8::try_from(number).unwrap());
    }
    [bytes, data.to_vec()].concat()
}

fn text(text: &str) -> Vec<u8> {
    let letters: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [u32::try_from(letters.len() / 2).unwrap().to_le_bytes().to_vec(), letters].concat()
}

/// A workbook of one sheet with these parts.
fn xlsb(sheet: &[Vec<u8>], strings: &[Vec<u8>], styles: &[Vec<u8>]) -> Vec<u8> {
    let relation = |id: &str, kind: &str, name: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{TYPES}/{kind}\" Target=\"{name}\"/>")
    };
    let list = |relations: &[String]| {
        let all = relations.concat();
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{all}</Relationships>"
        )
    };
    let root = list(&[relation("a", "officeDocument", "xl/workbook.bin")]);
    let own = list(&[
        relation("s", "worksheet", "worksheets/sheet1.bin"),
        relation("t", "styles", "styles.bin"),
        relation("u", "sharedStrings", "sharedStrings.bin"),
    ]);
    let tab = record(0x9C, &[vec![0; 8], text("s"), text("S")].concat());
    let parts = [
        ("_rels/.rels", root.into_bytes()),
        ("xl/_rels/workbook.bin.rels", own.into_bytes()),
        ("xl/workbook.bin", tab),
        ("xl/styles.bin", styles.concat()),
        ("xl/sharedStrings.bin", strings.concat()),
        ("xl/worksheets/sheet1.bin", sheet.concat()),
    ];
    zip(&parts.map(|(name, bytes)| (name.to_owned(), bytes)))
}

fn row(row: u32, flags: u8) -> Vec<u8> {
    record(0x00, &[&row.to_le_bytes()[..], &[0, 0, 0, 0, 44, 1, 0, flags, 0, 0, 0, 0, 0]].concat())
}

fn cell(kind: u32, column: u32, look: u32, value: &[u8]) -> Vec<u8> {
    record(kind, &[&column.to_le_bytes()[..], &look.to_le_bytes(), value].concat())
}

#[test]
fn a_binary_workbook_is_read_whole() {
    let read = document(include_bytes!("files/xlsb/bieu.xlsb"));
    assert_eq!(read.kind, FileKind::Xlsb);
    bieu(&read);
}

#[test]
fn cells_short_cells_and_runs() {
    let format = record(0x2C, &[vec![164, 0], text("0.0%")].concat());
    let font = record(0x2B, &[vec![0; 21], text(".VnTime")].concat());
    let looks =
        [record(0x269, &[2, 0, 0, 0]), record(0x2F, &[0; 16]), record(0x2F, &[&[0, 0, 164][..], &[0; 13]].concat())];
    let styles = [vec![format, font, record(0x2F, &[9; 16])], looks.to_vec()].concat();
    let rich = record(0x13, &[&[1][..], &text("Tû lÖ 97"), &[1, 0, 0, 0, 0, 0, 0, 0]].concat());
    let sheet = [
        row(0, 0),
        cell(0x05, 0, 1, &0.972_f64.to_le_bytes()),
        cell(0x01, 1, 0, &[]),
        record(0x0D, &[&[0, 0, 0, 0][..], &((7_u32 << 2) | 2).to_le_bytes()].concat()),
        record(0x12, &[0; 8]),
        row(4, 0x10),
        cell(0x08, 1, 0, &text("a&b")),
        cell(0x03, 2, 0, &[0x2A]),
        cell(0x0A, 3, 0, &[1]),
        cell(0x07, 4, 0, &[9, 0, 0, 0]),
        record(0xB0, &[4, 5, 1, 1].map(u32::to_le_bytes).concat()),
    ];
    let read = document(&xlsb(&sheet, &[rich], &styles));
    let expected = [
        "S",
        "A1 97,2% <97.2%>",
        "C1 7 <7>",
        "D1 Tû lÖ 97",
        "B5 2×1 a&b",
        "{C5 #N/A <error #N/A>}",
        "{D5 TRUE <Bool(true)>}",
    ];
    assert_eq!(cells(&read), expected);
    let hidden = Remark::HiddenContent { what: "rows: S".to_owned() };
    assert_eq!(read.remarks, [hidden, Remark::PartUnread { what: "S".to_owned() }]);
    let Block::Paragraph(rich) = &tables(&read)[0].cells[2].content[0] else { panic!("no paragraph") };
    assert_eq!(rich.runs[0].font.as_deref(), Some(".VnTime"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn scrambled_records_never_panic(
        records in prop::collection::vec((0_usize..20, prop::collection::vec(any::<u8>(), 0..40)), 0..40),
    ) {
        const KINDS: [u32; 20] =
            [0, 1, 2, 3, 5, 6, 7, 8, 0x0D, 0x12, 0x3E, 0x3C, 0xB0, 0x13, 0x2B, 0x2C, 0x2F, 0x269, 0x99, 0x9C];
        let all: Vec<Vec<u8>> = records.iter().map(|(kind, data)| record(KINDS[*kind], data)).collect();
        let _ = read("x.xlsb", &xlsb(&all, &all, &all), &Options::default());
    }
}
