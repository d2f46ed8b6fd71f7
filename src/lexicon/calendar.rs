//! Words of dates, periods and lengths of time.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::load::{LexiconError, read_toml};
use super::spellings::Spellings;

/// What a word opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalendarWord {
    /// "ngày 5/3".
    Day,
    /// "tháng 9".
    Month,
    /// "quý II".
    Quarter,
    /// "năm 2026", "nhiệm kỳ 2025-2030".
    Year,
    /// "tuần 3".
    Week,
}

/// `calendar.toml`, indexed.
#[derive(Debug)]
pub struct Calendar {
    /// Words that open a date or period.
    pub openers: Spellings<CalendarWord>,
    /// "giờ", "h".
    pub clock: Spellings<()>,
    /// Behind these a period is one of many: "mỗi tháng".
    pub recurring: Spellings<()>,
    /// Behind these, a month or quarter may end and a count begin: "trong tháng 03 vụ".
    pub spanning: Spellings<()>,
    /// "quý ba".
    pub ordinals: Spellings<u8>,
    /// Lengths of time.
    pub lengths: Spellings<()>,
    /// "đầu năm", "qua" behind a length of time.
    pub parts_of_year: Spellings<()>,
    /// "T" of "9T/2026".
    pub months_letter: Spellings<()>,
    /// Words behind which a number like a year counts.
    pub counting_before: Spellings<()>,
    /// Words right before a day and month.
    pub date_before: Spellings<()>,
    /// Words right before a part of a whole.
    pub fraction_before: Spellings<()>,
    /// Words right behind a part of a whole.
    pub fraction_behind: Spellings<()>,
    /// Days that are known as day/month.
    pub holidays: Vec<(u8, u8)>,
    /// Denominators of maps.
    pub map_scales: Vec<u32>,
    /// Words shortly before the scale of a map.
    pub map_before: Spellings<()>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    words: Words,
    dates: Dates,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    day: Vec<String>,
    month: Vec<String>,
    quarter: Vec<String>,
    year: Vec<String>,
    week: Vec<String>,
    clock: Vec<String>,
    recurring: Vec<String>,
    spanning: Vec<String>,
    ordinals: BTreeMap<String, u8>,
    lengths: Vec<String>,
    parts_of_year: Vec<String>,
    months_letter: String,
    counting_before: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Dates {
    before: Vec<String>,
    fraction_before: Vec<String>,
    fraction_behind: Vec<String>,
    holidays: Vec<String>,
    map_scales: Vec<u32>,
    map_before: Vec<String>,
    #[serde(rename = "example")]
    _example: String,
    #[serde(rename = "not")]
    _not: Vec<String>,
}

impl Calendar {
    pub(super) fn load(file: &str, text: &str) -> Result<Calendar, LexiconError> {
        let File { words, dates } = read_toml(file, text)?;
        let mut openers = Spellings::default();
        let kinds = [
            (&words.day, CalendarWord::Day),
            (&words.month, CalendarWord::Month),
            (&words.quarter, CalendarWord::Quarter),
            (&words.year, CalendarWord::Year),
            (&words.week, CalendarWord::Week),
        ];
        kinds.into_iter().for_each(|(list, kind)| list.iter().for_each(|word| openers.add(word, kind)));
        let mut ordinals = Spellings::default();
        words.ordinals.iter().for_each(|(word, value)| ordinals.add(word, *value));
        Ok(Calendar {
            openers,
            clock: Spellings::list(&words.clock),
            recurring: Spellings::list(&words.recurring),
            spanning: Spellings::list(&words.spanning),
            ordinals,
            lengths: Spellings::list(&words.lengths),
            parts_of_year: Spellings::list(&words.parts_of_year),
            months_letter: Spellings::list([&words.months_letter]),
            counting_before: Spellings::list(&words.counting_before),
            date_before: Spellings::list(&dates.before),
            fraction_before: Spellings::list(&dates.fraction_before),
            fraction_behind: Spellings::list(&dates.fraction_behind),
            holidays: holidays(file, &dates.holidays)?,
            map_scales: dates.map_scales,
            map_before: Spellings::list(&dates.map_before),
        })
    }
}

fn holidays(file: &str, days: &[String]) -> Result<Vec<(u8, u8)>, LexiconError> {
    let day = |written: &String| {
        let (day, month) = written.split_once('/')?;
        Some((day.parse().ok()?, month.parse().ok()?))
    };
    let read = days.iter().map(|d| day(d).ok_or(d)).collect::<Result<_, _>>();
    read.map_err(|d| LexiconError { file: file.to_owned(), message: format!("{d}: no day/month") })
}
