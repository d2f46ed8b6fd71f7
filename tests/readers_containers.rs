//! Archives, mails and encrypted files.

#![allow(clippy::unwrap_used, clippy::panic)]

mod office;

use std::io::{Cursor, Write};

use office::{document, docx, lines, p, refusal, zip};
use tonghop::document::FileKind;
use tonghop::model::Unreadable;
use tonghop::readers::{Limits, Options, Part, Reading, detect, read};

fn parts(bytes: &[u8], options: &Options) -> Vec<Part> {
    match read("x", bytes, options).unwrap() {
        Reading::Container(parts) => parts,
        Reading::Document(document) => panic!("a document of kind {:?}", document.kind),
    }
}

fn paths(bytes: &[u8]) -> Vec<String> {
    parts(bytes, &Options::default()).into_iter().map(|p| p.path).collect()
}

#[test]
fn an_archive_is_its_files() {
    let inner = docx(&p("a"));
    let bytes = zip(&[("Quý I/", b""), ("Quý I/báo cáo.docx", &inner), ("a.txt", b"x")]);
    assert_eq!(paths(&bytes), ["Quý I/báo cáo.docx", "a.txt"]);
    assert_eq!(parts(&bytes, &Options::default())[0].bytes, inner);
    assert_eq!(refusal(&zip(&[])), Unreadable::NoText);
}

#[test]
fn paths_never_leave_their_archive() {
    let names = [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd (2)"),
        ("C:\\Windows\\x.docx", "Windows/x.docx"),
        ("\\\\may-chu\\chung\\x.docx", "may-chu/chung/x.docx"),
        ("a/./b//c/..", "a/b/c"),
        ("X.docx", "X.docx"),
        ("x.docx", "x (2).docx"),
        ("bao\u{202E}xcod.exe", "baoxcod.exe"),
        ("..", "part"),
    ];
    let files: Vec<_> = names.iter().map(|(name, _)| (*name, b"x".as_slice())).collect();
    let expected: Vec<_> = names.iter().map(|(_, path)| *path).collect();
    assert_eq!(paths(&zip(&files)), expected);
}

#[test]
fn an_entry_beyond_a_limit_does_not_cost_the_others() {
    let bytes = zip(&[("big.txt", &[b'x'; 3_000]), ("small.txt", b"x")]);
    let limits = Limits { part_bytes: 1_000, ..Limits::default() };
    let parts = parts(&bytes, &Options { limits, ..Options::default() });
    assert_eq!(parts[0].fault, Some(Unreadable::TooLarge { limit: "part_bytes".to_owned() }));
    assert_eq!((parts[1].fault.clone(), parts[1].bytes.as_slice()), (None, b"x".as_slice()));
}

#[test]
fn a_mail_is_its_text_and_attachments() {
    let mail = "From: =?utf-8?B?VUJORA==?= <a@b.vn>\r\nTo: c@d.vn\r\nSubject: =?utf-8?B?QsOhbyBjw6FvIHF1w70gSQ==?=\r\n\
        MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain; \
        charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nxJHhuqF0IDk3JQ==\r\n--b\r\nContent-Type: \
        application/octet-stream\r\nContent-Disposition: attachment; filename*=utf-8''b%C3%A1o%20c%C3%A1o.txt\r\n\r\n\
        x\r\n--b\r\nContent-Type: image/png\r\nContent-ID: <logo>\r\nContent-Disposition: inline\r\n\r\nx\r\n--b--\r\n";
    assert_eq!(detect("x", mail.as_bytes()), FileKind::Eml);
    let parts = parts(mail.as_bytes(), &Options::default());
    let seen: Vec<_> =
        parts.iter().map(|p| (p.path.as_str(), String::from_utf8_lossy(&p.bytes).into_owned())).collect();
    assert_eq!(seen[0], ("body.txt", "Báo cáo quý I\nđạt 97%".to_owned()));
    assert_eq!(seen[1].0, "báo cáo.txt");
    assert_eq!(seen.len(), 2);
}

/// A mail of Outlook: streams by their place and property.
fn outlook(streams: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream("__properties_version1.0").unwrap().write_all(&[0; 32]).unwrap();
    for (name, bytes) in streams {
        if let Some((storage, _)) = name.split_once('/')
            && !file.exists(storage)
        {
            file.create_storage(storage).unwrap();
        }
        file.create_stream(name).unwrap().write_all(bytes).unwrap();
    }
    file.into_inner().into_inner()
}

#[test]
fn a_mail_of_outlook_is_its_text_and_attachments() {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let report = docx(&p("đạt 97%"));
    let mail = outlook(&[
        ("__substg1.0_0037001F", wide("Báo cáo quý I")),
        ("__substg1.0_1000001F", wide("đạt > 97%")),
        ("__attach_version1.0_#00000000/__substg1.0_3707001F", wide("..\\báo cáo.docx")),
        ("__attach_version1.0_#00000000/__substg1.0_37010102", report.clone()),
        ("__attach_version1.0_#00000001/__substg1.0_3704001E", b"th\xFD.msg".to_vec()),
    ]);
    assert_eq!(detect("x", &mail), FileKind::Msg);
    let parts = parts(&mail, &Options::default());
    let text = |part: &Part| String::from_utf8_lossy(&part.bytes).into_owned();
    assert_eq!((parts[0].path.as_str(), text(&parts[0])), ("body.txt", "Báo cáo quý I\nđạt > 97%".to_owned()));
    assert_eq!((parts[1].path.as_str(), &parts[1].bytes), (".._báo cáo.docx", &report));
    assert_eq!(parts[2].path, "thư.msg");
    assert!(parts[2].fault.is_some(), "a mail that is attached as such is no file, and told");
    assert_eq!(parts.len(), 3);
    assert_eq!(refusal(&outlook(&[])), Unreadable::NoText);
}

#[test]
fn a_mail_of_outlook_without_plain_text_is_its_web_page() {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    // Letters of one byte are Vietnamese ones.
    let page = parts(
        &outlook(&[
            ("__substg1.0_0037001E", b"B\xE1o c\xE1o".to_vec()),
            ("__substg1.0_10130102", b"<html>\xC4\x91\xE1\xBA\xA1t 97%</html>".to_vec()),
        ]),
        &Options::default(),
    );
    assert_eq!((page[0].path.as_str(), page.len()), ("body.html", 1));
    assert_eq!(lines(&document(&page[0].bytes)), ["Báo cáo", "đạt 97%"]);
    let page = parts(&outlook(&[("__substg1.0_1013001F", wide("<p>đạt &gt; 97%"))]), &Options::default());
    assert_eq!(lines(&document(&page[0].bytes)), ["đạt > 97%"]);
}

#[test]
fn mails_inside_mails_do_not_run_deep() {
    let mut mail = "From: a@b.vn\r\nSubject: x\r\nContent-Type: text/plain\r\n\r\nx\r\n".to_owned();
    for _ in 0..1_000 {
        mail = format!("From: a@b.vn\r\nSubject: x\r\nContent-Type: message/rfc822\r\n\r\n{mail}");
    }
    let _ = read("x.eml", mail.as_bytes(), &Options::default());
}

#[test]
fn passwords_open_encrypted_files() {
    let encrypted = include_bytes!("files/docx/encrypted-mat-khau.docx");
    assert_eq!(detect("x.docx", encrypted), FileKind::EncryptedOffice);
    assert_eq!(refusal(encrypted), Unreadable::Encrypted);
    let passwords =
        |words: &[&str]| Options { passwords: words.iter().map(|w| (*w).to_owned()).collect(), ..Options::default() };
    assert_eq!(read("x", encrypted, &passwords(&["sai"])), Err(Unreadable::Encrypted));
    let Ok(Reading::Document(document)) = read("x", encrypted, &passwords(&["sai", "mật khẩu"])) else { panic!() };
    assert_eq!(office::lines(&document), ["đạt 97%"]);
}

#[test]
fn passwords_open_word_and_excel_files_of_before_2007() {
    let options = |word: &str| Options { passwords: vec!["sai".to_owned(), word.to_owned()], ..Options::default() };
    let files = [
        ("a.doc", &include_bytes!("files/doc/encrypted-mat-khau.doc")[..], FileKind::Doc),
        ("a.xls", &include_bytes!("files/xls/encrypted-mat-khau.xls")[..], FileKind::Xls),
    ];
    for (name, bytes, kind) in files {
        assert_eq!(detect(name, bytes), kind);
        assert_eq!(refusal(bytes), Unreadable::Encrypted, "{name}");
        assert_eq!(read(name, bytes, &options("mat khau")), Err(Unreadable::Encrypted), "{name}");
        let Ok(Reading::Document(document)) = read(name, bytes, &options("mật khẩu")) else { panic!("{name}") };
        let lines = office::lines(&document);
        let expected: &[&str] = match kind {
            FileKind::Doc => &["đạt 97%"],
            _ => &["(0:đạt | 1:97,25)", "(0:chỉ tiêu số 1 | 1:1)"],
        };
        assert_eq!(lines[..expected.len()], *expected, "{name}");
    }
}

#[test]
fn encrypted_entries_of_a_zip_ask_for_a_password() {
    let bytes = include_bytes!("files/archive/encrypted-mat-khau.zip");
    assert_eq!(refusal(bytes), Unreadable::Encrypted);
    let passwords = vec!["sai".to_owned(), "matkhau".to_owned()];
    assert_eq!(parts(bytes, &Options { passwords, ..Options::default() })[0].bytes, "đạt 97%\n".as_bytes());
}
