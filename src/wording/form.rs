//! Words of the forms that units fill.

use super::number::{decimal, quantity};
use super::period::period;
use super::state;
use crate::model::{
    Direction, Earlier, EarlierValue, FormEntry, FormField, FormRole, Horizon, Measure, Period, Quantity, Target,
    TargetValue,
};

/// A table of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FormTable {
    /// Rows of Phụ lục 1 and indicators of the body.
    Indicators,
    /// Rows of Phụ lục 2.
    Tasks,
    /// Rows of Phụ lục 3.
    Projects,
}

/// All tables in their order.
pub const FORM_TABLES: [FormTable; 3] = [FormTable::Indicators, FormTable::Tasks, FormTable::Projects];

impl FormTable {
    /// Name of its sheet.
    pub fn sheet(self) -> &'static str {
        match self {
            FormTable::Indicators => "Chỉ tiêu",
            FormTable::Tasks => "Nhiệm vụ",
            FormTable::Projects => "Kế hoạch, đề án, dự án",
        }
    }

    /// Its name for templates.
    pub fn key(self) -> &'static str {
        match self {
            FormTable::Indicators => "chi_tieu",
            FormTable::Tasks => "nhiem_vu",
            FormTable::Projects => "du_an",
        }
    }

    /// Heads of the columns that the programme fills: number, name, two of its own, the last known.
    pub fn columns(self) -> [&'static str; 5] {
        match self {
            FormTable::Indicators => ["STT", "Tên chỉ tiêu", "Đơn vị tính", "Mục tiêu", "Kỳ trước"],
            FormTable::Tasks => ["STT", "Nhiệm vụ", "Sản phẩm đầu ra", "Tiến độ thực hiện", "Kỳ trước"],
            FormTable::Projects => {
                ["STT", "Tên kế hoạch, đề án, dự án", "Thời gian thực hiện", "Nguồn vốn", "Kỳ trước"]
            }
        }
    }

    /// Head of a column that the unit fills.
    pub fn head(self, field: FormField) -> &'static str {
        match (self, field) {
            (FormTable::Projects, FormField::Measure(Measure::InPeriod)) => "Kinh phí thực hiện trong kỳ (triệu đồng)",
            (FormTable::Projects, FormField::Measure(Measure::CumulativeTerm)) => {
                "Kinh phí lũy kế từ đầu nhiệm kỳ (triệu đồng)"
            }
            (_, FormField::Measure(Measure::PercentComplete)) => "Mức độ hoàn thành (%)",
            (FormTable::Indicators, FormField::Measure(Measure::Status)) => "Đạt hay chưa đạt",
            (_, FormField::Measure(Measure::Product)) => "Số, ký hiệu văn bản đã ban hành",
            (_, FormField::Measure(measure)) => state::measure(measure),
            (_, FormField::Note) => "Ghi chú",
        }
    }
}

/// Why the rows below stand in the form.
pub fn role(role: FormRole) -> &'static str {
    match role {
        FormRole::Leads => "A. NỘI DUNG ĐƠN VỊ CHỦ TRÌ",
        FormRole::Cooperates => "B. NỘI DUNG ĐƠN VỊ PHỐI HỢP",
        FormRole::Reported => "C. NỘI DUNG ĐƠN VỊ ĐÃ BÁO CÁO Ở CÁC KỲ TRƯỚC",
    }
}

/// Title of a form.
pub fn title(at: Period) -> String {
    format!("BIỂU SỐ LIỆU THỰC HIỆN CHƯƠNG TRÌNH HÀNH ĐỘNG {}", period(at).to_uppercase())
}

/// Who fills it.
pub fn unit_line(unit: &str) -> String {
    format!("Đơn vị báo cáo: {unit}")
}

/// How to fill it, one a line.
pub const GUIDE: [&str; 4] = [
    "Chỉ ghi vào các ô nền vàng. Ô số chỉ ghi một con số, đúng đơn vị tính của dòng, không kèm chữ.",
    "Không phát sinh thì ghi số 0. Chưa có số liệu thì để trống và nêu lý do ở cột Ghi chú.",
    "Tỷ lệ 97,2% ghi 97,2. Số ước tính thì ghi số, nói rõ là ước tính ở cột Ghi chú.",
    "Có thể sắp xếp, lọc, thêm dòng giải thích; không xóa dòng, cột và không chép số liệu sang tệp khác.",
];

/// The first line of the guide in Word, where cells have no colour.
pub const GUIDE_IN_WORD: &str = "Chỉ ghi vào các ô trống ở những cột bên phải cột Kỳ trước; ô có dấu x không phải ghi. \
    Ô số chỉ ghi một con số, đúng đơn vị tính của dòng.";

/// What stands in a cell where nothing is asked.
pub const NOT_ASKED: &str = "x";

/// The last known result: "95,2% (quý II năm 2026)".
pub fn earlier(known: &Earlier) -> String {
    let words = match &known.known {
        EarlierValue::Figure(figure) => quantity(figure),
        EarlierValue::State(status) => state::status(*status).to_owned(),
    };
    format!("{words} ({})", period(known.period))
}

/// The targets of a line, one a line of text, those that are the same together; nothing where the programme sets none.
pub fn targets(all: &[Target], term_end: Option<u16>) -> String {
    let mut lines: Vec<(String, Vec<String>)> = Vec::new();
    for target in all.iter().filter(|target| !is_the_name(&target.value)) {
        let (value, by) = (target_value(&target.value), horizon(target.horizon, term_end));
        match lines.iter_mut().find(|(known, _)| *known == value) {
            Some((_, times)) if times.contains(&by) => {}
            Some((_, times)) => times.push(by),
            None => lines.push((value, vec![by])),
        }
    }
    lines.iter().map(|(value, times)| format!("{value} ({})", times.join(", "))).collect::<Vec<_>>().join("\n")
}

/// A target that is a whole sentence says again what the line is called.
fn is_the_name(value: &TargetValue) -> bool {
    matches!(value, TargetValue::Reached(words) if words.split_whitespace().count() > 12)
}

fn target_value(value: &TargetValue) -> String {
    match value {
        TargetValue::Figure { value, upper, unit, direction } => {
            let sign = match direction {
                Direction::AtLeast | Direction::Equal => "",
                Direction::MoreThan => "trên ",
                Direction::AtMost if value.is_zero() => "",
                Direction::AtMost => "không quá ",
                Direction::LessThan => "dưới ",
            };
            let figure = Quantity {
                value: *value,
                upper: *upper,
                unit: unit.clone(),
                qualifier: crate::model::Qualifier::Exact,
            };
            format!("{sign}{}", quantity(&figure))
        }
        TargetValue::Reached(words) | TargetValue::AssignedByCity(words) | TargetValue::ByPlan(words) => words.clone(),
    }
}

fn horizon(horizon: Horizon, term_end: Option<u16>) -> String {
    match (horizon, term_end) {
        (Horizon::Term, Some(year)) => format!("đến năm {year}"),
        (Horizon::Term, None) => "cuối nhiệm kỳ".to_owned(),
        (Horizon::EachYear, _) => "bình quân năm".to_owned(),
        (Horizon::InYear(year), _) => format!("năm {year}"),
    }
}

/// Title of the hint on an entry cell.
pub const HINT: &str = "Cách ghi";
/// Title of the message on a wrong entry.
pub const REFUSED: &str = "Chưa đúng cách ghi";

/// What an entry cell takes, as the hint beside it says.
pub fn hint(entry: &FormEntry) -> String {
    match entry {
        FormEntry::Figure { unit, lowest, highest } => {
            let bounds = match (lowest, highest) {
                (Some(low), Some(high)) => format!(" từ {} đến {}", decimal(*low), decimal(*high)),
                _ => String::new(),
            };
            let unit =
                if unit.symbol.is_empty() { String::new() } else { format!(", đơn vị tính: {}", unit.symbol) };
            format!("Ghi một con số{bounds}{unit}. Không phát sinh ghi 0; chưa có số liệu để trống.")
        }
        FormEntry::State(_) => "Chọn một mức trong danh sách; chưa có thông tin để trống.".to_owned(),
        FormEntry::Document => "Ghi số và ký hiệu văn bản, ví dụ: 45-KH/ĐU.".to_owned(),
        FormEntry::Note => "Ghi điều cần giải thích, nếu có.".to_owned(),
    }
}

/// Name of the form in Excel, of the form in Word and of the letter; `unit` is safe for file names.
pub fn form_files(unit: &str, at: Period) -> [String; 3] {
    [format!("Bieu-{unit}-{at}.xlsx"), format!("Bieu-{unit}-{at}.docx"), format!("Cong-van-{unit}-{at}.docx")]
}

/// The sign of the letters.
pub const LETTER_SIGN: &str = "CV/ĐU";
/// Who receives a letter beside the unit.
pub const LETTER_RECEIVERS: [&str; 2] = ["Như trên", "Lưu Văn phòng Đảng ủy"];

/// What the letter with a form is about.
pub fn letter_subject(at: Period) -> String {
    format!("về việc cung cấp số liệu thực hiện Chương trình hành động {}", period(at))
}

/// "nhiệm kỳ 2025 - 2030", with a space before; nothing where the programme tells no term.
pub fn term(term: Option<(u16, u16)>) -> String {
    term.map(|(from, to)| format!(" nhiệm kỳ {from} - {to}")).unwrap_or_default()
}

/// How many rows a form has, by kind: "14 chỉ tiêu, 05 nhiệm vụ".
pub fn row_counts(counts: &[(FormTable, usize)]) -> String {
    let words = |(table, number): &(FormTable, usize)| {
        let noun = match table {
            FormTable::Indicators => "chỉ tiêu",
            FormTable::Tasks => "nhiệm vụ",
            FormTable::Projects => "kế hoạch, đề án, dự án",
        };
        (*number > 0).then(|| format!("{} {noun}", super::number::count(*number)))
    };
    let parts: Vec<String> = counts.iter().filter_map(words).collect();
    match parts.as_slice() {
        [start @ .., last] if !start.is_empty() => format!("{} và {last}", start.join(", ")),
        _ => parts.join(""),
    }
}

/// What was made, for the screen.
pub fn forms_made(units: usize, folder: &str) -> String {
    format!("Đã lập biểu và công văn cho {units} đơn vị, ghi vào {folder}.")
}

/// No unit can be asked for anything.
pub const NO_UNIT: &str = "Chương trình không ghi đơn vị chủ trì hay phối hợp nào nên không lập được biểu; đề nghị \
    kiểm tra cột \"Đơn vị chủ trì\" của các phụ lục.";
