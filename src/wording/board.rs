//! Sentences of the page that shows a period.

use rust_decimal::Decimal;

use super::comparison::{capitalised, target_name};
use super::number::{decimal, quantity};
use super::period::period;
use crate::model::{Assessment, Horizon, ItemId, Period, PeriodKind, Quantity, roman};

/// File name of the page.
pub fn file(at: Period) -> String {
    format!("Bang-theo-doi-{at}.html")
}

/// Name of the bar that shows a share of a target.
pub fn target(horizon: Horizon, term_end: Option<u16>) -> String {
    capitalised(&target_name(horizon, term_end))
}

/// Name of the bar that shows a share of what is not to be passed.
pub fn ceiling(horizon: Horizon, term_end: Option<u16>) -> String {
    let name = target_name(horizon, term_end);
    let rest = name.strip_prefix("mục tiêu").unwrap_or(&name);
    format!("Mức tối đa{rest}")
}

/// Name of the bar that shows a share of the plan.
pub const PLAN: &str = "Kế hoạch năm, theo báo cáo";
/// Name of the bar that shows a share of the volume.
pub const VOLUME: &str = "Khối lượng hoàn thành";

/// A share in percent: 0.152 is "15,2%".
pub fn percent(share: Decimal) -> String {
    let percent = share.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(share);
    format!("{}%", decimal(percent.round_dp(1)))
}

/// How much of the time has passed.
pub fn time(share: Decimal) -> String {
    format!("thời gian {}", percent(share))
}

/// A bar for those who do not see it.
pub fn bar(name: &str, reached: Decimal, time: Option<Decimal>) -> String {
    let passed = time.map(|share| format!("; thời gian đã qua {}", percent(share))).unwrap_or_default();
    format!("{name}: {}{passed}", percent(reached))
}

/// "năm 2026", and "nhiệm kỳ 2025 - 2030", whose elapsed time is shown.
pub fn year_name(year: u16) -> String {
    format!("năm {year}")
}

/// The name of the term.
pub fn term_name(term: (u16, u16)) -> String {
    format!("nhiệm kỳ {} - {}", term.0, term.1)
}

/// One point of a trend: "quý I năm 2026: 12 hộ".
pub fn point(at: Period, figure: &Quantity) -> String {
    format!("{}: {}", period(at), quantity(figure))
}

/// A period in as few letters as can be: "Quý I", "Tháng 3", "Năm 2026".
pub fn short_period(at: Period) -> String {
    match at.kind() {
        PeriodKind::Quarter(quarter) => format!("Quý {}", roman(u16::from(quarter))),
        PeriodKind::Month(month) => format!("Tháng {month}"),
        PeriodKind::HalfYear => "6 tháng".to_owned(),
        PeriodKind::NineMonths => "9 tháng".to_owned(),
        PeriodKind::Year | PeriodKind::MidTerm | PeriodKind::EndOfTerm => capitalised(&period(at)),
    }
}

/// The same with the year: "Quý I/2026".
pub fn short_period_with_year(at: Period) -> String {
    match (at.kind(), at.calendar_year()) {
        (PeriodKind::Year, _) | (_, None) => short_period(at),
        (_, Some(year)) => format!("{}/{year}", short_period(at)),
    }
}

/// The number of an item within its list: "II.13", "mục I.5, chỉ tiêu 2".
pub fn row_number(id: ItemId) -> String {
    let place = super::place::item(id);
    let row = place.split_once(", ").map_or(place.as_str(), |(_, row)| row);
    match id {
        ItemId::Body { .. } => row.to_owned(),
        _ => row.trim_start_matches("mục ").to_owned(),
    }
}

/// A sign that tells assessments apart without colour.
pub fn sign(assessment: Assessment) -> &'static str {
    match assessment {
        Assessment::Met => "✓",
        Assessment::OnTrack => "→",
        Assessment::Behind => "!",
        Assessment::NotMet => "✕",
        Assessment::Reported => "•",
        Assessment::NeedsReview => "?",
        Assessment::NoReport => "–",
    }
}

/// How complete a unit's reports are: files sent, items that it leads, those of them without a word.
pub fn completeness(files: usize, led: usize, missing: usize) -> &'static str {
    match (files, led, missing) {
        (0, ..) => "Chưa nộp",
        (_, 0, _) => "Đã nộp",
        (_, _, 0) => "Đủ",
        (_, led, missing) if led == missing => "Chưa có số liệu của mục chủ trì",
        _ => "Còn thiếu",
    }
}

/// "5/8 mục" of what a unit leads.
pub fn of_items(reported: usize, led: usize) -> String {
    format!("{}/{} mục", decimal(reported.into()), decimal(led.into()))
}

/// The template of the page can't be used; `line` counts from 1.
pub fn template(line: Option<usize>, detail: &str) -> String {
    let place = line.map(|line| format!(", dòng {line}")).unwrap_or_default();
    format!(
        "Mẫu bảng theo dõi{place}: không dùng được ({detail}); đề nghị sửa mẫu, hoặc bỏ mục mau-bang-theo-doi trong \
         tệp cài đặt để dùng mẫu kèm theo phần mềm."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_told_in_words() {
        let name = ceiling(Horizon::Term, Some(2030));
        assert_eq!(name, "Mức tối đa đến năm 2030");
        let share = Decimal::new(1526, 4);
        assert_eq!(bar(&name, share, Some(Decimal::new(5, 2))), "Mức tối đa đến năm 2030: 15,3%; thời gian đã qua 5%");
        assert_eq!(row_number("PL1.II.13".parse().unwrap()), "II.13");
        assert_eq!(row_number("B.II.5.2".parse().unwrap()), "mục II.5, chỉ tiêu 2");
    }
}
