//! Cases of rich text.

use proptest::prelude::*;

use super::read_rtf;
use crate::document::{Block, Document, ReadCell, Readable, Remark};
use crate::model::Unreadable;
use crate::readers::limits::Limits;

fn document(source: &str) -> Document {
    let whole = format!(
        "{{\\rtf1\\ansi\\ansicpg1252\\deff0{{\\fonttbl{{\\f0\\fnil\\fcharset0 Times New Roman;}}\
         {{\\f1\\fcharset163{{\\*\\panose 0202}}Arial;}}{{\\f2 .VnTime;}}}}{{\\info{{\\title x}}}}{source}}}"
    );
    read_rtf(whole.as_bytes(), &Limits::default()).unwrap()
}

fn lines(source: &str) -> Vec<String> {
    let readable = Readable::new(&document(source));
    readable
        .lines()
        .map(|l| l.label.iter().chain([&l.text.text().to_owned()]).cloned().collect::<Vec<_>>().join(" "))
        .collect()
}

fn cells(source: &str) -> Vec<String> {
    let readable = Readable::new(&document(source));
    let cell = |c: &ReadCell| format!("{}.{}+{}+{} {}", c.row, c.column, c.row_span, c.column_span, c.text.text());
    readable.tables().flat_map(|t| &t.cells).map(cell).collect()
}

#[test]
fn letters_come_by_number_page_and_font() {
    assert_eq!(
        lines(
            "\\pard K\\u7871\\'3ft qu\\u7843?\\par\\uc0 97\\u8209-18\\uc1\\par \\f1 ti\\'ea\\'ecng\\par\n\
             \\f2 \\'a7\\'b6ng b\\'e9 ph\\'ad\\'eang\\f0\\par 5\\~\\ldblquote x\\rdblquote\\tab y\\line z"
        ),
        ["Kết quả", "97--18", "tiếng", "Đảng bộ phường", "5 \"x\" y z"]
    );
}

#[test]
fn what_is_no_text_stays_out() {
    assert_eq!(
        lines(
            "{\\*\\unknown a}{\\pict\\bin4 }}}}0a}{\\field{\\*\\fldinst PAGE}{\\fldrslt 7}}\\par {\\v ẩn}a{\\deleted b}\\par\
             {\\upr{old}{\\*\\ud{new}}}\\par {\\listtext\\f2 1.\\tab}mot\\par{\\pntext\\'b7\\tab}hai\\par"
        ),
        ["7", "a", "new", "1. mot", "- hai"]
    );
    let remarks = document("a{\\deleted b}").remarks;
    assert_eq!(remarks, [Remark::TrackedChanges]);
}

#[test]
fn raised_figures_struck_text_and_fields_without_result() {
    assert_eq!(
        lines(
            "95%{\\super 1} 120 m{\\super 2}\\par {\\strike 45%}{\\striked1 44%} 54%\\par \
             {\\field{\\*\\fldinst SYMBOL 179 \\\\f \"Symbol\"}{\\fldrslt}} 90\\par \
             {\\field{\\*\\fldinst {eq \\\\f(3,4)}}{\\fldrslt }} x\\par {\\field{\\*\\fldinst SYMBOL 179}{\\fldrslt >=}} 80\\par \
             {\\mmath{\\*\\moMath{\\mf{\\mnum{\\mr 3}}{\\mden{\\mr 4}}}{\\msSup{\\me{\\mr  10}}{\\msup{\\mr 3}}}}}"
        ),
        ["95%¹ 120 m2", "54%", "≥ 90", "3/4 x", ">= 80", "3/4 10³"]
    );
}

#[test]
fn notes_and_headers_stand_apart() {
    let stories: Vec<_> =
        Readable::new(&document("{\\header\\pard Dau\\par}\\pard Mot{\\footnote ghi\\par chu} hai\\par"))
            .lines()
            .map(|l| (format!("{:?}", l.story), l.text.text().to_owned()))
            .collect();
    let expected = [("Header", "Dau"), ("Note", "ghi"), ("Note", "chu"), ("Body", "Mot hai")];
    assert_eq!(stories, expected.map(|(s, t)| (s.to_owned(), t.to_owned())));
}

#[test]
fn cells_stand_where_their_edges_are() {
    let table = "\\trowd\\trhdr\\clvmgf\\cellx1000\\cellx3000\\intbl STT\\cell Quy\\cell\\row\
                 \\trowd\\clvmrg\\cellx1000\\cellx2010\\cellx3000\\intbl\\cell I\\par a\\cell II\\cell\\row\
                 \\trowd\\clmgf\\cellx1000\\clmrg\\cellx1990\\cellx3000\\intbl 1\\cell\\cell 97,2%\\cell\\row\\pard sau\\par";
    assert_eq!(
        cells(table),
        ["0.0+2+1 STT", "0.1+1+2 Quy", "1.1+1+1 I\na", "1.2+1+1 II", "2.0+1+2 1", "2.2+1+1 97,2%"]
    );
    assert_eq!(lines(table), ["sau"]);
}

#[test]
fn nested_tables_stay_in_their_cell() {
    let source = "\\trowd\\cellx1000\\cellx2000\\pard\\intbl a\\par\\pard\\intbl\\itap2 n\\nestcell m\\nestcell\
                  {\\*\\nesttableprops\\trowd\\cellx300\\cellx600\\nestrow}{\\nonesttables\\par}\
                  \\pard\\intbl\\itap1 b\\cell c\\cell\\row\\pard";
    let readable = Readable::new(&document(source));
    let table = readable.tables().next().unwrap();
    assert_eq!(cells(source), ["0.0+1+1 a\nb", "0.1+1+1 c"]);
    assert_eq!(table.cells[0].nested[0].cells.len(), 2);
}

#[test]
fn broken_files_end() {
    let limits = Limits::default();
    let deep = "{".repeat(100_000);
    assert_eq!(read_rtf(deep.as_bytes(), &limits), Err(Unreadable::TooLarge { limit: "depth".to_owned() }));
    for source in [
        "{\\rtf1 a",
        "{\\rtf1 a}}}}}b",
        "{\\rtf1 \\bin99999 a",
        "{\\rtf1 a\\u",
        "{\\rtf1\\cell a\\row\\'",
        "{\\rtf1\\nestcell\\itap99999\\intbl a\\par",
    ] {
        let _ = read_rtf(source.as_bytes(), &limits);
    }
    assert!(matches!(
        document("\\trowd\\cellx-5\\cellx-9\\intbl a\\cell b\\cell c\\cell\\row").blocks[..],
        [Block::Table(_)]
    ));
    assert_eq!(read_rtf(b"{\\rtf1{\\pict 00}}", &limits), Err(Unreadable::Scanned));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_words_end(words in prop::collection::vec(prop::sample::select(&[
        "{", "}", "\\cell", "\\row", "\\nestcell", "\\nestrow", "\\intbl", "\\itap3", "\\itap0", "\\pard", "\\par", "a",
        "\\trowd", "\\cellx100", "\\cellx-7", "\\clmrg", "\\clvmrg", "\\clvmgf", "{\\*\\nesttableprops", "{\\footnote",
        "{\\listtext", "{\\upr", "{\\*\\ud", "\\u-3", "\\u55357", "\\uc9", "\\'e1", "\\bin3", "{\\fonttbl", "\\f1", "{\\pict",
    ][..]), 0..60)) {
        let _ = read_rtf(format!("{{\\rtf1{}", words.join("")).as_bytes(), &Limits::default());
    }
}
