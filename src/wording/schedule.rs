//! What is said of a daily run.

/// What the schedule is for.
pub fn description(folder: &str) -> String {
    format!("Tổng hợp báo cáo hằng ngày trong {folder}")
}

/// A schedule stands.
pub fn standing(at: &str, folder: &str, files: &[String], active: bool) -> String {
    let state =
        if active { "đang hoạt động" } else { "chưa hoạt động: hệ thống không nhận lịch này" };
    format!("Lịch chạy hằng ngày lúc {at} trong {folder} ({state}). Tệp lịch: {}", files.join(", "))
}

/// A user's timers of systemd run while the user is logged in.
pub const LINGER: &str = "Chú ý: lịch chỉ chạy khi người dùng đang đăng nhập. Muốn chạy cả khi không đăng nhập thì gõ: \
    loginctl enable-linger";

/// There is none.
pub fn none(folder: &str) -> String {
    format!("Chưa có lịch chạy nào cho {folder}. Đặt lịch: tonghop schedule install --daily 18:00")
}

/// It was removed.
pub fn removed(folder: &str) -> String {
    format!("Đã bỏ lịch chạy của {folder}.")
}

/// The files stand, and the scheduler does not follow them.
pub fn refused(files: &[String], detail: &str) -> String {
    format!(
        "Hệ thống không nhận lịch ({detail}). Tệp lịch ở: {}. Đề nghị chạy lại lệnh này khi đã đăng nhập vào máy, hoặc \
         nhờ người quản trị đăng ký tệp đó.",
        files.join(", ")
    )
}

/// A path that can't stand in a schedule.
pub fn bad_path(path: &str) -> String {
    format!("Đường dẫn \"{path}\" có ký tự mà bộ lập lịch không dùng được. Đề nghị đổi tên thư mục.")
}

/// No folder for schedules.
pub const NO_HOME: &str = "Không biết thư mục riêng của người dùng này nên không đặt lịch được.";

/// A file of the schedule can't be written.
pub fn not_written(path: &str, detail: &str) -> String {
    format!("Không ghi được tệp lịch \"{path}\" ({detail}). Đề nghị kiểm tra quyền ghi.")
}
