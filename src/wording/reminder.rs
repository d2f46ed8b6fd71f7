//! Words of the letters that remind units.

use super::form::FormTable;
use super::period::period;
use super::place::item as item_place;
use crate::model::{ItemId, Period};

/// Name of the letter; `unit` is safe for file names.
pub fn file(unit: &str, at: Period) -> String {
    format!("Don-doc-{unit}-{at}.docx")
}

/// What the letter is about.
pub fn subject(at: Period) -> String {
    format!("về việc đôn đốc báo cáo kết quả thực hiện Chương trình hành động {}", period(at))
}

/// Heading over the missing items of one kind.
pub fn group(table: FormTable) -> &'static str {
    match table {
        FormTable::Indicators => "Chỉ tiêu",
        FormTable::Tasks => "Nhiệm vụ",
        FormTable::Projects => "Kế hoạch, đề án, dự án",
    }
}

/// A missing item: its name and where the programme has it.
pub fn missing(name: &str, id: ItemId, is_last: bool) -> String {
    let name = name.trim_end_matches(['.', ';', ',', ' ']);
    format!("{name} ({}){}", item_place(id), if is_last { '.' } else { ';' })
}

/// What was made, for the screen.
pub fn made(late: usize, incomplete: usize, folder: &str) -> String {
    format!(
        "Đã lập công văn đôn đốc {late} đơn vị chưa có báo cáo, {incomplete} đơn vị báo cáo còn thiếu số liệu, ghi vào \
         {folder}."
    )
}

/// Nobody needs a letter.
pub const ALL_COMPLETE: &str = "Các đơn vị chủ trì đã báo cáo đủ số liệu, không phải đôn đốc.";
