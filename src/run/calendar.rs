//! Settings of periods and deadlines.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer};

use crate::model::{Calendar, Day};

/// From when to when periods run, and when reports are due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Periods {
    /// The day of the month to which figures run, 14 for "from the 15th to the 14th"; without it whole months.
    #[serde(rename = "ngay-chot", deserialize_with = "day_of_month")]
    pub last_day: Option<u8>,
    /// The day of the month on which reports are due after the end of the period.
    #[serde(rename = "han-nop", deserialize_with = "day_of_month")]
    pub due_day: Option<u8>,
    /// The day to which the mid-term review looks; without it the middle of the term.
    #[serde(rename = "giua-nhiem-ky", deserialize_with = "date")]
    pub mid_term: Option<Day>,
}

impl Periods {
    pub(super) fn calendar(&self) -> Calendar {
        Calendar { last_day: self.last_day, due_day: self.due_day, mid_term: self.mid_term }
    }
}

/// A date written "2028-06-30"; `None` where it is none.
pub fn read_date(text: &str) -> Option<Day> {
    day_of(text.trim().parse().ok()?)
}

/// A date as a day of the model.
pub(super) fn day_of(date: Date) -> Option<Day> {
    Some((u16::try_from(date.year()).ok()?, date.month().unsigned_abs(), date.day().unsigned_abs()))
}

fn day_of_month<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u8>, D::Error> {
    let day = u8::deserialize(deserializer)?;
    if (1..=31).contains(&day) { Ok(Some(day)) } else { Err(serde::de::Error::custom("not a day of a month, 1 to 31")) }
}

fn date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Day>, D::Error> {
    let text = String::deserialize(deserializer)?;
    read_date(&text).map(Some).ok_or_else(|| serde::de::Error::custom("not a date like 2028-06-30"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_and_wrong_days_refused() {
        let read: Periods = toml::from_str("ngay-chot = 14\nhan-nop = 20\ngiua-nhiem-ky = \"2028-06-30\"").unwrap();
        let want = Calendar { last_day: Some(14), due_day: Some(20), mid_term: Some((2028, 6, 30)) };
        assert_eq!(read.calendar(), want);
        assert!(toml::from_str::<Periods>("ngay-chot = 32").is_err());
        assert!(toml::from_str::<Periods>("giua-nhiem-ky = \"30/6/2028\"").is_err());
    }
}
