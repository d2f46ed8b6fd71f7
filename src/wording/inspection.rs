//! What was understood of one file.

use super::number::decimal;
use super::period::period;
use super::place::{item, place};
use super::reason::reason;
use super::refusal::{not_a_report, of_submission, unreadable};
use super::review_sheet;
use super::state;
use super::technical::file_kind;
use crate::model::{Content, Cue, Fact, Place, Quantity, Submission, SubmissionState};

/// Name of a part of a file.
pub fn part(inside: &str) -> String {
    format!("Tệp bên trong: {inside}")
}

/// The kind of a file by content.
pub fn kind(name: &str) -> String {
    format!("Loại tệp: {}", file_kind(name))
}

/// A file that holds others.
pub const CONTAINER: &str = "Tệp nén hoặc thư: các tệp bên trong được đọc riêng.";

/// Why a file was not read.
pub fn not_read(state: &SubmissionState) -> String {
    match state {
        SubmissionState::Unreadable(why) => unreadable(why),
        SubmissionState::NotAReport(why) => not_a_report(why),
        SubmissionState::ReviewSheet(sheet) => review_sheet::taken(sheet),
        SubmissionState::Read | SubmissionState::Duplicate { .. } | SubmissionState::Superseded { .. } => {
            state::submission(state).to_owned()
        }
    }
}

/// What is known of the report as a whole, a line each.
pub fn of_report(submission: &Submission) -> Vec<String> {
    let mut lines = vec![
        format!("Trạng thái: {}", state::submission(&submission.state)),
        format!("Đơn vị: {}", submission.unit.as_ref().map_or("chưa nhận ra", |unit| unit.name())),
        format!("Kỳ báo cáo: {}", submission.period.map_or_else(|| "chưa nhận ra".to_owned(), period)),
    ];
    if let Some((year, month, day)) = submission.dated {
        lines.push(format!("Ngày ghi trên văn bản: {day:02}/{month:02}/{year}"));
    }
    if let Some(words) = &submission.cut_off {
        lines.push(format!("Thời điểm chốt số liệu: {words}"));
    }
    if submission.corrected {
        lines.push("Văn bản tự ghi là bản sửa hoặc thay thế".to_owned());
    }
    let notes = of_submission(submission);
    if !notes.is_empty() {
        lines.push(format!("Lưu ý: {notes}"));
    }
    lines
}

/// Above the list of facts.
pub fn fact_count(count: usize) -> String {
    format!("Số liệu, tình trạng và văn bản tìm thấy: {}", decimal(count.into()))
}

/// One fact: what it says, where it stands, and why it was read so. The first line names it, the others belong to it.
pub fn of_fact(fact: &Fact, name: Option<&str>) -> Vec<String> {
    let name = name.map(|name| format!(" ({})", short(name))).unwrap_or_default();
    let sure = (fact.confidence.value() * 100.0).round();
    let mut lines = vec![
        format!("{}{name}", item(fact.item)),
        format!("{}: {}", state::measure(fact.measure), content(&fact.content)),
        format!("Vị trí: {}", place(&fact.place)),
        format!("Nguyên văn: {}", short(&fact.quote)),
        format!("{}; độ tin cậy {sure}%", state::decision(fact.decision)),
    ];
    lines.extend(fact.reasons.iter().map(reason));
    if !fact.evidence.is_empty() {
        let words: Vec<String> =
            fact.evidence.iter().map(|each| format!("{} \"{}\"", cue(each.cue), short(&each.words))).collect();
        lines.push(format!("Căn cứ: {}", words.join("; ")));
    }
    lines
}

/// Above the text of a sheet.
pub fn sheet(name: &str, hidden: bool) -> String {
    format!("[Trang tính {name}{}]", if hidden { ", bị ẩn" } else { "" })
}

/// The place of a paragraph outside the running text, before it.
pub fn aside(at: &Place) -> String {
    format!("[{}]", place(at))
}

fn content(content: &Content) -> String {
    match content {
        Content::Figure(quantity) => figure(quantity),
        Content::Status(status) => state::status(*status).to_owned(),
        Content::Product(document) => document.clone(),
        Content::Unread => "chưa đọc được thành một giá trị".to_owned(),
    }
}

fn figure(quantity: &Quantity) -> String {
    let upper = quantity.upper.map(|upper| format!("-{}", decimal(upper))).unwrap_or_default();
    let space = if quantity.unit.symbol.is_empty() || quantity.unit.symbol == "%" { "" } else { " " };
    format!("{}{upper}{space}{}", decimal(quantity.value), quantity.unit.symbol)
}

fn cue(cue: Cue) -> &'static str {
    match cue {
        Cue::Item => "chỉ tiêu",
        Cue::Role => "vai trò của số",
        Cue::Unit => "đơn vị tính",
        Cue::Period => "kỳ",
        Cue::Section => "mục của báo cáo",
    }
}

fn short(text: &str) -> String {
    const LONGEST: usize = 160;
    let folded: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match folded.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", folded.get(..end).unwrap_or_default()),
        None => folded,
    }
}
