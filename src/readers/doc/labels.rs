//! Numbers of lists, as seen on the page.

use std::collections::{HashMap, HashSet};

use super::lists::{LEVELS, Level, Lists};
use crate::readers::numerals::{bullet, number_text};

/// Counts the lists while the document is read.
#[derive(Debug, Default)]
pub(super) struct Labels {
    counters: HashMap<i32, [Option<i64>; LEVELS]>,
    begun: HashSet<u16>,
}

impl Labels {
    /// The label of the next paragraph of a list's use.
    pub(super) fn next(&mut self, used: u16, level: u8, lists: &Lists) -> Option<String> {
        let list = lists.used(used)?;
        let levels = lists.levels(list.list)?;
        let at = usize::from(level).min(LEVELS - 1);
        let shown = levels.get(at)?;
        let counters = self.counters.entry(list.list).or_default();
        if self.begun.insert(used) {
            for (restarted, start) in &list.starts {
                if let Some(counter) = counters.get_mut(*restarted) {
                    *counter = Some(i64::from(*start) - 1);
                }
            }
        }
        for (i, counter) in counters.iter_mut().enumerate() {
            let start = levels.get(i).map_or(1, |l| i64::from(l.start));
            if i < at {
                counter.get_or_insert(start);
            } else if i == at {
                *counter = Some(counter.map_or(start, |n| n.saturating_add(1)));
            } else {
                *counter = None;
            }
        }
        let text = written(shown, levels, counters);
        (!text.is_empty()).then_some(text)
    }
}

fn written(shown: &Level, levels: &[Level], counters: &[Option<i64>; LEVELS]) -> String {
    if shown.format == BULLET {
        return bullet(&shown.text);
    }
    let mut text = String::new();
    for c in shown.text.chars() {
        let Some(counter) = counters.get(c as usize) else {
            text.push(c);
            continue;
        };
        let format = levels.get(c as usize).map_or("decimal", |l| format_name(l.format));
        text.push_str(&number_text(counter.unwrap_or(0), if shown.is_legal { "decimal" } else { format }));
    }
    text.trim().to_owned()
}

/// The format of bullets.
const BULLET: u8 = 23;

fn format_name(format: u8) -> &'static str {
    match format {
        1 => "upperRoman",
        2 => "lowerRoman",
        3 => "upperLetter",
        4 => "lowerLetter",
        22 => "decimalZero",
        BULLET => "bullet",
        255 => "none",
        _ => "decimal",
    }
}
