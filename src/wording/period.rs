//! Periods and dates in words.

use jiff::civil::{Date, DateTime};

use crate::model::{Day, Period, PeriodKind, roman};

/// A period as titles write it: "quý I năm 2026", "6 tháng đầu năm 2026", "giữa nhiệm kỳ".
pub fn period(period: Period) -> String {
    let year = period.calendar_year().unwrap_or_default();
    match period.kind() {
        PeriodKind::Month(month) => format!("tháng {month} năm {year}"),
        PeriodKind::Quarter(quarter) => format!("quý {} năm {year}", roman(u16::from(quarter))),
        PeriodKind::HalfYear => format!("6 tháng đầu năm {year}"),
        PeriodKind::NineMonths => format!("9 tháng đầu năm {year}"),
        PeriodKind::Year => format!("năm {year}"),
        PeriodKind::MidTerm => "giữa nhiệm kỳ".to_owned(),
        PeriodKind::EndOfTerm => "cuối nhiệm kỳ".to_owned(),
    }
}

/// Several periods, those of one year together: "quý I, quý III năm 2026; năm 2027".
pub fn periods(all: &[Period]) -> String {
    let mut texts: Vec<String> = Vec::new();
    for (index, each) in all.iter().enumerate() {
        let text = period(*each);
        let next = all.get(index + 1).and_then(|next| next.calendar_year());
        let of_year = each.calendar_year().map(|year| format!(" năm {year}")).unwrap_or_default();
        let shared = next.is_some() && next == each.calendar_year();
        let short = if shared { text.strip_suffix(&of_year).unwrap_or(&text).to_owned() } else { text.clone() };
        texts.push(format!("{short}{}", if shared { "," } else { ";" }));
    }
    texts.join(" ").trim_end_matches(';').to_owned()
}

/// A period within one year, short enough for the head of a column: "Quý I", "6 tháng", "Năm 2026".
pub fn column(period: Period, with_year: bool) -> String {
    let short = match period.kind() {
        PeriodKind::Month(month) => format!("Tháng {month}"),
        PeriodKind::Quarter(quarter) => format!("Quý {}", roman(u16::from(quarter))),
        PeriodKind::HalfYear => "6 tháng".to_owned(),
        PeriodKind::NineMonths => "9 tháng".to_owned(),
        PeriodKind::Year => return format!("Năm {}", period.calendar_year().unwrap_or_default()),
        PeriodKind::MidTerm => return "Giữa nhiệm kỳ".to_owned(),
        PeriodKind::EndOfTerm => return "Cả nhiệm kỳ".to_owned(),
    };
    match period.calendar_year() {
        Some(year) if with_year => format!("{short}/{year}"),
        _ => short,
    }
}

/// A day in the short form: "14/3/2026" is written "14/03/2026".
pub fn day((year, month, day): Day) -> String {
    format!("{day:02}/{month:02}/{year}")
}

/// The period that follows, for "nhiệm vụ trọng tâm …"; after the term nothing has a name.
pub fn next_period(now: Period) -> String {
    let Some(year) = now.calendar_year() else { return "thời gian tới".to_owned() };
    let next = match now.kind() {
        PeriodKind::Month(12) => Period::month(year + 1, 1),
        PeriodKind::Month(month) => Period::month(year, month + 1),
        PeriodKind::Quarter(4) => Period::quarter(year + 1, 1),
        PeriodKind::Quarter(quarter) => Period::quarter(year, quarter + 1),
        PeriodKind::HalfYear => return format!("6 tháng cuối năm {year}"),
        PeriodKind::NineMonths => return format!("3 tháng cuối năm {year}"),
        PeriodKind::Year => Some(Period::year(year + 1)),
        PeriodKind::MidTerm | PeriodKind::EndOfTerm => None,
    };
    next.map_or_else(|| "thời gian tới".to_owned(), period)
}

/// A date in the short form: "05/02/2026".
pub fn short_date(date: Date) -> String {
    format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
}

/// A moment: "16 giờ 40, ngày 24/11/2026".
pub fn moment(at: DateTime) -> String {
    format!("{} giờ {:02}, ngày {}", at.hour(), at.minute(), short_date(at.date()))
}

/// A moment written `2026-04-20T08:15:00`, in words; any other text as it is.
pub fn written_moment(at: &str) -> String {
    at.parse::<DateTime>().map_or_else(|_| at.to_owned(), moment)
}

/// The date in a letterhead (HD 05: days under 10 and the months 1 and 2 are padded, other months not); without
/// a date, room is left to fill day and month of `year` in by hand.
pub fn letter_date(date: Option<Date>, year: i16) -> String {
    match date {
        Some(date) => {
            let month = date.month();
            let month = if month < 3 { format!("0{month}") } else { month.to_string() };
            format!("ngày {:02} tháng {month} năm {}", date.day(), date.year())
        }
        None => format!("ngày       tháng       năm {year}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_named_as_in_titles() {
        for (text, words, next) in [
            ("2026-Q1", "quý I năm 2026", "quý II năm 2026"),
            ("2026-Q4", "quý IV năm 2026", "quý I năm 2027"),
            ("2026-H1", "6 tháng đầu năm 2026", "6 tháng cuối năm 2026"),
            ("2026-M12", "tháng 12 năm 2026", "tháng 1 năm 2027"),
            ("mid-term", "giữa nhiệm kỳ", "thời gian tới"),
        ] {
            let value: Period = text.parse().unwrap();
            assert_eq!((period(value).as_str(), next_period(value).as_str()), (words, next));
        }
    }

    #[test]
    fn several_periods_share_their_year() {
        let all: Vec<Period> = ["2026-Q1", "2026-Q3", "2027"].iter().map(|text| text.parse().unwrap()).collect();
        assert_eq!(periods(&all), "quý I, quý III năm 2026; năm 2027");
        assert_eq!(periods(all.get(..1).unwrap()), "quý I năm 2026");
    }

    #[test]
    fn letter_dates_pad_as_the_party_guideline_says() {
        let date = |month, day| letter_date(Some(Date::new(2026, month, day).unwrap()), 2026);
        assert_eq!(date(2, 5), "ngày 05 tháng 02 năm 2026");
        assert_eq!(date(4, 12), "ngày 12 tháng 4 năm 2026");
    }
}
