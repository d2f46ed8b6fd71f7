//! Published periods and what changed since.

use super::number::decimal;
use super::period::{period, written_moment};
use super::state;
use crate::model::{Adjustment, Cause, Measure, Period};

/// Title of the sheet of differences.
pub const TITLE: &str = "SỐ LIỆU ĐIỀU CHỈNH SO VỚI BẢN ĐÃ CÔNG BỐ";
/// Title of the sheet of files.
pub const FILES_TITLE: &str = "TỆP THAY ĐỔI SAU KHI CÔNG BỐ";
/// Sheet of differences.
pub const SHEET: &str = "Số liệu điều chỉnh";
/// Sheet of files.
pub const FILES_SHEET: &str = "Tệp sau công bố";
/// Columns of the differences.
pub const COLUMNS: [&str; 7] =
    ["STT", "Mục", "Nội dung", "Loại số liệu", "Đã công bố", "Theo số liệu hiện có", "Nguyên nhân"];
/// Columns of the files.
pub const FILE_COLUMNS: [&str; 3] = ["STT", "Tệp", "Tình trạng"];
/// Instead of differences.
pub const NO_DIFFERENCE: &str = "Không có số liệu nào khác bản đã công bố.";
/// Instead of files.
pub const NO_FILE: &str = "Không có tệp nào thay đổi sau khi công bố.";
/// A file that came later.
pub const LATE: &str = "Nhận sau khi công bố, chưa tính vào bản công bố";
/// A file that is gone.
pub const GONE: &str = "Có trong bản công bố, nay không còn trong thư mục";

/// Name of the workbook.
pub fn file(period: Period) -> String {
    format!("So-lieu-dieu-chinh-{period}.xlsx")
}

/// Against what is compared.
pub fn against(version: u32, at: &str, inputs: usize) -> String {
    format!("So với bản {}", edition(version, at, inputs))
}

/// A published version: "công bố lần 1, lúc …, từ 55 tệp".
pub fn edition(version: u32, at: &str, inputs: usize) -> String {
    format!("công bố lần {version}, lúc {}, từ {} tệp nhận được", written_moment(at), decimal(inputs.into()))
}

/// What is compared.
pub fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Status => "Đánh giá",
        other => state::measure(other),
    }
}

/// Why a result differs.
pub fn causes(causes: &[Cause]) -> String {
    causes.iter().map(cause).collect::<Vec<_>>().join(" ")
}

fn cause(cause: &Cause) -> String {
    match cause {
        Cause::Late { file } => format!("Tệp nhận sau khi công bố: {file}."),
        Cause::Ruling { by, at } => format!("Ý kiến xử lý của {by} lúc {}.", written_moment(at)),
        Cause::Gone => "Tệp có trong bản công bố nay không còn.".to_owned(),
        Cause::Other => "Chương trình, tệp sửa đổi hoặc cách đọc của phần mềm đã thay đổi.".to_owned(),
    }
}

/// A published period at the end of a run.
pub fn standing(of: Period, version: u32, at: &str, adjustment: &Adjustment) -> Vec<String> {
    let name = period(of);
    let mut lines = vec![format!(
        "Kỳ {name} đã công bố lần {version} lúc {}; các tệp đã công bố được giữ nguyên.",
        written_moment(at)
    )];
    if adjustment.is_empty() {
        return lines;
    }
    lines.push(format!(
        "Số liệu điều chỉnh: {} số liệu khác bản công bố; {} tệp nhận sau, {} tệp không còn. Xem {}; đưa vào bản công bố \
         mới bằng: tonghop publish --period {of} --amend --ly-do \"…\"",
        decimal(adjustment.differences.len().into()),
        decimal(adjustment.late.len().into()),
        decimal(adjustment.gone.len().into()),
        file(of)
    ));
    lines
}

/// A published file that is no longer as it was published.
pub fn touched(file: &str, copy: &str) -> String {
    format!("Chú ý: tệp công bố {file} đã bị sửa hoặc không còn; bản đã công bố được lưu tại {copy}.")
}

/// A period was published.
pub fn published(of: Period, version: u32) -> String {
    format!("Đã công bố {} lần {version}.", period(of))
}

/// The period is published already.
pub fn already(of: Period, version: u32) -> String {
    format!(
        "{} đã công bố lần {version}. Muốn đưa số liệu điều chỉnh vào bản công bố mới, thêm --amend và --ly-do \"…\".",
        capital(&period(of))
    )
}

/// There is nothing to amend.
pub fn not_yet(of: Period) -> String {
    format!("{} chưa công bố lần nào; đề nghị bỏ --amend.", capital(&period(of)))
}

/// An amendment needs a reason.
pub fn no_reason(of: Period) -> String {
    format!("Công bố lại {} phải có lý do: --ly-do \"…\".", period(of))
}

fn capital(text: &str) -> String {
    super::comparison::capitalised(text)
}
