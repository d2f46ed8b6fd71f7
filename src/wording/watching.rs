//! What a watch and a double click say.

/// The watch has begun.
pub fn begun(folder: &str) -> String {
    format!("Đang theo dõi \"{folder}\". Dừng: Ctrl+C.")
}

/// The watch is over.
pub const ENDED: &str = "Đã dừng theo dõi.";

/// The status line while nothing changes.
pub fn resting(last: &str) -> String {
    format!("Đang theo dõi; {last}")
}

/// The status line while files change.
pub fn settling(last: &str) -> String {
    format!("Có tệp đang thay đổi, chờ chép xong; {last}")
}

/// Before the first run.
pub const NO_RUN: &str = "chưa chạy lần nào";

/// The last run.
pub fn last_run(at: &str, done: bool) -> String {
    format!("lần chạy gần nhất {at}, {}", if done { "xong" } else { "không thực hiện được" })
}

/// Folders that were made.
pub fn made(folder: &str) -> String {
    format!("Đã lập thư mục \"{folder}\".")
}

/// A folder can't be made.
pub fn not_made(folder: &str, detail: &str) -> String {
    format!("Không lập được thư mục \"{folder}\" ({detail}). Đề nghị kiểm tra quyền ghi.")
}

/// The page was opened.
pub fn opened(page: &str) -> String {
    format!("Mở bảng theo dõi trong trình duyệt: {page}")
}

/// The window stays until someone reads it.
pub const CLOSE: &str = "Nhấn Enter để đóng cửa sổ này.";
