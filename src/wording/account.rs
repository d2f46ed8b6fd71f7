//! Sentences of the report.

use super::item_name::trimmed;
use super::number::count;
use super::period::{day, period};
use crate::model::{Assessment, Day, Period, PeriodKind, Status};

/// What the report is about: "kết quả thực hiện Chương trình hành động quý I năm 2026".
pub fn subject(at: Period) -> String {
    format!("kết quả thực hiện Chương trình hành động {}", period(at))
}

/// The first sentence of the body; `until` is the last day that the report is about.
pub fn opening(commune: &str, term: Option<(u16, u16)>, issuer: &str, (at, until): (Period, Option<Day>)) -> String {
    let term = term.map(|(from, to)| format!(" nhiệm kỳ {from} - {to}")).unwrap_or_default();
    format!(
        "Thực hiện Chương trình hành động của Ban Chấp hành Đảng bộ {commune}{term}, {issuer} báo cáo kết quả thực \
         hiện {} như sau:",
        time_told(at, until)
    )
}

/// The time that a report is about; the middle of the term is a day that somebody chose.
fn time_told(at: Period, until: Option<Day>) -> String {
    match until {
        Some(until) if at.kind() == PeriodKind::MidTerm => format!("từ đầu nhiệm kỳ đến hết ngày {}", day(until)),
        _ => period(at),
    }
}

/// How many files came in; `states` are counts with their names, those of nought are left out.
pub fn files_received(total: usize, states: &[(&str, usize)]) -> String {
    if total == 0 {
        return "Chưa nhận được tệp báo cáo nào.".to_owned();
    }
    let parts: Vec<String> = states
        .iter()
        .filter(|(_, number)| *number > 0)
        .map(|(name, number)| format!("{} tệp {}", count(*number), name.to_lowercase()))
        .collect();
    format!("Đã nhận được {} tệp, trong đó: {}.", count(total), parts.join(", "))
}

/// The units that have reported.
pub fn units_reported(names: &[String]) -> String {
    format!("Đã có báo cáo của {} đơn vị: {}.", count(names.len()), names.join("; "))
}

/// The lead units that have not.
pub fn units_silent(names: &[String]) -> String {
    match names {
        [] => "Tất cả đơn vị chủ trì đã gửi báo cáo.".to_owned(),
        names => format!("Còn {} đơn vị chủ trì chưa có báo cáo: {}.", count(names.len()), names.join("; ")),
    }
}

/// What the items of a list are called in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noun {
    /// Rows of Phụ lục 1.
    Indicator,
    /// Indicators that only the body names.
    BodyIndicator,
    /// Rows of Phụ lục 2.
    Task,
    /// Rows of Phụ lục 3.
    Project,
}

impl Noun {
    fn name(self) -> &'static str {
        match self {
            Noun::Indicator => "chỉ tiêu",
            Noun::BodyIndicator => "chỉ tiêu khác trong Chương trình",
            Noun::Task => "nhiệm vụ",
            Noun::Project => "kế hoạch, đề án, dự án",
        }
    }
}

/// How a list stands: "Có 13/14 chỉ tiêu đã có số liệu; trong đó: 02 đạt mục tiêu, 05 đúng tiến độ, …".
pub fn list_standing(noun: Noun, total: usize, counts: &[(Assessment, usize)]) -> String {
    let reported: usize =
        counts.iter().filter(|(assessment, _)| *assessment != Assessment::NoReport).map(|(_, number)| number).sum();
    if reported == 0 {
        return match noun {
            Noun::BodyIndicator => "Các chỉ tiêu khác trong Chương trình chưa có số liệu.".to_owned(),
            noun => format!("Chưa có {} nào được báo cáo số liệu.", noun.name()),
        };
    }
    let part = |(assessment, number): &(Assessment, usize)| {
        let words = match assessment {
            Assessment::Reported => "chưa đủ căn cứ đánh giá",
            other => standing_words(noun, *other)?,
        };
        (*number > 0).then(|| format!("{} {words}", count(*number)))
    };
    let told = if matches!(noun, Noun::Task | Noun::Project) { "báo cáo" } else { "số liệu" };
    let parts: Vec<String> = counts.iter().filter_map(part).collect();
    let shares = if parts.is_empty() { String::new() } else { format!("; trong đó: {}", parts.join(", ")) };
    format!("Có {}/{} {} đã có {told}{shares}.", count(reported), count(total), noun.name())
}

/// An assessment within a sentence; nothing where there is nothing to say of.
pub fn standing_words(noun: Noun, assessment: Assessment) -> Option<&'static str> {
    let work = matches!(noun, Noun::Task | Noun::Project);
    match assessment {
        Assessment::Met if work => Some("đã hoàn thành"),
        Assessment::Met => Some("đạt mục tiêu"),
        Assessment::NotMet if work => Some("chưa hoàn thành đúng thời hạn"),
        Assessment::NotMet => Some("chưa đạt mục tiêu"),
        Assessment::OnTrack => Some("đúng tiến độ"),
        Assessment::Behind => Some("chậm tiến độ"),
        Assessment::NeedsReview => Some("cần xem lại số liệu"),
        Assessment::Reported | Assessment::NoReport => None,
    }
}

/// A state within a sentence.
pub fn status_words(status: Status) -> &'static str {
    match status {
        Status::Met => "đã đạt",
        Status::NotMet => "chưa đạt",
        Status::Done => "đã hoàn thành",
        Status::InProgress => "đang thực hiện",
        Status::NotStarted => "chưa thực hiện",
        Status::Late => "chậm tiến độ",
    }
}

/// One claim on an item; the figures are in words already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claim {
    /// The result of the period.
    Result(String),
    /// Since the start of the year.
    Year(String),
    /// Since the start of the term.
    Term(String),
    /// A comparison with a target, in words.
    Compared(String),
    /// The share of the plan.
    OfPlan(String),
    /// The state.
    State(Status),
    /// The share of the work done.
    Complete(String),
    /// Documents issued.
    Issued(String),
    /// Money spent in the period.
    Spent(String),
    /// Money spent so far.
    SpentSoFar(String),
    /// What is left to do, in words.
    Pace(String),
}

/// What is said of one item.
pub struct Said<'a> {
    /// What the programme calls it.
    pub name: &'a str,
    /// What kind of item it is.
    pub noun: Noun,
    /// What was reported.
    pub claims: &'a [Claim],
    /// How it stands.
    pub assessment: Assessment,
}

/// Most units that a sentence names as its source; the workbook names all.
const MOST_NAMED: usize = 3;

/// A sentence on one item with the units that say so at its end.
pub fn result_sentence(said: &Said<'_>, units: &[String]) -> String {
    let source = match units {
        [] => String::new(),
        few if few.len() <= MOST_NAMED => format!(" (theo báo cáo của {})", few.join("; ")),
        many => format!(" (theo báo cáo của {} đơn vị)", count(many.len())),
    };
    format!("{}: {}{source}.", trimmed(said.name), claims(said))
}

/// A sentence on one item with its place in the programme after its name.
pub fn placed_sentence(said: &Said<'_>, place: &str) -> String {
    format!("{} ({place}): {}.", trimmed(said.name), claims(said))
}

/// The claims and how the item stands, nothing twice.
fn claims(said: &Said<'_>) -> String {
    let mut parts: Vec<String> = said.claims.iter().map(claim).collect();
    let standing = standing_words(said.noun, said.assessment);
    if let Some(words) = standing.filter(|words| !parts.iter().any(|part| part == words)) {
        parts.push(words.to_owned());
    }
    in_prose(&parts.join(", "))
}

/// Words of cells as running text has them.
pub fn in_prose(words: &str) -> String {
    words.replace("điểm %", "điểm phần trăm")
}

fn claim(claim: &Claim) -> String {
    match claim {
        Claim::Result(figure) => result(figure),
        Claim::Year(figure) => format!("lũy kế từ đầu năm {figure}"),
        Claim::Term(figure) => format!("lũy kế từ đầu nhiệm kỳ {figure}"),
        Claim::Compared(words) => words.clone(),
        Claim::OfPlan(share) => format!("đạt {share} kế hoạch"),
        Claim::State(status) => status_words(*status).to_owned(),
        Claim::Complete(share) => format!("hoàn thành {share} khối lượng"),
        Claim::Issued(documents) => issued(documents),
        Claim::Spent(figure) => format!("kinh phí thực hiện trong kỳ {figure}"),
        Claim::SpentSoFar(figure) => format!("kinh phí lũy kế {figure}"),
        Claim::Pace(words) => words.clone(),
    }
}

/// A result; a rank is a place that somebody takes.
fn result(figure: &str) -> String {
    let is_rank = ["thứ ", "hạng "].iter().any(|word| figure.starts_with(word));
    if is_rank { format!("xếp {figure}") } else { format!("kết quả {figure}") }
}

/// The documents issued.
pub fn issued(documents: &str) -> String {
    format!("đã ban hành văn bản số {}", documents.replace("; ", ", "))
}

/// Before the list of items that are behind.
pub fn behind_intro(number: usize) -> String {
    match number {
        0 => "Trong các nội dung đã có báo cáo, không có nội dung nào chậm tiến độ hoặc chưa đạt mục tiêu.".to_owned(),
        number => format!("Có {} nội dung chậm tiến độ hoặc chưa đạt mục tiêu:", count(number)),
    }
}

/// Before the list of items whose figures a person must look at.
pub fn review_intro(number: usize) -> String {
    match number {
        0 => "Không có số liệu nào phải xem lại.".to_owned(),
        number => {
            format!("Có {} nội dung cần xem lại số liệu trước khi đưa vào báo cáo chính thức:", count(number))
        }
    }
}

/// An item whose figures a person must look at: place, name, reasons.
pub fn review_sentence(place: &str, name: &str, reasons: &str) -> String {
    let name = trimmed(name);
    if reasons.is_empty() { format!("{name} ({place}).") } else { format!("{name} ({place}): {reasons}") }
}

/// Where a list was cut: how many more there are and where they stand.
pub fn and_more(number: usize, sheet: &str, file: &str) -> String {
    format!("Và {} nội dung khác, nêu tại trang tính \"{sheet}\" của tệp {file}.", count(number))
}

/// The items without any report, by list: "Chưa có số liệu của 01 chỉ tiêu; 02 nhiệm vụ:", with a colon where they are
/// `listed` below.
pub fn without_report(lists: &[(Noun, usize)], listed: bool) -> String {
    let part = |(noun, number): &(Noun, usize)| format!("{} {}", count(*number), noun.name());
    let end = if listed { ':' } else { '.' };
    match lists {
        [] => "Tất cả nội dung của Chương trình đã có số liệu.".to_owned(),
        lists => format!("Chưa có số liệu của {}{end}", lists.iter().map(part).collect::<Vec<_>>().join("; ")),
    }
}

/// Items of one section, each with its name and its number within it.
pub fn listed_items(section: &str, items: &[(String, String)]) -> String {
    let item = |(name, number): &(String, String)| format!("{name} ({number})");
    format!("{section}: {}.", items.iter().map(item).collect::<Vec<_>>().join("; "))
}

/// Files that could not be read; where `names` are not all of them, `rest` is the sheet and file that have all.
pub fn unread_files(number: usize, names: &[String], rest: (&str, &str)) -> String {
    let more = number.saturating_sub(names.len());
    let more = match more {
        0 => String::new(),
        more => format!("; và {} tệp khác, nêu tại trang tính \"{}\" của tệp {}", count(more), rest.0, rest.1),
    };
    format!("Có {} tệp không đọc được, chưa tính vào kết quả: {}{more}.", count(number), names.join("; "))
}

/// Longest text in the cell of a lead that can be the name of a unit.
const LONGEST_UNIT: usize = 80;

/// Whom a cell names that is nobody's name by itself: a sentence in it is referred to, not repeated.
pub fn unit_of_cell(cell: &str) -> String {
    let is_sentence = cell.chars().count() > LONGEST_UNIT || cell.contains([':', ';']) || cell.contains(". ");
    if is_sentence { "Các đơn vị được phân công".to_owned() } else { cell.to_owned() }
}

/// What a unit is asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// It has sent nothing.
    Report,
    /// Items of its own without figures.
    Complete(String),
    /// Items that are behind.
    SpeedUp(String),
    /// Figures to confirm.
    Confirm(String),
}

/// The requests to one unit.
pub fn unit_requests(unit: &str, requests: &[Request], at: Period) -> String {
    // Semicolons divide the requests, so the places within one are divided otherwise.
    let places = |items: &str| match items.rsplit_once("; ") {
        Some((first, last)) => format!("{} và {last}", first.replace("; ", ", ")),
        None => items.to_owned(),
    };
    let request = |request: &Request| match request {
        Request::Report => format!("gửi báo cáo {}", period(at)),
        Request::Complete(items) => format!("bổ sung số liệu tại {}", places(items)),
        Request::SpeedUp(items) => format!("đẩy nhanh tiến độ thực hiện các nội dung tại {}", places(items)),
        Request::Confirm(items) => format!("rà soát, xác nhận số liệu tại {}", places(items)),
    };
    format!("{unit}: {}.", requests.iter().map(request).collect::<Vec<_>>().join("; "))
}

/// Where nothing is left to ask for.
pub fn nothing_to_request() -> String {
    "Các đơn vị tiếp tục thực hiện các chỉ tiêu, nhiệm vụ theo tiến độ của Chương trình.".to_owned()
}

/// A receiver in the list, with its end mark (HD 05: a semicolon, after the last one a full stop).
pub fn receiver(name: &str, last: bool) -> String {
    let name = name.trim().trim_start_matches(['-', '–']).trim_end_matches(['.', ';', ',', ' ']).trim_start();
    format!("- {name}{}", if last { "." } else { ";" })
}

/// The line of number and sign: "Số 05-BC/ĐU", with room where there is no number yet.
pub fn number_line(number: Option<&str>, sign: &str) -> String {
    match number {
        Some(number) => {
            let short = number.chars().count() == 1 && number.chars().all(|c| c.is_ascii_digit());
            format!("Số {}{number}-{sign}", if short { "0" } else { "" })
        }
        None => format!("Số       -{sign}"),
    }
}

/// Under the title of an appendix: "(Kèm theo Báo cáo số 05-BC/ĐU ngày … của Đảng ủy phường …)".
pub fn attached_to(number_line: &str, date: &str, issuer: &str) -> String {
    let number = number_line.strip_prefix("Số").unwrap_or(number_line);
    format!("(Kèm theo Báo cáo số{number} {date} của {issuer})")
}

/// The Party organisation of a city or province, where no other superior is named. The word for its kind is put
/// before a bare name: six cities stand directly under the centre, all others are provinces.
pub fn city_organisation(city: &str) -> String {
    let name = bare_place(city);
    if name.len() < city.len() {
        return format!("Đảng bộ {city}");
    }
    let kind = if CITIES.contains(&name.to_lowercase().as_str()) { "thành phố" } else { "tỉnh" };
    format!("Đảng bộ {kind} {name}")
}

const CITIES: [&str; 6] = ["hà nội", "hồ chí minh", "hải phòng", "đà nẵng", "cần thơ", "huế"];

/// The Party committee of a commune.
pub fn commune_committee(commune: &str) -> String {
    format!("Đảng ủy {commune}")
}

/// A name without the word for its kind of place: "Hòa Sơn" of "phường Hòa Sơn".
pub fn bare_place(name: &str) -> &str {
    let kinds = ["thành phố ", "phường ", "xã ", "đặc khu ", "thị trấn ", "tỉnh "];
    let lower = name.to_lowercase();
    kinds.iter().find(|kind| lower.starts_with(**kind)).and_then(|kind| name.get(kind.len()..)).unwrap_or(name)
}

/// A commune whose name nobody gave.
pub const SOME_COMMUNE: &str = "phường";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn superiors_are_named_with_their_kind() {
        for (city, organisation) in [
            ("Hải Phòng", "Đảng bộ thành phố Hải Phòng"),
            ("thành phố Nam Hải", "Đảng bộ thành phố Nam Hải"),
            ("Lào Cai", "Đảng bộ tỉnh Lào Cai"),
        ] {
            assert_eq!(city_organisation(city), organisation);
        }
    }

    #[test]
    fn numbers_and_receivers_follow_the_guideline() {
        assert_eq!(number_line(Some("5"), "BC/ĐU"), "Số 05-BC/ĐU");
        assert_eq!(number_line(Some("112"), "BC/ĐU"), "Số 112-BC/ĐU");
        assert_eq!(receiver("- Văn phòng Thành ủy,", false), "- Văn phòng Thành ủy;");
        assert_eq!(receiver("Lưu Văn phòng Đảng ủy", true), "- Lưu Văn phòng Đảng ủy.");
    }

    #[test]
    fn requests_to_a_unit_are_one_sentence() {
        let items = "Phụ lục 1, mục I.3; Phụ lục 2, mục I.4".to_owned();
        let requests = [Request::Report, Request::SpeedUp(items)];
        assert_eq!(
            unit_requests("Văn phòng", &requests, Period::half_year(2026)),
            "Văn phòng: gửi báo cáo 6 tháng đầu năm 2026; đẩy nhanh tiến độ thực hiện các nội dung tại Phụ lục 1, mục \
             I.3 và Phụ lục 2, mục I.4."
        );
    }
}
