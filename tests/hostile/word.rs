//! Word and OpenDocument files that ask for too much.

use crate::case::{Case, REPORT, case};
use crate::office::{docx, docx_with, p, package, zip};
use crate::raw_zip::{Entry, archive};

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = word();
    cases.extend(open_document());
    cases
}

fn word() -> Vec<Case> {
    let report = p(REPORT);
    let rows = |cell: &str| format!("<w:tbl><w:tr>{cell}</w:tr></w:tbl>{report}");
    let span = |n: &str| format!("<w:tc><w:tcPr><w:gridSpan w:val=\"{n}\"/></w:tcPr>{}</w:tc>", p("x"));
    let tables =
        |n: usize| format!("{}{}{}", "<w:tbl><w:tr><w:tc>".repeat(n), p("x"), "</w:tc></w:tr></w:tbl>".repeat(n));
    let circle: String = (0..2_000)
        .map(|i| format!("<w:style w:styleId=\"s{i}\"><w:basedOn w:val=\"s{}\"/></w:style>", (i + 1) % 2_000))
        .collect();
    let many: String =
        (0..100_000).map(|i| format!("<w:style w:styleId=\"s{i}\"><w:rPr><w:b/></w:rPr></w:style>")).collect();
    let levels: String = (0..9)
        .map(|i| format!("<w:lvl w:ilvl=\"{i}\"><w:start w:val=\"4294967295\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"{}\"/></w:lvl>", "%1".repeat(1_000)))
        .collect();
    let lists = format!(
        "<w:abstractNum w:abstractNumId=\"0\">{levels}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    );
    let numbered = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"8\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>".repeat(2_000);
    let field = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe \"/k calc\"</w:instrText><w:fldChar w:fldCharType=\"separate\"/><w:t>=1+1</w:t><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
    let fields = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>".repeat(200_000);
    let styled = format!("<w:p><w:pPr><w:pStyle w:val=\"s0\"/></w:pPr><w:r><w:t>{REPORT}</w:t></w:r></w:p>");
    let strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    let strict = format!(
        "<w:document xmlns:w=\"{strict}\"><w:body><w:tbl><w:tr><w:tc><w:tcPr><w:tcW w:w=\"12.5dxa\"/></w:tcPr>{report}</w:tc></w:tr></w:tbl></w:body></w:document>"
    );
    let inner = docx(&report);
    let chunk = docx_with("<w:altChunk r:id=\"r0\"/>", &[("aFChunk", "c.docx", "PK\u{3}\u{4}")]);
    let pages = "<w:sectPr><w:headerReference r:id=\"r0\"/></w:sectPr>";
    let no_relations = zip(&[
        ("[Content_Types].xml", b"<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"),
        ("word/document.xml", format!("<w:document xmlns:w=\"{}\"><w:body>{report}</w:body></w:document>", crate::office::W).as_bytes()),
    ]);
    vec![
        case("docx-thiếu-quan-hệ.docx", no_relations),
        case("docx-strict.docx", package(&[("word/document.xml".to_owned(), strict)])),
        case("docx-mẫu-ngoài.docx", related("attachedTemplate", "http://127.0.0.1:9/mau.dotm", &report)),
        case("docx-ảnh-ngoài.docx", related("image", "file://may-chu/chung/anh.png", &report)),
        case("docx-quan-hệ-vòng.docx", related("officeDocument", "/word/document.xml", &report)),
        case("docx-chèn-cả-tệp.docx", chunk),
        case("docx-chèn-tệp-ngoài.docx", related("aFChunk", "http://127.0.0.1:9/x.html", "<w:altChunk r:id=\"r\"/>")),
        case("docx-dde.docx", docx(&format!("{field}{report}"))),
        case("docx-200000-trường-mở.docx", docx(&format!("<w:p>{fields}</w:p>{report}"))),
        case("docx-macro.docm", with_part(&inner, "word/vbaProject.bin", &[0xD0; 2_000])),
        case("docx-nhúng-exe.docx", with_part(&inner, "word/embeddings/oleObject1.bin", b"MZ\x90\x00")),
        case("docx-bảng-lồng-5000.docx", docx(&tables(5_000))),
        case("docx-bảng-lồng-40.docx", docx(&format!("{}{report}", tables(40)))),
        case("docx-gộp-4-tỷ-cột.docx", docx(&rows(&format!("{}{}", span("4294967295"), span("1"))))),
        case("docx-gộp-âm.docx", docx(&rows(&span("-5")))),
        case(
            "docx-500000-ô.docx",
            docx(&format!(
                "<w:tbl>{}</w:tbl>",
                format!("<w:tr>{}</w:tr>", "<w:tc><w:p/></w:tc>".repeat(500)).repeat(1_000)
            )),
        ),
        case("docx-một-hàng-1-triệu-ô.docx", docx(&rows(&"<w:tc/>".repeat(1_000_000)))),
        case("docx-kiểu-vòng.docx", docx_with(&styled, &[("styles", "styles.xml", &circle)])),
        case("docx-100000-kiểu.docx", docx_with(&styled, &[("styles", "styles.xml", &many)])),
        case(
            "docx-số-thứ-tự-nổ.docx",
            docx_with(&format!("{report}{numbered}"), &[("numbering", "numbering.xml", &lists)]),
        ),
        case("docx-phần-hỏng.docx", docx_with(&format!("{report}{pages}"), &[("header", "h.xml", "<w:p><w:r>")])),
        case("docx-không-có-văn-bản.docx", zip(&[("[Content_Types].xml", b"<Types/>"), ("word/x.xml", b"<a/>")])),
        case("docx-cắt-đôi.docx", inner[..inner.len() / 2].to_vec()),
        case("docx-đuôi-lạ.docx", [&inner[..], &[b'!'; 3_000]].concat()),
        case("docx-thật-ra-là-exe.docx", b"MZ\x90\x00\x03\x00\x00\x00".to_vec()),
        case("docx-bom.docx", docx(&p(&" ".repeat(20 << 20)))),
        case(
            "docx-hộp-chữ-lồng.docx",
            docx(&format!("{}{}", "<w:p><w:r><w:pict><v:textbox><w:txbxContent>".repeat(60), p("x"))),
        ),
    ]
}

/// A document with one relation of that kind, which leads out of the package unless it begins with `/`.
fn related(kind: &str, target: &str, body: &str) -> Vec<u8> {
    let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mode = if target.starts_with('/') { "" } else { "TargetMode=\"External\"" };
    let relations = format!(
        "<Relationships><Relationship Id=\"r\" Type=\"{types}/{kind}\" Target=\"{target}\" {mode}/></Relationships>"
    );
    let xml = format!(
        "<w:document xmlns:w=\"{}\" xmlns:r=\"{types}\"><w:body>{body}</w:body></w:document>",
        crate::office::W
    );
    package(&[("word/document.xml".to_owned(), xml), ("word/_rels/document.xml.rels".to_owned(), relations)])
}

/// The same package with one part more.
pub(crate) fn with_part(bytes: &[u8], name: &str, part: &[u8]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new_append(std::io::Cursor::new(bytes.to_vec())).unwrap();
    writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    std::io::Write::write_all(&mut writer, part).unwrap();
    writer.finish().unwrap().into_inner()
}

fn open_document() -> Vec<Case> {
    let text = |body: &str| odf("text", &format!("<office:text>{body}</office:text>"));
    let sheet = |rows: &str| {
        odf(
            "spreadsheet",
            &format!("<office:spreadsheet><table:table table:name=\"a\">{rows}</table:table></office:spreadsheet>"),
        )
    };
    let report = format!("<text:p>{REPORT}</text:p>");
    let cell = |times: &str| {
        format!("<table:table-cell table:number-columns-repeated=\"{times}\"><text:p>7</text:p></table:table-cell>")
    };
    let row = |times: &str, cells: &str| {
        format!("<table:table-row table:number-rows-repeated=\"{times}\">{cells}</table:table-row>")
    };
    let huge = "2147483647";
    let deep = |n: usize| format!("{}{report}{}", "<text:section>".repeat(n), "</text:section>".repeat(n));
    let tables = "<table:table><table:table-row><table:table-cell>".repeat(3_000);
    let bomb = archive(&[
        Entry::stored("mimetype", b"application/vnd.oasis.opendocument.text"),
        Entry::deflated("content.xml", &vec![b' '; 20 << 20]),
    ]);
    vec![
        case("odt-2-tỷ-dấu-cách.odt", text(&format!("<text:p>a<text:s text:c=\"{huge}\"/>b</text:p>{report}"))),
        case("odt-100000-tầng.odt", text(&deep(100_000))),
        case("odt-bảng-lồng.odt", text(&tables)),
        case("odt-cột-lặp.odt", text(&format!("<table:table>{}</table:table>{report}", row("1", &cell(huge))))),
        case("odt-hàng-lặp.odt", text(&format!("<table:table>{}</table:table>{report}", row(huge, &cell("1"))))),
        case("odt-là-docx.docx", text(&report)),
        case("odt-bom.odt", bomb),
        case("odt-không-có-nội-dung.odt", zip(&[("mimetype", b"application/vnd.oasis.opendocument.text")])),
        case("ods-ô-lặp.ods", sheet(&row("1", &cell(huge)))),
        case("ods-hàng-lặp.ods", sheet(&row(huge, &cell(huge)))),
        case("ods-hàng-trống-lặp.ods", sheet(&format!("{}{}", row(huge, "<table:table-cell/>"), row("1", &cell("1"))))),
    ]
}

fn odf(kind: &str, body: &str) -> Vec<u8> {
    let spaces = ["office:office", "text:text", "table:table", "style:style"]
        .map(|s| s.split_once(':').unwrap())
        .map(|(prefix, name)| format!("xmlns:{prefix}=\"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0\""))
        .join(" ");
    let xml = format!("<office:document-content {spaces}><office:body>{body}</office:body></office:document-content>");
    let mime = format!("application/vnd.oasis.opendocument.{kind}");
    archive(&[Entry::stored("mimetype", mime.as_bytes()), Entry::deflated("content.xml", xml.as_bytes())])
}
