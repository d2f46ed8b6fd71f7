//! What a run says of its place and its lock.

use std::io::ErrorKind;

use crate::model::Period;

/// A run that someone ended.
pub const STOPPED: &str = "Đã dừng theo yêu cầu; kết quả lần trước còn nguyên.";

/// The folder of a new set whose place is taken by files in use.
pub fn folder_beside(period: Period) -> String {
    format!("{period}-ban-moi")
}

/// Another run is at work.
pub fn busy(outputs: &str, holder: &str) -> String {
    format!(
        "Một lượt chạy khác đang dùng thư mục kết quả \"{outputs}\" ({holder}). Đề nghị đợi lượt đó xong rồi chạy lại, \
         hoặc thêm --wait để phần mềm tự đợi."
    )
}

/// The wait for another run.
pub fn waiting(holder: &str) -> String {
    format!("Đang đợi một lượt chạy khác xong ({holder})…")
}

/// Who holds the lock.
pub fn holder(user: &str, host: &str, pid: u32, minutes: u64) -> String {
    let mut said = Vec::new();
    if !user.is_empty() {
        said.push(format!("người dùng {user}"));
    }
    if !host.is_empty() {
        said.push(format!("máy {host}"));
    }
    if pid != 0 {
        said.push(format!("tiến trình {pid}"));
    }
    said.push(match minutes {
        0 => "bắt đầu chưa đến một phút trước".to_owned(),
        minutes if minutes < 120 => format!("bắt đầu {minutes} phút trước"),
        minutes => format!("bắt đầu {} giờ trước", minutes / 60),
    });
    said.join(", ")
}

/// The outputs can't be written to.
pub fn no_outputs(path: &str, detail: &str) -> String {
    format!(
        "Không ghi được vào thư mục kết quả, tại \"{path}\" ({detail}). Đề nghị kiểm tra quyền ghi và dung lượng đĩa, \
         hoặc chọn thư mục khác bằng --outputs. Chưa có gì thay đổi."
    )
}

/// The earlier set is in use.
pub fn set_beside(held: &str, why: Option<&str>) -> String {
    format!(
        "Chú ý: chưa thay được kết quả lần trước: \"{held}\" ({}). Bộ mới nằm ở thư mục bên cạnh nêu trên; bộ cũ còn \
         nguyên. Đề nghị đóng tệp rồi chạy lại để bộ mới về đúng chỗ.",
        why.unwrap_or("đang được chương trình khác giữ")
    )
}

/// A fault of the system in words; `None` where only the system's own words tell it.
pub fn system(kind: ErrorKind) -> Option<&'static str> {
    match kind {
        ErrorKind::StorageFull => Some("đĩa đã đầy"),
        ErrorKind::QuotaExceeded => Some("đã dùng hết dung lượng được cấp"),
        ErrorKind::FileTooLarge => Some("tệp vượt giới hạn của hệ thống"),
        ErrorKind::ReadOnlyFilesystem => Some("ổ đĩa chỉ cho đọc"),
        ErrorKind::PermissionDenied => Some("không có quyền"),
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => Some("đang mở trong chương trình khác"),
        ErrorKind::NotFound => Some("không có"),
        ErrorKind::NotADirectory => Some("không phải thư mục"),
        _ => None,
    }
}

/// The name of a file that people edited, beside the new one.
pub fn edited(name: &str, at: jiff::civil::DateTime) -> String {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let stamp = at.strftime("%Y%m%d-%H%M%S");
    format!("{stem}-ban-sua-tay-{stamp}.{extension}")
}

/// A file that people edited was kept.
pub fn kept(path: &str) -> String {
    format!("Chú ý: tệp kết quả đã có người sửa; bản sửa được giữ lại tại \"{path}\", bản mới đứng ở tên cũ.")
}

/// Nothing changed since the last run.
pub fn nothing_new(files: &[String]) -> String {
    format!("Không có gì thay đổi so với lần chạy trước; kết quả vẫn ở: {}\n", files.join(", "))
}

/// Another process watches.
pub fn watched(outputs: &str, holder: &str) -> String {
    format!(
        "Đã có một tiến trình khác theo dõi và ghi kết quả vào \"{outputs}\" ({holder}). Không cần chạy thêm tiến trình \
         theo dõi nữa."
    )
}
