//! Whether an item is a sender's to report on.

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use super::matching::ItemKind;
use super::reading::Finding;
use crate::lexicon::{BodyKind, Lexicon};
use crate::model::{Dimension, ItemId, Nature, Programme, Reason, ReportingUnit};

/// Who the programme names for each item, by the kind of body.
#[derive(Debug, Clone, Default)]
pub(crate) struct Duties {
    rows: BTreeMap<ItemId, BTreeSet<BodyKind>>,
    groups: BTreeMap<String, BTreeSet<BodyKind>>,
}

impl Duties {
    /// Reads the cells of leads and cooperating units, and the assignments of the body's groups.
    pub(crate) fn of(programme: &Programme, lexicon: &Lexicon) -> Duties {
        let kinds = |lead: Option<&str>, cooperating: Option<&str>| -> BTreeSet<BodyKind> {
            let cells = [lead, cooperating].into_iter().flatten();
            cells.flat_map(|cell| lexicon.reporting_units.kinds_of_cell(cell)).collect()
        };
        let indicators = programme.indicators.iter().map(|r| (r.id, kinds(r.lead.as_deref(), None)));
        let tasks = programme.tasks.iter().map(|r| (r.id, kinds(r.lead.as_deref(), r.cooperating.as_deref())));
        let projects = programme.projects.iter().map(|r| (r.id, kinds(r.lead.as_deref(), r.cooperating.as_deref())));
        let mut rows: BTreeMap<ItemId, BTreeSet<BodyKind>> = indicators.chain(tasks).chain(projects).collect();
        let groups: BTreeMap<String, BTreeSet<BodyKind>> = programme
            .assignments
            .iter()
            .map(|a| (a.group.clone(), kinds(Some(&a.lead), a.cooperating.as_deref())))
            .collect();
        // A row that equals a bullet is the duty of those named for the bullet's group too.
        for pair in &programme.pairs {
            let of_bullets = pair.body.iter().filter_map(|id| groups.get(&id.group())).flatten().copied();
            let own: BTreeSet<BodyKind> = of_bullets.collect();
            if let Some(named) = rows.get_mut(&pair.indicator.row()).filter(|named| !named.is_empty()) {
                named.extend(own);
            }
        }
        Duties { rows, groups }
    }

    /// Whether the programme gives an item to other kinds of bodies than the sender's; a body of no kind (a school, a
    /// neighbourhood) answers for whatever it reports.
    fn is_foreign(&self, item: ItemId, sender: &BTreeSet<BodyKind>) -> bool {
        let named =
            self.rows.get(&item).or_else(|| self.rows.get(&item.row())).or_else(|| self.groups.get(&item.group()));
        named.is_some_and(|named| !named.is_empty() && !sender.is_empty() && named.is_disjoint(sender))
    }
}

/// Figures and states of items that are none of the sender's go to review: words that fit another's item are as often
/// about something else. Work of others is not told of by chance words at all.
pub(crate) fn doubt_foreign(findings: &mut Vec<Finding>, sender: Option<&ReportingUnit>, context: &Context) {
    let Some(sender) = sender else { return };
    let kinds = context.lexicon.reporting_units.kinds_of_name(sender.name());
    let accept = context.options.accept;
    findings.retain_mut(|finding| {
        let Some(profile) = context.index.profile(finding.subject) else { return true };
        // Funds are raised by anybody.
        let given = profile.dimension == Some(Dimension::Money) && profile.nature != Nature::Growth;
        if given || !context.duties.is_foreign(profile.id, &kinds) {
            return true;
        }
        if profile.kind != ItemKind::Indicator {
            return finding.confidence >= accept;
        }
        finding.confidence = finding.confidence.min(0.6);
        finding.reasons.push(Reason::NotResponsible);
        true
    });
}
