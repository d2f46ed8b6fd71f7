//! Office packages that are one XML file.
//!
//! Word saves a package as one file (flat OPC), LibreOffice a text or workbook (.fodt, .fods), Word 2003 its own XML.
//! They are put into a package as the readers know it.

use std::borrow::Cow;
use std::io::{Cursor, Write};

use mail_parser::decoders::base64::base64_decode;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::limits::{Limits, corrupt, too_large};
use super::xml::decode;
use crate::document::FileKind;
use crate::model::Unreadable;

/// The kind of a text that opens with markup, where it is an office file of this form; `lower` is its head in small
/// letters.
pub(super) fn flat_kind(lower: &str) -> Option<FileKind> {
    const MARKS: [(&str, FileKind); 5] = [
        ("http://schemas.microsoft.com/office/2006/xmlpackage", FileKind::Docx),
        ("http://schemas.microsoft.com/office/word/2003/wordml", FileKind::Docx),
        ("urn:schemas-microsoft-com:office:spreadsheet", FileKind::Xlsx),
        ("application/vnd.oasis.opendocument.text", FileKind::Odt),
        ("application/vnd.oasis.opendocument.spreadsheet", FileKind::Ods),
    ];
    // Only the first elements tell; what a text says of them further on does not.
    let head = lower.get(..lower.char_indices().nth(6000).map_or(lower.len(), |(at, _)| at))?;
    let opens =
        head.starts_with("<?xml") || ["<pkg:", "<w:", "<office:", "<workbook"].iter().any(|o| head.starts_with(o));
    let found = MARKS.iter().filter_map(|(mark, kind)| Some((head.find(mark)?, *kind))).min_by_key(|(at, _)| *at);
    found.filter(|_| opens).map(|(_, kind)| kind)
}

/// The package that a file of this form stands for; a real package as it is.
///
/// # Errors
/// `TooLarge` for a file larger than a part may be, `Corrupt` for a flat package whose parts have no end.
pub(super) fn package<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Cow<'a, [u8]>, Unreadable> {
    if bytes.starts_with(b"PK") {
        return Ok(Cow::Borrowed(bytes));
    }
    if bytes.len() as u64 > limits.part_bytes {
        return Err(too_large("part_bytes"));
    }
    let text = decode(bytes);
    if text.contains("http://schemas.microsoft.com/office/2006/xmlPackage") {
        return packed(&parts(&text)?).map(Cow::Owned);
    }
    let whole = text.as_bytes();
    let open = [("content.xml", whole), ("styles.xml", whole)];
    let word = [("word/document.xml", whole), ("word/styles.xml", whole), (RELATIONS_NAME, RELATIONS.as_bytes())];
    packed(if text.contains("opendocument") { &open[..] } else { &word }).map(Cow::Owned)
}

const RELATIONS_NAME: &str = "word/_rels/document.xml.rels";
/// In the XML of Word 2003 the styles stand in the same file.
const RELATIONS: &str =
    "<Relationships><Relationship Id=\"s\" Type=\"/styles\" Target=\"styles.xml\"/></Relationships>";

/// Name and bytes of a part.
type FlatPart<'a> = (&'a str, Cow<'a, [u8]>);

/// The parts of a flat package: their names, and their bytes as they stand in it.
fn parts(text: &str) -> Result<Vec<FlatPart<'_>>, Unreadable> {
    let mut parts = Vec::new();
    for part in text.split("<pkg:part ").skip(1) {
        let (head, inside) = part.split_once('>').ok_or_else(|| corrupt("a part without end"))?;
        let Some(name) = head.split_once("pkg:name=").and_then(|(_, rest)| rest.split(['"', '\'']).nth(1)) else {
            continue;
        };
        let between = |open: &str, close: &str| {
            let inside = inside.split_once(open)?.1.split_once('>')?.1;
            inside.rsplit_once(close).map(|(content, _)| content)
        };
        if let Some(xml) = between("<pkg:xmlData", "</pkg:xmlData>") {
            parts.push((name, Cow::Borrowed(xml.as_bytes())));
        } else if let Some(binary) = between("<pkg:binaryData", "</pkg:binaryData>") {
            let digits: String = binary.split_whitespace().collect();
            let bytes = base64_decode(digits.as_bytes()).unwrap_or_default();
            parts.push((name, Cow::Owned(bytes)));
        }
    }
    Ok(parts)
}

fn packed(parts: &[(&str, impl AsRef<[u8]>)]) -> Result<Vec<u8>, Unreadable> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts {
        // Of two parts of one name the first counts.
        if package.start_file(name.trim_start_matches('/'), stored).is_ok() {
            package.write_all(bytes.as_ref()).map_err(corrupt)?;
        }
    }
    Ok(package.finish().map_err(corrupt)?.into_inner())
}
