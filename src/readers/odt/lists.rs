//! Numbers of lists, as seen on the page.

use std::collections::HashMap;

use crate::readers::numerals::{bullet, number_text};

/// Levels that a list can have.
pub(super) const LEVELS: usize = 10;

/// A level of a list style.
#[derive(Debug, Clone, Default)]
pub(super) struct Level {
    /// "1", "I", "i", "A", "a", or nothing.
    pub(super) format: String,
    pub(super) prefix: String,
    pub(super) suffix: String,
    /// The bullet, for a level without numbers.
    pub(super) bullet: Option<String>,
    pub(super) start: i64,
    /// Levels that its number shows.
    pub(super) shown: usize,
}

/// The levels of a list.
pub(super) type ListStyle = [Option<Level>; LEVELS];

/// The numbers that a list has come to, by level.
pub(super) type Counters = [Option<i64>; LEVELS];

/// A list that is open.
#[derive(Debug, Clone, Default)]
pub(super) struct OpenList {
    /// Its style, or that of the list around it.
    pub(super) style: Option<String>,
    /// The list is the outermost one; what it has come to is kept under this name.
    pub(super) id: Option<String>,
}

/// Counts the lists while the document is read.
#[derive(Debug, Default)]
pub(super) struct Lists {
    pub(super) counters: Counters,
    /// What finished lists came to, by their name and by their style.
    finished: HashMap<String, Counters>,
    pub(super) headings: Counters,
}

impl Lists {
    /// Begins an outermost list: anew, or where another one ended.
    pub(super) fn begin(&mut self, continues: Option<&str>, style: Option<&str>, goes_on: bool) {
        let before = continues.or(style.filter(|_| goes_on)).and_then(|name| self.finished.get(name));
        self.counters = before.copied().unwrap_or_default();
    }

    /// Ends an outermost list.
    pub(super) fn end(&mut self, list: &OpenList) {
        for name in list.id.iter().chain(&list.style) {
            self.finished.insert(name.clone(), self.counters);
        }
    }
}

/// Counts one on at a level and writes the label; levels below begin again.
pub(super) fn next(counters: &mut Counters, style: &ListStyle, at: usize, start: Option<i64>) -> Option<String> {
    let level = style.get(at)?.as_ref()?;
    for (i, counter) in counters.iter_mut().enumerate() {
        let first = style.get(i).and_then(Option::as_ref).map_or(1, |l| l.start);
        if i < at {
            counter.get_or_insert(first);
        } else if i == at {
            *counter = Some(start.unwrap_or_else(|| counter.map_or(first, |n| n.saturating_add(1))));
        } else {
            *counter = None;
        }
    }
    let text = match &level.bullet {
        Some(text) => bullet(text),
        None => written(counters, style, at, level),
    };
    (!text.is_empty()).then_some(text)
}

fn written(counters: &Counters, style: &ListStyle, at: usize, level: &Level) -> String {
    let from = (at + 1).saturating_sub(level.shown.max(1));
    let numbers: Vec<String> = (from..=at)
        .filter_map(|i| {
            let format = style.get(i)?.as_ref().map_or("1", |l| l.format.as_str());
            let text = number_text(counters.get(i).copied().flatten().unwrap_or(0), word_format(format)?);
            (!text.is_empty()).then_some(text)
        })
        .collect();
    if numbers.is_empty() {
        return String::new();
    }
    format!("{}{}{}", level.prefix, numbers.join("."), level.suffix).trim().to_owned()
}

/// The name that Word has for a format of OpenDocument.
fn word_format(format: &str) -> Option<&'static str> {
    Some(match format {
        "" => return None,
        "I" => "upperRoman",
        "i" => "lowerRoman",
        "A" => "upperLetter",
        "a" => "lowerLetter",
        _ => "decimal",
    })
}
