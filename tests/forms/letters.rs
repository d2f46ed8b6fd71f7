//! The letters against the guideline, and what they say.

use std::collections::BTreeMap;

use tonghop::consolidation::{self, consolidate};
use tonghop::lexicon::Lexicon;
use tonghop::outputs::{
    FormOrder, OutputError, covering_template, forms, reminder_template, reminders, unit_form_template,
};

use crate::book::{Book, part};
use crate::programme::{BOARD, programme};
use crate::{asked, book_of_board, file_of_board, options, read};

fn letter() -> String {
    part(&file_of_board("Cong-van", ".docx"), "word/document.xml")
}

/// Paragraphs as lines.
fn text(xml: &str) -> String {
    let mut plain = String::new();
    let mut inside = false;
    for c in xml.replace("</w:p>", "\n").chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => plain.push(c),
            _ => {}
        }
    }
    plain.replace("&#x2f;", "/").replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

#[test]
fn the_letter_follows_the_guideline() {
    let xml = letter();
    assert!(xml.contains("w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\""));
    assert!(xml.contains("<w:pgNumType w:start=\"1\"/>") && xml.contains("<w:titlePg/>"));
    let run = |words: &str| {
        let at = xml.find(words).unwrap();
        let start = xml[..at].rfind("<w:r>").unwrap();
        xml[start..at].to_owned()
    };
    let about = run("về việc cung cấp số liệu");
    assert!(about.contains("<w:i/>") && about.contains("w:val=\"24\"") && !about.contains("<w:b/>"), "{about}");
    assert!(run("ĐẢNG CỘNG SẢN VIỆT NAM").contains("<w:b/>") && run("ĐẢNG CỘNG SẢN VIỆT NAM").contains("w:val=\"30\""));
    assert!(run("T&#x2f;M BAN THƯỜNG VỤ").contains("<w:b/>") && !run("PHÓ BÍ THƯ").contains("<w:b/>"));
    assert!(run("Nơi nhận:").contains("<w:u w:val=\"single\"/>"));
    let fonts = part(&file_of_board("Cong-van", ".docx"), "word/styles.xml");
    assert!(fonts.contains("Times New Roman") && fonts.contains("w:val=\"28\""));
}

#[test]
fn the_letter_says_what_is_asked_by_when() {
    let words = text(&letter());
    for line in [
        "ĐẢNG BỘ THÀNH PHỐ NAM HẢI",
        "ĐẢNG ỦY PHƯỜNG HÒA SƠN",
        "-CV/ĐU",
        "Kính gửi: Ban Xây dựng Đảng Đảng ủy phường",
        "gồm 05 chỉ tiêu, 01 nhiệm vụ và 01 kế hoạch, đề án, dự án",
        "trước ngày 05 tháng 9 năm 2026",
        "Bieu-ban-xay-dung-dang-dang-uy-phuong-2026-Q3.xlsx",
        "- Như trên;",
        "- Lưu Văn phòng Đảng ủy.",
    ] {
        assert!(words.contains(line), "{line} is not in\n{words}");
    }
    assert!(!words.contains("07-CV"), "the report's number on a letter");
}

#[test]
fn reminders_name_what_is_missing_and_nothing_else() {
    let (programme, lexicon) = (programme(), Lexicon::shipped().unwrap());
    let book = book_of_board().number("PL1.I.1", "in_period", "97.2").text("PL2.I.1", "status", "Đã hoàn thành");
    let returned = read(&book.0, &programme).unwrap();
    let settings = consolidation::Options { lexicon: &lexicon, calendar: Default::default() };
    let period = "2026-Q3".parse().unwrap();
    let by_period = BTreeMap::from([(period, vec![returned])]);
    let consolidation = consolidate(&programme, period, &by_period, &settings);
    let made = reminders(&programme, &consolidation, None, &options()).unwrap();
    assert_eq!((made.late, made.incomplete, made.files.len()), (1, 1, 2));
    let letters: BTreeMap<&str, String> =
        made.files.iter().map(|file| (file.name.as_str(), text(&part(&file.bytes, "word/document.xml")))).collect();
    let board = &letters["Don-doc-ban-xay-dung-dang-dang-uy-phuong-2026-Q3.docx"];
    assert!(board.contains(&format!("đã nhận được báo cáo quý III năm 2026 của {BOARD}")), "{board}");
    assert!(board.contains("- Danh hiệu phường đạt chuẩn đô thị văn minh (Phụ lục 1, mục I.3)"), "{board}");
    assert!(!board.contains("bảo hiểm y tế") && !board.contains("Quy chế làm việc"), "{board}");
    let committee = &letters["Don-doc-dang-uy-ubnd-phuong-2026-Q3.docx"];
    assert!(committee.contains("chưa nhận được báo cáo quý III năm 2026"), "{committee}");
    assert!(committee.contains("Đến ngày 20 tháng 8 năm 2026"), "{committee}");
}

#[test]
fn the_office_writes_letters_its_own_way() {
    let own = |from: &'static str, to: &'static str| {
        let template = Book(covering_template().unwrap()).edit("word/document.xml", |xml| xml.replace(from, to));
        let programme = programme();
        let order = FormOrder { letter: Some(template.0), form: None };
        forms(&programme, &asked(&programme, &[]), &order, &options())
    };
    let made = own("Kính gửi: {{ don_vi }}", "Kính gửi đồng chí thủ trưởng {{ đơn_vị }}").unwrap();
    let letter = made.iter().find(|file| file.name.starts_with("Cong-van")).unwrap();
    assert!(text(&part(&letter.bytes, "word/document.xml")).contains("Kính gửi đồng chí thủ trưởng Ban Xây dựng Đảng"));
    match own("Kính gửi: {{ don_vi }}", "Kính gửi: {{ don_vii }}") {
        Err(OutputError::TemplateName { name, nearest, .. }) => {
            assert_eq!((name.as_str(), nearest.as_deref()), ("don_vii", Some("don_vi")));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_shipped_templates_are_those_that_the_code_makes() {
    for (name, made) in [
        ("cong-van-giao-bieu.docx", covering_template()),
        ("cong-van-don-doc.docx", reminder_template()),
        ("bieu-don-vi.docx", unit_form_template()),
    ] {
        let path = format!("{}/templates/{name}", env!("CARGO_MANIFEST_DIR"));
        assert!(std::fs::read(path).unwrap() == made.unwrap(), "run: cargo run --example make_templates");
    }
}
