//! In which years an item of the programme runs.

use crate::lexicon::{Lexicon, ScheduleWord};
use crate::text::tokens;

/// First and last year of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Years {
    first: u16,
    last: u16,
}

impl Years {
    const ALL: Years = Years { first: 0, last: u16::MAX };

    /// The years that a schedule names: "2025 - 2030", "Hoàn thành năm 2026", "Năm 2025 và duy trì suốt nhiệm kỳ". One
    /// that names none ("Thường xuyên") runs through all of them.
    pub(super) fn of(schedule: Option<&str>, lexicon: &Lexicon) -> Years {
        let Some(text) = schedule else { return Years::ALL };
        let digits = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
        let years: Vec<u16> =
            digits.filter_map(|year| year.parse().ok()).filter(|y| (1990..2100).contains(y)).collect();
        let (Some(first), Some(last)) = (years.iter().min().copied(), years.iter().max().copied()) else {
            return Years::ALL;
        };
        let words: Vec<ScheduleWord> =
            lexicon.programme.schedule.find(text, &tokens(text)).iter().map(|hit| *hit.payload).collect();
        Years {
            first: if first == last && words.contains(&ScheduleWord::Until) { 0 } else { first },
            last: if words.contains(&ScheduleWord::Ongoing) { u16::MAX } else { last },
        }
    }

    pub(super) fn hold(self, year: u16) -> bool {
        (self.first..=self.last).contains(&year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schedules_say_when_an_item_runs() {
        let lexicon = Lexicon::shipped().unwrap();
        let check = |schedule: &str, runs: &[u16], rests: &[u16]| {
            let years = Years::of(Some(schedule), &lexicon);
            assert!(runs.iter().all(|year| years.hold(*year)), "{schedule}: {years:?}");
            assert!(!rests.iter().any(|year| years.hold(*year)), "{schedule}: {years:?}");
        };
        check("Thường xuyên", &[2025, 2030], &[]);
        check("2027 - 2030", &[2027, 2030], &[2026]);
        check("Năm 2026", &[2026], &[2025, 2027]);
        check("Hoàn thành năm 2026", &[2025, 2026], &[2027]);
        check("Năm 2025 và duy trì suốt nhiệm kỳ", &[2025, 2030], &[2024]);
        check("Tháng 9/2025 triển khai và thực hiện thường xuyên", &[2025, 2029], &[]);
    }
}
