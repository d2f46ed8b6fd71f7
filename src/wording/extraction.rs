//! What is said of lists and lines of facts.

/// A line of a list that is no text.
pub const NOT_TEXT: &str = "không phải chữ mã hóa UTF-8";
/// A line of a list that names no file below the reports.
pub const NOT_BELOW: &str = "không phải đường dẫn nằm trong bao-cao. Đề nghị ghi đường dẫn tính từ thư mục đầu vào, ví dụ bao-cao/2026-Q1/x.docx";
/// A line of facts that is too long.
pub const TOO_LONG: &str = "dòng quá dài";
/// A line of facts that was held against something else.
pub const OTHER_BASIS: &str = "số liệu được đọc bằng phiên bản phần mềm, Chương trình (kể cả tệp sửa đổi) hoặc cài đặt \
    khác. Đề nghị chạy lại tonghop extract với cùng phiên bản, cùng Chương trình, cùng cài đặt";

/// A line of a list can't be followed.
pub fn listed(path: &str, line: usize, why: &str) -> String {
    format!("Danh sách tệp \"{path}\", dòng {line}: {why}.")
}

/// The same path stands in an earlier line.
pub fn listed_twice(line: usize) -> String {
    format!("trùng với dòng {line}. Đề nghị bỏ một dòng")
}

/// A line of facts can't be used.
pub fn line(path: &str, line: usize, why: &str) -> String {
    format!("Tệp số liệu \"{path}\", dòng {line}: {why}. Chưa có kết quả nào được ghi.")
}

/// It is no line of the program.
pub fn not_a_line(detail: &str) -> String {
    format!("không phải dòng do tonghop extract ghi ({detail}). Đề nghị chạy lại tonghop extract")
}

/// It names no file below the reports.
pub fn not_below(file: &str) -> String {
    format!("\"{file}\" không phải đường dẫn nằm trong bao-cao")
}

/// A line before is about the same file.
pub fn twice(file: &str, earlier: &str, line: usize) -> String {
    format!("tệp \"{file}\" đã có ở \"{earlier}\", dòng {line}. Đề nghị bỏ một trong hai dòng")
}

/// It tells of another file.
pub fn other_file(file: &str) -> String {
    format!("có số liệu của tệp khác: \"{file}\"")
}

/// It is about an item that there is not.
pub fn unknown_item(item: &str) -> String {
    format!("có số liệu của mục \"{item}\" không có trong Chương trình")
}

/// It claims what only a run over all files can know.
pub fn settled(file: &str) -> String {
    format!("tệp \"{file}\" đã được ghi sẵn là trùng hoặc bị thay thế; việc này chỉ được xét khi tổng hợp")
}

/// The file for the facts holds something else.
pub fn not_facts(path: &str) -> String {
    format!(
        "Tệp \"{path}\" đã có và không phải tệp do tonghop extract ghi; tệp được giữ nguyên. Đề nghị chọn tên khác ở --out."
    )
}

/// Facts could not be put into words of JSON.
pub fn unwritten(detail: &str) -> String {
    format!("Không ghi được số liệu thành dòng JSON ({detail}).")
}

/// What came of a list.
pub fn done(files: usize, kept: usize) -> String {
    match kept {
        0 => format!("Đã ghi số liệu của {files} tệp."),
        kept => format!("Đã ghi số liệu của {files} tệp, trong đó {kept} tệp đã có sẵn từ lần chạy trước."),
    }
}
