//! The short guides in the folders.

/// The name of a guide.
pub const FILE: &str = "HUONG-DAN.txt";

/// In the folder of reports.
pub const REPORTS: &str = "Đặt báo cáo của các đơn vị vào thư mục này (Word, Excel, PDF…).\r\n\
    Thư mục con và tên tệp tùy ý; nên chia theo kỳ, ví dụ 2026-Q1.\r\n\
    Phần mềm chỉ đọc, không sửa, không xóa tệp nào ở đây.\r\n";
/// In the folder of the programme.
pub const PROGRAMME: &str = "Đặt tệp Chương trình hành động (.docx, .pdf) vào thư mục này.\r\n\
    Có nhiều tệp thì phần mềm dùng tệp mới nhất đọc được.\r\n\
    Tệp .sua-doi.toml do phần mềm lập ở đây cho biết cách hiểu từng chỉ tiêu; sửa được.\r\n";
/// In the folder of outputs.
pub const OUTPUTS: &str = "Kết quả nằm ở đây, mỗi kỳ một thư mục con, ví dụ 2026-Q1.\r\n\
    Tệp kết quả đã có người sửa được giữ lại dưới tên khác khi có kết quả mới.\r\n\
    thay-doi.txt: những gì thay đổi qua các lần chạy; nhat-ky: nhật ký của phần mềm.\r\n";
