//! Workbooks of Excel 97-2003 and before.
#![allow(clippy::unwrap_used, clippy::panic)]

mod workbook;

use std::io::{Cursor, Write};

use proptest::prelude::*;
use tonghop::document::{Block, FileKind, Remark, Story, TableOrigin};
use tonghop::model::Unreadable;
use tonghop::readers::{Limits, Options, read};
use workbook::{bieu, cells, document, tables, with};

/// A record of these bytes.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|w| w.to_le_bytes()).collect()
}

/// An OLE container with that workbook stream.
fn container(stream: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream("Workbook").unwrap().write_all(stream).unwrap();
    file.into_inner().into_inner()
}

/// A workbook of one sheet: records of the workbook, then those of the sheet.
fn xls(globals: &[Vec<u8>], sheet: &[Vec<u8>]) -> Vec<u8> {
    let opening = |kind: u16| record(0x0809, &words(&[0x0600, kind, 0, 0, 0, 0, 0, 0]));
    let mut stream = opening(5);
    stream.extend(globals.concat());
    let tab = |at: u32| record(0x0085, &[&at.to_le_bytes()[..], &[0, 0, 1, 0, b'S']].concat());
    let at = stream.len() + tab(0).len() + 4;
    stream.extend(tab(u32::try_from(at).unwrap()));
    stream.extend(record(0x000A, &[]));
    stream.extend(opening(0x10));
    stream.extend(sheet.concat());
    stream.extend(record(0x000A, &[]));
    container(&stream)
}

fn number(row: u16, column: u16, look: u16, number: f64) -> Vec<u8> {
    record(0x0203, &[words(&[row, column, look]), number.to_le_bytes().to_vec()].concat())
}

fn formula(row: u16, value: [u8; 8], flags: u16) -> Vec<u8> {
    record(0x0006, &[words(&[row, 0, 0]), value.to_vec(), words(&[flags, 0, 0, 0])].concat())
}

#[test]
fn a_workbook_of_excel_2003_is_read_whole() {
    let read = document(include_bytes!("files/xls/bieu.xls"));
    assert_eq!(read.kind, FileKind::Xls);
    bieu(&read);
    let table = tables(&read)[0];
    let rich = table.cells.iter().find(|c| (c.row, c.column) == (9, 1)).unwrap();
    let Block::Paragraph(rich) = &rich.content[0] else { panic!("no paragraph") };
    let runs: Vec<_> = rich.runs.iter().map(|r| (r.text.as_str(), r.font.as_deref(), r.bold)).collect();
    assert_eq!(runs, [("Tû lÖ ", Some(".VnTime"), false), ("97,2", Some("Arial"), true)]);
    let comment = |b: &Block| matches!(b, Block::Paragraph(p) if p.story == Story::Comment && p.text() == "số ước");
    assert!(read.blocks.iter().any(comment));
}

#[test]
fn the_second_reading_agrees() {
    let bytes = include_bytes!("files/xls/bieu.xls");
    let read = document(bytes);
    let mut other: calamine::Xls<_> = calamine::Reader::new(Cursor::new(&bytes[..])).unwrap();
    for table in tables(&read) {
        let TableOrigin::Sheet { name, .. } = &table.origin else { panic!("a table of a text") };
        let range = calamine::Reader::worksheet_range(&mut other, name).unwrap();
        let (top, left) = range.start().unwrap();
        let theirs: Vec<_> = range.used_cells().collect();
        assert_eq!(table.cells.len(), theirs.len());
        for (our, (row, column, value)) in table.cells.iter().zip(theirs) {
            assert_eq!((our.row, our.column), (row + top as usize, column + left as usize));
            if let calamine::Data::String(text) = value {
                assert_eq!(workbook::text(our), *text);
            }
        }
    }
}

#[test]
fn packed_numbers_and_odd_records() {
    let look = |format: u16| record(0x00E0, &words(&[0, format, 0, 0, 0, 0, 0, 0, 0, 0]));
    let packed = |value: u32| [words(&[1]), value.to_le_bytes().to_vec()].concat();
    let many =
        [words(&[1, 0]), packed(0x4057_0001), packed((7 << 2) | 2), packed((1250 << 2) | 3), words(&[2])].concat();
    let read = document(&xls(
        &[look(0), look(10)],
        &[
            number(0, 0, 1, 0.972),
            number(0, 1, 9, 0.1 + 0.2),
            record(0x00BD, &many),
            record(0x0205, &[words(&[2, 0, 0]), vec![0x2A, 1]].concat()),
            record(0x0205, &[words(&[2, 1, 0]), vec![1, 0]].concat()),
            record(0x0204, &[words(&[2, 2, 0, 2]), vec![0, b'h', 0xFC]].concat()),
            record(0x00FD, &[words(&[3, 0, 0]), vec![9, 0, 0, 0]].concat()),
            record(0x0203, &[1, 2]),
        ],
    ));
    let expected = [
        "S",
        "A1 97,20% <97.2%>",
        "B1 0,3 <0.3>",
        "A2 92,00% <92%>",
        "B2 700,00% <700%>",
        "C2 1250,00% <1250%>",
        "A3 #N/A <error #N/A>",
        "B3 TRUE <Bool(true)>",
        "C3 hü",
    ];
    assert_eq!(cells(&read), expected);
}

#[test]
fn formulas_of_programs_that_do_not_compute_have_no_value() {
    let text = record(0x0207, &[words(&[2]), vec![1], words(&[0x1EC3, 0x62])].concat());
    let read = document(&xls(
        &[],
        &[
            formula(0, [0; 8], 3),
            formula(1, [0; 8], 0),
            formula(2, 2.5_f64.to_le_bytes(), 3),
            formula(3, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF], 0),
            text,
            formula(4, [2, 0, 7, 0, 0, 0, 0xFF, 0xFF], 0),
            formula(5, [3, 0, 0, 0, 0, 0, 0xFF, 0xFF], 0),
        ],
    ));
    let expected =
        ["S", "A1  <FormulaWithoutValue>", "A2 0 <0>", "A3 2,5 <2.5>", "A4 ểb", "A5 #DIV/0! <error #DIV/0!>"];
    assert_eq!(cells(&read), expected);
    assert_eq!(read.remarks, [Remark::FormulaWithoutValue { cell: "S!A1".to_owned() }]);
}

#[test]
fn files_of_excel_4_and_5_are_read() {
    let five = [
        record(0x0809, &words(&[0x0500, 5, 0, 0])),
        record(0x0042, &words(&[1258])),
        record(0x0085, &[&72_u32.to_le_bytes()[..], &[0, 0, 2, b'T', 0xD0]].concat()),
        record(0x000A, &[]),
        vec![0; 72 - 12 - 6 - 13 - 4],
        record(0x0809, &words(&[0x0500, 16, 0, 0])),
        record(0x0204, &[words(&[0, 0, 0, 3]), b"\xD0\xFD ".to_vec()].concat()),
        record(0x000A, &[]),
    ];
    assert_eq!(cells(&document(&five.concat())), ["TĐ", "A1 Đư "]);
    let four = [
        record(0x0409, &words(&[0, 16, 0])),
        record(0x041E, &[words(&[0]), vec![7], b"General".to_vec()].concat()),
        record(0x041E, &[words(&[0]), vec![4], b"0.0%".to_vec()].concat()),
        record(0x0443, &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        record(0x0443, &[0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        number(0, 0, 1, 0.972),
        record(0x000A, &[]),
    ];
    assert_eq!(cells(&document(&four.concat())), ["Sheet1", "A1 97,2% <97.2%>"]);
}

#[test]
fn encrypted_workbooks_are_named() {
    let locked = xls(&[record(0x002F, &words(&[1, 1, 1]))], &[number(0, 0, 0, 1.0)]);
    assert_eq!(with(Limits::default(), &locked), Err(Unreadable::Encrypted));
}

#[test]
fn claims_of_records_are_not_believed() {
    let strings =
        [&[0xFF; 8][..], &[1, 0, 0, b'a'], &[0xFF, 0xFF, 0x0C, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]].concat();
    let read = document(&xls(
        &[record(0x00FC, &strings)],
        &[
            record(0x0200, &[0xFF; 14]),
            record(0x00FD, &[words(&[0, 0, 0]), vec![0, 0, 0, 0]].concat()),
            record(0x00E5, &[&[0xFF, 0xFF][..], &words(&[0, 65_535, 0, 65_535])].concat()),
            number(65_535, 65_535, 0, 1.0),
        ],
    ));
    assert_eq!(read.remarks, [Remark::LimitReached { what: "columns".to_owned() }]);
    assert_eq!(tables(&read)[0].cells.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn damaged_files_never_panic(places in prop::collection::vec((any::<usize>(), any::<u8>()), 1..20), cut: usize) {
        let mut bytes = include_bytes!("files/xls/bieu.xls").to_vec();
        for (at, with) in places {
            let length = bytes.len();
            bytes[at % length] = with;
        }
        let _ = read("x.xls", &bytes, &Options::default());
        bytes.truncate(cut % bytes.len());
        let _ = read("x.xls", &bytes, &Options::default());
    }

    #[test]
    fn scrambled_records_never_panic(
        records in prop::collection::vec((0_usize..24, prop::collection::vec(any::<u8>(), 0..40)), 0..40),
    ) {
        const KINDS: [u16; 24] = [
            0x0809, 0x0A, 0x3C, 0xFC, 0xFD, 0x06, 0x207, 0x203, 0x204, 0x205, 0x27E, 0xBD, 0xE5, 0x208, 0x7D, 0x31, 0x41E,
            0xE0, 0x1B6, 0x5D, 0x1C, 0x22, 0x42, 0xD6,
        ];
        let all: Vec<Vec<u8>> = records.iter().map(|(kind, data)| record(KINDS[*kind], data)).collect();
        let _ = read("x.xls", &xls(&all, &all), &Options::default());
    }
}
