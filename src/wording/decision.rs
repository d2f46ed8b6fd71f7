//! Decisions on the command line.

use super::number::{decimal, quantity};
use super::period::{period, written_moment};
use super::place;
use super::reason::reasons;
use super::review_sheet::choice;
use super::state;
use crate::model::{Content, FigureKey, Reason, Ruling, Verdict};

/// A figure that waits, a line each.
pub fn open(about: &FigureKey, file: &str, quote: &str, why: &[Reason]) -> Vec<String> {
    let mut lines = vec![format!("{}  {}", about.id(), figure(about))];
    lines.push(format!("  {file}, {}", place::place(&about.place)));
    if !quote.is_empty() {
        lines.push(format!("  \"{}\"", quote.split_whitespace().collect::<Vec<_>>().join(" ")));
    }
    let why = reasons(why);
    if !why.is_empty() {
        lines.push(format!("  {why}"));
    }
    lines.push(String::new());
    lines
}

/// How many wait, and how to decide.
pub fn open_count(count: usize) -> String {
    match count {
        0 => "Không có số liệu nào chờ ý kiến xử lý.".to_owned(),
        count => format!(
            "Có {} số liệu chờ ý kiến xử lý. Ghi ý kiến: tonghop decide MÃ --nhan | --bo | --sua GIÁ-TRỊ --ly-do \
             \"…\" --nguoi \"…\"; sau đó chạy lại tonghop.",
            decimal(count.into())
        ),
    }
}

/// A decision that was kept.
pub fn kept(ruling: &Ruling) -> Vec<String> {
    let verdict = match &ruling.verdict {
        Verdict::Replace(figure) => format!("{} {}", choice(&ruling.verdict), quantity(figure)),
        Verdict::Accept | Verdict::Drop => choice(&ruling.verdict).to_owned(),
    };
    vec![
        format!("Đã ghi nhận ý kiến: {verdict} ({}, {}).", ruling.by, written_moment(&ruling.at)),
        format!("  {}  {}", ruling.about.id(), figure(&ruling.about)),
        "Ý kiến được áp dụng từ lần chạy tonghop tiếp theo.".to_owned(),
    ]
}

/// No figure, or several, have the key.
pub fn no_figure(key: &str, found: usize) -> String {
    match found {
        0 => format!(
            "Không có số liệu nào mang mã \"{key}\". Đề nghị xem các mã đang chờ ý kiến bằng lệnh tonghop decide."
        ),
        count => format!("Có {} số liệu có mã bắt đầu bằng \"{key}\". Đề nghị ghi đủ mã.", decimal(count.into())),
    }
}

fn figure(about: &FigureKey) -> String {
    let read = match &about.read {
        Content::Figure(figure) => quantity(figure),
        Content::Status(status) => state::status(*status).to_owned(),
        Content::Product(document) => document.clone(),
        Content::Unread => super::heading::UNREAD.to_owned(),
    };
    let unit = about.unit.as_ref().map_or(super::heading::UNKNOWN, |unit| unit.name());
    let at = about.period.map(period).unwrap_or_else(|| super::heading::UNKNOWN.to_owned());
    format!("{}; {}: {read}; {unit}; {at}", place::item(about.item), state::measure(about.measure))
}
