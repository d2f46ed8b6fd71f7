//! What was understood of the programme.

use super::number::decimal;
use super::place::item;
use super::state::nature;
use crate::model::{Contradiction, Horizon, IndicatorPart, Programme, Target};

/// The counts of a programme, a line each.
pub fn counts(programme: &Programme) -> Vec<String> {
    let count = |number: usize| decimal(number.into());
    let mut lines = Vec::new();
    if let Some(commune) = &programme.commune {
        lines.push(format!("Chương trình của Đảng bộ {commune}"));
    }
    if let Some((first, last)) = programme.term {
        lines.push(format!("Nhiệm kỳ {first}-{last}"));
    }
    lines.push(format!("Chỉ tiêu trong phần nội dung: {}", count(programme.body.len())));
    lines.push(format!("Phân công thực hiện: {}", count(programme.assignments.len())));
    lines.push(format!("Phụ lục 1: {} chỉ tiêu", count(programme.indicators.len())));
    lines.push(format!("Phụ lục 2: {} nhiệm vụ", count(programme.tasks.len())));
    lines.push(format!("Phụ lục 3: {} đề án, dự án", count(programme.projects.len())));
    lines.push(format!("Chỉ tiêu nêu ở cả hai nơi: {}", count(programme.pairs.len())));
    lines.push(format!("Chỗ tự mâu thuẫn: {} (xem bằng --check)", count(programme.contradictions.len())));
    lines
}

/// Above the list of measured parts.
pub const MEASURED: &str = "Chỉ tiêu đo được, tính chất và mục tiêu:";

/// One measured part.
pub fn measured(part: &IndicatorPart) -> String {
    let targets: Vec<String> = part.targets.iter().map(target).collect();
    let targets = if targets.is_empty() { "chưa có mục tiêu bằng số".to_owned() } else { targets.join("; ") };
    format!("{} {} [{}] {targets}", item(part.id), part.name, nature(part.nature))
}

/// No contradiction.
pub const NO_CONTRADICTION: &str = "Không thấy chỗ nào Chương trình tự mâu thuẫn.";

/// Places that state different values, a line each.
pub fn contradiction(contradiction: &Contradiction) -> Vec<String> {
    let items = contradiction.items.iter().map(|id| item(*id));
    items.zip(&contradiction.texts).map(|(name, text)| format!("{name}: {text}")).collect()
}

fn target(target: &Target) -> String {
    let by = match target.horizon {
        Horizon::Term => "đến cuối nhiệm kỳ".to_owned(),
        Horizon::EachYear => "mỗi năm".to_owned(),
        Horizon::InYear(year) => format!("năm {year}"),
    };
    format!("{by}: {}", target.text)
}
