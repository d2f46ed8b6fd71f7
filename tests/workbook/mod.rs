//! Builds small workbooks and shows what was read of them.
#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

use std::io::{Cursor, Write};

use tonghop::document::{Block, Cell, CellValue, Document, Remark, Table, TableOrigin, Visibility};
use tonghop::model::Unreadable;
use tonghop::readers::{Limits, Options, Reading, read};
use zip::write::SimpleFileOptions;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A zip of these parts.
pub(crate) fn zip(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// An xlsx as raw parts.
#[derive(Default)]
pub(crate) struct Raw {
    /// Attributes beside name and id, and the inside of `worksheet`.
    pub(crate) sheets: Vec<(String, String)>,
    /// The inside of `styleSheet`.
    pub(crate) styles: String,
    /// The whole of the shared strings part.
    pub(crate) strings: String,
    /// Inside of `workbook`, before the sheets.
    pub(crate) settings: String,
    /// Further parts of the first sheet: kind of relation, name, whole XML.
    pub(crate) parts: Vec<(String, String, String)>,
}

impl Raw {
    /// One sheet of these rows.
    pub(crate) fn rows(rows: &str) -> Raw {
        Raw::sheet(&format!("<sheetData>{rows}</sheetData>"))
    }

    /// One sheet of that inside.
    pub(crate) fn sheet(inside: &str) -> Raw {
        Raw { sheets: vec![(String::new(), inside.to_owned())], ..Raw::default() }
    }

    /// The same with shared strings: the insides of its `si`.
    pub(crate) fn with_strings(mut self, items: &[&str]) -> Raw {
        let items: String = items.iter().map(|i| format!("<si>{i}</si>")).collect();
        self.strings = format!("<sst xmlns=\"{MAIN}\">{items}</sst>");
        self
    }

    /// The same with number formats as looks 1, 2, ….
    pub(crate) fn with_formats(mut self, codes: &[&str]) -> Raw {
        let escaped = |code: &str| code.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
        let ids = 164..164 + codes.len();
        let formats: String = (164..)
            .zip(codes)
            .map(|(id, code)| format!("<numFmt numFmtId=\"{id}\" formatCode=\"{}\"/>", escaped(code)))
            .collect();
        let looks: String = ids.map(|id| format!("<xf numFmtId=\"{id}\"/>")).collect();
        self.styles = format!("<numFmts>{formats}</numFmts><cellXfs><xf numFmtId=\"0\"/>{looks}</cellXfs>");
        self
    }

    /// The file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let (mut sheets, mut relations, mut files) = (String::new(), String::new(), Vec::new());
        for (i, (attributes, inside)) in (1..).zip(&self.sheets) {
            let name = if attributes.contains("name=") { String::new() } else { format!("name=\"S{i}\"") };
            sheets += &format!("<sheet {name} sheetId=\"{i}\" r:id=\"s{i}\" {attributes}/>");
            relations += &relation(&format!("s{i}"), "worksheet", &format!("worksheets/sheet{i}.xml"));
            let xml = format!("<worksheet xmlns=\"{MAIN}\" xmlns:r=\"{TYPES}\">{inside}</worksheet>");
            files.push((format!("xl/worksheets/sheet{i}.xml"), xml.into_bytes()));
        }
        let root = relation("w", "officeDocument", "xl/workbook.xml");
        files.push(("_rels/.rels".to_owned(), list(&root)));
        for (kind, xml) in [("styles", self.styles_part()), ("sharedStrings", self.strings.clone())] {
            if !xml.is_empty() {
                relations += &relation(kind, kind, &format!("{kind}.xml"));
                files.push((format!("xl/{kind}.xml"), xml.into_bytes()));
            }
        }
        let own: String =
            self.parts.iter().map(|(kind, name, _)| relation(kind, kind, &format!("../{name}"))).collect();
        files.push(("xl/worksheets/_rels/sheet1.xml.rels".to_owned(), list(&own)));
        files.extend(self.parts.iter().map(|(_, name, xml)| (format!("xl/{name}"), xml.clone().into_bytes())));
        files.push(("xl/_rels/workbook.xml.rels".to_owned(), list(&relations)));
        let settings = &self.settings;
        let workbook =
            format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{TYPES}\">{settings}<sheets>{sheets}</sheets></workbook>");
        files.push(("xl/workbook.xml".to_owned(), workbook.into_bytes()));
        zip(&files)
    }

    fn styles_part(&self) -> String {
        if self.styles.is_empty() {
            return String::new();
        }
        format!("<styleSheet xmlns=\"{MAIN}\">{}</styleSheet>", self.styles)
    }
}

fn relation(id: &str, kind: &str, target: &str) -> String {
    format!("<Relationship Id=\"{id}\" Type=\"{TYPES}/{kind}\" Target=\"{target}\"/>")
}

fn list(relations: &str) -> Vec<u8> {
    format!("<Relationships xmlns=\"{RELATIONS}\">{relations}</Relationships>").into_bytes()
}

/// Reads a workbook that must be readable; the remark that every small file earns is left out.
pub(crate) fn document(bytes: &[u8]) -> Document {
    match with(Limits::default(), bytes).unwrap() {
        Reading::Document(mut document) => {
            document.remarks.retain(|r| !matches!(r, Remark::LittleText { .. }));
            document
        }
        Reading::Container(parts) => panic!("a container of {}", parts.len()),
    }
}

/// Reads within limits.
pub(crate) fn with(limits: Limits, bytes: &[u8]) -> Result<Reading, Unreadable> {
    read("x", bytes, &Options { limits, ..Options::default() })
}

/// The tables of a document.
pub(crate) fn tables(document: &Document) -> Vec<&Table> {
    let mut tables = Vec::new();
    for block in &document.blocks {
        if let Block::Table(table) = block {
            tables.push(table);
        }
    }
    tables
}

/// Each sheet's name (in `{}` if hidden) before its cells: address, rows×columns where merged, text, and value where it
/// is not text; hidden ones in `{}`.
pub(crate) fn cells(document: &Document) -> Vec<String> {
    let mut lines = Vec::new();
    for table in tables(document) {
        let TableOrigin::Sheet { name, visibility } = &table.origin else { panic!("a table of a text") };
        lines.push(hidden(name.clone(), *visibility));
        lines.extend(table.cells.iter().map(|cell| hidden(cell_line(cell), cell.visibility)));
    }
    lines
}

fn hidden(text: String, visibility: Visibility) -> String {
    if visibility == Visibility::Hidden { format!("{{{text}}}") } else { text }
}

fn cell_line(cell: &Cell) -> String {
    let column = char::from(b'A' + u8::try_from(cell.column).unwrap());
    let mut line = format!("{column}{}", cell.row + 1);
    if (cell.row_span, cell.column_span) != (1, 1) {
        line += &format!(" {}×{}", cell.row_span, cell.column_span);
    }
    format!("{line} {}", shown(cell))
}

/// Text of a cell, and its value where it is not text.
pub(crate) fn shown(cell: &Cell) -> String {
    let text = text(cell);
    let value = match &cell.value {
        CellValue::Text => return text,
        CellValue::Number { value, percent: true, .. } => format!("{value}%"),
        CellValue::Number { value, .. } => value.to_string(),
        CellValue::Date { iso, typed: Some(typed) } => format!("{iso}, typed {typed}"),
        CellValue::Date { iso, typed: None } => iso.clone(),
        CellValue::Error(name) => format!("error {name}"),
        other => format!("{other:?}"),
    };
    format!("{text} <{value}>")
}

/// Text of a cell.
pub(crate) fn text(cell: &Cell) -> String {
    let text = |block: &Block| match block {
        Block::Paragraph(paragraph) => paragraph.text(),
        Block::Table(_) => panic!("a table in a cell of a sheet"),
    };
    cell.content.iter().map(text).collect::<Vec<_>>().join(" / ")
}

/// Checks what every format keeps of the workbook `bieu`.
pub(crate) fn bieu(read: &Document) {
    let mut lines = cells(read);
    for line in &mut lines {
        if line.starts_with("B12 ") {
            assert_eq!(line.len(), 9_004);
            line.truncate(5);
        }
    }
    let expected = [
        "Số liệu",
        "A1 1×4 BIỂU SỐ LIỆU QUÝ I",
        "A2 TT",
        "B2 Chỉ tiêu",
        "C2 1×2 Kết quả",
        "A3 1 <1>",
        "B3 Tỷ lệ > 90 & < 95",
        "C3 97,2% <97.2%>",
        "{F3 cột ẩn}",
        "A4 2 <2>",
        "B4 Số người",
        "C4 1.250 người <1250>",
        "A5 3 <3>",
        "B5 Đạt",
        "C5 20/12 <2026-12-20, typed 20/12>",
        "A6 4 <4>",
        "B6 Ngày",
        "C6 20/12/2026 <2026-12-20>",
        "A7 5 <5>",
        "B7 Tổng",
        "C7 2500,3 <2500.3>",
        "D7 #DIV/0! <error #DIV/0!>",
        "A8 6 <6>",
        "B8 dòng 1\ndòng 2",
        "C8 TRUE <Bool(true)>",
        "D8 ab",
        "{A9 Èn}",
        "{B9 hàng ẩn}",
        "B10 Tû lÖ 97,2",
        "B11 1.250",
        "C11 97,2% <97.2%>",
        "B12 x",
        "{Cũ}",
        "{A1 số cũ}",
        "{B1 12 <12>}",
    ];
    assert_eq!(lines, expected);
    let told = ["rows: Số liệu", "columns: Số liệu", "sheet: Cũ"];
    assert_eq!(read.remarks, told.map(|what| Remark::HiddenContent { what: what.to_owned() }));
}
