//! Kinds of file, by content.

use serde::{Deserialize, Serialize};

/// The kind of a file, as its content shows it (not its extension).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// Word, OOXML (.docx, .docm).
    Docx,
    /// Excel, OOXML (.xlsx, .xlsm).
    Xlsx,
    /// Excel, binary OOXML.
    Xlsb,
    /// Excel 97-2003.
    Xls,
    /// Word 97-2003.
    Doc,
    /// OpenDocument text.
    Odt,
    /// OpenDocument spreadsheet.
    Ods,
    /// PDF.
    Pdf,
    /// Rich text.
    Rtf,
    /// Plain text.
    Text,
    /// A web page saved under an office name.
    Html,
    /// A zip archive of other files.
    Zip,
    /// A mail as saved (.eml).
    Eml,
    /// A mail as saved by Outlook (.msg).
    Msg,
    /// An encrypted Office file (OLE container with EncryptedPackage).
    EncryptedOffice,
    /// A picture.
    Image,
    /// Sound or film.
    Media,
    /// The owner file that Office leaves while a document is open (`~$…`).
    LockFile,
    /// A file of the system (Thumbs.db, .DS_Store, desktop.ini).
    System,
    /// No byte in it.
    Empty,
    /// None of these.
    Unknown,
}

impl FileKind {
    /// Short name for tables and logs: "docx", "xls".
    pub fn name(self) -> &'static str {
        match self {
            FileKind::Docx => "docx",
            FileKind::Xlsx => "xlsx",
            FileKind::Xlsb => "xlsb",
            FileKind::Xls => "xls",
            FileKind::Doc => "doc",
            FileKind::Odt => "odt",
            FileKind::Ods => "ods",
            FileKind::Pdf => "pdf",
            FileKind::Rtf => "rtf",
            FileKind::Text => "txt",
            FileKind::Html => "html",
            FileKind::Zip => "zip",
            FileKind::Eml => "eml",
            FileKind::Msg => "msg",
            FileKind::EncryptedOffice => "encrypted",
            FileKind::Image => "image",
            FileKind::Media => "media",
            FileKind::LockFile => "lock",
            FileKind::System => "system",
            FileKind::Empty => "empty",
            FileKind::Unknown => "unknown",
        }
    }
}
