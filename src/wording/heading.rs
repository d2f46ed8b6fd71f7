//! Names of sheets, tables and their columns.

use super::chart;
use super::history;
use super::period::period;
use super::review_sheet;
use crate::model::Period;

/// Cover sheet.
pub const OVERVIEW: &str = "Tổng quan";
/// Sheet of Phụ lục 1.
pub const APPENDIX_1: &str = "Phụ lục 1";
/// Sheet of Phụ lục 2.
pub const APPENDIX_2: &str = "Phụ lục 2";
/// Sheet of Phụ lục 3.
pub const APPENDIX_3: &str = "Phụ lục 3";
/// Sheet of the body indicators.
pub const BODY: &str = "Chỉ tiêu trong Chương trình";
/// Sheet of all files.
pub const SUBMISSIONS: &str = "Tình hình nộp báo cáo";
/// Sheet of what a person must decide.
pub const REVIEW: &str = "Cần xem lại";
/// Sheet of every figure with its source.
pub const SOURCES: &str = "Nguồn số liệu";

/// What each sheet holds, for the cover.
pub const CONTENTS: [(&str, &str); 10] = [
    (chart::SHEET, chart::ABOUT),
    (APPENDIX_1, "Kết quả thực hiện các chỉ tiêu chủ yếu"),
    (APPENDIX_2, "Kết quả thực hiện các nhiệm vụ"),
    (APPENDIX_3, "Kết quả thực hiện kế hoạch, đề án, dự án, công trình"),
    (BODY, "Kết quả các chỉ tiêu cụ thể nêu trong phần nội dung của Chương trình"),
    (history::OVER_TIME, history::OVER_TIME_CONTENT),
    (history::DUTIES, history::DUTIES_CONTENT),
    (SUBMISSIONS, "Từng tệp nhận được: đơn vị, kỳ báo cáo, tình trạng, lý do"),
    (REVIEW, "Số liệu chưa đưa vào tổng hợp vì cần người xem và quyết định"),
    (SOURCES, "Mọi số liệu đọc được và vị trí trong tệp gốc"),
];

/// Columns of the programme in Phụ lục 1, then those of the result.
pub fn appendix_1(term_end: Option<u16>) -> [String; 13] {
    let by_end = match term_end {
        Some(year) => format!("Mục tiêu đến năm {year}"),
        None => "Mục tiêu cuối nhiệm kỳ".to_owned(),
    };
    [
        "STT",
        "Tên chỉ tiêu",
        "Đơn vị tính",
        &by_end,
        "Mục tiêu bình quân năm",
        "Đơn vị chủ trì",
        "Kết quả kỳ này",
        "Lũy kế từ đầu năm",
        "Lũy kế từ đầu nhiệm kỳ",
        "So với mục tiêu",
        "Đánh giá",
        "Đơn vị báo cáo",
        "Ghi chú",
    ]
    .map(str::to_owned)
}

/// Columns of Phụ lục 2.
pub const APPENDIX_2_COLUMNS: [&str; 12] = [
    "STT",
    "Nhiệm vụ",
    "Sản phẩm đầu ra",
    "Tiến độ thực hiện",
    "Đơn vị chủ trì",
    "Đơn vị phối hợp",
    "Kết quả kỳ này",
    "Mức độ hoàn thành",
    "Văn bản đã ban hành",
    "Đánh giá",
    "Đơn vị báo cáo",
    "Ghi chú",
];

/// Columns of Phụ lục 3.
pub const APPENDIX_3_COLUMNS: [&str; 14] = [
    "STT",
    "Tên kế hoạch, đề án, dự án",
    "Đơn vị chủ trì",
    "Đơn vị phối hợp",
    "Thời gian thực hiện",
    "Nguồn vốn",
    "Kết quả kỳ này",
    "Mức độ hoàn thành",
    "Kinh phí thực hiện trong kỳ",
    "Kinh phí lũy kế",
    "So với kế hoạch",
    "Đánh giá",
    "Đơn vị báo cáo",
    "Ghi chú",
];

/// Columns of the body indicators.
pub const BODY_COLUMNS: [&str; 10] = [
    "STT",
    "Chỉ tiêu",
    "Đơn vị chủ trì",
    "Kết quả kỳ này",
    "Lũy kế từ đầu năm",
    "Lũy kế từ đầu nhiệm kỳ",
    "So với mục tiêu",
    "Đánh giá",
    "Đơn vị báo cáo",
    "Ghi chú",
];

/// Columns of the list of files.
pub const SUBMISSION_COLUMNS: [&str; 7] =
    ["STT", "Tệp", "Đơn vị", "Kỳ báo cáo", "Tình trạng", "Số mục có số liệu", "Lý do, lưu ý"];

/// Columns of what a person must decide.
pub const REVIEW_COLUMNS: [&str; 14] = [
    "STT",
    "Mục",
    "Nội dung",
    "Loại số liệu",
    "Giá trị đọc được",
    "Lý do và việc cần làm",
    "Đơn vị báo cáo",
    "Tệp",
    "Vị trí",
    "Đoạn trích",
    review_sheet::VERDICT,
    review_sheet::VALUE,
    review_sheet::WHY,
    review_sheet::BY,
];

/// Columns of the list of figures.
pub const SOURCE_COLUMNS: [&str; 15] = [
    "STT",
    "Mục",
    "Nội dung",
    "Loại số liệu",
    "Giá trị",
    "Đơn vị tính",
    "Đơn vị báo cáo",
    "Kỳ báo cáo",
    "Số liệu tính đến",
    "Tệp",
    "Vị trí",
    "Đoạn trích",
    "Độ tin cậy",
    "Xử lý và lý do",
    "Mã số liệu",
];

/// Hidden sheet that an office above reads.
pub const RESULT: &str = "Dữ liệu kết quả";

/// How a figure of the list is dropped or corrected.
pub const SOURCES_NOTE: &str = "Bỏ hoặc sửa một số liệu: tonghop decide MÃ-SỐ-LIỆU --bo (hoặc --sua GIÁ-TRỊ) --ly-do \"…\" \
     --nguoi \"…\"; ý kiến được áp dụng từ lần chạy sau.";

/// Title of a sheet: "PHỤ LỤC 1" and what it holds.
pub fn appendix_title(number: u8, term: Option<(u16, u16)>) -> (String, String) {
    let what = match number {
        1 => "Kết quả thực hiện các chỉ tiêu chủ yếu",
        2 => "Kết quả thực hiện một số nhiệm vụ quan trọng cần ưu tiên tập trung lãnh đạo, chỉ đạo",
        _ => "Kết quả thực hiện danh mục kế hoạch, đề án, dự án, công trình trọng điểm",
    };
    let term = term.map(|(from, to)| format!(" nhiệm kỳ {from} - {to}")).unwrap_or_default();
    (format!("PHỤ LỤC {number}"), format!("{what}{term}"))
}

/// "Kỳ báo cáo: quý I năm 2026".
pub fn of_period(at: Period) -> String {
    format!("Kỳ báo cáo: {}", period(at))
}

/// Footer of a printed sheet: name and page of pages, in the codes of spreadsheets.
pub fn print_footer(period_words: &str) -> String {
    format!("&L&\"Times New Roman,Italic\"&9&A, {period_words}&R&\"Times New Roman,Regular\"&9Trang &P/&N")
}

/// File name of the workbook.
pub fn workbook_file(at: Period) -> String {
    format!("Phu-luc-{at}.xlsx")
}

/// File name of the report.
pub fn report_file(at: Period) -> String {
    format!("Bao-cao-tong-hop-{at}.docx")
}

/// Title of the workbook in its properties.
pub fn workbook_title(at: Period) -> String {
    format!("Tổng hợp kết quả thực hiện Chương trình hành động {}", period(at))
}

/// "Bản công bố lần 1, lập lúc … từ 55 tệp nhận được; phần mềm tonghop 0.1.0".
pub fn made_at(moment: &str, version: &str, edition: Option<u32>, inputs: usize) -> String {
    format!("{}, lập lúc {moment} từ {inputs} tệp nhận được; {}", edition_of(edition), made_by(version))
}

/// Which version a set of outputs is.
pub fn edition_of(edition: Option<u32>) -> String {
    match edition {
        Some(edition) => format!("Bản công bố lần {edition}"),
        None => "Bản chưa công bố".to_owned(),
    }
}

/// The program and its version.
pub fn made_by(version: &str) -> String {
    format!("phần mềm tonghop {version}")
}

/// A note at a body indicator that leads to the row with the same indicator.
pub fn same_as(place: &str) -> String {
    format!("Cùng nội dung với {place}.")
}

/// Title of the cover.
pub const OVERVIEW_TITLE: &str = "TỔNG HỢP KẾT QUẢ THỰC HIỆN CHƯƠNG TRÌNH HÀNH ĐỘNG";
/// Title of the sheet of body indicators.
pub const BODY_TITLE: &str = "KẾT QUẢ CÁC CHỈ TIÊU CỤ THỂ TRONG CHƯƠNG TRÌNH";
/// Title of the sheet of files.
pub const SUBMISSIONS_TITLE: &str = "TÌNH HÌNH NỘP BÁO CÁO";
/// Title of the sheet of what a person must decide.
pub const REVIEW_TITLE: &str = "SỐ LIỆU CẦN XEM LẠI";
/// Title of the sheet of figures.
pub const SOURCES_TITLE: &str = "NGUỒN SỐ LIỆU";

/// Headings of the cover, in its order.
pub const FILES_RECEIVED: &str = "1. Tệp nhận được";
/// Last row of the count of files.
pub const ALL_FILES: &str = "Tổng số tệp nhận được";
/// Second heading of the cover.
pub const FIGURES_READ: &str = "2. Số liệu trong các báo cáo đã đọc";
/// Third heading of the cover.
pub const SILENT_UNITS: &str = "3. Đơn vị chủ trì chưa có báo cáo";
/// Under the third heading where all have reported.
pub const NO_SILENT_UNITS: &str = "Không có; tất cả đơn vị chủ trì đã gửi báo cáo.";
/// Fourth heading of the cover.
pub const STANDING: &str = "4. Đánh giá kết quả thực hiện";
/// First columns of the fourth table.
pub const LIST: &str = "Danh mục";
/// Second column of the fourth table.
pub const TOTAL: &str = "Tổng số";
/// The body indicators that stand in no appendix.
pub const BODY_ONLY: &str = "Chỉ tiêu khác trong Chương trình";
/// Fifth heading of the cover.
pub const LEGEND: &str = "5. Ý nghĩa các mức đánh giá";
/// Sixth heading of the cover.
pub const SHEETS: &str = "6. Các trang tính";

/// Where a unit or period was not recognised.
pub const UNKNOWN: &str = "Chưa xác định";
/// A place that could not be read as one value.
pub const UNREAD: &str = "không đọc được giá trị";
/// In place of a measure, for the consolidated result of an item.
pub const CONSOLIDATED: &str = "Kết quả tổng hợp";
/// Instead of an empty appendix.
pub const NO_ITEMS: &str = "Chương trình không có mục nào trong danh mục này.";
/// Instead of an empty list of files.
pub const NO_FILES: &str = "Chưa nhận được tệp nào.";
/// Instead of an empty review list.
pub const NOTHING_TO_REVIEW: &str = "Không có số liệu nào phải xem lại.";
/// Instead of an empty list of figures.
pub const NO_FIGURES: &str = "Chưa đọc được số liệu nào.";
