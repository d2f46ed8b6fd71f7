//! Kinds of file, told by content.

mod office;

use office::{docx, p, zip};
use tonghop::document::{FileKind, Remark};
use tonghop::readers::{Options, Reading, detect, read};

#[track_caller]
fn check(name: &str, bytes: &[u8], kind: FileKind) {
    assert_eq!(detect(name, bytes), kind, "{name}");
}

#[test]
fn the_content_decides_not_the_name() {
    check("x.pdf", &docx(&p("a")), FileKind::Docx);
    check("x.docx", b"21 bytes of junk here%PDF-1.7\n", FileKind::Pdf);
    check("x.doc", b"{\\rtf1 a}", FileKind::Rtf);
    check("x.doc", b"\xEF\xBB\xBF\r\n<html><body>", FileKind::Html);
    check("x.xls", b"<?xml version=\"1.0\"?><!-- c --><html>", FileKind::Html);
    check("x.docx", "18 chữ".as_bytes(), FileKind::Text);
    check("x.docx", b"", FileKind::Empty);
    check("x.txt", b"\x89PNG\r\n\x1a\n", FileKind::Image);
    check("x.doc", b"\xFF\xD8\xFF\xE0", FileKind::Image);
    check("x", b"\0\0\0\x18ftypheic", FileKind::Image);
    check("x", b"\0\0\0\x18ftypmp42", FileKind::Media);
    check("x", b"\xFF\xFEa\0b\0", FileKind::Text);
    check("x", b"From: a@b\nSubject: c\nDate: d\n\nx", FileKind::Eml);
    check("x", b"K\xE6 ho\xB9ch, Thu: Chi\n: x", FileKind::Text);
    check("x", b"\x7FELF\x02\x01\x01\0\0\0\0\0", FileKind::Unknown);
    check("x.xml", b"<?xml version=\"1.0\"?><so/>", FileKind::Unknown);
    check("x", b"BM is how this text begins", FileKind::Text);
}

#[test]
fn packages_are_told_by_their_main_part() {
    let types =
        |kind: &str| format!("<Types><Override PartName=\"/x\" ContentType=\"application/{kind}+xml\"/></Types>");
    for (kind, expected) in [
        ("vnd.ms-word.document.macroEnabled.main", FileKind::Docx),
        ("vnd.openxmlformats-officedocument.spreadsheetml.sheet.main", FileKind::Xlsx),
        ("vnd.ms-excel.sheet.binary.macroEnabled.main", FileKind::Xlsb),
        ("vnd.openxmlformats-officedocument.presentationml.presentation.main", FileKind::Unknown),
    ] {
        check(kind, &zip(&[("[Content_Types].xml", types(kind).as_bytes())]), expected);
    }
    check("x", &zip(&[("mimetype", b"application/vnd.oasis.opendocument.text")]), FileKind::Odt);
    check("x", &zip(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")]), FileKind::Ods);
    check("x", &zip(&[("a.docx", b"x"), ("word/a.txt", b"x")]), FileKind::Zip);
    let whole = docx(&p("a"));
    check("x", &whole[..whole.len() - 30], FileKind::Docx);
}

#[test]
fn what_office_and_systems_leave_behind_is_told() {
    let mut owner = vec![b' '; 162];
    owner[..4].copy_from_slice(b"\x03Lan");
    owner[54..62].copy_from_slice(b"\x03\0L\0a\0n\0");
    owner[100] = 0;
    check("~$bao cao.docx", &owner, FileKind::LockFile);
    check("renamed.docx", &owner, FileKind::LockFile);
    check("renamed.doc", &[0; 162], FileKind::LockFile);
    check("~$x.xlsx", b"", FileKind::LockFile);
    check(".~lock.x.odt#", b"Lan,", FileKind::LockFile);
    check("~$x.docx", &docx(&p(&"a report under a lock file's name ".repeat(99))), FileKind::Docx);
    check("nam/Thumbs.db", b"\xD0\xCF\x11\xE0", FileKind::System);
    check(".DS_Store", b"\0\0\0\x01Bud1", FileKind::System);
    check("__MACOSX/._x.docx", b"\0\x05\x16\x07", FileKind::System);
    check("desktop.ini", b"[x]", FileKind::System);
    check("x.txt", &[b'a'; 162], FileKind::Text);
}

#[test]
fn names_that_lie_and_files_with_hardly_any_text_are_remarked() {
    let remarks = |name: &str, text: &str| match read(name, &docx(&p(text)), &Options::default()) {
        Ok(Reading::Document(document)) => document.remarks,
        other => panic!("{other:?}"),
    };
    let long = "chữ ".repeat(20);
    assert_eq!(remarks("a/x.pdf", &long), [Remark::NameLies { name: "x.pdf".to_owned() }]);
    assert_eq!(remarks("x.DOCX", &long), []);
    assert_eq!(remarks("x", "hai từ"), [Remark::LittleText { words: 2 }]);
}
