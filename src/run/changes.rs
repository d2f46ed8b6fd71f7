//! What changed since the last run.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::Number;

use super::alone::HIDDEN;
use super::pipeline::Finished;
use crate::model::ItemId;
use crate::outputs::one_line;
use crate::platform;
use crate::wording::changes as wording;

/// The record of the files of the last run, among what people need not see.
const FILES: &str = "tep-lan-truoc.json";

/// The files of a run held against those of the run before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileChanges {
    /// Those that there were not.
    pub new: Vec<String>,
    /// Those of another content.
    pub changed: Vec<String>,
    /// Those that there are no more.
    pub gone: Vec<String>,
}

impl FileChanges {
    /// Whether all files are as they were.
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.changed.is_empty() && self.gone.is_empty()
    }
}

/// A result that is not what it was in the set before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The item of the programme.
    pub item: ItemId,
    /// Which of its results.
    pub result: MovedResult,
    /// What it was; `None` where there was none.
    pub before: Option<String>,
    /// What it is; `None` where there is none.
    pub after: Option<String>,
    /// Where its figures come from: file and place.
    pub sources: Vec<(String, String)>,
}

impl FileChanges {
    /// The same in words, a line a kind. What a file is called can't begin a line of its own.
    pub fn told(&self) -> Vec<String> {
        let lines = |names: &[String]| names.iter().map(|name| one_line(name)).collect::<Vec<_>>();
        wording::files(&lines(&self.new), &lines(&self.changed), &lines(&self.gone))
    }
}

impl Moved {
    /// The same in words, on one line.
    pub fn told(&self) -> String {
        let result = match self.result {
            MovedResult::InPeriod => wording::IN_PERIOD,
            MovedResult::CumulativeYear => wording::CUMULATIVE_YEAR,
            MovedResult::CumulativeTerm => wording::CUMULATIVE_TERM,
        };
        let (before, after) = (self.before.as_deref(), self.after.as_deref());
        one_line(&wording::moved(self.item, result, before, after, &self.sources))
    }
}

/// A result of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MovedResult {
    /// The figure of the period.
    InPeriod,
    /// The figure from the start of the year.
    CumulativeYear,
    /// The figure from the start of the term.
    CumulativeTerm,
}

/// So much of the result file as tells what moved. What it has more is of no interest here.
#[derive(Deserialize, Default)]
struct Set {
    #[serde(default)]
    facts: Vec<Source>,
    #[serde(default)]
    items: Vec<Item>,
}

#[derive(Deserialize)]
struct Source {
    file: String,
    locator: String,
}

#[derive(Deserialize)]
struct Item {
    item: ItemId,
    in_period: Option<Number>,
    cumulative_year: Option<Number>,
    cumulative_term: Option<Number>,
    #[serde(default)]
    facts: Vec<usize>,
}

impl Item {
    fn results(&self) -> [(MovedResult, Option<String>); 3] {
        let text = |number: &Option<Number>| number.as_ref().map(Number::to_string);
        [
            (MovedResult::InPeriod, text(&self.in_period)),
            (MovedResult::CumulativeYear, text(&self.cumulative_year)),
            (MovedResult::CumulativeTerm, text(&self.cumulative_term)),
        ]
    }
}

/// The results that moved between two result files. Without an earlier one nothing moved.
pub(super) fn moved(before: Option<&[u8]>, after: &[u8]) -> Vec<Moved> {
    let read = |bytes: &[u8]| serde_json::from_slice::<Set>(bytes).ok();
    let (Some(before), Some(after)) = (before.and_then(read), read(after)) else { return Vec::new() };
    let was: BTreeMap<ItemId, &Item> = before.items.iter().map(|item| (item.item, item)).collect();
    let mut found = Vec::new();
    for item in &after.items {
        let earlier = was.get(&item.item).map(|item| item.results());
        let earlier = earlier.into_iter().flatten().map(|(_, text)| text).chain([None, None, None]);
        for ((result, after_text), before_text) in item.results().into_iter().zip(earlier) {
            if before_text == after_text {
                continue;
            }
            // A figure that is gone had its sources in the earlier set.
            let (set, facts) = match (after_text.is_some(), was.get(&item.item)) {
                (false, Some(earlier)) => (&before, &earlier.facts),
                _ => (&after, &item.facts),
            };
            let sources = facts.iter().filter_map(|at| set.facts.get(*at));
            let sources = sources.map(|source| (source.file.clone(), source.locator.clone())).collect();
            let (before, after) = (before_text, after_text);
            found.push(Moved { item: item.item, result, before, after, sources });
        }
    }
    found
}

/// Files by name, with the hash of their content.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct FileRecord(BTreeMap<String, String>);

impl FileRecord {
    /// The files of a run over all periods.
    pub(super) fn of(finished: &[Finished]) -> FileRecord {
        let all = finished.iter().flat_map(|each| &each.consolidation.submissions);
        FileRecord(all.map(|each| (each.file.clone(), each.hash.clone())).collect())
    }

    /// Those of the last run; `None` where there was none.
    pub(super) fn last(outputs: &Path) -> Option<FileRecord> {
        let text = std::fs::read(outputs.join(HIDDEN).join(FILES)).ok()?;
        serde_json::from_slice(&text).ok()
    }

    /// Keeps it for the next run, which otherwise tells no changes.
    pub(super) fn keep(&self, outputs: &Path) {
        let text = serde_json::to_vec_pretty(self).unwrap_or_default();
        let _ = platform::replace_file(&outputs.join(HIDDEN).join(FILES), &text);
    }

    /// What is not as it was.
    pub(super) fn since(&self, before: &FileRecord) -> FileChanges {
        let (now, before) = (&self.0, &before.0);
        let new = now.keys().filter(|name| !before.contains_key(*name)).cloned().collect();
        let changed = |(name, hash): &(&String, &String)| before.get(*name).is_some_and(|earlier| earlier != *hash);
        let changed = now.iter().filter(changed).map(|(name, _)| name.clone()).collect();
        let gone = before.keys().filter(|name| !now.contains_key(*name)).cloned().collect();
        FileChanges { new, changed, gone }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(value: &str, file: &str) -> Vec<u8> {
        let text = format!(
            r#"{{"facts": [{{"file": "x", "locator": "y"}}, {{"file": "{file}", "locator": "đoạn 3", "value": 1}}],
                "items": [{{"item": "PL1.I.1", "in_period": {value}, "cumulative_year": 2.5, "facts": [1]}}]}}"#
        );
        text.into_bytes()
    }

    #[test]
    fn a_figure_that_moved_is_told_with_where_it_comes_from() {
        let told = |before: &str, after: &str| moved(Some(&set(before, "cũ")), &set(after, "mới"));
        let moved_once = told("95.3", "96.40");
        assert_eq!(moved_once.len(), 1);
        let each = &moved_once[0];
        assert_eq!((each.item.to_string().as_str(), each.result), ("PL1.I.1", MovedResult::InPeriod));
        assert_eq!((each.before.as_deref(), each.after.as_deref()), (Some("95.3"), Some("96.4")));
        assert_eq!(each.sources, [("mới".to_owned(), "đoạn 3".to_owned())]);
        assert_eq!(told("1", "null")[0].sources[0].0, "cũ");
        assert!(told("95.3", "95.3").is_empty());
        assert!(moved(None, &set("1", "a")).is_empty());
        assert!(moved(Some(b"{ no result"), &set("1", "a")).is_empty());
    }

    #[test]
    fn files_are_new_changed_or_gone() {
        let record = |files: &[(&str, &str)]| {
            FileRecord(files.iter().map(|(name, hash)| ((*name).to_owned(), (*hash).to_owned())).collect())
        };
        let changes =
            record(&[("a", "1"), ("b", "2"), ("c", "3")]).since(&record(&[("a", "1"), ("b", "1"), ("d", "4")]));
        let expected = FileChanges { new: vec!["c".into()], changed: vec!["b".into()], gone: vec!["d".into()] };
        assert_eq!(changes, expected);
    }
}
