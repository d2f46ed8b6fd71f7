//! What a reader of the page sees in a .docx.

mod office;

use office::{W, document, docx, docx_with, lines, p, package, refusal};
use tonghop::document::{Alignment, Block, Paragraph, Remark, TableOrigin};
use tonghop::model::{Place, Unreadable};

/// The body reads as these lines.
#[track_caller]
fn check(body: &str, expected: &[&str]) {
    assert_eq!(lines(&document(&docx(body))), expected, "{body}");
}

fn paragraphs(bytes: &[u8]) -> Vec<Paragraph> {
    let blocks = document(bytes).blocks.into_iter();
    blocks.filter_map(|b| if let Block::Paragraph(p) = b { Some(p) } else { None }).collect()
}

fn tc(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

#[test]
fn signs_of_comparison_and_entities_stay() {
    check(&p("&gt; 90"), &["> 90"]);
    check(&p("5 &lt; 10 &amp; 10 &gt; 5, &#7875;, &#x1EC3;"), &["5 < 10 & 10 > 5, ể, ể"]);
    check(&p("R&amp;D &quot;a&quot; &apos;b&apos;"), &["R&D \"a\" 'b'"]);
    check(&p("x &amp;lt; 5%"), &["x &lt; 5%"]);
    check(&format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", tc("", "&gt;15/&gt;10")), &["(0:>15/>10)"]);
    check("<w:p><w:r><w:t><![CDATA[> 90 & <]]></w:t></w:r></w:p>", &["> 90 & <"]);
}

#[test]
fn signs_inside_a_figure_stay() {
    let between = |sign: &str| format!("<w:p><w:r><w:t>97</w:t>{sign}<w:t>98</w:t></w:r></w:p>");
    check(&between("<w:noBreakHyphen/>"), &["97\u{2011}98"]);
    check(&between("<w:softHyphen/>"), &["97\u{AD}98"]);
    check(&between("<w:tab/>"), &["97\t98"]);
    check(&between("<w:br/>"), &["97\n98"]);
    check(&between("<w:cr/>"), &["97\n98"]);
    check(&between("<w:sym w:font=\"Symbol\" w:char=\"F0B3\"/>"), &["97≥98"]);
    check(&between("<w:sym w:font=\"Symbol\" w:char=\"00A3\"/>"), &["97≤98"]);
    check(&between("<w:sym w:font=\"Wingdings\" w:char=\"F0E0\"/>"), &["97→98"]);
    check(&between("<w:lastRenderedPageBreak/>"), &["9798"]);
    let symbol = "<w:p><w:r><w:rPr><w:rFonts w:ascii=\"Symbol\"/></w:rPr><w:t>\u{F0B3}</w:t></w:r><w:r><w:t> 95%</w:t></w:r></w:p>";
    check(symbol, &["≥ 95%"]);
}

#[test]
fn a_figure_cut_over_runs_is_one() {
    let body = "<w:p><w:r><w:t>1.2</w:t></w:r><w:proofErr/><w:r><w:rPr><w:lang w:val=\"vi\"/></w:rPr><w:t>50,</w:t></w:r>\
                <w:bookmarkStart/><w:r><w:t>5</w:t></w:r></w:p>";
    check(body, &["1.250,5"]);
    assert_eq!(paragraphs(&docx(body))[0].runs.len(), 1);
}

#[test]
fn what_was_deleted_is_not_read_and_what_was_inserted_is() {
    let run = |t: &str| format!("<w:r><w:t>{t}</w:t></w:r>");
    let deleted = "<w:r><w:delText>80</w:delText><w:t>81</w:t></w:r>";
    check(&format!("<w:p>{}<w:del>{deleted}</w:del><w:ins>{}</w:ins></w:p>", run("đạt "), run("90")), &["đạt 90"]);
    check(
        &format!("<w:p><w:moveFrom>{}</w:moveFrom></w:p><w:p><w:moveTo>{}</w:moveTo></w:p>", run("a"), run("a")),
        &["a"],
    );
    let mark = "<w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>";
    check(&format!("<w:p>{mark}{}</w:p><w:p>{}</w:p>", run("đạt 9"), run("0%")), &["đạt 90%"]);
    check(&format!("<w:p>{mark}<w:del>{deleted}</w:del></w:p>{}", p("b")), &["b"]);
    let rows = format!(
        "<w:tbl><w:tr>{}</w:tr><w:tr><w:trPr><w:del w:id=\"2\"/></w:trPr>{}</w:tr><w:tr><w:trPr><w:ins/></w:trPr>{}</w:tr></w:tbl>",
        tc("", "1"),
        tc("", "2"),
        tc("", "3")
    );
    check(&rows, &["(0:1)", "(0:3)"]);
    let old = "<w:p><w:pPr><w:pPrChange><w:pPr><w:jc w:val=\"center\"/></w:pPr></w:pPrChange></w:pPr><w:r><w:rPr>\
               <w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>seen</w:t></w:r></w:p>";
    check(old, &["seen"]);
    assert_eq!(paragraphs(&docx(old))[0].alignment, Alignment::Start);

    let tracked = document(&docx(&format!("<w:p><w:ins>{}</w:ins></w:p>", run("a"))));
    assert_eq!(tracked.remarks, [Remark::TrackedChanges]);
    assert_eq!(document(&docx(&p("a"))).remarks, []);
}

#[test]
fn hidden_text_is_kept_apart() {
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>12</w:t></w:r>";
    check(&format!("<w:p>{hidden}<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>34</w:t></w:r></w:p>"), &["{12}34"]);
}

#[test]
fn wrappers_are_walked_through() {
    let run = "<w:r><w:t>5</w:t></w:r>";
    for name in ["hyperlink", "smartTag", "customXml", "fldSimple", "bdo"] {
        check(&format!("<w:p><w:{name}><w:{name}Pr/>{run}</w:{name}><w:r><w:t>%</w:t></w:r></w:p>"), &["5%"]);
    }
    let control = |inside: &str| {
        format!("<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>")
    };
    check(&format!("<w:p>{}</w:p>", control(run)), &["5"]);
    check(&control(&p("5")), &["5"]);
    let table = |inside: &str| format!("<w:tbl><w:tblPr/><w:tblGrid/>{inside}</w:tbl>");
    check(&table(&control(&format!("<w:tr>{}</w:tr>", tc("", "5")))), &["(0:5)"]);
    check(&table(&format!("<w:tr>{}{}</w:tr>", control(&tc("", "5")), tc("", "6"))), &["(0:5 | 1:6)"]);
}

#[test]
fn the_result_of_a_field_is_read_not_its_instruction() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let run = |t: &str| format!("<w:r><w:t>{t}</w:t></w:r>");
    let code = "<w:r><w:instrText> DATE </w:instrText><w:t>x</w:t></w:r>";
    let (begin, separate, end) = (mark("begin"), mark("separate"), mark("end"));
    check(&format!("<w:p>{}{begin}{code}{separate}{}{end}{}</w:p>", run("a"), run("5"), run("b")), &["a5b"]);
    let inner = format!("{begin}{code}{separate}{}{end}", run("7"));
    check(&format!("<w:p>{begin}{code}{inner}{separate}{}{end}</w:p>", run("8")), &["8"]);
    check(&format!("<w:p>{begin}{code}</w:p>{}", p("the rest")), &["the rest"]);
    check(&format!("<w:p>{begin}{separate}{}</w:p><w:p>{}{end}</w:p>", run("1"), run("2")), &["1", "2"]);
}

#[test]
fn a_field_without_result_shows_what_its_code_says() {
    let mark =
        |kind: &str, inside: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\">{inside}</w:fldChar></w:r>");
    let code = |code: &str| format!("<w:r><w:instrText>{code}</w:instrText></w:r>");
    let field = |inside: &str, instruction: &str, result: &str| {
        let (begin, separate, end) = (mark("begin", inside), mark("separate", ""), mark("end", ""));
        format!("<w:p>{begin}{}{separate}{result}{end}<w:r><w:t> x</w:t></w:r></w:p>", code(instruction))
    };
    check(&field("", " EQ \\f(3,4) ", ""), &["3/4 x"]);
    check(&field("", " SYMBOL 179 \\f &quot;Symbol&quot; ", ""), &["≥ x"]);
    check(&field("", " SYMBOL 179 ", "<w:r><w:t>≥</w:t></w:r>"), &["≥ x"]);
    check(&field("", " HYPERLINK &quot;a&quot; ", ""), &[" x"]);
    let list = "<w:ffData><w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"Chưa đạt\"/>\
                <w:listEntry w:val=\"Đạt\"/></w:ddList></w:ffData>";
    check(&field(list, " FORMDROPDOWN ", ""), &["Đạt x"]);
    let ticked =
        |inside: &str| format!("<w:ffData><w:checkBox><w:default w:val=\"0\"/>{inside}</w:checkBox></w:ffData>");
    check(&field(&ticked("<w:checked/>"), " FORMCHECKBOX ", ""), &["☒ x"]);
    check(&field(&ticked(""), " FORMCHECKBOX ", ""), &["☐ x"]);
}

#[test]
fn raised_figures_are_no_part_of_the_number_before() {
    let run = |properties: &str, text: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    };
    let raised = "<w:vertAlign w:val=\"superscript\"/>";
    let body = [
        run("", "đạt 95%"),
        run(raised, "1"),
        run("", ", 10"),
        run(raised, "-3"),
        run("", ", 120 m"),
        run(raised, "2"),
    ];
    check(&format!("<w:p>{}</w:p>", body.concat()), &["đạt 95%¹, 10⁻³, 120 m2"]);
    let lowered = run("<w:vertAlign w:val=\"subscript\"/>", "2");
    check(&format!("<w:p>{}{lowered}{}{lowered}</w:p>", run("", "CO"), run("", " 5")), &["CO2 5₂"]);
}

#[test]
fn what_is_struck_out_is_kept_apart() {
    let run = |properties: &str, text: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>");
    let body = format!(
        "<w:p>{}{}{}{}</w:p>",
        run("<w:strike/>", "45%"),
        run("<w:strike w:val=\"0\"/>", "54%"),
        run("<w:dstrike/>", "44%"),
        run("<w:strike w:val=\"0\"/><w:dstrike w:val=\"0\"/>", "55%")
    );
    check(&body, &["{45%}54%{44%}55%"]);
    let styles = "<w:style w:type=\"character\" w:styleId=\"S\"><w:rPr><w:strike/></w:rPr></w:style>";
    let styled =
        docx_with(&format!("<w:p>{}</w:p>", run("<w:rStyle w:val=\"S\"/>", "45%")), &[("styles", "s.xml", styles)]);
    assert_eq!(lines(&document(&styled)), ["{45%}"]);
}

#[test]
fn diagrams_are_boxes_and_charts_are_told() {
    let graphic = |inside: &str| format!("<w:p><w:r><w:t>a</w:t><w:drawing>{inside}</w:drawing></w:r></w:p>");
    let point = "<a:p><a:r><a:t>Kết nạp 15 đảng viên</a:t></a:r></a:p>";
    let bytes = docx_with(&graphic("<x:relIds xmlns:x=\"u\" r:dm=\"r0\"/>"), &[("diagramData", "data.xml", point)]);
    assert_eq!(lines(&document(&bytes)), ["a", "[box] Kết nạp 15 đảng viên"]);
    let bytes = docx_with(&graphic("<c:chart xmlns:c=\"u\" r:id=\"r0\"/>"), &[("chart", "chart.xml", "")]);
    assert_eq!(document(&bytes).remarks, [Remark::PartUnread { what: "word/chart.xml".to_owned() }]);
}

#[test]
fn a_text_box_is_read_once() {
    let text = |t: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(t));
    let shape = |t: &str| format!("<w:drawing><wps:txbx>{}</wps:txbx></w:drawing>", text(t));
    let old = |t: &str| format!("<w:pict><v:shape><v:textbox>{}</v:textbox></v:shape></w:pict>", text(t));
    let both = |choice: &str, fallback: &str| {
        format!(
            "<w:p><w:r><w:t>a</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">{choice}</mc:Choice>\
             <mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        )
    };
    check(&both(&shape("5"), &old("5")), &["a", "[box] 5"]);
    check(&both("<w:drawing/>", &old("5")), &["a", "[box] 5"]);
    check(&format!("<w:p><w:r>{}</w:r></w:p>", old("5")), &["[box] 5"]);
    check(
        "<w:p><w:r><w:drawing><a:p><a:r><a:t>7</a:t></a:r><a:r><a:t>8</a:t></a:r></a:p></w:drawing></w:r></w:p>",
        &["[box] 78"],
    );
}

#[test]
fn tables_keep_their_grid() {
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let merged = [
        row(&[tc("<w:vMerge w:val=\"restart\"/>", "A"), tc("<w:gridSpan w:val=\"2\"/>", "B")]),
        row(&[tc("<w:vMerge/>", ""), tc("", "1"), tc("", "2")]),
        row(&[tc("<w:vMerge w:val=\"continue\"/>", "A"), tc("", "3"), tc("", "4")]),
        row(&[tc("", "C"), tc("", "5"), tc("", "6")]),
    ];
    check(
        &format!("<w:tbl>{}</w:tbl>", merged.concat()),
        &["(0:A 3×1 | 1:B 1×2)", "(1:1 | 2:2)", "(1:3 | 2:4)", "(0:C | 1:5 | 2:6)"],
    );
    let before = "<w:tr><w:trPr><w:gridBefore w:val=\"2\"/></w:trPr>";
    check(&format!("<w:tbl>{before}{}</w:tr></w:tbl>", tc("", "x")), &["(2:x)"]);
    let across = [tc("<w:hMerge w:val=\"restart\"/>", "A"), tc("<w:hMerge/>", ""), tc("", "B")];
    check(&format!("<w:tbl>{}</w:tbl>", row(&across)), &["(0:A 1×2 | 2:B)"]);
    let nested = format!("<w:tc>{}<w:tbl>{}</w:tbl><w:p/></w:tc>", p("a"), row(&[tc("", "b")]));
    let outer = docx(&format!("<w:tbl>{}</w:tbl>", row(&[nested, tc("", "c")])));
    assert_eq!(lines(&document(&outer)), ["(0:a / (0:b) | 1:c)"]);
    let lonely = row(&[tc("<w:vMerge/>", "left alone")]);
    check(&format!("<w:tbl>{lonely}</w:tbl>"), &["(0:left alone)"]);
}

#[test]
fn places_and_header_rows_are_told() {
    let header = format!("<w:tr><w:trPr><w:tblHeader/></w:trPr>{}</w:tr>", tc("", "h"));
    let body = format!("{}<w:p/><w:tbl>{header}<w:tr>{}{}</w:tr></w:tbl>{}", p("a"), tc("", "1"), tc("", "2"), p("b"));
    let document = document(&docx(&body));
    let Block::Table(table) = &document.blocks[1] else { panic!() };
    assert_eq!((table.rows, table.columns, table.header_rows), (2, 2, 1));
    assert_eq!(table.origin, TableOrigin::Text { number: 1 });
    assert_eq!(table.cells[2].place, Place::TableCell { table: 1, row: 2, column: 2 });
    let Block::Paragraph(last) = &document.blocks[2] else { panic!() };
    assert_eq!(last.place, Place::Paragraph { number: 2 });
}

#[test]
fn styles_give_fonts_headings_and_alignment() {
    let styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times\" w:hAnsi=\"Times\"/></w:rPr></w:rPrDefault>\
        </w:docDefaults>\
        <w:style w:type=\"paragraph\" w:styleId=\"Base\"><w:name w:val=\"Base\"/><w:pPr><w:jc w:val=\"center\"/></w:pPr>\
        <w:rPr><w:b/><w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/></w:rPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading 2\"/><w:basedOn w:val=\"Base\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Loop\"><w:basedOn w:val=\"Pool\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Pool\"><w:basedOn w:val=\"Loop\"/></w:style>";
    let theme = "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:minorFont>\
                 <a:latin typeface=\"Calibri\"/></a:minorFont></a:theme>";
    let styled = |properties: &str, run: &str| {
        format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>đ</w:t></w:r></w:p>")
    };
    let body = [
        styled("", ""),
        styled("<w:pStyle w:val=\"H\"/>", ""),
        styled("<w:pStyle w:val=\"Loop\"/><w:jc w:val=\"right\"/>", "<w:rFonts w:ascii=\"X\" w:hAnsi=\"VNI-Times\"/>"),
        styled(
            "<w:pStyle w:val=\"H\"/><w:outlineLvl w:val=\"9\"/><w:jc/>",
            "<w:rFonts w:hAnsiTheme=\"minorHAnsi\"/><w:b w:val=\"0\"/>",
        ),
    ];
    let all =
        paragraphs(&docx_with(&body.concat(), &[("styles", "styles.xml", styles), ("theme", "theme1.xml", theme)]));
    let seen: Vec<_> = all
        .iter()
        .map(|p| (p.runs[0].font.as_deref().unwrap_or("-"), p.runs[0].bold, p.heading, p.alignment))
        .collect();
    assert_eq!(
        seen,
        [
            ("Times", false, None, Alignment::Start),
            (".VnTime", true, Some(2), Alignment::Centre),
            ("VNI-Times", false, None, Alignment::End),
            ("Calibri", false, None, Alignment::Centre),
        ]
    );
}

#[test]
fn notes_headers_and_footers_are_kept_apart() {
    let body = "<w:p><w:r><w:t>97</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>\
         <w:sectPr><w:headerReference w:type=\"default\" r:id=\"r1\"/><w:footerReference r:id=\"r2\"/>\
         <w:headerReference w:type=\"first\" r:id=\"r1\"/></w:sectPr>";
    let note = |id: &str, kind: &str, text: &str| format!("<w:footnote w:id=\"{id}\"{kind}>{}</w:footnote>", p(text));
    let notes =
        [note("0", " w:type=\"separator\"", "-"), note("2", "", "so với 2025"), note("3", "", "unused")].concat();
    let bytes = docx_with(
        body,
        &[
            ("footnotes", "footnotes.xml", &notes),
            ("header", "header1.xml", &p("UBND")),
            ("footer", "footer1.xml", &p("2")),
        ],
    );
    assert_eq!(lines(&document(&bytes)), ["97", "[note] so với 2025", "[header] UBND", "[footer] 2"]);
}

#[test]
fn other_forms_of_the_same_document_are_read() {
    let strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    for (space, prefix) in [(W, "x"), (W, ""), (strict, "w")] {
        let (colon, bind) = if prefix.is_empty() { ("", "xmlns".to_owned()) } else { (":", format!("xmlns:{prefix}")) };
        let tag = |name: &str, inside: &str| format!("<{prefix}{colon}{name}>{inside}</{prefix}{colon}{name}>");
        let inside = tag("body", &tag("p", &tag("r", &tag("t", "5 &lt; 6"))));
        let xml = format!("<{prefix}{colon}document {bind}=\"{space}\">{inside}</{prefix}{colon}document>");
        let bytes = package(&[("word/document.xml".to_owned(), xml)]);
        assert_eq!(lines(&document(&bytes)), ["5 < 6"], "{space} {prefix}");
    }
    let mut wide = vec![0xFF, 0xFE];
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?><w:document xmlns:w=\"{W}\"><w:body>{}</w:body></w:document>",
        p("ể")
    );
    wide.extend(xml.encode_utf16().flat_map(u16::to_le_bytes));
    let bytes = office::zip(&[("[Content_Types].xml", b""), ("Word\\document.xml", &wide)]);
    assert_eq!(lines(&document(&bytes)), ["ể"]);
}

#[test]
fn formulas_read_on_one_line() {
    let body = "<w:p><w:r><w:t>đạt </w:t></w:r><m:oMath><m:f><m:num><m:r><m:t>5</m:t></m:r></m:num><m:den><m:r>\
                <m:t>8</m:t></m:r></m:den></m:f></m:oMath></w:p>";
    check(body, &["đạt 5/8"]);
    let run = |text: &str| format!("<m:r><m:t>{text}</m:t></m:r>");
    let formula = |inside: &str| format!("<w:p><m:oMath>{inside}</m:oMath></w:p>");
    let power = format!("<m:sSup><m:e>{}</m:e><m:sup>{}</m:sup></m:sSup>{}", run("10"), run("3"), run(" tấn"));
    check(&formula(&power), &["10³ tấn"]);
    let root = format!("<m:rad><m:deg>{}</m:deg><m:e>{}</m:e></m:rad>", run("3"), run("16"));
    check(&formula(&format!("{}{root}", run("5"))), &["5√16"]);
    check(&formula(&format!("{}<m:d><m:e>{}</m:e></m:d>", run("5"), run("1,5"))), &["5(1,5)"]);
    let square = "<m:dPr><m:begChr m:val=\"[\"/><m:endChr m:val=\"]\"/></m:dPr>";
    check(&formula(&format!("<m:d>{square}<m:e>{}</m:e><m:e>{}</m:e></m:d>", run("1"), run("2"))), &["[1;2]"]);
    let row = format!("<m:m><m:mr><m:e>{}</m:e><m:e>{}</m:e></m:mr></m:m>", run("1"), run("2"));
    check(&formula(&row), &["1 2"]);
}

#[test]
fn documents_inside_a_document_are_read_once_down() {
    let around = |text: &str, inner: &[u8]| {
        let relations = "<Relationships><Relationship Id=\"r0\" Type=\"a/aFChunk\" Target=\"x.docx\"/></Relationships>";
        let xml = format!(
            "<w:document xmlns:w=\"{W}\" xmlns:r=\"r\"><w:body>{}<w:altChunk r:id=\"r0\"/></w:body></w:document>",
            p(text)
        );
        let (xml, relations) = (xml.as_bytes(), relations.as_bytes());
        office::zip(&[("word/document.xml", xml), ("word/_rels/document.xml.rels", relations), ("word/x.docx", inner)])
    };
    let inner = around("trong", &docx(&p("sâu")));
    let read = document(&around("ngoài", &inner));
    assert_eq!(lines(&read), ["ngoài", "trong"]);
    assert_eq!(read.remarks, [Remark::PartUnread { what: "word/x.docx".to_owned() }]);
}

#[test]
fn documents_without_text_are_told() {
    let drawing = "<w:p><w:r><w:drawing><a:blip r:embed=\"r9\"/></w:drawing></w:r></w:p>";
    assert_eq!(refusal(&docx("<w:p/>")), Unreadable::NoText);
    assert_eq!(refusal(&docx(drawing)), Unreadable::Scanned);
    let chunk = docx_with("<w:altChunk r:id=\"r0\"/>", &[("aFChunk", "x.bin", "\u{1}\u{2}\u{3}")]);
    assert_eq!(refusal(&chunk), Unreadable::UnsupportedKind { kind: "word/x.bin".to_owned() });
    let beside = docx_with(&format!("{}<w:altChunk r:id=\"r0\"/>", p("a")), &[("aFChunk", "x.bin", "\u{1}\u{2}\u{3}")]);
    assert_eq!(document(&beside).remarks, [Remark::PartUnread { what: "word/x.bin".to_owned() }]);
}
