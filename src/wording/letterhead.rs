//! Head and foot of the report, as shipped.

/// The sign after the report's number: a report of a Party committee.
pub const SIGN: &str = "BC/ĐU";
/// In whose name the report is signed.
pub const AUTHORITY: &str = "T/M BAN THƯỜNG VỤ";
/// Position of the signer.
pub const POSITION: &str = "BÍ THƯ";
/// Who receives the report.
pub const RECEIVERS: [&str; 3] = ["Ban Thường vụ Thành ủy", "Các đảng ủy, chi bộ trực thuộc", "Lưu Văn phòng Đảng ủy"];
