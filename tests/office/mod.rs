//! Builds small office files in code.
#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

use std::io::{Cursor, Write};

use tonghop::document::{Block, Document, Paragraph, Remark, Story, Visibility};
use tonghop::model::Unreadable;
use tonghop::readers::{Options, Reading, read};
use zip::write::SimpleFileOptions;

pub(crate) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A zip of these parts.
pub(crate) fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A docx with that inside of `w:body`, and further parts: kind of relation, name, XML inside its root.
pub(crate) fn docx_with(body: &str, parts: &[(&str, &str, &str)]) -> Vec<u8> {
    let spaces = format!(
        "xmlns:w=\"{W}\" xmlns:r=\"{TYPES}\" xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" \
         xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:v=\"urn:schemas-microsoft-com:vml\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
    );
    let document = format!("<w:document {spaces}><w:body>{body}</w:body></w:document>");
    let mut files = vec![("word/document.xml".to_owned(), document)];
    let mut relations = String::new();
    for (i, (kind, name, inside)) in parts.iter().enumerate() {
        relations += &format!("<Relationship Id=\"r{i}\" Type=\"{TYPES}/{kind}\" Target=\"{name}\"/>");
        let root = match *kind {
            "header" => "hdr",
            "footer" => "ftr",
            other => other,
        };
        let xml = match *kind {
            "aFChunk" | "theme" => (*inside).to_owned(),
            _ => format!("<w:{root} {spaces}>{inside}</w:{root}>"),
        };
        files.push((format!("word/{name}"), xml));
    }
    let relations = format!("<Relationships xmlns=\"{RELATIONS}\">{relations}</Relationships>");
    files.push(("word/_rels/document.xml.rels".to_owned(), relations));
    package(&files)
}

/// A docx with that inside of `w:body`.
pub(crate) fn docx(body: &str) -> Vec<u8> {
    docx_with(body, &[])
}

/// A Word package of these parts, with the parts that every package has.
pub(crate) fn package(files: &[(String, String)]) -> Vec<u8> {
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override \
                 PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.\
                 wordprocessingml.document.main+xml\"/></Types>";
    let root = format!(
        "<Relationships xmlns=\"{RELATIONS}\"><Relationship Id=\"r\" Type=\"{TYPES}/officeDocument\" \
         Target=\"word/document.xml\"/></Relationships>"
    );
    let mut all: Vec<(&str, &[u8])> = vec![("[Content_Types].xml", types.as_bytes()), ("_rels/.rels", root.as_bytes())];
    all.extend(files.iter().map(|(name, xml)| (name.as_str(), xml.as_bytes())));
    zip(&all)
}

/// A paragraph of one run.
pub(crate) fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// Reads a document that must be readable; the remark that every small file earns is left out.
pub(crate) fn document(bytes: &[u8]) -> Document {
    match read("x", bytes, &Options::default()).unwrap() {
        Reading::Document(mut document) => {
            document.remarks.retain(|r| !matches!(r, Remark::LittleText { .. }));
            document
        }
        Reading::Container(parts) => panic!("a container of {}", parts.len()),
    }
}

/// Why a file is not read.
pub(crate) fn refusal(bytes: &[u8]) -> Unreadable {
    read("x", bytes, &Options::default()).unwrap_err()
}

/// The document as lines: label and text of paragraphs, `[story]` before those outside the running text; a table as
/// its rows, cells in ` | ` with rows×columns where merged; hidden text in `{}`.
pub(crate) fn lines(document: &Document) -> Vec<String> {
    document.blocks.iter().flat_map(block_lines).collect()
}

fn block_lines(block: &Block) -> Vec<String> {
    let table = match block {
        Block::Paragraph(paragraph) => return vec![paragraph_line(paragraph)],
        Block::Table(table) => table,
    };
    let mut rows = vec![Vec::new(); table.rows];
    for cell in &table.cells {
        let mut text = cell.content.iter().flat_map(block_lines).collect::<Vec<_>>().join(" / ");
        if (cell.row_span, cell.column_span) != (1, 1) {
            text += &format!(" {}×{}", cell.row_span, cell.column_span);
        }
        rows[cell.row].push(format!("{}:{text}", cell.column));
    }
    rows.into_iter().map(|row| format!("({})", row.join(" | "))).collect()
}

fn paragraph_line(paragraph: &Paragraph) -> String {
    let story = match paragraph.story {
        Story::Body => "",
        Story::Header => "[header] ",
        Story::Footer => "[footer] ",
        Story::Note => "[note] ",
        Story::TextBox => "[box] ",
        Story::Comment => "[comment] ",
    };
    let label = paragraph.label.as_ref().map(|l| format!("{l} ")).unwrap_or_default();
    let text = paragraph.runs.iter().map(|run| match run.visibility {
        Visibility::Shown => run.text.clone(),
        Visibility::Hidden => format!("{{{}}}", run.text),
    });
    format!("{story}{label}{}", text.collect::<String>())
}
