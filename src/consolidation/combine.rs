//! Figures of several units to one.

use rust_decimal::Decimal;

use super::agreement::agrees;
use super::ownership::Role;
use super::unit_names::UnitKey;
use super::voices::{Said, Voice};
use crate::model::{Dimension, OverUnits, Quantity, Reason, ReportingUnit};

/// How the figures of an item combine over units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// The lead unit's figure is the item's: rates, stocks, growth, ranks. They are never added.
    LeadSpeaks,
    /// Counts that many units contribute to are added, unless one reports the total.
    Added,
}

impl From<Manner> for OverUnits {
    fn from(manner: Manner) -> OverUnits {
        match manner {
            Manner::LeadSpeaks => OverUnits::Lead,
            Manner::Added => OverUnits::Added,
        }
    }
}

/// The figure of an item for one measure.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Combined {
    /// The figure; `None` where none may be shown.
    pub(super) figure: Option<Quantity>,
    /// The units whose figures are in it.
    pub(super) counted: Vec<ReportingUnit>,
    /// The unit that spoke for all, where one did.
    pub(super) spokesman: Option<UnitKey>,
    /// A person must decide first.
    pub(super) review: bool,
    /// Why.
    pub(super) reasons: Vec<Reason>,
}

impl Combined {
    fn waits(reasons: Vec<Reason>) -> Combined {
        Combined { review: true, reasons, ..Combined::default() }
    }

    fn of(voice: &Voice<'_>, figure: &Quantity) -> Combined {
        Combined {
            figure: Some(figure.clone()),
            counted: voice.name.into_iter().cloned().collect(),
            spokesman: Some(voice.unit.clone()),
            ..Combined::default()
        }
    }

    fn doubted(mut self, reason: Reason) -> Combined {
        self.review = true;
        self.reasons.push(reason);
        self
    }
}

/// Combines what the units say. `leads_something` tells units that lead some item of the programme: only those can
/// know a total that they don't lead. `is_assigned` is false where the programme names nobody for the item.
pub(super) fn combine(
    voices: &[Voice<'_>],
    manner: Manner,
    is_assigned: bool,
    leads_something: impl Fn(&UnitKey) -> bool,
) -> Combined {
    let (known, unknown): (Vec<&Voice<'_>>, Vec<&Voice<'_>>) = voices.iter().partition(|voice| voice.unit.is_known());
    let contributors: Vec<&Voice<'_>> = known.iter().copied().filter(|v| v.role == Role::Contributor).collect();
    if let Some(settled) = settled(known.iter().copied().filter(|voice| voice.role != Role::Contributor)) {
        return settled;
    }
    let combined = match speaker(&known) {
        Some(lead) => lead_figure(lead, &contributors, manner),
        None if contributors.is_empty() => Combined::default(),
        None if manner == Manner::Added => added(&contributors, leads_something),
        None if is_assigned => unanswered(&contributors),
        None => unanimous(&contributors),
    };
    match (combined.figure.is_none() && !combined.review, unknown.is_empty()) {
        (true, false) => Combined::waits(vec![Reason::UnitUnknown]),
        _ => combined,
    }
}

/// The figure that a person chose, where those chosen agree: it needs no other unit's word.
fn settled<'v, 'a: 'v>(voices: impl Iterator<Item = &'v Voice<'a>>) -> Option<Combined> {
    let mut chosen = voices.filter(|voice| voice.chosen).filter_map(|voice| Some((voice, figure(voice)?)));
    let (voice, first) = chosen.next()?;
    chosen.all(|(_, other)| agrees(first, other)).then(|| Combined::of(voice, first))
}

/// The lead's word: of those who lead the item, else of those who stand for it.
enum Lead<'v, 'a> {
    /// One of them, or several who agree.
    One(&'v Voice<'a>),
    /// Several who lead together and differ.
    Several(Vec<&'v Voice<'a>>),
}

/// Figures and conflicts go before what only waits for a person; at equal standing the lead goes before its deputy.
fn speaker<'v, 'a>(known: &[&'v Voice<'a>]) -> Option<Lead<'v, 'a>> {
    let of_role = |role: Role| known.iter().copied().filter(move |voice| voice.role == role);
    for role in [Role::Lead, Role::Deputy] {
        let conflict = of_role(role).find(|voice| matches!(voice.says, Said::Conflict(_)));
        if let Some(voice) = conflict {
            return Some(Lead::One(voice));
        }
        let spoken: Vec<&Voice<'_>> = of_role(role).filter(|voice| figure(voice).is_some()).collect();
        let Some((first, stated)) = spoken.first().and_then(|voice| Some((*voice, figure(voice)?))) else { continue };
        let agree = spoken.iter().filter_map(|voice| figure(voice)).all(|other| agrees(stated, other));
        return Some(if agree { Lead::One(first) } else { Lead::Several(spoken) });
    }
    of_role(Role::Lead).chain(of_role(Role::Deputy)).next().map(Lead::One)
}

fn lead_figure(lead: Lead<'_, '_>, contributors: &[&Voice<'_>], manner: Manner) -> Combined {
    let voice = match lead {
        Lead::One(voice) => voice,
        Lead::Several(voices) => return Combined::waits(vec![Reason::ReportsDisagree { values: values(&voices) }]),
    };
    match &voice.says {
        Said::Figure(figure) if manner == Manner::Added => checked_total(voice, figure, contributors),
        Said::Figure(figure) => Combined::of(voice, figure),
        Said::Conflict(reason) => Combined::waits(vec![reason.clone()]),
        Said::InReview { figures, .. } => match corroborated(figures, contributors) {
            Some(figure) => Combined::of(voice, figure),
            None => Combined::waits(doubts(voice)),
        },
    }
}

/// A figure of the lead that waits for a person, where another unit states just the same in words that are certain.
/// Round figures can agree by chance.
fn corroborated<'v>(waiting: &[Quantity], others: &[&'v Voice<'_>]) -> Option<&'v Quantity> {
    let mut stated = others.iter().filter_map(|voice| figure(voice)).filter(|figure| is_telling(figure.value));
    stated.find(|figure| waiting.iter().any(|own| own.same_amount(figure)))
}

/// Whether a figure has three digits that say something: "527" and "94,5", not "500", "100" or "7".
fn is_telling(value: Decimal) -> bool {
    let digits = value.mantissa().unsigned_abs().to_string();
    digits.trim_end_matches('0').len() >= 3
}

/// The lead's total held against the sum of the others, with and without what waits for a person. Who repeats the
/// total relays it and contributes nothing of its own; a single contributor below the total shows nothing.
fn checked_total(lead: &Voice<'_>, total: &Quantity, contributors: &[&Voice<'_>]) -> Combined {
    let combined = Combined::of(lead, total);
    let counts = |figure: &&Quantity| addable(figure, total) && !agrees(figure, total);
    let own: Vec<&Quantity> = contributors.iter().filter_map(|voice| figure(voice)).filter(counts).collect();
    let waiting = contributors.iter().filter_map(|voice| waiting_figure(voice)).filter(counts);
    let all: Vec<&Quantity> = own.iter().copied().chain(waiting).collect();
    let (Some(of_own), Some(of_all)) = (sum_in_unit(&own, total), sum_in_unit(&all, total)) else { return combined };
    let agree = of_own == total.value || of_all == total.value;
    if all.is_empty() || agree || (all.len() == 1 && of_all < total.value) {
        return combined;
    }
    combined.doubted(Reason::LeadDiffersFromSum { lead: total.value, sum: of_all })
}

/// Whether the figures of contributors that wait for a person are just what the sum lacks.
fn completed_by_review(own: &[&Quantity], total: &Quantity, contributors: &[&Voice<'_>]) -> bool {
    let waiting = contributors.iter().filter_map(|voice| waiting_figure(voice));
    let all: Vec<&Quantity> = own.iter().copied().chain(waiting).collect();
    all.len() > own.len() && sum_in_unit(&all, total) == Some(total.value)
}

/// The one figure of a unit that waits for a person.
fn waiting_figure<'v>(voice: &'v Voice<'_>) -> Option<&'v Quantity> {
    match &voice.says {
        Said::InReview { figures, .. } => figures.first().filter(|_| figures.len() == 1),
        Said::Figure(_) | Said::Conflict(_) => None,
    }
}

/// The sum of contributions where no lead reports.
fn added(contributors: &[&Voice<'_>], leads_something: impl Fn(&UnitKey) -> bool) -> Combined {
    let waits = || contributors.iter().flat_map(|voice| doubts(voice)).collect();
    let stated: Vec<(&Voice<'_>, &Quantity)> =
        contributors.iter().filter_map(|voice| figure(voice).map(|figure| (*voice, figure))).collect();
    // A bare figure takes the unit of measure of the others.
    let with_unit = stated.iter().find(|(_, figure)| figure.unit.dimension != Dimension::Bare);
    let Some((_, like)) = with_unit.or(stated.first()) else { return Combined::waits(waits()) };
    if stated.len() == 1 {
        return if stated.len() == contributors.len() { unanswered(contributors) } else { Combined::waits(waits()) };
    }
    if let Some(total) = total_among(&stated, contributors, &leads_something) {
        return total;
    }
    let figures: Vec<&Quantity> = stated.iter().map(|(_, figure)| *figure).collect();
    let Some(sum) = sum_in_unit(&figures, like) else { return Combined::waits(waits()) };
    let sum = Quantity { value: sum, upper: None, ..(*like).clone() };
    // Who knows the total and states it in words that are not certain contributes nothing of its own.
    let relays = |voice: &Voice<'_>| {
        leads_something(&voice.unit) && waiting_figure(voice).is_some_and(|figure| figure.same_amount(&sum))
    };
    let reasons: Vec<Reason> =
        contributors.iter().filter(|voice| !relays(voice)).flat_map(|voice| doubts(voice)).collect();
    Combined {
        figure: Some(sum),
        counted: stated.iter().filter_map(|(voice, _)| voice.name.cloned()).collect(),
        spokesman: None,
        review: !reasons.is_empty(),
        reasons,
    }
}

/// A figure that is the total of the others: stated by a unit that leads elsewhere in the programme, and as large as
/// the others together. A figure nearly as large is doubtful, a small one can be chance: both are asked about.
fn total_among(
    stated: &[(&Voice<'_>, &Quantity)],
    all: &[&Voice<'_>],
    leads_something: &impl Fn(&UnitKey) -> bool,
) -> Option<Combined> {
    let certain = Decimal::TEN;
    for (position, (voice, figure)) in stated.iter().enumerate() {
        let others: Vec<&Quantity> =
            stated.iter().enumerate().filter(|(at, _)| *at != position).map(|(_, (_, other))| *other).collect();
        if others.len() < 2 || !leads_something(&voice.unit) {
            continue;
        }
        let sum = sum_in_unit(&others, figure)?;
        let nearly = figure.value.checked_mul(Decimal::from(4))? >= sum.checked_mul(Decimal::from(3))?;
        let is_total = sum == figure.value || completed_by_review(&others, figure, all);
        if is_total && figure.value >= certain {
            return Some(Combined::of(voice, figure));
        }
        if nearly && sum > Decimal::ZERO {
            let reason = Reason::LeadDiffersFromSum { lead: figure.value, sum };
            return Some(Combined::of(voice, figure).doubted(reason));
        }
    }
    None
}

/// Units reported that don't speak for the item: nothing is shown, and nothing but their figures in review asked.
fn unanswered(contributors: &[&Voice<'_>]) -> Combined {
    let nothing_accepted = contributors.iter().all(|voice| matches!(voice.says, Said::InReview { .. }));
    if nothing_accepted {
        return Combined::waits(contributors.iter().flat_map(|voice| doubts(voice)).collect());
    }
    // A person may take another unit's figure where the lead is silent.
    let chosen = settled(contributors.iter().copied());
    chosen.unwrap_or_else(|| Combined { reasons: vec![Reason::NotResponsible], ..Combined::default() })
}

/// Nobody is named for the item: what all agree on counts.
fn unanimous(voices: &[&Voice<'_>]) -> Combined {
    let mut figures = voices.iter().filter_map(|voice| figure(voice).map(|figure| (*voice, figure)));
    let Some((voice, first)) = figures.next() else {
        return Combined::waits(voices.iter().flat_map(|voice| doubts(voice)).collect());
    };
    if figures.all(|(_, other)| agrees(first, other)) {
        return Combined::of(voice, first);
    }
    if let Some(settled) = settled(voices.iter().copied()) {
        return settled;
    }
    Combined::waits(vec![Reason::ReportsDisagree { values: values(voices) }])
}

fn figure<'v>(voice: &'v Voice<'_>) -> Option<&'v Quantity> {
    match &voice.says {
        Said::Figure(figure) => Some(figure),
        Said::Conflict(_) | Said::InReview { .. } => None,
    }
}

fn doubts(voice: &Voice<'_>) -> Vec<Reason> {
    match &voice.says {
        Said::Figure(_) => Vec::new(),
        Said::Conflict(reason) => vec![reason.clone()],
        Said::InReview { reasons, .. } if reasons.is_empty() => vec![Reason::WeakMatch],
        Said::InReview { reasons, .. } => reasons.clone(),
    }
}

fn values(voices: &[&Voice<'_>]) -> Vec<Decimal> {
    voices.iter().filter_map(|voice| figure(voice)).map(|figure| figure.value).collect()
}

/// Whether two figures can stand in one sum.
fn addable(a: &Quantity, like: &Quantity) -> bool {
    let bare = |quantity: &Quantity| quantity.unit.dimension == Dimension::Bare;
    let same = a.unit.dimension == like.unit.dimension;
    let summable = !matches!(like.unit.dimension, Dimension::Percent | Dimension::PercentagePoints | Dimension::Rank);
    summable && (same || ((bare(a) || bare(like)) && a.unit.scale == like.unit.scale))
}

/// The sum of figures in the unit of measure of `like`; `None` where one can't be added.
pub(super) fn sum_in_unit(figures: &[&Quantity], like: &Quantity) -> Option<Decimal> {
    let mut sum = Decimal::ZERO;
    for figure in figures {
        if !addable(figure, like) || figure.upper.is_some() {
            return None;
        }
        sum = sum.checked_add(figure.in_base()?)?;
    }
    sum.checked_div(like.unit.scale).map(|sum| sum.normalize())
}
