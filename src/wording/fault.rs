//! Messages when outputs cannot be made.

/// The workbook could not be written.
pub fn workbook(detail: &str) -> String {
    format!("Không tạo được tệp Excel: {detail}")
}

/// The workbook, read again, does not hold what was written.
pub fn workbook_proof(place: &str) -> String {
    format!(
        "Tệp Excel vừa tạo không khớp số liệu đã tổng hợp ({place}) nên không được ghi ra; đề nghị báo người phụ trách phần mềm"
    )
}

/// The machine-readable result could not be written.
pub fn result_file(detail: &str) -> String {
    format!("Không tạo được tệp so-lieu.json: {detail}")
}

/// The template cannot be opened.
pub fn template_unreadable(detail: &str) -> String {
    format!("Không đọc được mẫu báo cáo Word ({detail}); đề nghị kiểm tra tệp mẫu hoặc dùng lại mẫu kèm theo phần mềm.")
}

/// A tag of the template is not understood; `paragraph` counts from 1.
pub fn template_tag(part: &str, paragraph: usize, tag: &str, detail: &str) -> String {
    format!("Mẫu báo cáo, {}: không hiểu \"{tag}\" ({detail}).", template_place(part, paragraph))
}

/// A tag names something unknown.
pub fn template_name(part: &str, paragraph: usize, name: &str, nearest: Option<&str>) -> String {
    let hint = nearest.map(|nearest| format!("; có phải là \"{nearest}\" không?")).unwrap_or_default();
    format!("Mẫu báo cáo, {}: không có mục \"{name}\"{hint}", template_place(part, paragraph))
}

/// Details of a tag that is not understood.
pub const UNCLOSED_TAG: &str = "thiếu dấu đóng trong cùng đoạn";
/// A row tag stands outside of any table.
pub const ROW_TAG_OUTSIDE: &str = "thẻ {%tr … %} phải nằm trong một hàng của bảng";
/// A tag is written wrongly.
pub const WRONG_SYNTAX: &str = "viết sai cú pháp, hoặc thiếu {% endfor %}, {% endif %}";
/// A tag uses a filter that does not exist.
pub const UNKNOWN_FILTER: &str = "không có bộ lọc này";
/// A tag uses something that has no value here.
pub const UNKNOWN_NAME: &str = "không có giá trị này";
/// The template asks for too much work.
pub const TOO_MUCH: &str = "mẫu lặp quá nhiều";

fn template_place(part: &str, paragraph: usize) -> String {
    match part {
        "header" => format!("đầu trang, đoạn {paragraph}"),
        "footer" => format!("chân trang, đoạn {paragraph}"),
        "properties" => "thuộc tính tệp".to_owned(),
        _ => format!("đoạn {paragraph}"),
    }
}
