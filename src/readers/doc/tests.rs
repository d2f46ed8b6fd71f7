//! Cases of old Word files.

use std::io::{Cursor, Write};

use proptest::prelude::*;

use super::read_doc;
use crate::document::{Document, Line, ReadCell, Readable, Remark};
use crate::model::Unreadable;
use crate::readers::limits::Limits;
use crate::readers::options::Options;

/// A Word file of one piece of wide text, with formatting of its paragraphs and of stretches of its characters.
#[derive(Default)]
struct File {
    text: String,
    /// Ends of paragraphs, in letters, and their changes.
    paragraphs: Vec<(usize, Vec<u8>)>,
    /// Ends of stretches and their changes.
    characters: Vec<(usize, Vec<u8>)>,
    /// Letters of the main text; the rest is footnotes.
    body: usize,
}

/// Place of the text, and of the pages of formatting.
const TEXT: usize = 0x800;
const PAGES: usize = 0x4000;

impl File {
    fn letters(&self) -> usize {
        self.text.encode_utf16().count()
    }

    /// Adds text that ends a paragraph (or is one stretch of it).
    fn add(mut self, text: &str, paragraph: &[u8], characters: &[u8]) -> File {
        self.text.push_str(text);
        let end = self.letters();
        if text.ends_with(['\r', '\u{7}']) {
            self.paragraphs.push((end, paragraph.to_vec()));
        }
        self.characters.push((end, characters.to_vec()));
        self
    }

    fn page(entries: &[(usize, Vec<u8>)], record: usize, entry: impl Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
        let mut page = vec![0; 512];
        let place = |letters: usize| u32::try_from(TEXT + 2 * letters).unwrap().to_le_bytes();
        page[0..4].copy_from_slice(&place(0));
        let mut free = 511;
        for (i, (end, changes)) in entries.iter().enumerate() {
            page[4 * (i + 1)..4 * (i + 2)].copy_from_slice(&place(*end));
            let bytes = entry(changes);
            free = (free - bytes.len()) & !1;
            page[free..free + bytes.len()].copy_from_slice(&bytes);
            page[4 * (entries.len() + 1) + record * i] = u8::try_from(free / 2).unwrap();
        }
        page[511] = u8::try_from(entries.len()).unwrap();
        page
    }

    fn bytes(&self) -> Vec<u8> {
        let mut document = vec![0; PAGES];
        let put =
            |document: &mut Vec<u8>, at: usize, bytes: &[u8]| document[at..at + bytes.len()].copy_from_slice(bytes);
        let long = |n: usize| u32::try_from(n).unwrap().to_le_bytes();
        let letters = self.letters();
        put(&mut document, 0, &[0xEC, 0xA5, 0xC1, 0]);
        put(&mut document, 0x4C, &long(self.body));
        put(&mut document, 0x50, &long(letters - self.body));
        let text: Vec<u8> = self.text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        put(&mut document, TEXT, &text);
        document.extend(File::page(&self.paragraphs, 13, |changes| {
            let mut bytes = vec![0, u8::try_from((changes.len() + 3) / 2).unwrap(), 0, 0];
            bytes.extend(changes);
            bytes
        }));
        document.extend(File::page(&self.characters, 1, |changes| {
            [&[u8::try_from(changes.len()).unwrap()], changes].concat()
        }));
        let mut tables = vec![0; 8];
        let mut table = |document: &mut Vec<u8>, number: usize, bytes: &[u8]| {
            put(document, 0x9A + 8 * number, &[long(tables.len()), long(bytes.len())].concat());
            tables.extend(bytes);
        };
        let pieces = [&[2][..], &long(16), &long(0), &long(letters), &[0, 0], &long(TEXT), &[0, 0]].concat();
        table(&mut document, 33, &pieces);
        let all = [long(TEXT), long(TEXT + 2 * letters)].concat();
        table(&mut document, 13, &[&all[..], &long(PAGES / 512)].concat());
        table(&mut document, 12, &[&all[..], &long(PAGES / 512 + 1)].concat());
        let name: Vec<u8> = ".VnTime\0".encode_utf16().flat_map(u16::to_le_bytes).collect();
        table(
            &mut document,
            15,
            &[&[1, 0, 0, 0, u8::try_from(39 + name.len()).unwrap()][..], &[0; 39], &name].concat(),
        );
        table(&mut document, 73, &list());
        table(&mut document, 74, &[&long(1)[..], &long(7), &[0; 12], &[0xFF; 4]].concat());
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        file.create_stream("WordDocument").unwrap().write_all(&document).unwrap();
        file.create_stream("0Table").unwrap().write_all(&tables).unwrap();
        file.into_inner().into_inner()
    }
}

/// A list of one level: "1)" and so on.
fn list() -> Vec<u8> {
    let mut list = vec![1, 0];
    list.extend(7_u32.to_le_bytes());
    list.extend([0; 22]);
    list.extend([1, 0]);
    list.extend(1_u32.to_le_bytes());
    list.extend([0; 24]);
    list.extend([2, 0, 0, 0, b')', 0]);
    list
}

fn read(file: &File) -> Document {
    read_doc(&file.bytes(), &Options::default()).unwrap()
}

fn lines(file: &File) -> Vec<String> {
    let line = |l: &Line| format!("{:?} {}{}", l.story, l.label.clone().unwrap_or_default(), l.text.text());
    Readable::new(&read(file)).lines().map(line).collect()
}

/// Changes: in a table, end of a row with edges and flags of its cells.
const IN_TABLE: &[u8] = &[0x16, 0x24, 1];

fn row(edges: &[i16], flags: &[u16]) -> Vec<u8> {
    let mut operand = vec![u8::try_from(flags.len()).unwrap()];
    operand.extend(edges.iter().flat_map(|e| e.to_le_bytes()));
    for flag in flags {
        operand.extend(flag.to_le_bytes());
        operand.extend([0; 18]);
    }
    let length = u16::try_from(operand.len() + 1).unwrap().to_le_bytes();
    [IN_TABLE, &[0x17, 0x24, 1, 0x08, 0xD6], &length, &operand].concat()
}

fn sample() -> File {
    let file = File::default()
        .add("Đảng ủy ", &[], &[])
        .add("xoá", &[], &[0x00, 0x08, 1])
        .add("ẩn", &[], &[0x3C, 0x08, 1])
        .add("gạch", &[], &[0x37, 0x08, 1])
        .add("hai gạch", &[], &[0x53, 0x2A, 1])
        .add("phường\u{1E}\u{13} PAGE \u{14}7\u{15}\u{B}x\r", &[], &[])
        .add("b¸o c¸o\r", &[0x0B, 0x46, 1, 0], &[0x4F, 0x4A, 0, 0])
        .add("hai\r", &[0x0B, 0x46, 1, 0], &[])
        .add("STT\u{7}", IN_TABLE, &[])
        .add("Quý\u{7}", IN_TABLE, &[])
        .add("\u{7}", &row(&[0, 1000, 3000], &[0x60, 0]), &[])
        .add("\u{7}", IN_TABLE, &[])
        .add("I\r", IN_TABLE, &[])
        .add("a\u{7}", IN_TABLE, &[])
        .add("97,2%\u{7}", IN_TABLE, &[])
        .add("\u{7}", &row(&[0, 1010, 2000, 3000], &[0x20, 0, 0]), &[])
        .add("sau 95%", &[], &[])
        .add("1", &[], &[0x48, 0x2A, 1])
        .add("\r", &[], &[]);
    let body = file.letters();
    File { body, ..file.add("chú\r", &[], &[]) }
}

#[test]
fn text_as_it_is_seen() {
    let expected = ["Body Đảng ủy phường-7 x", "Body 1)báo cáo", "Body 2)hai", "Body sau 95%¹", "Note chú"];
    assert_eq!(lines(&sample()), expected);
    assert_eq!(read(&sample()).remarks, [Remark::TrackedChanges]);
}

#[test]
fn cells_stand_where_their_edges_are() {
    let readable = Readable::new(&read(&sample()));
    let cell = |c: &ReadCell| format!("{}.{}+{}+{} {}", c.row, c.column, c.row_span, c.column_span, c.text.text());
    let cells: Vec<String> = readable.tables().flat_map(|t| &t.cells).map(cell).collect();
    assert_eq!(cells, ["0.0+2+1 STT", "0.1+1+2 Quý", "1.1+1+1 I\na", "1.2+1+1 97,2%"]);
}

#[test]
fn what_cannot_be_read_is_told() {
    let options = Options::default();
    let few = Options { limits: Limits { characters: 10, ..Limits::default() }, ..Options::default() };
    assert_eq!(read_doc(&sample().bytes(), &few), Err(Unreadable::TooLarge { limit: "characters".to_owned() }));
    assert!(matches!(read_doc(b"\xD0\xCF\x11\xE0", &options), Err(Unreadable::Corrupt { .. })));
    assert_eq!(read_doc(&File::default().bytes(), &options), Err(Unreadable::NoText));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn broken_files_end(changes in prop::collection::vec((0_usize..0x6000, any::<u8>()), 1..40), cut in 0_usize..0x8000) {
        let mut bytes = sample().bytes();
        for (at, byte) in changes {
            if let Some(b) = bytes.get_mut(512 + at) {
                *b = byte;
            }
        }
        let _ = read_doc(&bytes, &Options::default());
        let _ = read_doc(&bytes[..cut.min(bytes.len())], &Options::default());
    }
}
