//! XML that explodes, nests, breaks or leads out.

use crate::case::{Case, REPORT, case};
use crate::office::{W, docx, p, package};
use crate::workbook::Raw;

pub(crate) fn cases() -> Vec<Case> {
    let laughs: String =
        (1..10).map(|i| format!("<!ENTITY l{i} \"{}\">", format!("&l{};", i - 1).repeat(10))).collect();
    let quadratic = format!("<!ENTITY a \"{}\">", "a".repeat(60_000));
    let outside = "<!ENTITY x SYSTEM \"file:///etc/passwd\"><!ENTITY y SYSTEM \"http://127.0.0.1:9/y\">";
    let attributes: String = (0..1_000_000).map(|i| format!(" a{i}=\"\"")).collect();
    let spaces: String = (0..200_000).map(|i| format!(" xmlns:n{i}=\"u{i}\"")).collect();
    let deep = |count: usize| format!("{}{}", "<w:sdt>".repeat(count), "</w:sdt>".repeat(count));
    let long = "x".repeat(30 << 20);
    vec![
        case("xml-tỷ-tiếng-cười.docx", declared(&format!("<!ENTITY l0 \"ha\">{laughs}"), "&l9;")),
        case("xml-phình-bậc-hai.docx", declared(&quadratic, &"&a;".repeat(20_000))),
        case("xml-thực-thể-ngoài.docx", declared(outside, "&x;&y;")),
        case("xml-thực-thể-tham-số.docx", declared("<!ENTITY % p SYSTEM \"http://127.0.0.1:9/p\">%p;", "a")),
        case(
            "xml-dtd-ngoài.docx",
            main(&format!("<!DOCTYPE d SYSTEM \"http://127.0.0.1:9/d.dtd\">{}", whole(&p(REPORT)))),
        ),
        case("xml-100000-tầng.docx", docx(&deep(100_000))),
        case("xml-100000-tầng.xlsx", Raw::rows(&format!("<row><c>{}</c></row>", "<is>".repeat(100_000))).bytes()),
        case("xml-1-triệu-thuộc-tính.docx", docx(&format!("<w:p{attributes}/>{}", p(REPORT)))),
        case("xml-200000-không-gian-tên.docx", docx(&format!("<w:p{spaces}/>{}", p(REPORT)))),
        case("xml-utf8-hỏng.docx", raw(&[whole("").as_bytes(), b"\xC3\x28\xA0\xA1\xF0\x28"].concat())),
        case("xml-utf8-hỏng-trong-chữ.docx", raw(&in_text(b"\xC3\x28 \xF0\x90 \xED\xA0\x80"))),
        case("xml-utf16-không-dấu.docx", raw(&wide(&whole(&p(REPORT))))),
        case("xml-mã-ký-tự-sai.docx", docx(&p(&format!("{REPORT} &#0; &#x110000; &#xD800; &#99999999999; &khong;")))),
        case("xml-cắt-giữa.docx", main(&whole(&p(REPORT))[..200])),
        case("xml-sai-thẻ-đóng.docx", main(&format!("<w:document xmlns:w=\"{W}\"><w:body></w:document></w:body>"))),
        case("xml-rỗng.docx", main("")),
        case("xml-không-phải-xml.docx", main("đây không phải là XML")),
        case("xml-chú-thích-không-đóng.docx", main(&format!("<w:document xmlns:w=\"{W}\"><!-- {long}"))),
        case("xml-thuộc-tính-dài.docx", docx(&format!("<w:p a=\"{long}\"/>{}", p(REPORT)))),
        case("xml-cdata-lớn.docx", docx(&format!("<w:p><w:r><w:t><![CDATA[{long}]]></w:t></w:r></w:p>"))),
        case("xml-một-triệu-đoạn-trống.docx", docx(&"<w:p/>".repeat(1_000_000))),
        case("xml-20-triệu-chữ.docx", docx(&p(&varied(24 << 20)))),
    ]
}

fn whole(body: &str) -> String {
    format!("<w:document xmlns:w=\"{W}\"><w:body>{body}</w:body></w:document>")
}

fn main(xml: &str) -> Vec<u8> {
    package(&[("word/document.xml".to_owned(), xml.to_owned())])
}

fn declared(entities: &str, text: &str) -> Vec<u8> {
    main(&format!("<!DOCTYPE d [{entities}]>{}", whole(&p(text))))
}

/// A package whose main part are these bytes, text or not.
fn raw(bytes: &[u8]) -> Vec<u8> {
    use crate::raw_zip::{Entry, archive};
    let types = "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-\
                 officedocument.wordprocessingml.document.main+xml\"/></Types>";
    archive(&[Entry::stored("[Content_Types].xml", types.as_bytes()), Entry::deflated("word/document.xml", bytes)])
}

fn in_text(bytes: &[u8]) -> Vec<u8> {
    let xml = whole(&p(&format!("{REPORT} \u{1}")));
    let (before, after) = xml.split_once('\u{1}').unwrap();
    [before.as_bytes(), bytes, after.as_bytes()].concat()
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// Text that does not repeat itself enough to be a bomb by its ratio.
pub(crate) fn varied(length: usize) -> String {
    let mut state = 7_u64;
    let mut text = String::with_capacity(length);
    while text.len() < length {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        text += &format!("số {} ", state >> 40);
    }
    text
}
