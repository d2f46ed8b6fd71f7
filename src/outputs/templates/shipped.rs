//! The templates that come with the program.

/// The report of a period, `templates/bao-cao-quy.docx`.
pub(crate) const SHIPPED_REPORT: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/bao-cao-quy.docx"));

/// The report of six months, nine months or a year, `templates/bao-cao-nam.docx`.
pub(crate) const SHIPPED_YEAR: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/bao-cao-nam.docx"));

/// The report of the middle or the end of a term, `templates/bao-cao-nhiem-ky.docx`.
pub(crate) const SHIPPED_TERM: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/bao-cao-nhiem-ky.docx"));

/// The page of a period, `templates/bang-theo-doi.html`.
pub(crate) const SHIPPED_BOARD: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/bang-theo-doi.html"));
/// The letter that goes with forms, `templates/cong-van-giao-bieu.docx`.
pub(crate) const SHIPPED_COVERING: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/cong-van-giao-bieu.docx"));
/// The letter to units that are late or incomplete, `templates/cong-van-don-doc.docx`.
pub(crate) const SHIPPED_REMINDER: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/cong-van-don-doc.docx"));
/// The form of a unit in Word, `templates/bieu-don-vi.docx`.
pub(crate) const SHIPPED_FORM: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/bieu-don-vi.docx"));

/// The page on which people decide, `templates/xem-lai.html`.
pub(crate) const SHIPPED_REVIEW: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/xem-lai.html"));

/// Colours and letters of the pages, `templates/trang.css`.
pub(crate) const PAGE_STYLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/trang.css"));
