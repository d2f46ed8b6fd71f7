//! Reads one file: the door of the stage.

use super::detect::detect;
use super::foreign::foreign_name;
use super::limits::too_large;
use super::options::Options;
use super::{archive, doc, docx, encrypted, flat, html, mail, odt, pdf, plain, rtf, spreadsheet};
use crate::document::{Block, Document, FileKind, Remark};
use crate::model::Unreadable;

/// What a file turned out to be.
#[derive(Debug, Clone, PartialEq)]
pub enum Reading {
    /// A document.
    Document(Document),
    /// An archive or a mail: its parts, each to be read by itself (at most [`Limits::nesting`] deep; the caller counts).
    ///
    /// [`Limits::nesting`]: crate::readers::Limits::nesting
    Container(Vec<Part>),
}

/// A file inside an archive or a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Path inside the container: relative, `/` between its parts, never leaving it.
    pub path: String,
    /// Its bytes; empty where there is a fault.
    pub bytes: Vec<u8>,
    /// Why its bytes could not be had, though the container says it holds it.
    pub fault: Option<Unreadable>,
}

/// Reads a file. `name` is its file name (a path is welcome); the kind is told by the content.
///
/// # Errors
/// [`Unreadable`] says why nothing could be read: empty, encrypted, damaged, a scan, beyond a limit, or of a kind that
/// is not read. Lock files, system files and pictures are [`Unreadable::UnsupportedKind`]; callers who want to tell
/// them apart ask [`detect`].
pub fn read(name: &str, bytes: &[u8], options: &Options) -> Result<Reading, Unreadable> {
    if bytes.len() as u64 > options.limits.file_bytes {
        return Err(too_large("file_bytes"));
    }
    let kind = detect(name, bytes);
    let mut reading = dispatch(kind, bytes, options)?;
    if let Reading::Document(document) = &mut reading {
        remark(document, name, kind, options.limits.paragraph);
    }
    Ok(reading)
}

/// What is said of documents of every kind: a name that promises another kind, a paragraph beyond measure (which is cut
/// after its first `longest` characters), hardly any text.
fn remark(document: &mut Document, name: &str, kind: FileKind, longest: usize) {
    const HARDLY_ANY: usize = 20;
    if name_lies(name, kind) {
        let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
        document.remarks.push(Remark::NameLies { name: base.to_owned() });
    }
    if document.blocks.iter_mut().map(|block| shorten(block, longest)).sum::<usize>() > 0 {
        document.remarks.push(Remark::LimitReached { what: "paragraph".to_owned() });
    }
    let words: usize = document.blocks.iter().map(words).sum();
    if words < HARDLY_ANY {
        document.remarks.push(Remark::LittleText { words });
    }
}

/// Cuts paragraphs that are longer than any that people write; how many there were.
fn shorten(block: &mut Block, longest: usize) -> usize {
    let paragraph = match block {
        Block::Paragraph(paragraph) => paragraph,
        Block::Table(table) => {
            let blocks = table.cells.iter_mut().flat_map(|cell| &mut cell.content);
            return blocks.map(|block| shorten(block, longest)).sum();
        }
    };
    let mut left = longest;
    for (at, run) in paragraph.runs.iter_mut().enumerate() {
        match run.text.char_indices().nth(left) {
            Some((end, _)) => {
                run.text.truncate(end);
                paragraph.runs.truncate(at + 1);
                return 1;
            }
            None => left -= run.text.chars().count(),
        }
    }
    0
}

fn words(block: &Block) -> usize {
    match block {
        Block::Paragraph(paragraph) => paragraph.text().split_whitespace().count(),
        Block::Table(table) => table.cells.iter().flat_map(|cell| &cell.content).map(words).sum(),
    }
}

fn dispatch(kind: FileKind, bytes: &[u8], options: &Options) -> Result<Reading, Unreadable> {
    let limits = &options.limits;
    let document = match kind {
        FileKind::Docx => docx::read_docx(&flat::package(bytes, limits)?, limits)?,
        FileKind::Ods => spreadsheet::read_spreadsheet(kind, &flat::package(bytes, limits)?, options)?,
        FileKind::Xlsx | FileKind::Xlsb | FileKind::Xls => spreadsheet::read_spreadsheet(kind, bytes, options)?,
        FileKind::Doc => doc::read_doc(bytes, options)?,
        FileKind::Odt => odt::read_odt(&flat::package(bytes, limits)?, limits)?,
        FileKind::Pdf => pdf::read_pdf(bytes, limits, &options.passwords)?,
        FileKind::Rtf => rtf::read_rtf(bytes, limits)?,
        FileKind::Text => plain::read_plain(bytes, limits)?,
        FileKind::Html => html::read_html(bytes, limits)?,
        FileKind::Zip => return archive::unpack(bytes, options).map(Reading::Container),
        FileKind::Eml => match mail::web_page(bytes) {
            Some(page) => html::read_html(&page, limits)?,
            None => return mail::read_eml(bytes, limits).map(Reading::Container),
        },
        FileKind::Msg => return mail::read_msg(bytes, limits).map(Reading::Container),
        FileKind::EncryptedOffice => return read_encrypted(bytes, options),
        FileKind::Empty => return Err(Unreadable::Empty),
        FileKind::Unknown => {
            return Err(Unreadable::UnsupportedKind { kind: foreign_name(bytes).to_owned() });
        }
        FileKind::Image | FileKind::Media | FileKind::LockFile | FileKind::System => {
            return Err(Unreadable::UnsupportedKind { kind: kind.name().to_owned() });
        }
    };
    Ok(Reading::Document(document))
}

fn read_encrypted(bytes: &[u8], options: &Options) -> Result<Reading, Unreadable> {
    let opened = encrypted::decrypt(bytes, &options.passwords)?;
    match detect("", &opened) {
        FileKind::EncryptedOffice => Err(Unreadable::Encrypted),
        kind => dispatch(kind, &opened, options),
    }
}

/// Whether the extension promises a kind that the content is not.
fn name_lies(name: &str, kind: FileKind) -> bool {
    let extension = name.rsplit_once('.').map(|(_, e)| e.to_lowercase()).unwrap_or_default();
    let promised: &[FileKind] = match extension.as_str() {
        "docx" | "docm" | "dotx" | "dotm" => &[FileKind::Docx],
        "doc" | "dot" => &[FileKind::Doc],
        "xlsx" | "xlsm" | "xltx" => &[FileKind::Xlsx],
        "xlsb" => &[FileKind::Xlsb],
        "xls" => &[FileKind::Xls],
        "odt" => &[FileKind::Odt],
        "ods" => &[FileKind::Ods],
        "pdf" => &[FileKind::Pdf],
        "rtf" => &[FileKind::Rtf],
        "txt" | "csv" | "md" => &[FileKind::Text],
        "htm" | "html" => &[FileKind::Html],
        _ => return false,
    };
    !promised.contains(&kind)
}
