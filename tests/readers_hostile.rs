//! Files that ask for too much, or are broken.

mod office;

use office::{document, docx, docx_with, lines, p, package, refusal, zip};
use proptest::prelude::*;
use tonghop::document::Remark;
use tonghop::model::Unreadable;
use tonghop::readers::{Limits, Options, Reading, detect, read};

fn too_large(limit: &str) -> Unreadable {
    Unreadable::TooLarge { limit: limit.to_owned() }
}

fn with(limits: Limits, bytes: &[u8]) -> Result<Reading, Unreadable> {
    read("x", bytes, &Options { limits, ..Options::default() })
}

fn nested_tables(levels: usize) -> String {
    let open = "<w:tbl><w:tr><w:tc>".repeat(levels);
    format!("{open}{}{}", p("x"), "</w:tc></w:tr></w:tbl>".repeat(levels))
}

#[test]
fn depth_is_bounded() {
    assert_eq!(refusal(&docx(&nested_tables(5_000))), too_large("depth"));
    assert_eq!(refusal(&docx(&"<w:p><w:r><w:pict><w:txbxContent>".repeat(5_000))), too_large("depth"));
    let some = document(&docx(&format!("{}{}", p("a"), nested_tables(20))));
    assert_eq!(some.remarks, [Remark::LimitReached { what: "table_depth".to_owned() }]);
}

#[test]
fn depth_within_bounds_fits_the_stack() {
    let wrapped = |open: &str, close: &str, levels: usize, inside: &str| {
        format!("{}{inside}{}", open.repeat(levels), close.repeat(levels))
    };
    let run = "<w:r><w:t>x</w:t></w:r>";
    let deep = [
        wrapped("<w:sdt>", "</w:sdt>", 250, &p("x")),
        format!("<w:p>{}</w:p>", wrapped("<w:hyperlink>", "</w:hyperlink>", 248, run)),
        format!("<w:p><w:r><w:pict>{}</w:pict><w:t>x</w:t></w:r></w:p>", wrapped("<v:group>", "</v:group>", 248, "")),
        wrapped("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>", 62, &p("x")),
    ];
    for body in deep {
        assert!(!lines(&document(&docx(&body))).is_empty());
    }
}

#[test]
fn bombs_are_refused_by_what_comes_out() {
    let bomb = docx(&p(&" ".repeat(40 << 20)));
    assert!(bomb.len() < 200_000);
    assert_eq!(refusal(&bomb), too_large("ratio"));
    let small = Limits { part_bytes: 1_000, ..Limits::default() };
    assert_eq!(with(small, &docx(&p(&"x".repeat(2_000)))), Err(too_large("part_bytes")));
    let few = Limits { characters: 100, ..Limits::default() };
    assert_eq!(with(few, &docx(&p(&"x".repeat(101)))), Err(too_large("characters")));
    let few = Limits { blocks: 3, ..Limits::default() };
    assert_eq!(with(few, &docx(&p("x").repeat(4))), Err(too_large("blocks")));
    let few = Limits { table_cells: 3, ..Limits::default() };
    let rows = format!("<w:tbl>{}</w:tbl>", format!("<w:tr><w:tc>{}</w:tc></w:tr>", p("x")).repeat(4));
    assert_eq!(with(few, &docx(&rows)), Err(too_large("table_cells")));
    let few = Limits { entries: 2, ..Limits::default() };
    assert_eq!(with(few, &docx(&p("x"))), Err(too_large("entries")));
    let few = Limits { file_bytes: 10, ..Limits::default() };
    assert_eq!(with(few, &docx(&p("x"))), Err(too_large("file_bytes")));
}

#[test]
fn columns_beyond_measure_cost_nothing() {
    let cell = |span: &str| format!("<w:tc><w:tcPr><w:gridSpan w:val=\"{span}\"/></w:tcPr>{}</w:tc>", p("x"));
    for span in ["4294967295", "99999999999999999999", "-1", "0", "x", ""] {
        let read = document(&docx(&format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell(span), cell("1"))));
        assert_eq!(lines(&read).len(), 1, "{span}");
    }
    let before =
        format!("<w:tbl><w:tr><w:trPr><w:gridBefore w:val=\"4000000000\"/></w:trPr>{}</w:tr></w:tbl>", cell("1"));
    assert_eq!(lines(&document(&docx(&before))).len(), 1);
}

#[test]
fn declared_entities_are_refused_and_nothing_outside_is_followed() {
    let declared = |declaration: &str| {
        let space = office::W;
        let xml = format!(
            "<!DOCTYPE d [{declaration}]><w:document xmlns:w=\"{space}\"><w:body>{}</w:body></w:document>",
            p("a&x;")
        );
        package(&[("word/document.xml".to_owned(), xml)])
    };
    for declaration in ["<!ENTITY x \"lol\">", "<!ENTITY x SYSTEM \"file:///etc/passwd\">", "<!ENTITY % x \"\">"] {
        assert_eq!(refusal(&declared(declaration)), too_large("entities"), "{declaration}");
    }
    assert_eq!(lines(&document(&declared(""))), ["a&x;"]);
}

#[test]
fn broken_documents_are_told_and_lesser_faults_forgiven() {
    let whole = docx(&p("một"));
    let corrupt = |bytes: &[u8]| matches!(refusal(bytes), Unreadable::Corrupt { .. });
    assert!(corrupt(&whole[..whole.len() / 2]));
    assert!(corrupt(&docx("<w:p><w:r></w:p>")));
    assert!(corrupt(&zip(&[("[Content_Types].xml", b""), ("word/other.xml", b"<a/>")])));
    let styles = docx_with(&p("a"), &[("styles", "styles.xml", "<w:style><w:name"), ("footer", "f.xml", "<w:p>")]);
    assert_eq!(document(&styles).remarks, [Remark::PartUnread { what: "styles".to_owned() }]);
    let attributes: String = (0..50_000).map(|i| format!(" a{i}=\"1\"")).collect();
    assert_eq!(lines(&document(&docx(&format!("<w:p{attributes}><w:r><w:t>a</w:t></w:r></w:p>")))), ["a"]);
}

fn sample() -> Vec<u8> {
    let list = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>\
                <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
    let body = "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:fldChar w:fldCharType=\"begin\"/>\
                <w:t>5 &lt; 6</w:t><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr>\
                <w:gridSpan w:val=\"2\"/><w:vMerge/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    docx_with(body, &[("numbering", "numbering.xml", list)])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn damaged_packages_never_panic(at in 0_usize..4_000, with: u8, cut in 0_usize..4_000) {
        let mut bytes = sample();
        let length = bytes.len();
        bytes[at % length] = with;
        let _ = read("x.docx", &bytes, &Options::default());
        bytes.truncate(cut % length);
        let _ = read("x.docx", &bytes, &Options::default());
    }

    #[test]
    fn scrambled_markup_never_panics(pieces in prop::collection::vec(0_usize..22, 0..60)) {
        const PIECES: [&str; 22] = [
            "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>5", "</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>",
            "</w:tc>", "<w:tcPr><w:vMerge/></w:tcPr>", "<w:trPr><w:del/></w:trPr>", "<w:sdt>", "</w:sdt>",
            "<w:fldChar w:fldCharType=\"end\"/>", "<mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent>",
            "<w:del>", "</w:del>", "&#0;&amp;",
        ];
        let body: String = pieces.iter().map(|i| PIECES[*i]).collect();
        let _ = read("x.docx", &docx(&body), &Options::default());
    }

    #[test]
    fn any_bytes_have_a_kind(name in ".{0,12}", bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = detect(&name, &bytes);
    }
}
