//! What is done with each finding.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::context::Context;
use super::reading::Finding;
use crate::model::{Confidence, Content, Decision, Fact, ItemId, Measure, Reason};

/// Turns the findings of a report into facts: repeated ones once, contradicting ones to review, weak ones left out.
pub(crate) fn decide(findings: Vec<Finding>, context: &Context) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    for finding in findings {
        let Some(item) = context.index.profile(finding.subject).map(|p| p.id) else { continue };
        if finding.confidence < context.options.review {
            continue;
        }
        let decision = if finding.confidence >= context.options.accept { Decision::Accepted } else { Decision::Review };
        let fact = Fact {
            item,
            measure: finding.measure,
            content: finding.content,
            place: finding.place,
            quote: finding.quote,
            confidence: Confidence::new(finding.confidence),
            decision,
            reasons: finding.reasons,
            evidence: finding.evidence,
        };
        match facts.iter_mut().find(|f| same(f, &fact)) {
            // The surer reading of a repeated fact stays.
            Some(earlier) if earlier.confidence < fact.confidence => *earlier = fact,
            Some(_) => {}
            None => facts.push(fact),
        }
    }
    disagreements(&mut facts);
    facts
}

/// Two places that say the same of one item.
fn same(a: &Fact, b: &Fact) -> bool {
    if a.item != b.item || a.measure != b.measure {
        return false;
    }
    match (&a.content, &b.content) {
        (Content::Figure(x), Content::Figure(y)) => x.same_amount(y) && x.unit.dimension == y.unit.dimension,
        (x, y) => x == y,
    }
}

/// Different results for one item within one report go to review, all of them.
fn disagreements(facts: &mut [Fact]) {
    let mut values: BTreeMap<(ItemId, Measure), Vec<(usize, Decimal)>> = BTreeMap::new();
    for (at, fact) in facts.iter().enumerate() {
        if let (Content::Figure(quantity), true) = (&fact.content, fact.decision == Decision::Accepted)
            && let Some(base) = quantity.in_base()
        {
            values.entry((fact.item, fact.measure)).or_default().push((at, base));
        }
    }
    for ((item, measure), found) in values {
        let single = matches!(measure, Measure::InPeriod | Measure::CumulativeYear | Measure::CumulativeTerm);
        let body = matches!(item, ItemId::Body { .. });
        if !single || found.len() < 2 || body {
            continue;
        }
        let values: Vec<Decimal> = found.iter().map(|(_, v)| *v).collect();
        for (at, _) in &found {
            if let Some(fact) = facts.get_mut(*at) {
                fact.decision = Decision::Review;
                fact.reasons.push(Reason::Disagreement { values: values.clone() });
            }
        }
    }
}
