//! Numbers of lists, as seen on the page.

use std::collections::{HashMap, HashSet};

use super::numbering::{LEVELS, Level, Numbering};
use super::styles::Styles;
use crate::readers::numerals::{bullet, number_text};

/// Key of a list's counters, and its levels.
type KeyedLevels = (i64, HashMap<usize, Level>);

/// Counts the lists while the document is read.
#[derive(Debug, Default)]
pub(super) struct Labels {
    counters: HashMap<i64, [Option<i64>; LEVELS]>,
    begun: HashSet<i64>,
    /// Levels of the lists met so far.
    lists: HashMap<i64, Option<KeyedLevels>>,
}

impl Labels {
    /// The label of the next paragraph of a list: "1.", "a)", "-". `style` is the paragraph's style, which may stand
    /// for a level when `level` is not given.
    pub(super) fn next(
        &mut self,
        list: i64,
        level: Option<i64>,
        style: Option<&str>,
        (numbering, styles): (&Numbering, &Styles),
    ) -> Option<String> {
        let known = self.lists.entry(list).or_insert_with(|| numbering.list(list, styles));
        let (key, levels) = known.as_ref()?;
        let by_style =
            || (0..LEVELS).find(|at| levels.get(at).is_some_and(|l| l.style.is_some() && l.style.as_deref() == style));
        let at = level.and_then(|l| usize::try_from(l).ok()).or_else(by_style).unwrap_or(0).min(LEVELS - 1);
        let shown = levels.get(&at)?;
        let counters = self.counters.entry(*key).or_default();
        if self.begun.insert(list) {
            for (restarted, start) in numbering.restarts(list).into_iter().flatten() {
                if let Some(counter) = counters.get_mut(*restarted) {
                    *counter = Some(start.saturating_sub(1));
                }
            }
        }
        step(counters, levels, at);
        let text = written(shown, levels, counters);
        (!text.is_empty()).then_some(text)
    }
}

/// Counts one on at a level; levels above that were never used begin, levels below start again.
fn step(counters: &mut [Option<i64>; LEVELS], levels: &HashMap<usize, Level>, at: usize) {
    for (i, counter) in counters.iter_mut().enumerate() {
        let start = levels.get(&i).map_or(1, |l| l.start);
        if i < at {
            counter.get_or_insert(start);
        } else if i == at {
            *counter = Some(counter.map_or(start, |n| n.saturating_add(1)));
        } else {
            let after = levels.get(&i).and_then(|l| l.restart_after).unwrap_or(i as i64);
            if (at as i64) < after {
                *counter = None;
            }
        }
    }
}

/// The text of a level with its numbers in place.
fn written(shown: &Level, levels: &HashMap<usize, Level>, counters: &[Option<i64>; LEVELS]) -> String {
    if shown.format == "bullet" {
        return bullet(&shown.text);
    }
    let mut text = String::new();
    let mut characters = shown.text.chars().peekable();
    while let Some(character) = characters.next() {
        let digit = characters.peek().and_then(|c| c.to_digit(10)).filter(|d| *d > 0);
        let (true, Some(digit)) = (character == '%', digit) else {
            text.push(character);
            continue;
        };
        characters.next();
        let at = digit as usize - 1;
        let number = counters.get(at).copied().flatten().unwrap_or(0);
        let format = levels.get(&at).map_or("decimal", |l| l.format.as_str());
        text.push_str(&number_text(number, if shown.is_legal { "decimal" } else { format }));
    }
    text.trim().to_owned()
}
