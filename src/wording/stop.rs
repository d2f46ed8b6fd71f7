//! Why the program could not do what was asked.

use super::place::item;
use super::refusal::unreadable;
use crate::model::{ItemId, Unreadable};

/// Opens every message of a fault.
pub const FAULT: &str = "Lỗi:";
/// Where help stands.
pub const SEE_HELP: &str = "Xem hướng dẫn: tonghop --help";

/// The folder of reports can't be listed.
pub fn no_reports(path: &str, detail: &str) -> String {
    format!(
        "Không mở được thư mục báo cáo \"{path}\" ({detail}). Đề nghị tạo thư mục này và đặt báo cáo của các đơn vị \
         vào đó, hoặc chỉ thư mục khác bằng --inputs."
    )
}

/// No programme file.
pub fn no_programme(folder: &str) -> String {
    format!(
        "Không thấy tệp Chương trình trong \"{folder}\". Đề nghị đặt tệp Chương trình (.docx, .pdf hoặc .txt) vào thư \
         mục đó, hoặc chỉ tệp bằng --programme."
    )
}

/// A file can't be opened.
pub fn no_file(path: &str, detail: &str) -> String {
    format!("Không mở được tệp \"{path}\" ({detail}). Đề nghị kiểm tra đường dẫn và quyền đọc.")
}

/// A folder can't be entered.
pub fn no_folder(path: &str, detail: &str) -> String {
    format!("Không mở được thư mục \"{path}\" ({detail}).")
}

/// The programme's file can't be read.
pub fn programme_unread(path: &str, why: &Unreadable) -> String {
    format!("Không đọc được tệp Chương trình \"{path}\". {}", unreadable(why))
}

/// The file holds no programme.
pub fn not_a_programme(path: &str) -> String {
    format!(
        "Tệp \"{path}\" không có chỉ tiêu hoặc phụ lục nào của một Chương trình hành động. Đề nghị kiểm tra có chọn \
         đúng tệp không."
    )
}

/// The office's corrections of the programme are no TOML of their shape.
pub fn corrections_unread(path: &str, detail: &str) -> String {
    format!("Không hiểu tệp sửa đổi \"{path}\": {detail}")
}

/// A correction of an item that the programme does not have.
pub fn corrections_item(path: &str, item: &str) -> String {
    format!(
        "Tệp sửa đổi \"{path}\" nêu mục \"{item}\" không có trong Chương trình. Đề nghị sửa mã của mục hoặc xóa mục đó; \
         nếu Chương trình đã được thay, đổi tên tệp sửa đổi để phần mềm lập tệp mới."
    )
}

/// A word of a correction that stands for nothing.
pub fn corrections_word(path: &str, id: ItemId, word: &str) -> String {
    format!("Tệp sửa đổi \"{path}\", {}: không có giá trị \"{word}\"; các giá trị dùng được ghi ở đầu tệp.", item(id))
}

/// No report tells its period.
pub fn no_period(folder: &str) -> String {
    format!(
        "Không có báo cáo nào nhận ra được kỳ trong \"{folder}\". Đề nghị xếp tệp vào thư mục của kỳ (ví dụ \
         {folder}/2026-Q1) hoặc chọn kỳ bằng --period."
    )
}

/// The outputs can't be written.
pub fn not_written(path: &str, detail: &str) -> String {
    format!(
        "Không ghi được kết quả vào \"{path}\" ({detail}). Đề nghị đóng các tệp đang mở, kiểm tra quyền ghi và dung \
         lượng đĩa rồi chạy lại; kết quả lần trước còn nguyên."
    )
}

/// There is no ledger.
pub fn no_ledger(path: &str) -> String {
    format!(
        "Chưa có tệp sổ cái \"{path}\". Đề nghị chạy tonghop run trước, hoặc chỉ thư mục kết quả khác bằng --outputs."
    )
}

/// The ledger is damaged or no ledger.
pub fn ledger_damaged(path: &str, detail: &str) -> String {
    format!(
        "Tệp sổ cái \"{path}\" bị hỏng hoặc không phải sổ cái của phần mềm ({detail}). Đề nghị thay bằng bản sao lưu \
         gần nhất; nếu không có bản sao, đổi tên tệp này rồi chạy lại, phần mềm sẽ lập sổ cái mới từ các báo cáo (ý \
         kiến xử lý đã ghi và các kỳ đã cất báo cáo sẽ không còn)."
    )
}

/// The ledger comes from a newer program.
pub fn ledger_newer(path: &str) -> String {
    format!("Tệp sổ cái \"{path}\" do phiên bản phần mềm mới hơn lập. Đề nghị dùng phiên bản mới hơn để chạy.")
}

/// The ledger is held by another program.
pub fn ledger_in_use(path: &str) -> String {
    format!("Tệp sổ cái \"{path}\" đang do chương trình khác giữ. Đề nghị đợi lượt chạy kia kết thúc rồi chạy lại.")
}

/// The ledger can't be opened or written.
pub fn ledger_failed(path: &str, detail: &str) -> String {
    format!(
        "Không dùng được tệp sổ cái \"{path}\" ({detail}). Đề nghị kiểm tra quyền ghi và dung lượng đĩa rồi chạy lại."
    )
}

/// Files are read in the program itself.
pub fn not_apart(detail: &str) -> String {
    format!(
        "Chú ý: không khởi động được tiến trình riêng để đọc tệp ({detail}). Các tệp được đọc ngay trong chương trình; \
         một tệp hỏng nặng có thể làm dừng cả lượt chạy. Đề nghị kiểm tra quyền chạy của tệp chương trình."
    )
}

/// The settings file is wrong; `line` and `column` count from 1.
pub fn settings(path: &str, line: usize, column: usize, detail: &str) -> String {
    format!("Tệp cài đặt {path}, dòng {line}, cột {column}: {}", settings_detail(detail))
}

/// A shipped data file is wrong.
pub fn data_file(detail: &str) -> String {
    format!("Dữ liệu kèm theo phần mềm bị lỗi: {detail}. Đề nghị cài lại phần mềm.")
}

/// The words of the TOML reader in Vietnamese, where they are known.
fn settings_detail(detail: &str) -> String {
    let quoted = |text: &str| text.split('`').nth(1).unwrap_or_default().to_owned();
    if let Some(rest) = detail.strip_prefix("unknown field ") {
        let known: Vec<&str> = rest.split('`').skip(3).step_by(2).collect();
        return format!("không có mục \"{}\"; các mục dùng được: {}", quoted(detail), known.join(", "));
    }
    if detail.starts_with("invalid type") || detail.starts_with("invalid value") {
        return format!("giá trị không đúng kiểu ({detail})");
    }
    format!("không hiểu ({detail})")
}

/// A command that there is not; `near` is the nearest known one.
pub fn no_command(asked: &str, near: Option<&str>) -> String {
    format!("không có lệnh \"{asked}\"{}", hint(near))
}

/// An option that there is not.
pub fn no_option(asked: &str, near: Option<&str>) -> String {
    format!("không có tùy chọn \"{asked}\"{}", hint(near))
}

/// A value that is missing.
pub fn missing(names: &str) -> String {
    format!("thiếu {names}")
}

/// A value that can't be used.
pub fn wrong_value(value: &str, option: &str) -> String {
    format!("giá trị \"{value}\" không dùng được cho {option}")
}

/// Two options that exclude each other.
pub fn conflicting(one: &str, other: &str) -> String {
    format!("không dùng {one} cùng với {other}")
}

/// Anything else that is wrong with the words of a command.
pub fn not_understood(detail: &str) -> String {
    format!("không hiểu câu lệnh ({detail})")
}

fn hint(near: Option<&str>) -> String {
    near.map(|near| format!("; gần giống: {near}")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_setting_is_told_with_those_that_there_are() {
        let said = settings("tonghop.toml", 3, 1, "unknown field `a`, expected one of `b`, `c-d`");
        assert_eq!(said, "Tệp cài đặt tonghop.toml, dòng 3, cột 1: không có mục \"a\"; các mục dùng được: b, c-d");
    }
}
