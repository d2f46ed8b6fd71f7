//! OpenDocument workbooks.
#![allow(clippy::unwrap_used, clippy::panic)]

mod workbook;

use std::time::{Duration, Instant};

use proptest::prelude::*;
use tonghop::document::{Block, Document, FileKind, Remark, Story, Visibility};
use tonghop::model::Unreadable;
use tonghop::readers::{Limits, Options, read};
use workbook::{bieu, cells, document, tables, with, zip};

/// A workbook of one sheet with that inside, and styles.
fn ods(styles: &str, sheet: &str) -> Vec<u8> {
    let spaces: String = [
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    ]
    .map(|(prefix, name)| format!(" xmlns:{prefix}=\"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0\""))
    .concat();
    let content = format!(
        "<office:document-content{spaces}><office:automatic-styles>{styles}</office:automatic-styles><office:body>\
         <office:spreadsheet><table:table table:name=\"S\">{sheet}</table:table></office:spreadsheet></office:body>\
         </office:document-content>"
    );
    let mime = b"application/vnd.oasis.opendocument.spreadsheet".to_vec();
    zip(&[("mimetype".to_owned(), mime), ("content.xml".to_owned(), content.into_bytes())])
}

fn number(style: &str, value: &str) -> String {
    format!("<table:table-cell table:style-name=\"{style}\" office:value-type=\"float\" office:value=\"{value}\"/>")
}

/// A cell style of that number style.
fn style(name: &str, number_style: &str) -> String {
    format!("<style:style style:name=\"{name}\" style:family=\"table-cell\" style:data-style-name=\"{number_style}\"/>")
}

fn quickly(sheet: &str) -> Document {
    let (bytes, start) = (ods("", sheet), Instant::now());
    let read = document(&bytes);
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    read
}

#[test]
fn what_is_struck_out_is_kept_apart() {
    let styles = "<style:style style:name=\"S\" style:family=\"table-cell\"><style:text-properties \
                  style:text-line-through-style=\"solid\"/></style:style>";
    let read = document(&ods(
        styles,
        &format!("<table:table-row>{}{}</table:table-row>", number("S", "45"), number("T", "54")),
    ));
    let visible: Vec<bool> = tables(&read)[0].cells.iter().map(|c| c.visibility == Visibility::Shown).collect();
    assert_eq!(visible, [false, true]);
}

#[test]
fn a_workbook_of_libreoffice_is_read_whole() {
    let read = document(include_bytes!("files/ods/bieu.ods"));
    assert_eq!(read.kind, FileKind::Ods);
    bieu(&read);
    let rich = tables(&read)[0].cells.iter().find(|c| (c.row, c.column) == (9, 1)).unwrap();
    let Block::Paragraph(rich) = &rich.content[0] else { panic!("no paragraph") };
    let runs: Vec<_> = rich.runs.iter().map(|r| (r.text.as_str(), r.font.as_deref(), r.bold)).collect();
    assert_eq!(runs, [("Tû lÖ ", Some(".VnTime"), false), ("97,2", Some("Arial"), true)]);
    let comment = |b: &Block| matches!(b, Block::Paragraph(p) if p.story == Story::Comment && p.text() == "số ước");
    assert!(read.blocks.iter().any(comment));
}

#[test]
fn number_styles_are_shown_in_vietnamese() {
    let numbers = |attributes: &str| format!("<number:number number:min-integer-digits=\"1\" {attributes}/>");
    let grouped = numbers("number:grouping=\"true\" number:decimal-places=\"0\"");
    let styles = [
        format!("<number:number-style style:name=\"N1\">{grouped}<number:text> người</number:text></number:number-style>"),
        format!(
            "<number:percentage-style style:name=\"N2\">{}<number:text>%</number:text></number:percentage-style>",
            numbers("number:decimal-places=\"1\"")
        ),
        format!("<number:number-style style:name=\"N3P0\">{grouped}</number:number-style>"),
        format!(
            "<number:number-style style:name=\"N3\"><number:text>(</number:text>{grouped}<number:text>)</number:text>\
             <style:map style:condition=\"value()&gt;=0\" style:apply-style-name=\"N3P0\"/></number:number-style>"
        ),
        "<number:date-style style:name=\"N4\"><number:day/><number:text>/</number:text><number:month/>\
         </number:date-style>"
            .to_owned(),
        "<number:date-style style:name=\"N5\" number:automatic-order=\"true\"><number:month/><number:day/><number:year/>\
         </number:date-style>"
            .to_owned(),
    ];
    let cell_styles: String = (1..=5).map(|n| style(&format!("c{n}"), &format!("N{n}"))).collect();
    let date = |style: &str| {
        let name = format!("table:style-name=\"{style}\"");
        format!("<table:table-cell {name} office:value-type=\"date\" office:date-value=\"2026-12-20\"/>")
    };
    let share = "<table:table-cell office:value-type=\"percentage\" office:value=\"0.9725\"/>";
    let row = [
        number("c1", "1250"),
        number("c2", "0.972"),
        number("c3", "-1250"),
        number("c3", "7.0000000000000009"),
        date("c4"),
        date("c5"),
        date("none"),
        share.to_owned(),
        number("none", "0.5"),
    ];
    let sheet = format!("<table:table-row>{}</table:table-row>", row.concat());
    let expected = [
        "S",
        "A1 1.250 người <1250>",
        "B1 97,2% <97.2%>",
        "C1 (1.250) <-1250>",
        "D1 7 <7>",
        "E1 20/12 <2026-12-20, typed 20/12>",
        "F1 20/12/2026 <2026-12-20>",
        "G1 20/12/2026 <2026-12-20>",
        "H1 97,25% <97.25%>",
        "I1 0,5 <0.5>",
    ];
    assert_eq!(cells(&document(&ods(&(styles.concat() + &cell_styles), &sheet))), expected);
}

#[test]
fn texts_formulas_and_repeated_cells() {
    let sheet = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>5 &lt; <text:span>10<text:s \
                 text:c=\"2\"/>&amp;</text:span><text:line-break/>x</text:p><text:p>y</text:p></table:table-cell>\
                 <table:table-cell table:formula=\"of:=1/0\" office:value-type=\"float\" office:value=\"0\"><text:p>#DIV/0!\
                 </text:p></table:table-cell><table:table-cell table:formula=\"of:=A1\"/><table:table-cell \
                 office:value-type=\"boolean\" office:boolean-value=\"true\"/><table:table-cell office:value-type=\"time\" \
                 office:time-value=\"PT14H30M00S\"/></table:table-row><table:table-row table:number-rows-repeated=\"2\">\
                 <table:table-cell/><table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"float\" \
                 office:value=\"7\"/></table:table-row><table:tracked-changes><table:table-cell office:value-type=\"float\" \
                 office:value=\"9\"/></table:tracked-changes>";
    let read = document(&ods("", sheet));
    let expected = [
        "S",
        "A1 5 < 10  &\nx\ny",
        "B1 #DIV/0! <error #DIV/0!>",
        "C1  <FormulaWithoutValue>",
        "D1 TRUE <Bool(true)>",
        "E1 14:30",
        "B2 7 <7>",
        "C2 7 <7>",
        "B3 7 <7>",
        "C3 7 <7>",
    ];
    assert_eq!(cells(&read), expected);
    assert_eq!(read.remarks, [Remark::FormulaWithoutValue { cell: "S!C1".to_owned() }]);
}

#[test]
fn repeated_cells_without_end_are_cut() {
    let cell = "<table:table-cell table:number-columns-repeated=\"4000000000\" office:value-type=\"string\"><text:p>X\
                </text:p></table:table-cell>";
    let rows = format!("<table:table-row table:number-rows-repeated=\"4000000000\">{cell}</table:table-row>");
    let read = quickly(&rows.repeat(3));
    let cut = |limit: &str| Remark::LimitReached { what: limit.to_owned() };
    assert_eq!(read.remarks, [cut("columns"), cut("sheet_cells")]);
    let blank = "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell \
                 table:number-columns-repeated=\"16384\"/></table:table-row>";
    let read = quickly(&format!("{}<table:table-row>{}</table:table-row>", blank.repeat(1_000), number("", "1")));
    assert_eq!(read.remarks, [cut("sheet_rows")]);
}

#[test]
fn encrypted_workbooks_are_named() {
    let mime = b"application/vnd.oasis.opendocument.spreadsheet".to_vec();
    let manifest = b"<manifest><file-entry><encryption-data/></file-entry></manifest>".to_vec();
    let parts = [("mimetype", mime), ("META-INF/manifest.xml", manifest), ("content.xml", vec![7; 90])];
    let parts = parts.map(|(name, bytes)| (name.to_owned(), bytes));
    assert_eq!(with(Limits::default(), &zip(&parts)), Err(Unreadable::Encrypted));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn scrambled_markup_never_panics(pieces in prop::collection::vec(0_usize..18, 0..60)) {
        const PIECES: [&str; 18] = [
            "<table:table-row>", "</table:table-row>", "<table:table-cell office:value-type=\"float\" office:value=\"1\">",
            "</table:table-cell>", "<table:table-cell table:number-columns-repeated=\"99999999\">", "<text:p>", "</text:p>",
            "<text:span>", "</text:span>", "<table:table table:name=\"T\">", "</table:table>", "a", "<office:annotation>",
            "</office:annotation>", "<table:table-column table:number-columns-repeated=\"4294967295\"/>",
            "<table:covered-table-cell table:number-rows-spanned=\"4294967295\"/>",
            "<table:table-row table:number-rows-repeated=\"-1\">", "<table:shapes/>",
        ];
        let inside: String = pieces.iter().map(|i| PIECES[*i]).collect();
        let _ = read("x.ods", &ods("", &inside), &Options::default());
    }
}
