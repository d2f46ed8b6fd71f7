//! What the check of everything says.

/// The mark of what is in order.
pub const GOOD: &str = "[tốt]    ";
/// The mark of what someone should look at.
pub const DOUBTFUL: &str = "[lưu ý]  ";
/// The mark of what stops a run.
pub const BAD: &str = "[hỏng]   ";

/// The folder of reports.
pub fn reports(folder: &str, files: usize, closed: usize) -> String {
    let all = format!("Thư mục báo cáo \"{folder}\" mở được, có {files} tệp");
    match closed {
        0 => format!("{all}."),
        closed => format!(
            "{all}, trong đó {closed} mục là liên kết hoặc không mở được. Phần mềm không đi theo liên kết: đề nghị chép \
             tệp thật vào thư mục."
        ),
    }
}

/// The programme.
pub fn programme(path: &str, items: usize) -> String {
    format!("Chương trình \"{path}\" đọc được, có {items} chỉ tiêu, nhiệm vụ, đề án.")
}

/// The outputs can be written to.
pub fn outputs(folder: &str) -> String {
    format!("Thư mục kết quả \"{folder}\" ghi được.")
}

/// Room on the disk, in megabytes.
pub fn space(megabytes: u64, enough: bool) -> String {
    let more = if enough { "." } else { ". Đề nghị dọn bớt đĩa trước khi chạy." };
    format!("Đĩa của thư mục kết quả còn trống {megabytes} MB{more}")
}

/// Templates.
pub const TEMPLATES: &str = "Mẫu báo cáo và các thông tin ký trong tệp cài đặt dùng được.";
/// The ledger.
pub const LEDGER: &str = "Sổ cái dùng được, hoặc chưa có và sẽ được lập.";
/// The clock.
pub const CLOCK: &str = "Đồng hồ của máy không có gì bất thường.";
/// The clock is before this program.
pub const CLOCK_BEHIND: &str =
    "Đồng hồ của máy chậm nhiều năm; ngày giờ trong kết quả sẽ sai. Đề nghị chỉnh lại đồng hồ.";

/// A file from the future.
pub fn clock_differs(file: &str) -> String {
    format!(
        "Tệp \"{file}\" có thời gian muộn hơn đồng hồ của máy quá một ngày. Đề nghị kiểm tra đồng hồ của máy này và của \
         máy gửi tệp; kết quả tổng hợp không bị ảnh hưởng."
    )
}

/// Files are read apart.
pub const APART: &str = "Tệp được đọc trong tiến trình riêng; một tệp hỏng không làm dừng cả lượt chạy.";
/// Nobody watches.
pub const NO_WATCH: &str = "Hiện không có tiến trình nào theo dõi thư mục (tonghop watch).";

/// Someone watches.
pub fn watch(holder: &str) -> String {
    format!("Thư mục đang được theo dõi ({holder}).")
}

/// Nothing else is needed.
pub const NO_OFFICE: &str = "Không cần Microsoft Office hay LibreOffice để đọc và lập báo cáo.";

/// The end.
pub fn end(bad: usize, doubtful: usize) -> String {
    match (bad, doubtful) {
        (0, 0) => "Mọi thứ sẵn sàng.".to_owned(),
        (0, doubtful) => format!("Chạy được; có {doubtful} điều nên xem."),
        (bad, _) => format!("Chưa chạy được: có {bad} điều phải xử lý trước."),
    }
}
