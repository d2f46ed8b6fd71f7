//! States in words and documents issued.

use super::claims::Claim;
use super::ownership::Role;
use super::unit_names::UnitKey;
use crate::model::{Content, Reason, ReportingUnit, Status};

/// The state of an item in the words of who speaks for it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Stated {
    pub(super) status: Option<Status>,
    pub(super) by: Vec<ReportingUnit>,
    pub(super) review: bool,
    pub(super) reasons: Vec<Reason>,
}

/// The state that the leads give, else their deputies; where the programme names nobody, what all agree on.
pub(super) fn status(claims: &[Claim<'_>], is_assigned: bool, role: impl Fn(&UnitKey) -> Role) -> Stated {
    let stated: Vec<(&Claim<'_>, Status)> =
        claims.iter().filter_map(|claim| Some((claim, status_of(claim)?))).collect();
    let roles = [Role::Lead, Role::Deputy, Role::Contributor];
    for each in roles.into_iter().filter(|each| *each != Role::Contributor || !is_assigned) {
        let of_role: Vec<&(&Claim<'_>, Status)> =
            stated.iter().filter(|(claim, _)| role(&claim.unit) == each).collect();
        let accepted: Vec<&(&Claim<'_>, Status)> =
            of_role.iter().copied().filter(|(claim, _)| claim.is_accepted()).collect();
        if !accepted.is_empty() {
            return agreed(&accepted);
        }
        if !of_role.is_empty() {
            let reasons = of_role.iter().flat_map(|(claim, _)| claim.fact.reasons.clone()).collect();
            return Stated { review: true, reasons, ..Stated::default() };
        }
    }
    if stated.iter().any(|(claim, _)| claim.is_accepted()) {
        return Stated { reasons: vec![Reason::NotResponsible], ..Stated::default() };
    }
    Stated { review: !stated.is_empty(), ..Stated::default() }
}

/// Documents issued, each once: those of the leads first, then of the others, in the order reported.
pub(super) fn products(claims: &[Claim<'_>], role: impl Fn(&UnitKey) -> Role) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut sorted: Vec<(Role, &str)> = claims
        .iter()
        .filter(|claim| claim.is_accepted())
        .filter_map(|claim| match &claim.fact.content {
            Content::Product(document) => Some((role(&claim.unit), document.as_str())),
            Content::Figure(_) | Content::Status(_) | Content::Unread => None,
        })
        .collect();
    sorted.sort_by_key(|(role, _)| *role);
    for (_, document) in sorted {
        if !found.iter().any(|known| known == document) {
            found.push(document.to_owned());
        }
    }
    found
}

fn status_of(claim: &Claim<'_>) -> Option<Status> {
    match claim.fact.content {
        Content::Status(status) => Some(status),
        Content::Figure(_) | Content::Product(_) | Content::Unread => None,
    }
}

fn agreed(stated: &[&(&Claim<'_>, Status)]) -> Stated {
    let mut distinct: Vec<Status> = stated.iter().map(|(_, status)| *status).collect();
    distinct.sort();
    distinct.dedup();
    let mut by: Vec<ReportingUnit> = Vec::new();
    for unit in stated.iter().filter_map(|(claim, _)| claim.name) {
        if !by.contains(unit) {
            by.push(unit.clone());
        }
    }
    match distinct.as_slice() {
        [only] => Stated { status: Some(*only), by, ..Stated::default() },
        // Both words of a pair are true; the first says more.
        [Status::Met, Status::Done] => Stated { status: Some(Status::Met), by, ..Stated::default() },
        [Status::InProgress, Status::Late] => Stated { status: Some(Status::Late), by, ..Stated::default() },
        _ => {
            let reasons = vec![Reason::Disagreement { values: Vec::new() }];
            Stated { by, review: true, reasons, ..Stated::default() }
        }
    }
}
