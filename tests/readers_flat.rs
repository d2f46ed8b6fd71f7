//! Office files that are one XML file.
#![allow(clippy::unwrap_used)]

mod office;

use office::{document, lines, refusal};
use tonghop::document::{Block, CellValue, FileKind, Remark, Table, Visibility};
use tonghop::model::Unreadable;
use tonghop::readers::detect;

const WORD_2003: &str = "xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\" \
    xmlns:wx=\"http://schemas.microsoft.com/office/word/2003/auxHint\" \
    xmlns:aml=\"http://schemas.microsoft.com/aml/2001/core\" xmlns:st1=\"urn:schemas-microsoft-com:office:smarttags\"";

fn word_2003(body: &str) -> Vec<u8> {
    let declaration = "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>";
    format!("{declaration}<w:wordDocument {WORD_2003}><w:body><wx:sect>{body}</wx:sect></w:body></w:wordDocument>")
        .into()
}

fn excel_2003(styles: &str, sheet: &str) -> Vec<u8> {
    format!(
        "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook \
         xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\" \
         xmlns:x=\"urn:schemas-microsoft-com:office:excel\" xmlns:html=\"http://www.w3.org/TR/REC-html40\"><Styles>{styles}\
         </Styles>{sheet}</Workbook>"
    )
    .into()
}

fn table(bytes: &[u8]) -> Table {
    let blocks = document(bytes).blocks;
    blocks.into_iter().find_map(|b| if let Block::Table(table) = b { Some(table) } else { None }).unwrap()
}

#[test]
fn the_xml_of_word_2003_is_read() {
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let label = "<w:pPr><w:listPr><w:ilvl w:val=\"0\"/><w:ilfo w:val=\"1\"/><wx:t wx:val=\"1.\"/></w:listPr></w:pPr>";
    let changed = |kind: &str, text: &str| {
        format!("<aml:annotation w:type=\"Word.{kind}\"><aml:content>{}</aml:content></aml:annotation>", run(text))
    };
    let body = format!(
        "<wx:sub-section><w:p>{label}{}</w:p></wx:sub-section><w:p>{}{}<st1:City w:st=\"on\">{}</st1:City></w:p>\
         <w:p>{}<w:r><w:footnote><w:p>{}</w:p></w:footnote></w:r></w:p>\
         <w:tbl><w:tr><w:tc><w:tcPr><w:vmerge w:val=\"restart\"/></w:tcPr><w:p>{}</w:p></w:tc><w:tc><w:p>{}</w:p></w:tc></w:tr>\
         <w:tr><w:tc><w:tcPr><w:vmerge/></w:tcPr><w:p/></w:tc><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>",
        run("Mục một"),
        changed("Deletion", "xoá"),
        changed("Insertion", "thêm "),
        run("Hà Nội"),
        run("chính"),
        run("chú"),
        run("A"),
        run("97,2%"),
        run("5"),
    );
    let read = document(&word_2003(&body));
    assert_eq!(lines(&read), ["1. Mục một", "thêm Hà Nội", "chính", "[note] chú", "(0:A 2×1 | 1:97,2%)", "(1:5)"]);
    assert_eq!(read.remarks, [Remark::TrackedChanges]);
}

#[test]
fn the_xml_of_excel_2003_is_read() {
    let styles = "<Style ss:ID=\"Default\"/><Style ss:ID=\"p\"><NumberFormat ss:Format=\"0.0%\"/></Style><Style ss:ID=\"d\">\
                  <NumberFormat ss:Format=\"Short Date\"/></Style><Style ss:ID=\"s\"><Font ss:StrikeThrough=\"1\"/></Style>";
    let sheet = "<Worksheet ss:Name=\"Biểu\"><Table><Column ss:Index=\"4\" ss:Hidden=\"1\"/><Row><Cell ss:MergeAcross=\"1\">\
        <Data ss:Type=\"String\">Tiêu đề</Data></Cell><Cell><Data ss:Type=\"String\">c</Data></Cell></Row><Row ss:Index=\"4\">\
        <Cell ss:Index=\"2\"><Data ss:Type=\"Number\">12.5</Data></Cell><Cell ss:StyleID=\"p\"><Data ss:Type=\"Number\">0.972\
        </Data></Cell><Cell ss:StyleID=\"d\"><Data ss:Type=\"DateTime\">2026-03-20T00:00:00.000</Data></Cell>\
        <Cell ss:StyleID=\"s\"><Data ss:Type=\"Number\">45</Data></Cell><Cell ss:Formula=\"=1+1\"/><Cell><ss:Data \
        ss:Type=\"String\" xmlns=\"http://www.w3.org/TR/REC-html40\"><B>95%</B><Sup>1</Sup></ss:Data></Cell></Row></Table>\
        </Worksheet>";
    let table = table(&excel_2003(styles, sheet));
    let shown: Vec<_> = table
        .cells
        .iter()
        .map(|cell| {
            let text = cell.content.iter().map(|b| if let Block::Paragraph(p) = b { p.text() } else { String::new() });
            (cell.row, cell.column, cell.column_span, text.collect::<String>(), cell.visibility == Visibility::Shown)
        })
        .collect();
    let cell = |row, column, span, text: &str, shown| (row, column, span, text.to_owned(), shown);
    let expected = [
        cell(0, 0, 2, "Tiêu đề", true),
        cell(0, 2, 1, "c", true),
        cell(3, 1, 1, "12,5", true),
        cell(3, 2, 1, "97,2%", true),
        cell(3, 3, 1, "20/03/2026", false),
        cell(3, 4, 1, "", false),
        cell(3, 5, 1, "", true),
        cell(3, 6, 1, "95%¹", true),
    ];
    assert_eq!(shown, expected);
    assert_eq!(table.cells[6].value, CellValue::FormulaWithoutValue);
}

#[test]
fn a_package_in_one_file_is_read() {
    let xml = format!(
        "<w:document xmlns:w=\"{}\" xmlns:r=\"r\"><w:body>{}<w:altChunk r:id=\"r0\"/></w:body></w:document>",
        office::W,
        office::p("ngoài &gt; 90")
    );
    let relations = "<Relationships><Relationship Id=\"r0\" Type=\"a/aFChunk\" Target=\"x.txt\"/></Relationships>";
    let part = |name: &str, kind: &str, inside: &str| {
        format!("<pkg:part pkg:name=\"{name}\" pkg:contentType=\"x\"><pkg:{kind}>{inside}</pkg:{kind}></pkg:part>")
    };
    let whole = format!(
        "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><pkg:package \
         xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">{}{}{}</pkg:package>",
        part("/word/_rels/document.xml.rels", "xmlData", relations),
        part("/word/document.xml", "xmlData", &xml),
        part("/word/x.txt", "binaryData", "Y2jD\nqG4="),
    );
    assert_eq!(lines(&document(whole.as_bytes())), ["ngoài > 90", "chèn"]);
}

#[test]
fn texts_and_workbooks_of_libreoffice_in_one_file_are_read() {
    let flat = |mime: &str, styles: &str, body: &str| {
        let spaces: String = ["office", "text", "table", "style"]
            .map(|name| format!(" xmlns:{name}=\"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0\""))
            .concat();
        format!(
            "<?xml version=\"1.0\"?><office:document{spaces} office:mimetype=\"application/vnd.oasis.opendocument.{mime}\">\
             <office:automatic-styles>{styles}</office:automatic-styles><office:body>{body}</office:body></office:document>"
        )
    };
    let style = "<style:style style:name=\"H\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>";
    let text = "<office:text><text:p>a<text:span text:style-name=\"H\">ẩn</text:span></text:p></office:text>";
    assert_eq!(lines(&document(flat("text", style, text).as_bytes())), ["a{ẩn}"]);
    let sheet = "<office:spreadsheet><table:table table:name=\"S\"><table:table-row><table:table-cell \
                 office:value-type=\"float\" office:value=\"5\"/></table:table-row></table:table></office:spreadsheet>";
    assert_eq!(lines(&document(flat("spreadsheet", "", sheet).as_bytes())), ["(0:5)"]);
}

#[test]
fn broken_ones_are_told() {
    let cut = |bytes: Vec<u8>| bytes[..bytes.len() * 3 / 4].to_vec();
    assert!(matches!(refusal(&cut(word_2003("<w:p><w:r><w:t>a</w:t></w:r></w:p>"))), Unreadable::Corrupt { .. }));
    let empty = excel_2003("", "<Worksheet ss:Name=\"S\"/>");
    assert_eq!(refusal(&empty), Unreadable::NoText);
    assert!(matches!(refusal(&cut(empty)), Unreadable::Corrupt { .. }));
    let data = b"<?xml version=\"1.0\"?><data><a>urn:schemas-microsoft-com:office</a></data>";
    assert_eq!(detect("x.xml", data), FileKind::Unknown);
}
