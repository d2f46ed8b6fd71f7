//! Results from period to period, in words.

use rust_decimal::Decimal;

use super::number::{decimal, quantity, quantity_in_prose};
use super::period::{column, day, period, periods};
use super::state::status;
use crate::model::{Arrival, Calendar, Came, Day, Known, OverTime, OverUnits, Pace, Period, PeriodKind, Status, Step};

/// Sheet of results by period.
pub const OVER_TIME: &str = "Diễn biến theo kỳ";
/// Sheet of who owes what.
pub const DUTIES: &str = "Chế độ báo cáo";
/// What the sheet of results by period holds.
pub const OVER_TIME_CONTENT: &str =
    "Kết quả từng kỳ, cách cộng theo thời gian và theo đơn vị, xu hướng, mức còn cần đạt";
/// What the sheet of who owes what holds.
pub const DUTIES_CONTENT: &str = "Từng đơn vị phải báo cáo gì, đã báo cáo gì, đúng hạn hay muộn, còn thiếu mục nào";
/// Title of the sheet of results by period.
pub const OVER_TIME_TITLE: &str = "DIỄN BIẾN KẾT QUẢ QUA CÁC KỲ";
/// Title of the sheet of who owes what.
pub const DUTIES_TITLE: &str = "THỰC HIỆN CHẾ ĐỘ BÁO CÁO CỦA CÁC ĐƠN VỊ";
/// Columns before those of the periods.
pub const ITEM_COLUMNS: [&str; 6] = ["Mục", "Nội dung", "Đơn vị tính", "Mục tiêu", "Theo thời gian", "Theo đơn vị"];
/// Columns behind those of the periods.
pub const TREND_COLUMNS: [&str; 6] =
    ["Kết quả kỳ này", "Xu hướng", "Còn cần đạt", "Cần bình quân mỗi năm", "Thời điểm số liệu", "Đánh giá"];
/// Columns before those of the periods, of the units.
pub const UNIT_COLUMNS: [&str; 3] = ["STT", "Đơn vị", "Vai trò"];
/// Columns behind those of the periods, of the units.
pub const COMPLETENESS_COLUMNS: [&str; 6] = [
    "Báo cáo đã gửi / phải gửi",
    "Tỷ lệ đã gửi",
    "Tỷ lệ đúng hạn",
    "Mục có số liệu / phải có",
    "Tỷ lệ mục có số liệu",
    "Mục chưa có số liệu trong kỳ cuối",
];
/// Where no unit is named by the programme.
pub const NO_UNITS: &str = "Chương trình không nêu đơn vị chủ trì.";
/// A unit that leads.
pub const LEADS: &str = "Chủ trì";
/// A unit that cooperates.
pub const COOPERATES: &str = "Phối hợp";

/// How figures combine over periods.
pub fn over_time(way: OverTime) -> &'static str {
    match way {
        OverTime::Added => "Cộng các kỳ",
        OverTime::Latest => "Lấy kỳ mới nhất",
        OverTime::Own => "Lấy số của chính kỳ",
    }
}

/// How figures combine over units.
pub fn over_units(way: OverUnits) -> &'static str {
    match way {
        OverUnits::Added => "Cộng các đơn vị",
        OverUnits::Lead => "Lấy số của đơn vị chủ trì",
    }
}

/// In place of a figure: a state, or that it waits, or that nothing was reported.
pub fn step(known: Known, stated: Option<Status>) -> &'static str {
    match (known, stated) {
        (Known::InReview, _) => "Chờ xem lại",
        (Known::Reported, Some(stated)) => status(stated),
        (Known::Reported, None) => "Có báo cáo",
        (Known::Missing, _) => "Chưa có",
    }
}

/// From when to when the figures of a period run, and by which convention.
pub fn span((first, last): (Day, Day), calendar: &Calendar) -> String {
    let by = match calendar.last_day {
        None => "kỳ báo cáo theo tháng, quý dương lịch".to_owned(),
        Some(last) => format!("kỳ báo cáo chốt số liệu vào ngày {last} của tháng cuối kỳ"),
    };
    format!("Số liệu từ ngày {} đến hết ngày {}; {by}.", day(first), day(last))
}

/// From when figures since the start of the term are counted.
pub fn since_first(first: Period) -> String {
    format!("Lũy kế từ đầu nhiệm kỳ được cộng từ kỳ đầu tiên có báo cáo: {}.", period(first))
}

/// What the difference between two periods says.
pub fn trend(difference: Decimal, unit: &str) -> String {
    let space = if unit.is_empty() || unit == "%" { "" } else { " " };
    let unit = if unit == "%" { " điểm %" } else { unit };
    match difference {
        none if none.is_zero() => "Không đổi".to_owned(),
        down if down.is_sign_negative() => format!("Giảm {}{space}{unit}", decimal(down.abs())),
        up => format!("Tăng {}{space}{unit}", decimal(up)),
    }
}

/// The head of a column of a period; the year is told where the columns are of several.
pub fn head(at: Period, all: &[Period]) -> String {
    let several = all.iter().any(|other| other.calendar_year() != all.first().and_then(|first| first.calendar_year()));
    column(at, several)
}

/// What each period that says anything says, for a sentence: "quý I: 100 cây; quý II: số liệu chờ xem lại".
pub fn steps(steps: &[Step], with_year: bool) -> Option<String> {
    let one = |step: &Step| {
        let name = if with_year { period(step.period) } else { small(&column(step.period, false)) };
        let said = match (step.known, &step.figure, step.status) {
            (Known::Reported, Some(figure), _) => quantity_in_prose(figure),
            (Known::Reported, None, Some(stated)) => status(stated).to_lowercase(),
            (Known::Reported, None, None) => "có báo cáo".to_owned(),
            (Known::InReview, _, _) => "số liệu chờ xem lại".to_owned(),
            (Known::Missing, _, _) => return None,
        };
        Some(format!("{name}: {said}"))
    };
    let told: Vec<String> = steps.iter().filter_map(one).collect();
    (!told.is_empty()).then(|| told.join("; "))
}

/// With a small first letter; Roman numbers keep theirs.
fn small(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// The same for a cell, one period a line.
pub fn step_lines(all: &[Step], with_year: bool) -> String {
    let one = |each: &Step| {
        let said = match &each.figure {
            Some(figure) if each.known == Known::Reported => quantity(figure),
            _ => step(each.known, each.status).to_lowercase(),
        };
        format!("{}: {said}", column(each.period, with_year))
    };
    all.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// What is still needed: "còn 1.930 cây, cần bình quân 772 cây/năm trong 2,5 năm còn lại".
pub fn pace(pace: &Pace, term_end: Option<u16>) -> Option<String> {
    let end = term_end.map_or_else(|| "hết nhiệm kỳ".to_owned(), |year| format!("hết năm {year}"));
    let each = pace.each_year.as_ref()?;
    let (mut needed, mut each) = (pace.needed.clone(), each.clone());
    let down = needed.value.is_sign_negative();
    needed.value = needed.value.abs();
    each.value = each.value.abs();
    let verb = match (down, pace.so_far_each_year.is_some()) {
        (true, _) => "phải giảm",
        (false, true) => "còn",
        (false, false) => "phải tăng thêm",
    };
    let so_far = pace.so_far_each_year.as_ref();
    let so_far =
        so_far.map(|done| format!(" (từ đầu nhiệm kỳ đạt bình quân {}/năm)", quantity(done))).unwrap_or_default();
    Some(format!(
        "{verb} {}, cần bình quân {}/năm từ nay đến {end}{so_far}",
        quantity_in_prose(&needed),
        quantity_in_prose(&each)
    ))
}

/// What came of one duty: "Đúng hạn (báo cáo ghi ngày 03/04/2026)", "Gửi muộn (nhận ngày 12/04/2026), có 2/5 mục".
pub fn delivery(arrival: Arrival, came: Option<Came>, (reported, expected): (usize, usize)) -> String {
    let when = match arrival {
        Arrival::Missing => return "Chưa gửi".to_owned(),
        Arrival::OnTime => "Đúng hạn",
        Arrival::Late => "Gửi muộn",
        Arrival::Undated => "Đã gửi",
    };
    let by = |came: Came| if came.seen { "nhận ngày" } else { "báo cáo ghi ngày" };
    let day = came.map(|came| format!(" ({} {})", by(came), day(came.on))).unwrap_or_default();
    if reported >= expected { format!("{when}{day}") } else { format!("{when}{day}, có {reported}/{expected} mục") }
}

/// Heading of the deadline, and where there is none.
pub fn deadline(due: Option<Day>) -> String {
    match due {
        Some(due) => format!(
            "Hạn nộp báo cáo: ngày {}. Ngày gửi lấy theo ngày ghi trên báo cáo; tệp mà lượt chạy sau hạn nộp chưa thấy, \
             hoặc được thấy trước ngày ghi, thì lấy ngày phần mềm nhận được.",
            day(due)
        ),
        None => "Chưa đặt hạn nộp báo cáo (mục han-nop trong tệp cài đặt) nên không tính đúng hạn hay muộn.".to_owned(),
    }
}

/// How completely the units reported, as a sentence.
pub fn completeness((sent, due): (usize, usize), in_time: Option<(usize, usize)>) -> String {
    let share = |part: usize, whole: usize| {
        let hundred = Decimal::from(part * 100);
        decimal(hundred.checked_div(Decimal::from(whole)).unwrap_or_default().round_dp(1))
    };
    let time = in_time
        .filter(|(_, all)| *all > 0)
        .map(|(part, all)| format!("; đúng hạn {part}/{all} ({}%)", share(part, all)))
        .unwrap_or_default();
    format!("Số báo cáo các đơn vị chủ trì đã gửi so với phải gửi: {sent}/{due} ({}%){time}.", share(sent, due))
}

/// The units that owe reports: "chưa gửi báo cáo quý II năm 2026: A; B".
pub fn owing(at: Period, units: &[String]) -> String {
    format!("Chưa gửi báo cáo {}: {}.", period(at), units.join("; "))
}

/// Heading over the account of one kind of standing.
pub fn standing_heading(number: usize, what: Standing, count: usize) -> String {
    let what = match what {
        Standing::Met => "Đã đạt mục tiêu, đã hoàn thành",
        Standing::OnTrack => "Đang thực hiện, đúng tiến độ",
        Standing::Behind => "Chậm tiến độ, chưa đạt",
        Standing::Open => "Có báo cáo, chưa có mức để so sánh hoặc chưa đủ số liệu các kỳ",
        Standing::Review => "Số liệu phải xem lại trước khi đánh giá",
        Standing::Never => "Chưa kỳ nào có số liệu",
    };
    format!("{number}. {what} ({count} mục)")
}

/// The kinds of standing in the account, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Reached or finished.
    Met,
    /// In step with the time elapsed.
    OnTrack,
    /// Behind, or missed.
    Behind,
    /// Nothing to measure against, or a sum that lacks periods.
    Open,
    /// A person must look first.
    Review,
    /// Reported in none of the periods.
    Never,
}

/// All kinds of standing.
pub const STANDINGS: [Standing; 6] =
    [Standing::Met, Standing::OnTrack, Standing::Behind, Standing::Open, Standing::Review, Standing::Never];

/// Where figures of parts do not make one of the whole.
const NO_WHOLE: &str = "có báo cáo từng quý, chưa có số liệu của cả kỳ";

/// One item in the account: name, what its periods say, result, standing, pace.
pub fn account_sentence(name: &str, parts: &[String]) -> String {
    let name = name.trim_end_matches(['.', ';', ',', ' ', ':']);
    if parts.is_empty() { format!("{name}: {NO_WHOLE}.") } else { format!("{name}: {}.", parts.join("; ")) }
}

/// The result of the whole period: "cả năm 250 cây", "6 tháng 92,25%".
pub fn whole(at: Period, figure: &str, over_time: OverTime) -> String {
    let name = match at.kind() {
        PeriodKind::Month(_) | PeriodKind::Quarter(_) => "trong kỳ",
        PeriodKind::HalfYear => "6 tháng",
        PeriodKind::NineMonths => "9 tháng",
        PeriodKind::Year => "cả năm",
        PeriodKind::MidTerm => "từ đầu nhiệm kỳ",
        PeriodKind::EndOfTerm => "cả nhiệm kỳ",
    };
    match over_time {
        OverTime::Added => format!("cộng {name} {figure}"),
        OverTime::Latest | OverTime::Own if at.end().is_none() => format!("kết quả đến nay {figure}"),
        OverTime::Latest | OverTime::Own => format!("kết quả {name} {figure}"),
    }
}

/// The sum of some periods while others are missing.
pub fn so_far(figure: &str, missing: &[Period]) -> String {
    format!("cộng các kỳ đã có {figure}, còn thiếu {}", periods(missing))
}

/// From which earlier report a result is.
pub fn as_of(at: Period) -> String {
    format!("theo báo cáo {}", period(at))
}

/// A result with the earlier report that it is from.
pub fn dated(result: String, earlier: Option<Period>) -> String {
    match earlier {
        Some(at) => format!("{result} ({})", as_of(at)),
        None => result,
    }
}

/// The title of the appendix of results by period.
pub fn appendix_title(at: Period) -> String {
    format!("Diễn biến kết quả các chỉ tiêu, {}", period(at))
}
