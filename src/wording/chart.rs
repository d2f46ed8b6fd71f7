//! Titles and names of the workbook's charts.

use super::heading;

/// Sheet of the charts.
pub const SHEET: &str = "Biểu đồ";
/// What it holds, for the cover.
pub const ABOUT: &str =
    "Biểu đồ tiến độ, mức độ đầy đủ của báo cáo, xu hướng; số liệu của biểu đồ nằm dưới từng biểu đồ";
/// Title of the sheet.
pub const TITLE: &str = "BIỂU ĐỒ TỔNG HỢP";
/// How the items of each list stand.
pub const STANDING: &str = "1. Số nội dung theo mức đánh giá";
/// Results against targets.
pub const PROGRESS: &str = "2. Kết quả so với mục tiêu và thời gian đã qua";
/// That the longest bars are not drawn whole.
pub const CUT_BARS: &str = "Thanh của chỉ tiêu vượt 200% mục tiêu được vẽ đến 200%; số đầy đủ ghi trong bảng.";
/// How complete the reports of units are.
pub const COMPLETENESS: &str = "3. Mức độ đầy đủ của báo cáo từng đơn vị chủ trì";
/// Results over periods.
pub const TREND: &str = "4. Xu hướng qua các kỳ";
/// The indicators whose lines are drawn.
pub const TREND_NOTE: &str =
    "Biểu đồ đường vẽ các chỉ tiêu tính bằng %; các chỉ tiêu khác xem ở cột Xu hướng của bảng.";
/// Columns of the second table.
pub const PROGRESS_COLUMNS: [&str; 3] = ["Chỉ tiêu", "Kết quả so với mục tiêu", "Thời gian đã qua"];
/// Columns of the third table.
pub const COMPLETENESS_COLUMNS: [&str; 3] = ["Đơn vị", "Mục đã có số liệu", "Mục còn thiếu"];
/// First column of the fourth table.
pub const ITEM: &str = "Chỉ tiêu";
/// Last column of the fourth table.
pub const LINE: &str = "Xu hướng";
/// First column of the first table.
pub const LIST: &str = heading::LIST;
/// Where there is nothing to draw.
pub const NOTHING: &str = "Chưa có số liệu để vẽ biểu đồ.";
