//! The review sheet: columns, choices, faults.

use super::number::decimal;
use crate::model::{ReviewSheet, RowCause, Ruled, Standing};

/// Column of the decision.
pub const VERDICT: &str = "Ý kiến xử lý";
/// Column of the value in place of the one read.
pub const VALUE: &str = "Giá trị sửa thành";
/// Column of the reason.
pub const WHY: &str = "Lý do xử lý";
/// Column of who decides.
pub const BY: &str = "Người xử lý";
/// The decisions that can be chosen: take, drop, replace.
pub const CHOICES: [&str; 3] = ["Nhận", "Bỏ", "Sửa thành"];

/// How the sheet is used, above it.
pub const HOW_TO: &str = "Cách ghi ý kiến: ở từng hàng, chọn Nhận, Bỏ hoặc Sửa thành trong cột \"Ý kiến xử lý\"; nếu \
    chọn Sửa thành thì ghi giá trị đúng; ghi lý do và họ tên người xử lý. Lưu tệp rồi đặt vào thư mục bao-cao; lần chạy \
    sau sẽ áp dụng. Được sắp xếp, lọc, thêm hàng, cột; không xóa cột ẩn ở cuối bảng.";
/// Shown where a choice is made that there is not.
pub const NO_SUCH_CHOICE: &str = "Đề nghị chọn Nhận, Bỏ hoặc Sửa thành.";

/// The choice of a decision that was made before.
pub fn choice(verdict: &crate::model::Verdict) -> &'static str {
    let [accept, drop, replace] = CHOICES;
    match verdict {
        crate::model::Verdict::Accept => accept,
        crate::model::Verdict::Drop => drop,
        crate::model::Verdict::Replace(_) => replace,
    }
}

/// What became of a decision.
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Applied => "Ý kiến đã được áp dụng; chọn lại nếu cần thay đổi.",
        Standing::Outdated => {
            "Ý kiến không còn khớp: báo cáo đã thay đổi hoặc không còn, nên không áp dụng; đề nghị xem lại số liệu mới."
        }
    }
}

/// What was read from a workbook that came back.
pub fn taken(sheet: &ReviewSheet) -> String {
    let mut text = match sheet.rows.len() {
        0 => "Bảng ý kiến xử lý của phần mềm; không có ý kiến nào được ghi nhận.".to_owned(),
        count => format!("Bảng ý kiến xử lý của phần mềm; ghi nhận {} ý kiến.", decimal(count.into())),
    };
    for fault in &sheet.faults {
        text.push_str(&format!(" Hàng {} chưa ghi nhận được: {}.", fault.row, cause(&fault.cause)));
    }
    text
}

fn cause(cause: &RowCause) -> String {
    match cause {
        RowCause::NoKey => {
            "hàng không có mã số liệu ở cột ẩn cuối bảng; đề nghị ghi ý kiến ở hàng của từng số liệu do phần mềm lập"
                .to_owned()
        }
        RowCause::NoColumn { title } => format!("không còn cột \"{title}\" ở hàng tiêu đề; đề nghị giữ tên các cột"),
        RowCause::NoVerdict => "chưa chọn Nhận, Bỏ hoặc Sửa thành".to_owned(),
        RowCause::UnknownVerdict { text } => {
            format!("không hiểu ý kiến \"{text}\"; đề nghị chọn Nhận, Bỏ hoặc Sửa thành")
        }
        RowCause::NoPerson => "chưa ghi người xử lý".to_owned(),
        RowCause::NoReason => "chưa ghi lý do xử lý".to_owned(),
        RowCause::NoValue => "chọn Sửa thành nhưng chưa ghi giá trị".to_owned(),
        RowCause::UnreadValue { text } => format!("không đọc được giá trị \"{text}\"; đề nghị ghi một con số"),
        RowCause::AmbiguousValue { text } => {
            format!("giá trị \"{text}\" có thể hiểu hai cách; đề nghị ghi kèm đơn vị tính hoặc ghi rõ phần thập phân")
        }
        RowCause::OtherUnit { text } => format!("giá trị \"{text}\" không cùng đơn vị tính với số liệu đã đọc"),
        RowCause::NotAFigure => "nội dung này không phải con số nên chỉ chọn Nhận hoặc Bỏ".to_owned(),
        RowCause::Contradicting { other } => format!("cùng một số liệu với hàng {other} nhưng ý kiến khác nhau"),
    }
}

/// Why a decision given on the command line can't be followed.
pub fn refused(cause_of: &RowCause) -> String {
    format!("Không ghi nhận được ý kiến: {}.", cause(cause_of))
}

/// The decisions of a period, for the end of a run; `None` where there are none.
pub fn summed(rulings: &[Ruled]) -> Option<String> {
    let outdated = rulings.iter().filter(|each| each.standing == Standing::Outdated).count();
    let applied = rulings.len() - outdated;
    let lost = match outdated {
        0 => String::new(),
        count => format!(", không còn khớp với báo cáo {} (xem trang Cần xem lại)", decimal(count.into())),
    };
    (!rulings.is_empty()).then(|| format!("Ý kiến xử lý đã áp dụng {}{lost}", decimal(applied.into())))
}
