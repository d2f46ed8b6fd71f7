//! What changed since the last run, in words.

use super::period::period;
use super::place::item;
use crate::model::{ItemId, Period};

/// The figure of the period.
pub const IN_PERIOD: &str = "trong kỳ";
/// The figure from the start of the year.
pub const CUMULATIVE_YEAR: &str = "lũy kế năm";
/// The figure from the start of the term.
pub const CUMULATIVE_TERM: &str = "lũy kế nhiệm kỳ";

/// How many names are told of one kind.
const NAMED: usize = 20;

/// The first line of what changed in a run.
pub fn heading(at: &str) -> String {
    format!("== Lượt chạy lúc {at}")
}

/// Files that changed, a line a kind; none where nothing did.
pub fn files(new: &[String], changed: &[String], gone: &[String]) -> Vec<String> {
    let kinds = [("mới", new), ("thay đổi nội dung", changed), ("không còn", gone)];
    let told = kinds.iter().filter(|(_, names)| !names.is_empty()).map(|(kind, names)| {
        let more = match names.len().checked_sub(NAMED) {
            None | Some(0) => String::new(),
            Some(more) => format!("; và {more} tệp khác"),
        };
        let named = names.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join("; ");
        format!("Tệp {kind} so với lần chạy trước: {} ({named}{more})", names.len())
    });
    told.collect()
}

/// The line above the figures of a period that moved.
pub fn moved_heading(of: Period, count: usize) -> String {
    format!("Số liệu thay đổi, {}: {count}", period(of))
}

/// A figure that moved, with where it comes from.
pub fn moved(
    of: ItemId,
    result: &str,
    before: Option<&str>,
    after: Option<&str>,
    sources: &[(String, String)],
) -> String {
    let number = |text: Option<&str>| text.map_or_else(|| "chưa có".to_owned(), |text| text.replace('.', ","));
    let from: Vec<String> = sources.iter().map(|(file, place)| format!("{file}, {place}")).collect();
    let from = if from.is_empty() { String::new() } else { format!(" (nguồn: {})", from.join("; ")) };
    format!("{}, {result}: {} → {}{from}", item(of), number(before), number(after))
}

/// What stands in the way of a list that is too long for the screen.
pub fn more(count: usize) -> String {
    format!("và {count} số liệu khác; xem đủ trong tệp thay-doi.txt ở thư mục kết quả")
}
