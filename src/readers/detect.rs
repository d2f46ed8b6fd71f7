//! The kind of a file, by its content.

use super::codepage::wide;
use super::flat::flat_kind;
use super::limits::Limits;
use super::package::Package;
use crate::document::FileKind;

/// Tells the kind of a file by its content. The name counts only for what Office and systems leave behind under fixed
/// names (`~$…`, Thumbs.db), whose content says little.
pub fn detect(name: &str, bytes: &[u8]) -> FileKind {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name).to_lowercase();
    if is_system_name(&base) {
        return FileKind::System;
    }
    if is_lock_file(&base, bytes) {
        return FileKind::LockFile;
    }
    if bytes.is_empty() {
        return FileKind::Empty;
    }
    by_magic(bytes).or_else(|| package(bytes)).or_else(|| compound(bytes)).unwrap_or_else(|| by_text(bytes))
}

fn is_system_name(base: &str) -> bool {
    const NAMES: [&str; 6] = ["thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store", ".directory", "icon\r"];
    NAMES.contains(&base) || base.starts_with("._")
}

/// Owner files hold the name of who has the document open: 162 (Word) or 165 bytes (Excel), or zeros.
fn is_lock_file(base: &str, bytes: &[u8]) -> bool {
    if base.starts_with(".~lock.") && base.ends_with('#') {
        return true;
    }
    if bytes.len() > 1024 {
        return false;
    }
    let zeros = !bytes.is_empty() && bytes.iter().all(|b| *b == 0);
    let owner_size = matches!(bytes.len(), 162 | 165);
    base.starts_with("~$") || (owner_size && (zeros || is_owner_record(bytes)))
}

/// A length, a name padded with blanks or zeros, and the same length again before the name in UTF-16.
fn is_owner_record(bytes: &[u8]) -> bool {
    let length = bytes.first().copied().unwrap_or(0);
    let again = [bytes.get(54), bytes.get(55)].into_iter().flatten().any(|b| *b == length);
    (1..=53).contains(&length) && again && bytes.contains(&0)
}

const MAGIC: [(&[u8], FileKind); 24] = [
    (b"\x89PNG\r\n", FileKind::Image),
    (b"\xFF\xD8\xFF", FileKind::Image),
    (b"GIF8", FileKind::Image),
    (b"II*\0", FileKind::Image),
    (b"MM\0*", FileKind::Image),
    (b"\0\0\x01\0", FileKind::Image),
    (b"\xD7\xCD\xC6\x9A", FileKind::Image),
    (b"8BPS", FileKind::Image),
    (b"AT&TFORM", FileKind::Image),
    (b"ID3", FileKind::Media),
    (b"OggS", FileKind::Media),
    (b"fLaC", FileKind::Media),
    (b"\x1A\x45\xDF\xA3", FileKind::Media),
    (b"\x30\x26\xB2\x75\x8E\x66\xCF\x11", FileKind::Media),
    (b"\0\0\x01\xBA", FileKind::Media),
    (b"#!AMR", FileKind::Media),
    (b"\0\x05\x16\x07", FileKind::System),
    (b"\0\0\0\x01Bud1", FileKind::System),
    (b"\x09\x00\x04\x00", FileKind::Xls),
    (b"\x09\x02\x06\x00", FileKind::Xls),
    (b"\x09\x04\x06\x00", FileKind::Xls),
    (b"\x09\x08\x08\x00\x00\x05", FileKind::Xls),
    (b"\x31\xBE\x00\x00", FileKind::Doc),
    (b"\xDB\xA5\x2D\x00", FileKind::Doc),
];

fn by_magic(bytes: &[u8]) -> Option<FileKind> {
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(*kind);
    }
    match (bytes.get(..4), bytes.get(4..8), bytes.get(8..12)) {
        (Some(b"RIFF"), _, Some(b"WEBP")) => return Some(FileKind::Image),
        (Some(b"RIFF"), _, _) => return Some(FileKind::Media),
        (_, Some(b"ftyp"), Some(b"heic" | b"heix" | b"mif1" | b"msf1" | b"avif")) => return Some(FileKind::Image),
        (_, Some(b"ftyp"), _) => return Some(FileKind::Media),
        _ => {}
    }
    // A bitmap's size stands in its head; the two letters alone may open a text.
    let bitmap = bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0, 0, 0, 0]);
    let metafile = bytes.starts_with(b"\x01\0\0\0") && bytes.get(40..44) == Some(b" EMF");
    let frames = matches!(bytes, [0xFF, second, ..] if second & 0xE6 == 0xE2);
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    if bitmap || metafile {
        Some(FileKind::Image)
    } else if frames && !bytes.starts_with(b"\xFF\xFE") {
        Some(FileKind::Media)
    } else if head.windows(5).any(|w| w == b"%PDF-") {
        Some(FileKind::Pdf)
    } else {
        None
    }
}

/// Zip files: an office package by its parts, else an archive.
fn package(bytes: &[u8]) -> Option<FileKind> {
    let limits = Limits::default();
    let signed = [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"].iter().any(|m| bytes.starts_with(*m));
    if !signed {
        return None;
    }
    let Ok(mut package) = Package::open(bytes, &limits) else { return Some(broken_package(bytes)) };
    let start = |prefix: &str| package.names().any(|n| n.to_lowercase().starts_with(prefix));
    let (types, word, excel) = (package.has("[Content_Types].xml"), start("word/"), start("xl/"));
    if package.has("mimetype") || package.has("content.xml") {
        let mime = package.part("mimetype").ok().flatten().unwrap_or_default();
        if let Some(kind) = open_document(&String::from_utf8_lossy(&mime)) {
            return Some(kind);
        }
    }
    if types {
        let list = package.part("[Content_Types].xml").ok().flatten().unwrap_or_default();
        if let Some(kind) = content_types(&String::from_utf8_lossy(&list)) {
            return Some(kind);
        }
    }
    Some(match (word, excel) {
        (true, _) if package.has("word/document.xml") || types => FileKind::Docx,
        (_, true) if package.has("xl/workbook.bin") => FileKind::Xlsb,
        (_, true) if package.has("xl/workbook.xml") || types => FileKind::Xlsx,
        _ if types && start_any(&package, &["ppt/", "visio/"]) => FileKind::Unknown,
        _ => FileKind::Zip,
    })
}

fn start_any(package: &Package<'_>, prefixes: &[&str]) -> bool {
    package.names().any(|n| prefixes.iter().any(|p| n.to_lowercase().starts_with(p)))
}

fn open_document(mime: &str) -> Option<FileKind> {
    let kind = mime.trim();
    if kind.contains("opendocument.spreadsheet") {
        Some(FileKind::Ods)
    } else if kind.contains("opendocument.text") || kind.contains("vnd.sun.xml.writer") {
        Some(FileKind::Odt)
    } else if kind.contains("opendocument.") || kind.contains("vnd.sun.xml.") {
        Some(FileKind::Unknown)
    } else {
        None
    }
}

fn content_types(list: &str) -> Option<FileKind> {
    const MAIN: [(&str, FileKind); 11] = [
        ("wordprocessingml.document.main", FileKind::Docx),
        ("wordprocessingml.template.main", FileKind::Docx),
        ("word.document.macroenabled.main", FileKind::Docx),
        ("word.template.macroenabledtemplate.main", FileKind::Docx),
        ("sheet.binary.macroenabled.main", FileKind::Xlsb),
        ("spreadsheetml.sheet.main", FileKind::Xlsx),
        ("spreadsheetml.template.main", FileKind::Xlsx),
        ("excel.sheet.macroenabled.main", FileKind::Xlsx),
        ("excel.template.macroenabled.main", FileKind::Xlsx),
        ("presentationml.presentation.main", FileKind::Unknown),
        ("presentationml.slideshow.main", FileKind::Unknown),
    ];
    let list = list.to_lowercase();
    MAIN.iter().find(|(mark, _)| list.contains(mark)).map(|(_, kind)| *kind)
}

/// A package whose directory is gone: the names in its local headers still tell what it was.
fn broken_package(bytes: &[u8]) -> FileKind {
    let has = |needle: &[u8]| bytes.windows(needle.len()).any(|w| w == needle);
    if has(b"word/document.xml") || has(b"word/styles.xml") || has(b"word/_rels/") {
        FileKind::Docx
    } else if has(b"xl/workbook.xml") || has(b"xl/worksheets/") {
        FileKind::Xlsx
    } else if has(b"opendocument.text") {
        FileKind::Odt
    } else if has(b"opendocument.spreadsheet") {
        FileKind::Ods
    } else {
        FileKind::Zip
    }
}

/// OLE containers, by the stream that only one program writes.
fn compound(bytes: &[u8]) -> Option<FileKind> {
    if !bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return None;
    }
    const STREAMS: [(&str, FileKind); 8] = [
        ("EncryptedPackage", FileKind::EncryptedOffice),
        ("__properties_version1.0", FileKind::Msg),
        ("WordDocument", FileKind::Doc),
        ("Workbook", FileKind::Xls),
        ("Book", FileKind::Xls),
        ("PowerPoint Document", FileKind::Unknown),
        ("VisioDocument", FileKind::Unknown),
        ("Catalog", FileKind::System),
    ];
    let root = root_names(bytes);
    let found = STREAMS.iter().find(|(name, _)| match &root {
        Some(names) => names.iter().any(|n| n.eq_ignore_ascii_case(name)),
        None => holds_entry(bytes, name),
    });
    Some(found.map_or(FileKind::Unknown, |(_, kind)| *kind))
}

fn root_names(bytes: &[u8]) -> Option<Vec<String>> {
    let file = cfb::CompoundFile::open(std::io::Cursor::new(bytes)).ok()?;
    Some(file.read_root_storage().map(|e| e.name().to_owned()).collect())
}

/// A damaged container: the entry's name in UTF-16, closed by zeros.
fn holds_entry(bytes: &[u8], name: &str) -> bool {
    let mut needle: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    needle.extend([0, 0]);
    bytes.windows(needle.len()).any(|w| w == needle)
}

/// Text formats: rich text, web page, mail, plain text.
fn by_text(bytes: &[u8]) -> FileKind {
    let head = bytes.get(..bytes.len().min(8192)).unwrap_or_default();
    let marked = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    let wide = if marked { Some(encoding_rs::UTF_16LE) } else { wide(head) };
    let text = wide.map_or_else(|| String::from_utf8_lossy(head), |encoding| encoding.decode(head).0);
    let is_wide_text = marked || (wide.is_some() && is_plain(text.as_bytes()));
    let text = text.trim_start_matches(['\u{FEFF}', ' ', '\t', '\r', '\n']);
    let lower = text.to_lowercase();
    if text.starts_with("{\\rtf") || text.starts_with("{\\urtf") {
        FileKind::Rtf
    } else if is_web_page(&lower) {
        FileKind::Html
    } else if let Some(kind) = flat_kind(&lower) {
        kind
    } else if lower.starts_with("<?xml") {
        // Data, or an office file of a form that is not read; its markup is no text.
        FileKind::Unknown
    } else if is_mail(text) {
        FileKind::Eml
    } else if is_wide_text || is_plain(head) {
        FileKind::Text
    } else {
        FileKind::Unknown
    }
}

fn is_web_page(lower: &str) -> bool {
    const OPENERS: [&str; 9] =
        ["<!doctype html", "<html", "<head", "<body", "<table", "<meta", "<div", "<style", "<p>"];
    let after = lower.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")).map_or(lower, |(_, rest)| rest);
    let mut rest = after.trim_start();
    while let Some((_, tail)) = rest.strip_prefix("<!--").and_then(|r| r.split_once("-->")) {
        rest = tail.trim_start();
    }
    OPENERS.iter().any(|o| rest.starts_with(o)) || (rest.starts_with('<') && rest.contains("<html"))
}

/// A mail opens with header fields, at least two of which every mail has.
fn is_mail(text: &str) -> bool {
    const FIELDS: [&str; 9] =
        ["from", "to", "subject", "date", "mime-version", "received", "message-id", "content-type", "return-path"];
    let mut known = 0;
    for line in text.lines().take(200) {
        if line.trim().is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) || line.starts_with("From ") {
            continue;
        }
        let Some((field, _)) = line.split_once(':') else { return false };
        if field.is_empty() || !field.chars().all(|c| c.is_ascii_graphic()) {
            return false;
        }
        known += usize::from(FIELDS.contains(&field.to_lowercase().as_str()));
    }
    known >= 2
}

/// Plain text has hardly any control characters.
fn is_plain(head: &[u8]) -> bool {
    let control = head.iter().filter(|b| matches!(b, 0..=8 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F)).count();
    control * 200 <= head.len()
}
