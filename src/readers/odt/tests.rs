//! Cases of OpenDocument texts.

use std::io::{Cursor, Write};

use super::read_odt;
use crate::document::{Document, ReadCell, Readable, Remark};
use crate::model::Unreadable;
use crate::readers::limits::Limits;

const SPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
    xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
    xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" \
    xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
    xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"";

const STYLES: &str = "<style:style style:name=\"B\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\" \
    style:font-name=\".VnTime\"/></style:style><style:style style:name=\"H\" style:family=\"text\">\
    <style:text-properties text:display=\"none\"/></style:style><style:style style:name=\"S\" style:family=\"text\">\
    <style:text-properties style:text-line-through-style=\"solid\"/></style:style><style:style style:name=\"U\" \
    style:family=\"text\"><style:text-properties style:text-position=\"super 58%\"/></style:style><text:list-style style:name=\"L\">\
    <text:list-level-style-number text:level=\"1\" style:num-format=\"I\" style:num-suffix=\".\"/>\
    <text:list-level-style-number text:level=\"2\" style:num-format=\"1\" text:display-levels=\"2\"/>\
    <text:list-level-style-bullet text:level=\"3\" text:bullet-char=\"•\"/></text:list-style>";

fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn read(body: &str) -> Result<Document, Unreadable> {
    let content = format!(
        "<office:document-content {SPACES}><office:automatic-styles>{STYLES}</office:automatic-styles><office:body>\
         <office:text>{body}</office:text></office:body></office:document-content>"
    );
    let pages = format!(
        "<office:document-styles {SPACES}><office:master-styles><style:master-page><style:footer><text:p>chân</text:p>\
         </style:footer></style:master-page></office:master-styles></office:document-styles>"
    );
    let manifest = ("META-INF/manifest.xml", "<manifest/>");
    read_odt(&package(&[("content.xml", &content), ("styles.xml", &pages), manifest]), &Limits::default())
}

fn lines(body: &str) -> Vec<String> {
    let readable = Readable::new(&read(body).unwrap());
    let line = |l: &crate::document::Line| match &l.label {
        Some(label) => format!("{:?} {label} {}", l.story, l.text.text()),
        None => format!("{:?} {}", l.story, l.text.text()),
    };
    readable.lines().map(line).collect()
}

#[test]
fn text_notes_and_what_nobody_sees() {
    assert_eq!(
        lines(
            "<text:tracked-changes><text:p>xoá</text:p></text:tracked-changes><text:h text:outline-level=\"2\">Phần</text:h>\
             <text:p>Đạt<text:s text:c=\"3\"/><text:span text:style-name=\"B\">b¸o c¸o</text:span><text:span \
             text:style-name=\"H\">ẩn</text:span><text:tab/>97<text:line-break/>%<text:note><text:note-citation>1\
             </text:note-citation><text:note-body><text:p>chú</text:p></text:note-body></text:note></text:p>\
             <text:p><draw:frame><draw:text-box><text:p>hộp</text:p></draw:text-box></draw:frame></text:p>"
        ),
        ["Body Phần", "Body Đạt báo cáo 97 %", "Note chú", "TextBox hộp", "Footer chân"]
    );
    assert!(read("<text:tracked-changes/><text:p>a</text:p>").unwrap().remarks.contains(&Remark::TrackedChanges));
}

#[test]
fn raised_figures_struck_text_and_objects() {
    let span = |style: &str, text: &str| format!("<text:span text:style-name=\"{style}\">{text}</text:span>");
    let body = format!("<text:p>{}54%{}</text:p>", span("S", "45%"), span("U", "1"));
    assert_eq!(lines(&body)[0], "Body 54%¹");
    let object = "<text:p>a<draw:frame><draw:object xmlns:x=\"x\" x:href=\"./Object 1\"/></draw:frame></text:p>";
    assert_eq!(read(object).unwrap().remarks, [Remark::PartUnread { what: "Object 1".to_owned() }]);
}

#[test]
fn lists_show_their_numbers() {
    let list = "<text:list text:style-name=\"L\"><text:list-item><text:p>a</text:p><text:p>a2</text:p><text:list>\
        <text:list-item><text:p>b</text:p><text:list><text:list-item><text:p>c</text:p></text:list-item></text:list>\
        </text:list-item><text:list-item><text:p>d</text:p></text:list-item></text:list></text:list-item>\
        <text:list-item><text:p>e</text:p></text:list-item></text:list>";
    let again = "<text:list text:style-name=\"L\" text:continue-numbering=\"true\"><text:list-item><text:p>f</text:p>\
        </text:list-item></text:list>";
    let expected = ["I. a", "a2", "I.1 b", "- c", "I.2 d", "II. e", "III. f"];
    let found = lines(&format!("{list}{again}"));
    assert_eq!(found[..7], expected.map(|line| format!("Body {line}")));
}

#[test]
fn cells_stand_where_spans_put_them() {
    let body = "<table:table><table:table-column/><table:table-header-rows><table:table-row><table:table-cell \
        table:number-rows-spanned=\"2\"><text:p>STT</text:p></table:table-cell><table:table-cell \
        table:number-columns-spanned=\"2\"><text:p>Quý</text:p></table:table-cell><table:covered-table-cell/>\
        </table:table-row></table:table-header-rows><table:table-row><table:covered-table-cell/><table:table-cell>\
        <text:p>I</text:p><text:p>x</text:p></table:table-cell><table:table-cell><table:table><table:table-row>\
        <table:table-cell><text:p>con</text:p></table:table-cell></table:table-row></table:table></table:table-cell>\
        </table:table-row><table:table-row><table:table-cell table:number-columns-repeated=\"3\"/></table:table-row>\
        </table:table>";
    let readable = Readable::new(&read(body).unwrap());
    let table = readable.tables().next().unwrap();
    let cell = |c: &ReadCell| format!("{}.{}+{}+{} {}", c.row, c.column, c.row_span, c.column_span, c.text.text());
    let cells: Vec<String> = table.cells.iter().take(4).map(cell).collect();
    assert_eq!(cells, ["0.0+2+1 STT", "0.1+1+2 Quý", "1.1+1+1 I\nx", "1.2+1+1 "]);
    assert_eq!((table.header_rows, table.cells[3].nested.len(), table.cells.len()), (1, 1, 7));
}

#[test]
fn broken_files_end() {
    let limits = Limits::default();
    assert!(matches!(read_odt(b"PK\x03\x04", &limits), Err(Unreadable::Corrupt { .. })));
    assert!(matches!(read_odt(&package(&[("content.xml", "<a><b>")]), &limits), Err(Unreadable::Corrupt { .. })));
    let locked = [("META-INF/manifest.xml", "<manifest:encryption-data/>"), ("content.xml", "x")];
    assert_eq!(read_odt(&package(&locked), &limits), Err(Unreadable::Encrypted));
    let deep = "<text:section>".repeat(300);
    assert!(matches!(read(&deep), Err(Unreadable::TooLarge { .. })));
    let wide = "<table:table><table:table-row><table:table-cell table:number-columns-repeated=\"2000000000\">\
        <text:p>a</text:p></table:table-cell></table:table-row></table:table><text:p><text:s text:c=\"999999\"/>b</text:p>";
    assert!(read(wide).is_ok());
}
