//! A hostile file and what it would report.

use std::sync::atomic::{AtomicU32, Ordering};

/// A file to be dropped.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

pub(crate) fn case(name: &str, bytes: impl Into<Vec<u8>>) -> Case {
    Case { name: name.to_owned(), bytes: bytes.into() }
}

/// The text of a report, where a file holds one beside what is hostile in it.
pub(crate) const REPORT: &str = "BÁO CÁO kết quả quý I năm 2026 của Trạm Y tế phường. Tỷ lệ dân số tham gia bảo hiểm y \
                                 tế đạt 95,3%. Các nội dung khác đang được triển khai theo kế hoạch của đơn vị.";

/// The same, unlike any that was given before, so that it is no copy.
pub(crate) fn report() -> String {
    static GIVEN: AtomicU32 = AtomicU32::new(0);
    format!("{REPORT} Văn bản {}.", GIVEN.fetch_add(1, Ordering::Relaxed))
}
