//! Names of kinds that are told but not read.

/// Short name of what a file of unknown kind is: "rar", "pptx"; "unknown" where its content does not say.
pub(super) fn foreign_name(bytes: &[u8]) -> &'static str {
    const MAGIC: [(&[u8], &str); 11] = [
        (b"Rar!", "rar"),
        (b"7z\xBC\xAF", "7z"),
        (b"\x1F\x8B", "gz"),
        (b"BZh", "bz2"),
        (b"\xFD7zXZ", "xz"),
        (b"MZ", "exe"),
        (b"<?xml", "xml"),
        (b"\xEF\xBB\xBF<?xml", "xml"),
        (b"\0\x01\0\0Standard", "mdb"),
        (b"PK\x03\x04", "pptx"),
        (b"\xD0\xCF\x11\xE0", "ole"),
    ];
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map_or("unknown", |(_, name)| name)
}
