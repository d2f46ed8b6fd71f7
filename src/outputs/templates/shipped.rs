//! The templates that come with the program.

/// The report of a period, `templates/bao-cao-quy.docx`.
pub(crate) const SHIPPED_REPORT: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/bao-cao-quy.docx"));

/// The page of a period, `templates/bang-theo-doi.html`.
pub(crate) const SHIPPED_BOARD: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/bang-theo-doi.html"));
