//! No value changes on its way in, whatever the format: signs, separators, merged cells, columns to their right.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "readers_pdf/maker.rs"]
#[allow(dead_code)]
mod maker;
mod office;
mod workbook;

use std::io::{Cursor, Write};

use maker::{Maker, Page};
use tonghop::document::{Document, ReadCell, Readable};
use tonghop::readers::{Options, Reading, read};

/// Texts of which each was once read as something else by some reader.
const VALUES: [&str; 14] = [
    "> 90",
    "R&D < 5",
    "tỷ lệ ể",
    "-18",
    "\u{2212}18",
    "97\u{2011}98",
    "16.690",
    "129,9",
    "7,5%",
    "14:00",
    "12/20",
    "(1.250)",
    "05",
    "&gt;",
];

fn document(name: &str, bytes: &[u8]) -> Document {
    match read(name, bytes, &Options::default()).unwrap() {
        Reading::Document(document) => document,
        Reading::Container(parts) => match read(&parts[0].path, &parts[0].bytes, &Options::default()).unwrap() {
            Reading::Document(document) => document,
            Reading::Container(_) => panic!("{name}: a container in a container"),
        },
    }
}

/// The paragraphs of a file are the values.
#[track_caller]
fn check_lines(name: &str, bytes: &[u8]) {
    let readable = Readable::new(&document(name, bytes));
    let lines: Vec<&str> = readable.lines().map(|line| line.text.original()).collect();
    assert_eq!(lines, VALUES, "{name}");
}

/// The first table of a file: a header with a cell over two columns and one to its right, then the values, each in
/// both columns below it.
#[track_caller]
fn check_table(name: &str, bytes: &[u8]) {
    let readable = Readable::new(&document(name, bytes));
    let table = readable.tables().next().unwrap();
    let cell = |c: &ReadCell| format!("{}.{}+{} {}", c.row, c.column, c.column_span, c.text.original());
    let expected = (1..).zip(VALUES).flat_map(|(row, value)| {
        [format!("{row}.0+1 {value}"), format!("{row}.1+1 {value}"), format!("{row}.2+1 bên phải")]
    });
    let expected: Vec<String> =
        ["0.0+2 Kết quả".to_owned(), "0.2+1 Ghi chú".to_owned()].into_iter().chain(expected).collect();
    assert_eq!(table.cells.iter().map(cell).collect::<Vec<_>>(), expected, "{name}");
    assert_eq!(table.columns, 3, "{name}");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('>', "&gt;").replace('<', "&lt;").replace('ể', "&#7875;")
}

/// All values through a writer of one.
fn each(value: impl Fn(&str) -> String) -> String {
    VALUES.into_iter().map(value).collect()
}

#[test]
fn docx() {
    let cell = |span: &str, text: &str| format!("<w:tc><w:tcPr>{span}</w:tcPr>{}</w:tc>", office::p(&escaped(text)));
    check_lines("a.docx", &office::docx(&each(|value| office::p(&escaped(value)))));
    let header = cell("<w:gridSpan w:val=\"2\"/>", "Kết quả") + &cell("", "Ghi chú");
    let rows = each(|value| format!("<w:tr>{}{}{}</w:tr>", cell("", value), cell("", value), cell("", "bên phải")));
    check_table("a.docx", &office::docx(&format!("<w:tbl><w:tr>{header}</w:tr>{rows}</w:tbl>")));
}

/// An OpenDocument file of that inside of its body.
fn open_document(kind: &str, inside: &str) -> Vec<u8> {
    let spaces: String = ["office", "text", "table"]
        .map(|name| format!(" xmlns:{name}=\"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0\""))
        .concat();
    let content = format!(
        "<office:document-content{spaces}><office:body><office:{kind}>{inside}</office:{kind}></office:body>\
         </office:document-content>"
    );
    let mime = format!("application/vnd.oasis.opendocument.{kind}");
    office::zip(&[("mimetype", mime.as_bytes()), ("content.xml", content.as_bytes())])
}

fn open_table() -> String {
    let cell = |span: &str, text: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"{span}><text:p>{}</text:p></table:table-cell>",
            escaped(text)
        )
    };
    let header = cell(" table:number-columns-spanned=\"2\"", "Kết quả") + "<table:covered-table-cell/>";
    let rows = each(|value| {
        format!("<table:table-row>{}{}{}</table:table-row>", cell("", value), cell("", value), cell("", "bên phải"))
    });
    format!(
        "<table:table table:name=\"S\"><table:table-row>{header}{}</table:table-row>{rows}</table:table>",
        cell("", "Ghi chú")
    )
}

#[test]
fn odt_and_ods() {
    check_lines("a.odt", &open_document("text", &each(|value| format!("<text:p>{}</text:p>", escaped(value)))));
    check_table("a.odt", &open_document("text", &open_table()));
    check_table("a.ods", &open_document("spreadsheet", &open_table()));
}

#[test]
fn rtf() {
    let written = |text: &str| -> String {
        let letter = |c: char| match c {
            '\u{2011}' => "\\_".to_owned(),
            c if c.is_ascii() => c.to_string(),
            c => format!("\\u{}?", u32::from(c)),
        };
        text.chars().map(letter).collect()
    };
    let lines = each(|value| format!("{}\\par ", written(value)));
    check_lines("a.rtf", format!("{{\\rtf1\\ansi {lines}}}").as_bytes());
    let edges = "\\cellx1000\\cellx2000\\cellx3000";
    let header = format!(
        "\\trowd\\clmgf\\cellx1000\\clmrg\\cellx2000\\cellx3000\\intbl {}\\cell\\cell {}\\cell\\row",
        written("Kết quả"),
        written("Ghi chú")
    );
    let rows = each(|value| {
        let value = written(value);
        format!("\\trowd{edges}\\intbl {value}\\cell {value}\\cell {}\\cell\\row", written("bên phải"))
    });
    check_table("a.rtf", format!("{{\\rtf1\\ansi{header}{rows}\\pard}}").as_bytes());
}

#[test]
fn web_page() {
    check_lines("a.html", format!("<html>{}", each(|value| format!("<p>{}</p>", escaped(value)))).as_bytes());
    let rows = each(|value| {
        let value = escaped(value);
        format!("<tr><td>{value}<td>{value}<td>bên phải")
    });
    let page = format!("<html><table><tr><td colspan=2>Kết quả<td>Ghi chú{rows}</table>");
    check_table("a.html", page.as_bytes());
}

#[test]
fn text_and_mail() {
    check_lines("a.txt", VALUES.join("\n").as_bytes());
    check_lines("a.txt", &VALUES.join("\r\n").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>());
    let coded: String = VALUES.join("\n").bytes().map(|byte| format!("={byte:02X}")).collect();
    let folded: Vec<&str> = coded.as_bytes().chunks(72).map(|line| std::str::from_utf8(line).unwrap()).collect();
    let mail = format!(
        "From: a@b.vn\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\
         Content-Transfer-Encoding: quoted-printable\r\n\r\n{}",
        folded.join("=\r\n")
    );
    check_lines("a.eml", mail.as_bytes());
}

#[test]
fn xlsx() {
    let cell = |column: &str, row: usize, text: &str| {
        format!("<c r=\"{column}{row}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", escaped(text))
    };
    let rows: String = (2..)
        .zip(VALUES)
        .map(|(row, value)| {
            format!("<row>{}{}{}</row>", cell("A", row, value), cell("B", row, value), cell("C", row, "bên phải"))
        })
        .collect();
    let header = format!("<row>{}{}</row>", cell("A", 1, "Kết quả"), cell("C", 1, "Ghi chú"));
    let sheet = format!("<sheetData>{header}{rows}</sheetData><mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>");
    check_table("a.xlsx", &workbook::Raw::sheet(&sheet).bytes());
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &u16::try_from(data.len()).unwrap().to_le_bytes(), data].concat()
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|w| w.to_le_bytes()).collect()
}

fn container(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (name, bytes) in streams {
        file.create_stream(name).unwrap().write_all(bytes).unwrap();
    }
    file.into_inner().into_inner()
}

#[test]
fn xls() {
    let label = |row: u16, column: u16, text: &str| {
        let letters: Vec<u16> = text.encode_utf16().collect();
        let head = words(&[row, column, 0, u16::try_from(letters.len()).unwrap()]);
        record(0x0204, &[head, vec![1], words(&letters)].concat())
    };
    let opening = |kind: u16| record(0x0809, &words(&[0x0600, kind, 0, 0, 0, 0, 0, 0]));
    let tab = |at: u32| record(0x0085, &[&at.to_le_bytes()[..], &[0, 0, 1, 0, b'S']].concat());
    let at = u32::try_from(opening(5).len() + tab(0).len() + 4).unwrap();
    let mut stream = [opening(5), tab(at), record(0x000A, &[]), opening(0x10)].concat();
    stream.extend([label(0, 0, "Kết quả"), label(0, 2, "Ghi chú")].concat());
    for (row, value) in (1..).zip(VALUES) {
        stream.extend([label(row, 0, value), label(row, 1, value), label(row, 2, "bên phải")].concat());
    }
    stream.extend(record(0x00E5, &words(&[1, 0, 0, 0, 1])));
    stream.extend(record(0x000A, &[]));
    check_table("a.xls", &container(&[("Workbook", &stream)]));
}

#[test]
fn doc() {
    const TEXT: usize = 0x800;
    let text = VALUES.map(|value| value.replace('\u{2011}', "\u{1E}") + "\r").concat();
    let letters = text.encode_utf16().count();
    let long = |n: usize| u32::try_from(n).unwrap().to_le_bytes();
    let mut stream = vec![0; TEXT];
    let pieces = [&[2][..], &long(16), &long(0), &long(letters), &[0, 0], &long(TEXT), &[0, 0]].concat();
    for (at, bytes) in [
        (0, &[0xEC, 0xA5, 0xC1, 0][..]),
        (0x4C, &long(letters)),
        (0x9A + 8 * 33, &long(0)),
        (0x9A + 8 * 33 + 4, &long(pieces.len())),
    ] {
        stream[at..at + bytes.len()].copy_from_slice(bytes);
    }
    stream.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    check_lines("a.doc", &container(&[("WordDocument", &stream), ("0Table", &pieces)]));
}

#[test]
fn pdf() {
    const XS: [f32; 4] = [60.0, 200.0, 340.0, 500.0];
    let rows = (1..).zip(VALUES).map(|(row, value)| (60.0 + 22.0 * row as f32, value));
    let mut page = Page::default();
    for y in (0..=VALUES.len() + 1).map(|row| 60.0 + 22.0 * row as f32) {
        page = page.rule(XS[0], y, XS[3], y);
    }
    let bottom = 60.0 + 22.0 * (VALUES.len() + 1) as f32;
    for (x, top) in XS.into_iter().zip([60.0, 82.0, 60.0, 60.0]) {
        page = page.rule(x, top, x, bottom);
    }
    page = page.text(66.0, 76.0, "Kết quả").text(346.0, 76.0, "Ghi chú");
    for (y, value) in rows {
        page = page.text(66.0, y + 16.0, value).text(206.0, y + 16.0, value).text(346.0, y + 16.0, "bên phải");
    }
    check_table("a.pdf", &Maker::new().page(page).bytes());
}

#[test]
fn one_page_of_libreoffice_as_doc_and_rtf() {
    for bytes in [&include_bytes!("files/doc/bang.doc")[..], include_bytes!("files/rtf/bang.rtf")] {
        let mut lines = office::lines(&office::document(bytes));
        lines.sort_by_key(|line| line.starts_with("[header]"));
        let expected = [
            "BÁO CÁO QUÝ I NĂM 2026",
            "Tỷ lệ đạt > 97,2% (kế hoạch 95%).",
            "1. một",
            "2. hai",
            "(0:STT 2×1 | 1:Kết quả 1×2)",
            "(1:Trong quý | 2:Lũy kế)",
            "(0:1 | 1:16.690 | 2:-18)",
            "[header] đầu trang",
        ];
        assert_eq!(lines, expected);
    }
}
