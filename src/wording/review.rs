//! What the review page and its command say.

/// A decision: the figure counts.
pub const ACCEPTED: &str = "Nhận";
/// A decision: the figure does not count.
pub const DROPPED: &str = "Bỏ";
/// Under which name decisions of the page are kept.
pub const ORIGIN: &str = "trang xem xét";

/// A decision: another figure counts.
pub fn replaced(figure: &str) -> String {
    format!("Sửa thành {figure}")
}

/// Nobody said who decides.
pub const NO_NAME: &str = "Chưa có họ tên người xem xét. Đề nghị ghi họ tên ở đầu trang rồi quyết định lại.";
/// The name was kept.
pub const NAMED: &str = "Đã ghi họ tên người xem xét.";
/// The name can't be used.
pub const WRONG_NAME: &str = "Họ tên để trống hoặc quá dài. Đề nghị ghi lại.";
/// The figure is not there.
pub const NO_FIGURE: &str = "Số liệu này không còn trong danh sách chờ xem xét; có thể kết quả đã được cập nhật.";
/// A figure that was not read can't be accepted.
pub const NOT_READABLE: &str = "Chỗ này không đọc được giá trị nên không nhận được; đề nghị sửa (ghi số đúng) hoặc bỏ.";
/// The place holds no figure.
pub const NO_NUMBER_HERE: &str = "Nội dung này không phải con số nên chỉ nhận hoặc bỏ.";
/// A correction without a reason.
pub const NO_REASON: &str = "Chưa ghi lý do sửa. Đề nghị ghi ngắn gọn vì sao, ví dụ: đã hỏi lại đơn vị.";
/// The outputs follow all decisions.
pub const REFRESHED: &str = "Đã cập nhật kết quả theo các ý kiến.";
/// The page was closed.
pub const STOPPED: &str = "Đã kết thúc phiên xem xét. Có thể đóng trang này.";
/// A request that is not answered.
pub const REFUSED: &str = "Yêu cầu bị từ chối. Đề nghị mở trang bằng địa chỉ mà lệnh tonghop review in ra.";
/// There is no such page.
pub const NOT_FOUND: &str = "Không có trang này.";
/// The form is too long.
pub const TOO_LONG: &str = "Nội dung gửi lên quá dài.";

/// The decision was kept.
pub fn kept(words: &str) -> String {
    format!("Đã ghi ý kiến: {words}.")
}

/// What was typed is no number.
pub fn no_number(typed: &str) -> String {
    format!("\"{typed}\" không phải một con số. Đề nghị ghi như 1234,5 (dấu phẩy trước phần thập phân).")
}

/// What was typed can be read in two ways.
pub fn two_numbers(typed: &str, whole: &str, fraction: &str) -> String {
    format!("\"{typed}\" hiểu được hai cách. Đề nghị ghi rõ {whole} hoặc {fraction}.")
}

/// A fault of the run that follows decisions.
pub fn not_refreshed(why: &str) -> String {
    format!("Chưa cập nhật được kết quả. {why}")
}

/// Where the page is.
pub fn address(address: &str) -> String {
    format!("Trang xem xét: {address}\nĐể dừng: bấm \"Kết thúc\" trên trang, hoặc Ctrl+C ở đây.")
}

/// The page can't be opened.
pub fn no_server(detail: &str) -> String {
    format!("Không mở được trang xem xét trên máy này ({detail}).")
}
