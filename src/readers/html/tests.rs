//! Cases of web pages.

use proptest::prelude::*;

use super::read_html;
use crate::document::{Document, Readable, ReadableTable, Remark};
use crate::model::Unreadable;
use crate::readers::limits::Limits;

fn page(source: &str) -> Document {
    read_html(source.as_bytes(), &Limits::default()).unwrap()
}

fn lines(source: &str) -> Vec<String> {
    let readable = Readable::new(&page(source));
    let line = |l: &crate::document::Line| match &l.label {
        Some(label) => format!("{label} {}", l.text.text()),
        None => l.text.text().to_owned(),
    };
    readable.lines().map(line).collect()
}

fn table(source: &str) -> ReadableTable {
    Readable::new(&page(source)).tables().next().unwrap().clone()
}

/// Cells as "row.column+rows+columns text".
fn cells(table: &ReadableTable) -> Vec<String> {
    let cell = |c: &crate::document::ReadCell| {
        format!("{}.{}+{}+{} {}", c.row, c.column, c.row_span, c.column_span, c.text.text())
    };
    table.cells.iter().map(cell).collect()
}

#[test]
fn paragraphs_lists_and_what_nobody_sees() {
    assert_eq!(
        lines(
            "<html><head><title>x</title><style>p {a:b}</style></head><body><!-- no --><p class=MsoNormal>Kết \n quả<br>\
             97,2&nbsp;%<o:p></o:p><p>Ð&#7841;t &amp; v&#432;ợt a < b <script>var x='<p>';</script><h2>Phần II</h2>\
             <ul><li>một<li><p>hai</p></ul><ol start=3><li>ba</ol><span style='display:none'>ẩn</span><del>xoá</del>"
        ),
        ["Kết quả 97,2 %", "Đạt & vượt a < b", "Phần II", "- một", "- hai", "3. ba"]
    );
    assert!(page("<p>a<del>b</del></p>").remarks.contains(&Remark::TrackedChanges));
}

#[test]
fn raised_figures_and_struck_text() {
    assert_eq!(
        lines(
            "<p>95%<sup>1</sup>, 120 m<sup>2</sup>, CO<sub>2</sub><p><s>45%</s><strike>44%</strike>\
             <span style='text-decoration: line-through'>43%</span>54%"
        ),
        ["95%¹, 120 m2, CO2", "54%"]
    );
    assert_eq!(page("<p>a <s>45%</s>").remarks, [Remark::HiddenContent { what: "text".to_owned() }]);
}

#[test]
fn cells_stand_where_spans_put_them() {
    let table = table(
        "<table><thead><tr><th rowspan=2>STT<th colspan='2'>Quý<tr><th>I<th>II</thead>\
         <tr><td>1<td>Tỷ lệ<br>hộ<table><tr><td>con</table><td align=right>97,2%</tr></table>",
    );
    assert_eq!(
        cells(&table),
        ["0.0+2+1 STT", "0.1+1+2 Quý", "1.1+1+1 I", "1.2+1+1 II", "2.0+1+1 1", "2.1+1+1 Tỷ lệ hộ", "2.2+1+1 97,2%"]
    );
    assert_eq!((table.rows, table.columns, table.header_rows), (3, 3, 2));
    assert_eq!(table.cells[5].nested.len(), 1);
}

#[test]
fn broken_pages_end() {
    for source in
        ["<table><tr><td>a", "</td></table>a<", "a<p", "<td>a</td>", "a &#x; &#99999999; & b", "<table></p>a</table>"]
    {
        assert!(!Readable::new(&page(source)).blocks.is_empty(), "{source}");
    }
    let deep = "<div>".repeat(100_000) + "a" + &"<table><tr><td>".repeat(1000) + "b";
    assert!(!page(&deep).blocks.is_empty());
    assert_eq!(read_html(b"<html></html>", &Limits::default()), Err(Unreadable::NoText));
    let wide = "<table><tr><td colspan=999999999 rowspan=999999999>a<td>b<tr><td>c</table>";
    assert_eq!(page(wide).blocks.len(), 1);
}

#[test]
fn declared_code_pages_are_minded() {
    let page = read_html(b"<meta charset=windows-1258><p>ti\xEA\xECng Vi\xEA\xF2t", &Limits::default()).unwrap();
    let readable = Readable::new(&page);
    let text = readable.lines().next().unwrap().text.text().to_owned();
    assert_eq!(text, "tiếng Việt");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_tags_end(tags in prop::collection::vec(prop::sample::select(&[
        "<table>", "</table>", "<tr>", "</tr>", "<td rowspan=3>", "<td colspan=2>", "</td>", "<p>", "</p>", "<li>", "<ol>",
        "</ol>", "<ul>", "</ul>", "a", "<br>", "<!--", "-->", "<script>", "</script>", "<a b='", "'>", "&", "&#7841;", "<",
        ">", "ạ", "<h2>", "<thead>", "<pre>", "</pre>", "<![if", "<xml>",
    ][..]), 0..60)) {
        let _ = read_html(tags.join("").as_bytes(), &Limits::default());
    }
}
