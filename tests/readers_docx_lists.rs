//! Automatic numbers of a .docx as the page shows them.

mod office;

use office::{document, docx_with, lines, p};

fn level(at: usize, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/>{more}</w:lvl>"
    )
}

fn definition(id: usize, levels: &[String]) -> String {
    format!("<w:abstractNum w:abstractNumId=\"{id}\">{}</w:abstractNum>", levels.concat())
}

fn list(id: usize, of: usize, more: &str) -> String {
    format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{of}\"/>{more}</w:num>")
}

fn item(list: usize, level: usize) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>\
         <w:r><w:t>x</w:t></w:r></w:p>"
    )
}

#[track_caller]
fn check(numbering: &[String], styles: &str, body: &[String], expected: &[&str]) {
    let parts = [("numbering", "numbering.xml", numbering.concat()), ("styles", "styles.xml", styles.to_owned())];
    let parts: Vec<_> = parts.iter().map(|(kind, name, xml)| (*kind, *name, xml.as_str())).collect();
    let seen = lines(&document(&docx_with(&body.concat(), &parts)));
    let seen: Vec<_> = seen.iter().map(|l| l.trim_end_matches(" x")).collect();
    assert_eq!(seen, expected);
}

#[test]
fn each_format_is_written_as_seen() {
    for (format, text, first, second) in [
        ("decimal", "%1.", "1.", "2."),
        ("lowerLetter", "%1)", "a)", "b)"),
        ("upperLetter", "%1.", "A.", "B."),
        ("upperRoman", "%1.", "I.", "II."),
        ("lowerRoman", "(%1)", "(i)", "(ii)"),
        ("decimalZero", "%1", "01", "02"),
        ("decimal", "Điều %1.", "Điều 1.", "Điều 2."),
        ("bullet", "\u{F0B7}", "-", "-"),
        ("bullet", "-", "-", "-"),
        ("bullet", "+", "+", "+"),
        ("bullet", "o", "-", "-"),
        ("none", "", "x", "x"),
        ("someday", "%1.", "1.", "2."),
    ] {
        let numbering = [definition(0, &[level(0, format, text, "")]), list(1, 0, "")];
        check(&numbering, "", &[item(1, 0), item(1, 0)], &[first, second]);
    }
}

#[test]
fn levels_count_within_each_other() {
    let levels = [
        level(0, "upperRoman", "%1.", ""),
        level(1, "decimal", "%1.%2.", "<w:isLgl/>"),
        level(2, "lowerLetter", "%3)", ""),
    ];
    let numbering = [definition(0, &levels), list(1, 0, "")];
    let body = [item(1, 0), item(1, 1), item(1, 2), item(1, 2), item(1, 1), item(1, 2), item(1, 0), item(1, 1)];
    check(&numbering, "", &body, &["I.", "1.1.", "a)", "b)", "1.2.", "a)", "II.", "2.1."]);
    check(&numbering, "", &[item(1, 1), item(1, 1)], &["1.1.", "1.2."]);
    let kept = [level(0, "decimal", "%1.", ""), level(1, "decimal", "%2)", "<w:lvlRestart w:val=\"0\"/>")];
    let body = [item(1, 0), item(1, 1), item(1, 0), item(1, 1)];
    check(&[definition(0, &kept), list(1, 0, "")], "", &body, &["1.", "1)", "2.", "2)"]);
}

#[test]
fn lists_of_one_definition_count_on_unless_they_start_anew() {
    let numbering = [
        definition(0, &[level(0, "decimal", "%1.", "")]),
        list(1, 0, ""),
        list(2, 0, ""),
        list(3, 0, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>"),
    ];
    let body = [item(1, 0), item(2, 0), item(3, 0), item(3, 0), item(1, 0)];
    check(&numbering, "", &body, &["1.", "2.", "5.", "6.", "7."]);
}

#[test]
fn a_style_may_number_and_a_paragraph_may_refuse() {
    let linked = level(1, "decimal", "%2.", "<w:pStyle w:val=\"S\"/>");
    let numbering = [definition(0, &[level(0, "decimal", "%1", ""), linked]), list(1, 0, "")];
    let style = "<w:style w:type=\"paragraph\" w:styleId=\"S\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";
    let styled = |more: &str| format!("<w:p><w:pPr><w:pStyle w:val=\"S\"/>{more}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>");
    let refused = styled("<w:numPr><w:numId w:val=\"0\"/></w:numPr>");
    check(&numbering, style, &[styled(""), refused, styled("")], &["1.", "x", "2."]);
}

#[test]
fn deleted_items_do_not_count_and_empty_ones_do() {
    let numbering = [definition(0, &[level(0, "decimal", "%1.", "")]), list(1, 0, "")];
    let properties = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";
    let gone = format!(
        "<w:p><w:pPr>{properties}<w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"
    );
    let empty = format!("<w:p><w:pPr>{properties}</w:pPr></w:p>");
    check(&numbering, "", &[item(1, 0), gone, empty, item(1, 0)], &["1.", "2. ", "3."]);
}

#[test]
fn lists_that_are_not_defined_have_no_number() {
    check(&[list(1, 7, "")], "", &[item(1, 0), item(9, 3), p("x")], &["x", "x", "x"]);
}
