//! Technical names in the office's words.

/// A limit of the readers: "file_bytes" is "dung lượng tệp". A name that is not known stands as it is.
pub fn limit(name: &str) -> &str {
    match name {
        "file_bytes" => "dung lượng tệp",
        "part_bytes" | "total_bytes" => "dung lượng sau khi giải nén",
        "entities" => "khai báo thực thể XML",
        "namespaces" => "số không gian tên XML",
        "entries" => "số tệp con bên trong",
        "ratio" => "tỷ lệ nén bất thường",
        "nesting" => "tệp nén lồng nhiều lớp",
        "depth" => "cấu trúc lồng nhiều lớp",
        "table_depth" => "bảng lồng nhiều lớp",
        "characters" => "số ký tự",
        "paragraph" => "đoạn văn dài bất thường",
        "blocks" => "số đoạn",
        "table_cells" | "sheet_cells" => "số ô của bảng",
        "columns" => "số cột của bảng",
        "sheet_rows" => "số hàng của trang tính",
        "operations" | "forms" | "strokes" => "số nét vẽ của trang",
        "pages" => "số trang",
        "time" => "thời gian đọc",
        "memory" => "bộ nhớ để đọc",
        other => other,
    }
}

/// A kind of file by its short name: "image" is "ảnh".
pub fn file_kind(name: &str) -> &str {
    match name {
        "image" => "ảnh",
        "media" => "âm thanh, phim",
        "lock" => "tệp tạm của Word, Excel",
        "system" => "tệp của hệ điều hành",
        "encrypted" => "tệp đặt mật khẩu",
        "zip" => "tệp nén",
        "eml" | "msg" => "thư điện tử",
        "link" => "liên kết đến chỗ khác",
        "special" => "ống hoặc thiết bị của hệ điều hành",
        "unknown" => "không xác định",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Unreadable;
    use crate::wording::refusal::unreadable;

    #[test]
    fn refusals_speak_the_language_of_the_office() {
        assert_eq!(limit("file_bytes"), "dung lượng tệp");
        let said = unreadable(&Unreadable::UnsupportedKind { kind: "image".into() });
        assert!(said.contains("(ảnh)"));
        let said = unreadable(&Unreadable::Corrupt { detail: "unexpected end of central directory".into() });
        assert!(!said.contains("unexpected"));
    }
}
