//! A published period, and what changed since.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::item::ItemId;
use super::measure::Measure;
use super::period::Period;
use super::quantity::Quantity;
use super::result::{Assessment, Consolidation, ItemResult};

/// One version of a published period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Published {
    /// The period.
    pub period: Period,
    /// From 1.
    pub version: u32,
    /// Local time, in whole seconds.
    pub at: String,
    /// Why it was published again; empty for the first version.
    pub reason: String,
    /// The files of the drop folder that are in it: name and BLAKE3.
    pub inputs: Vec<FileHash>,
    /// The files that were published.
    pub outputs: Vec<FileHash>,
    /// The results.
    pub items: BTreeMap<ItemId, ItemResult>,
}

/// A file by its content.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FileHash {
    /// Its name.
    pub name: String,
    /// BLAKE3 of its bytes, in hexadecimal; empty where it could not be read.
    pub hash: String,
}

/// What a period would say now that it did not say when it was published.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Adjustment {
    /// Files that came later, by name.
    pub late: Vec<String>,
    /// Files that were in it and are gone, by name.
    pub gone: Vec<String>,
    /// Results that differ.
    pub differences: Vec<Difference>,
}

/// A result that differs from the published one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// The item.
    pub item: ItemId,
    /// Which of its figures; the state in words is [`Measure::Status`].
    pub measure: Measure,
    /// As published.
    pub published: Told,
    /// As it would be now.
    pub now: Told,
    /// Why.
    pub causes: Vec<Cause>,
}

/// A figure, or how the item stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// Nothing.
    Nothing,
    /// A figure.
    Figure(Quantity),
    /// How the item stands.
    Assessment(Assessment),
}

/// Why a result differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// A file that came later speaks of the item.
    Late { file: String },
    /// A person decided since.
    Ruling { by: String, at: String },
    /// Files that were in it are gone.
    Gone,
    /// Neither: the programme, its corrections or the program changed.
    Other,
}

impl Published {
    /// What `now` says otherwise. Texts of reasons don't count, figures and standing do.
    pub fn adjustment(&self, now: &Consolidation) -> Adjustment {
        let inputs = inputs(now);
        let is_known = |file: &&FileHash| self.inputs.iter().any(|known| known.hash == file.hash);
        let is_there = |file: &&FileHash| inputs.iter().any(|other| other.hash == file.hash);
        let names = |files: Vec<&FileHash>| files.into_iter().map(|file| file.name.clone()).collect();
        let late: Vec<String> = names(inputs.iter().filter(|file| !is_known(file)).collect());
        let gone: Vec<String> = names(self.inputs.iter().filter(|file| !is_there(file)).collect());
        let ids = self.items.keys().chain(now.items.keys());
        let ids: std::collections::BTreeSet<ItemId> = ids.copied().collect();
        let mut differences = Vec::new();
        for id in ids {
            let (before, after) = (self.items.get(&id), now.items.get(&id));
            for (measure, of) in FIGURES {
                let (published, now) = (told(before, of), told(after, of));
                if !published.says_the_same(&now) {
                    differences.push(Difference { item: id, measure, published, now, causes: Vec::new() });
                }
            }
        }
        let mut adjustment = Adjustment { late, gone, differences };
        for at in 0..adjustment.differences.len() {
            let causes = adjustment.differences.get(at).map(|each| self.causes(each.item, now, &adjustment));
            if let (Some(each), Some(causes)) = (adjustment.differences.get_mut(at), causes) {
                each.causes = causes;
            }
        }
        adjustment
    }

    fn causes(&self, item: ItemId, now: &Consolidation, adjustment: &Adjustment) -> Vec<Cause> {
        let facts = now.items.get(&item).into_iter().flat_map(|item| &item.facts);
        let mut causes: Vec<Cause> = Vec::new();
        for (submission, _) in facts.filter_map(|at| now.fact(*at)) {
            let cause = Cause::Late { file: submission.file.clone() };
            if adjustment.late.contains(&submission.file) && !causes.contains(&cause) {
                causes.push(cause);
            }
        }
        let since = |ruling: &&super::ruling::Ruling| ruling.about.item == item && ruling.at > self.at;
        for ruling in now.rulings.iter().map(|ruled| &ruled.ruling).filter(since) {
            causes.push(Cause::Ruling { by: ruling.by.clone(), at: ruling.at.clone() });
        }
        if causes.is_empty() {
            causes.push(if adjustment.gone.is_empty() { Cause::Other } else { Cause::Gone });
        }
        causes
    }
}

impl Adjustment {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.late.is_empty() && self.gone.is_empty() && self.differences.is_empty()
    }
}

impl Told {
    fn says_the_same(&self, other: &Told) -> bool {
        match (self, other) {
            (Told::Figure(one), Told::Figure(other)) => one.same_amount(other) && one.qualifier == other.qualifier,
            (one, other) => one == other,
        }
    }
}

/// The files of a consolidation.
pub fn inputs(of: &Consolidation) -> Vec<FileHash> {
    let file = |each: &super::submission::Submission| FileHash { name: each.file.clone(), hash: each.hash.clone() };
    of.submissions.iter().map(file).collect()
}

type Of = fn(&ItemResult) -> Told;

/// What is compared of an item.
const FIGURES: [(Measure, Of); 6] = [
    (Measure::InPeriod, |item| figure(&item.in_period)),
    (Measure::CumulativeYear, |item| figure(&item.cumulative_year)),
    (Measure::CumulativeTerm, |item| figure(&item.cumulative_term)),
    (Measure::PercentOfPlan, |item| figure(&item.percent_of_plan)),
    (Measure::PercentComplete, |item| figure(&item.percent_complete)),
    (Measure::Status, |item| Told::Assessment(item.assessment)),
];

fn figure(figure: &Option<Quantity>) -> Told {
    figure.clone().map_or(Told::Nothing, Told::Figure)
}

fn told(item: Option<&ItemResult>, of: Of) -> Told {
    item.map_or(Told::Nothing, of)
}
