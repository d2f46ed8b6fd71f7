//! A template that an office edited in LibreOffice Writer.

use std::io::{Cursor, Read};

use tonghop::outputs::{Options, write};
use zip::ZipArchive;

use crate::{programme, quarter};

const EDITED: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files/docx/mau-sua-trong-writer.docx"));

fn report() -> Vec<u8> {
    let programme = programme::programme();
    let consolidation = quarter::consolidation(&programme);
    let options = Options { template: Some(EDITED.to_vec()), ..quarter::options() };
    let files = write(&programme, &consolidation, &[], &options).unwrap();
    files.into_iter().find(|file| file.name.ends_with(".docx")).unwrap().bytes
}

fn bytes_of(docx: &[u8], name: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    ZipArchive::new(Cursor::new(docx)).unwrap().by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

fn part(docx: &[u8], name: &str) -> String {
    String::from_utf8(bytes_of(docx, name)).unwrap()
}

fn words(xml: &str) -> String {
    let mut plain = String::new();
    let mut inside = false;
    for c in xml.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => plain.push(c),
            _ => {}
        }
    }
    plain
}

#[test]
fn logo_footer_words_and_split_tags_are_kept() {
    let (report, document) = (report(), part(&report(), "word/document.xml"));
    assert!(bytes_of(&report, "word/media/image1.png") == bytes_of(EDITED, "word/media/image1.png"));
    let relations = "word/_rels/document.xml.rels";
    assert_eq!(part(&report, relations), part(EDITED, relations));
    assert!(document.contains("<w:drawing>") && document.contains("r:embed="));
    assert!(words(&document).contains("V. TỒN TẠI, VƯỚNG MẮC"));
    // The value stands where the tag began, in the letters that it had there.
    let title = document.find("kết quả thực hiện Chương trình hành động quý I năm 2026").unwrap();
    let run = &document[document[..title].rfind("<w:r>").unwrap()..title];
    assert!(run.contains("<w:i/>") && run.contains("w:val=\"C00000\""), "{run}");
    let footers: Vec<String> =
        (2..=5).map(|number| words(&part(&report, &format!("word/footer{number}.xml")))).collect();
    assert!(
        footers.iter().all(|text| text.contains("Văn phòng Đảng ủy phường Hòa Sơn - lưu hành nội bộ")),
        "{footers:?}"
    );
    for tag in ["{{ dong.", "{{ trich", "{%p for", "{%tr", "{{ cau }}"] {
        assert!(!words(&document).contains(tag), "{tag}");
    }
}

#[test]
fn a_new_column_is_filled_in_every_row() {
    let document = part(&report(), "word/document.xml");
    let start = document.find("Ghi chú của văn phòng").unwrap();
    let table = &document[document[..start].rfind("<w:tbl>").unwrap()..];
    let table = &table[..table.find("</w:tbl>").unwrap()];
    let rows: Vec<&str> = table.split("</w:tr>").filter(|row| row.contains("<w:tc>")).collect();
    let items = rows.iter().filter(|row| row.matches("<w:tc>").count() == 11).count();
    assert!(rows[0].contains("<w:tblHeader") && items > 14, "{items} of {}", rows.len());
    let noted = |row: &&&str| !words(row.rsplit("<w:tc>").next().unwrap()).trim().is_empty();
    assert!(rows.iter().skip(1).filter(noted).count() >= 1);
}

#[test]
fn pages_and_sections_stay_as_the_office_has_them() {
    let (of_report, of_template) = (part(&report(), "word/document.xml"), part(EDITED, "word/document.xml"));
    let sections = |xml: &str| -> Vec<String> {
        xml.split("<w:sectPr>").skip(1).map(|rest| rest.split("</w:sectPr>").next().unwrap().to_owned()).collect()
    };
    assert!(sections(&of_report).len() >= 4);
    assert_eq!(sections(&of_report), sections(&of_template));
    for name in ["word/styles.xml", "word/settings.xml", "word/header1.xml", "word/fontTable.xml"] {
        assert!(bytes_of(&report(), name) == bytes_of(EDITED, name), "{name}");
    }
}
