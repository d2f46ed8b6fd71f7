//! The report against HD 05, and as a reader sees it.

use std::io::{Cursor, Read, Write};

use tonghop::outputs::{Options, OutputError, quarter_template, write};
use zip::ZipArchive;

use crate::{programme, quarter};

fn part(docx: &[u8], name: &str) -> String {
    let mut xml = String::new();
    ZipArchive::new(Cursor::new(docx)).unwrap().by_name(name).unwrap().read_to_string(&mut xml).unwrap();
    xml
}

fn document() -> String {
    part(&crate::output(".docx").bytes, "word/document.xml")
}

/// Paragraphs as lines, table cells joined by " | ".
fn text(xml: &str) -> String {
    let marked = xml.replace("</w:p></w:tc><w:tc>", " | ").replace("</w:p>", "\n").replace("<w:br/>", " / ");
    let mut plain = String::new();
    let mut inside = false;
    for c in marked.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => plain.push(c),
            _ => {}
        }
    }
    let plain = plain.replace("&quot;", "\"").replace("&#x2f;", "/").replace("&lt;", "<").replace("&gt;", ">");
    plain.replace("&#x27;", "'").replace("&amp;", "&").lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_report_reads_as_a_clerk_would_write_it() {
    insta::assert_snapshot!("report", text(&document()));
}

#[test]
fn pages_and_letters_follow_the_guideline() {
    let document = document();
    let sections: Vec<&str> = document.split("<w:sectPr>").skip(1).collect();
    assert_eq!(sections.len(), 4);
    assert!(sections[0].contains("w:w=\"11906\" w:h=\"16838\""));
    assert!(sections[0].contains("w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\""));
    for section in &sections[1..] {
        assert!(section.contains("w:orient=\"landscape\""));
    }
    for section in sections {
        // Numbered apart, no number on the first page.
        assert!(section.contains("<w:pgNumType w:start=\"1\"/>") && section.contains("<w:titlePg/>"));
        assert!(section.contains("<w:headerReference w:type=\"default\""));
    }
    let bytes = crate::output(".docx").bytes;
    let properties = part(&bytes, "docProps/core.xml");
    assert!(properties.contains("Báo cáo kết quả thực hiện") && properties.contains("2026-04-10T08:05:00Z"));
    let header = part(&bytes, "word/header1.xml");
    assert!(header.contains("PAGE") && header.contains("<w:jc w:val=\"center\"/>"));
    let styles = part(&bytes, "word/styles.xml");
    assert!(styles.contains("w:ascii=\"Times New Roman\"") && styles.contains("<w:sz w:val=\"28\"/>"));
    assert!(document.contains("<w:spacing w:before=\"120\" w:after=\"0\" w:line=\"380\" w:lineRule=\"exact\"/>"));
    assert!(document.contains("w:firstLine=\"567\"") && document.contains("<w:jc w:val=\"both\"/>"));
}

#[test]
fn head_and_foot_follow_the_guideline() {
    let text = text(&document());
    for line in [
        "ĐẢNG BỘ THÀNH PHỐ NAM HẢI",
        "ĐẢNG ỦY PHƯỜNG HÒA SƠN",
        "*",
        "Số 05-BC/ĐU | ĐẢNG CỘNG SẢN VIỆT NAM",
        "BÁO CÁO",
        "-----",
        "Nơi nhận:",
        "- Văn phòng Thành ủy;",
        "- Lưu Văn phòng Đảng ủy. | T/M BAN THƯỜNG VỤ",
        "BÍ THƯ",
    ] {
        assert!(text.lines().any(|each| each == line), "{line}");
    }
    let xml = document();
    let run_of = |text: &str| {
        let at = xml.find(text).unwrap();
        let run = xml[..at].rfind("<w:r>").unwrap();
        xml[run..at].to_owned()
    };
    assert!(run_of("ĐẢNG CỘNG SẢN VIỆT NAM").contains("<w:b/>") && run_of("ĐẢNG CỘNG SẢN").contains("w:val=\"30\""));
    assert!(!run_of("ĐẢNG BỘ THÀNH PHỐ").contains("<w:b/>") && run_of("ĐẢNG ỦY PHƯỜNG").contains("<w:b/>"));
    assert!(run_of("Hòa Sơn, ngày").contains("<w:i/>"));
    assert!(run_of(">BÁO CÁO<").contains("w:val=\"32\""));
    assert!(run_of("Nơi nhận:").contains("<w:u w:val=\"single\"/>"));
    assert!(run_of("- Văn phòng Thành ủy;").contains("w:val=\"24\""));
    assert!(run_of("M BAN THƯỜNG VỤ").contains("<w:b/>"));
    assert!(!run_of("BÍ THƯ").contains("<w:b/>") && run_of("Nguyễn Văn Bình").contains("<w:b/>"));
}

#[test]
fn hostile_text_shows_as_text() {
    let text = text(&document());
    assert!(text.contains("đã ban hành văn bản số 12/KH-MTTQ{{ x }}<w:p/>{%p endfor %} (theo báo cáo"));
    assert!(!text.contains(['\u{202E}', '\u{1}']));
}

#[test]
fn appendix_tables_repeat_their_head() {
    assert_eq!(document().matches("<w:tblHeader/>").count(), 3);
}

#[test]
fn the_shipped_template_is_the_one_that_the_code_makes() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/bao-cao-quy.docx");
    assert!(std::fs::read(path).unwrap() == quarter_template().unwrap(), "run: cargo run --example make_templates");
}

/// The shipped template with its main part changed and a picture added.
fn edited(change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(quarter_template().unwrap())).unwrap();
    let mut output = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        if name == "word/document.xml" {
            content = change(&String::from_utf8(content).unwrap()).into_bytes();
        }
        output.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        output.write_all(&content).unwrap();
    }
    output.start_file("word/media/logo.png", zip::write::SimpleFileOptions::default()).unwrap();
    output.write_all(b"{{ no tag }} \x89PNG").unwrap();
    output.finish().unwrap().into_inner()
}

fn filled(template: Vec<u8>) -> Result<Vec<u8>, OutputError> {
    let programme = programme::programme();
    let consolidation = quarter::consolidation(&programme);
    let options = Options { template: Some(template), ..quarter::options() };
    let files = write(&programme, &consolidation, &[], &options)?;
    Ok(files.into_iter().find(|file| file.name.ends_with(".docx")).unwrap().bytes)
}

#[test]
fn an_edited_template_keeps_what_the_office_changed() {
    let split = "{{ trich_</w:t></w:r><w:r><w:t>yeu }}";
    let template =
        edited(|xml| xml.replace("{{ trich_yeu }}", split).replace("HẠN CHẾ VÀ SỐ LIỆU", "TỒN TẠI VÀ SỐ LIỆU"));
    let report = filled(template.clone()).unwrap();
    let text = text(&part(&report, "word/document.xml"));
    assert!(text.contains("V. TỒN TẠI VÀ SỐ LIỆU CẦN XEM LẠI"));
    assert!(text.contains("kết quả thực hiện Chương trình hành động quý I năm 2026"));
    let read = |docx: &[u8], name: &str| {
        let mut bytes = Vec::new();
        ZipArchive::new(Cursor::new(docx)).unwrap().by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    };
    for name in ["word/media/logo.png", "word/styles.xml", "word/header1.xml", "word/settings.xml"] {
        assert!(read(&report, name) == read(&template, name), "{name}");
    }
}

#[test]
fn a_misspelled_name_is_told_with_its_place() {
    let template = edited(|xml| xml.replace("{{ nguoi_ky }}", "{{ ngoi_ky }}"));
    let message = filled(template).unwrap_err().to_string();
    assert!(message.contains("không có mục \"ngoi_ky\"; có phải là \"nguoi_ky\" không?"), "{message}");
    assert!(filled(b"no zip".to_vec()).unwrap_err().to_string().contains("mẫu báo cáo Word"));
}

#[test]
fn every_name_of_the_guide_can_be_used() {
    let guide = include_str!("../../docs/mau-word.md");
    let section = |from: &str, to: &str| guide.split(from).nth(1).unwrap().split(to).next().unwrap().to_owned();
    let ticked = |text: &str| -> Vec<String> { text.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
    let singles = section("## Các giá trị đơn", "## Các danh sách");
    let first_cell = |line: &str| ticked(line.split('|').nth(1).unwrap_or_default());
    let mut body: String = singles.lines().flat_map(first_cell).map(|name| format!("{{{{ {name} }}}} ")).collect();
    let tables = section("## Các cột của bảng", "## Thể thức");
    let results = ticked(tables.split("Cột kết quả").nth(1).unwrap());
    for table in ["bang_chi_tieu", "bang_nhiem_vu", "bang_du_an"] {
        let line = tables.lines().find(|line| line.starts_with(&format!("| `{table}`"))).unwrap();
        let own = ticked(line).into_iter().skip(1).chain(["stt", "ten", "chu_tri", "la_muc"].map(str::to_owned));
        let cells: String = own.chain(results.clone()).map(|name| format!("{{{{ d.{name} }}}}")).collect();
        body.push_str(&format!("{{% for d in {table} %}}{cells}{{% endfor %}}"));
    }
    assert!(body.matches("{{").count() > 70);
    filled(edited(|xml| xml.replace("{{ mo_dau }}", &body))).unwrap();
}
