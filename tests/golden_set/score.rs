//! Readings held against labels.

use std::collections::BTreeMap;
use std::fmt;

use tonghop::model::{Content, Decision, Fact};

use crate::case::{Case, Label, name_of};

/// A case's readings sorted by whether they are right.
#[derive(Debug, Default)]
pub(crate) struct Held {
    accepted: usize,
    review: usize,
    missed: Vec<String>,
    wrong: Vec<String>,
    needless: Vec<String>,
    right_beside: usize,
}

/// Holds readings against a case's labels.
pub(crate) fn held_against(case: &Case, facts: &[Fact]) -> Held {
    let mut held = Held::default();
    let says = |label: &Label, wanted: Decision| facts.iter().any(|f| f.decision == wanted && label.says(f));
    for label in &case.facts {
        if says(label, Decision::Accepted) {
            held.accepted += 1;
        } else if says(label, Decision::Review) {
            held.review += 1;
        } else {
            held.missed.push(told(label));
        }
    }
    for fact in facts {
        let right = case.facts.iter().chain(&case.optional).any(|l| l.says(fact));
        match (right, fact.decision) {
            (true, Decision::Accepted) => held.right_beside += 1,
            (false, Decision::Accepted) => {
                let warned = case.must_not.iter().any(|l| l.says(fact));
                held.wrong.push(format!("{}{}", if warned { "! " } else { "" }, shown(fact)));
            }
            (false, _) => held.needless.push(shown(fact)),
            (true, _) => {}
        }
    }
    held
}

impl Held {
    /// Prints one kind of fault of a case with its text.
    pub(crate) fn tell(&self, case: &Case, wish: &str) {
        let faults = match wish {
            "missed" => &self.missed,
            "wrong" => &self.wrong,
            _ => &self.needless,
        };
        if !faults.is_empty() {
            println!("{} {} [{}]\n{}{}", case.id, case.style, case.period, case.text, table(case));
            faults.iter().for_each(|f| println!("   {wish}: {f}"));
        }
    }
}

fn table(case: &Case) -> String {
    case.rows.iter().map(|r| format!("  | {}\n", r.join(" | "))).collect()
}

fn told(label: &Label) -> String {
    let said = label.value.as_ref().or(label.text.as_ref()).map_or("", String::as_str);
    format!("{} {} {said}", label.item, label.measure)
}

fn shown(fact: &Fact) -> String {
    let said = match &fact.content {
        Content::Figure(quantity) => format!("{} {}", quantity.value, quantity.unit.symbol),
        other => format!("{other:?}"),
    };
    format!("{} {} {said} ({:.2})", fact.item, name_of(fact.measure), fact.confidence.value())
}

/// Counts of a half, by style.
#[derive(Debug, Default)]
pub(crate) struct Score {
    styles: BTreeMap<String, Counts>,
}

#[derive(Debug, Default, Clone, Copy)]
struct Counts {
    labels: usize,
    accepted: usize,
    review: usize,
    right: usize,
    wrong: usize,
    needless: usize,
}

impl Score {
    pub(crate) fn add(&mut self, style: &str, held: &Held) {
        let counts = self.styles.entry(style.to_owned()).or_default();
        counts.labels += held.accepted + held.review + held.missed.len();
        counts.accepted += held.accepted;
        counts.review += held.review;
        counts.right += held.right_beside;
        counts.wrong += held.wrong.len();
        counts.needless += held.needless.len();
    }

    /// Right ones among the accepted.
    pub(crate) fn precision(&self) -> f64 {
        let all = self.total();
        part(all.right, all.right + all.wrong)
    }

    /// Accepted ones among those in the texts.
    pub(crate) fn recall(&self) -> f64 {
        part(self.total().accepted, self.total().labels)
    }

    /// Accepted or in review among those in the texts.
    pub(crate) fn found(&self) -> f64 {
        part(self.total().accepted + self.total().review, self.total().labels)
    }

    fn total(&self) -> Counts {
        self.styles.values().fold(Counts::default(), |sum, each| Counts {
            labels: sum.labels + each.labels,
            accepted: sum.accepted + each.accepted,
            review: sum.review + each.review,
            right: sum.right + each.right,
            wrong: sum.wrong + each.wrong,
            needless: sum.needless + each.needless,
        })
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of a few hundred")]
fn part(some: usize, all: usize) -> f64 {
    if all == 0 { 1.0 } else { some as f64 / all as f64 }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let header =
            format!("{:22}{:>7}{:>9}{:>8}{:>7}{:>10}", "style", "labels", "accepted", "review", "wrong", "needless");
        writeln!(f, "{header}")?;
        let total = ("all".to_owned(), self.total());
        for (style, c) in self.styles.iter().map(|(s, c)| (s.clone(), *c)).chain(std::iter::once(total)) {
            let (labels, accepted) = (c.labels, c.accepted);
            writeln!(f, "{style:22}{labels:7}{accepted:9}{:8}{:7}{:10}", c.review, c.wrong, c.needless)?;
        }
        let (precision, recall, found) = (self.precision(), self.recall(), self.found());
        writeln!(f, "precision {precision:.3}, recall {recall:.3}, with review {found:.3}")
    }
}
