//! One reader a format: bytes to Document.
//!
//! [`read`] tells the kind by content and hands the bytes to the reader of that kind. Readers know no indicator, no
//! vocabulary and no path: what they say of a file are values ([`Unreadable`](crate::model::Unreadable), remarks).

mod archive;
mod assembly;
mod blanks;
mod bytes;
mod codepage;
mod compound;
mod delimited;
mod detect;
mod doc;
mod docx;
mod encrypted;
mod field_code;
mod flat;
mod flow;
mod foreign;
mod html;
mod inside;
mod limits;
mod lock;
mod mail;
mod numerals;
mod odt;
mod open_text;
mod options;
mod package;
mod pdf;
mod plain;
mod raised;
mod read;
mod relations;
mod rtf;
mod spreadsheet;
mod symbol;
mod tables;
mod xml;

pub use detect::detect;
pub use limits::Limits;
pub use options::Options;
pub use read::{Part, Reading, read};
