//! Values of the page on which people decide.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;

use super::bars::length;
use super::reviews::{Source, sender, sentences, source, value};
use crate::model::{
    Consolidation, Content, Fact, FigureKey, MeasureUnit, Period, Programme, Reason, Ruled, Ruling, Standing,
    Submission, TargetValue, Verdict,
};
use crate::outputs::outcome::item_name;
use crate::outputs::progress::part_of;
use crate::outputs::safe_text::line;
use crate::outputs::sources::Sources;
use crate::outputs::waiting::{Waiting, waiting};
use crate::wording::comparison::capitalised;
use crate::wording::number::quantity;
use crate::wording::period::{period, written_moment};
use crate::wording::{place, review as say, state};

/// What the page needs besides the figures.
#[derive(Debug, Clone)]
pub struct Desk<'a> {
    /// The secret that stands in every address and form.
    pub token: &'a str,
    /// What the page's own style and script are known by.
    pub nonce: &'a str,
    /// Who decides; empty where nobody said so yet.
    pub by: &'a str,
    /// What is to be told, and whether it is a fault.
    pub notice: Option<(&'a str, bool)>,
    /// All periods, each with the number of its figures that wait.
    pub periods: &'a [(Period, usize)],
    /// Decisions since the outputs were made, by the short name of their figure.
    pub decided: &'a BTreeMap<String, Ruling>,
    /// Where the files can be had.
    pub sources: &'a Sources,
}

/// A figure on which a person can decide.
#[derive(Debug, Clone)]
pub struct OpenFigure {
    /// Under which key decisions on it are kept.
    pub key: FigureKey,
    /// The unit of measure of a figure in its place; `None` where only a state or document can stand there.
    pub unit: Option<MeasureUnit>,
    /// Whether it can count as it was read.
    pub readable: bool,
}

/// The figures of a period on which a person can decide, in the order of the page.
pub fn open_figures(programme: &Programme, consolidation: &Consolidation) -> Vec<OpenFigure> {
    cases(consolidation).into_iter().map(|case| case.open(programme)).collect()
}

#[derive(Debug, Serialize)]
pub(super) struct View {
    token: String,
    nonce: String,
    by: String,
    period_words: String,
    period_id: String,
    periods: Vec<PeriodLink>,
    notice: Option<Notice>,
    total: usize,
    open: usize,
    done_width: String,
    unsaved: usize,
    figures: Vec<Figure>,
    earlier: Vec<Earlier>,
}

#[derive(Debug, Serialize)]
struct PeriodLink {
    id: String,
    words: String,
    waiting: usize,
}

#[derive(Debug, Serialize)]
struct Notice {
    words: String,
    fault: bool,
}

#[derive(Debug, Serialize)]
struct Figure {
    id: String,
    number: usize,
    item: String,
    name: String,
    measure: &'static str,
    value: String,
    unit: String,
    reasons: Vec<String>,
    source: Source,
    can_accept: bool,
    can_correct: bool,
    symbol: String,
    /// What was put in the figure's place.
    typed: String,
    verdict: Option<Spoken>,
}

/// A decision in words.
#[derive(Debug, Serialize)]
struct Spoken {
    class: &'static str,
    words: String,
    by: String,
    why: String,
}

/// A decision that the outputs follow already.
#[derive(Debug, Serialize)]
struct Earlier {
    class: &'static str,
    words: String,
    item: String,
    value: String,
    unit: String,
    by: String,
    at: String,
    why: String,
    outdated: bool,
}

/// The values of a period.
pub(super) fn view(programme: &Programme, consolidation: &Consolidation, desk: &Desk<'_>) -> View {
    let figures: Vec<Figure> = cases(consolidation)
        .into_iter()
        .enumerate()
        .map(|(index, case)| case.figure(index + 1, programme, desk))
        .collect();
    let total = figures.len();
    let open = figures.iter().filter(|figure| figure.verdict.is_none()).count();
    let done = Decimal::from(total - open).checked_div(Decimal::from(total)).unwrap_or_default();
    let link = |(at, waiting): &(Period, usize)| PeriodLink {
        id: at.to_string(),
        words: capitalised(&period(*at)),
        waiting: *waiting,
    };
    View {
        token: desk.token.to_owned(),
        nonce: desk.nonce.to_owned(),
        by: line(desk.by),
        period_words: period(consolidation.period),
        period_id: consolidation.period.to_string(),
        periods: desk.periods.iter().map(link).collect(),
        notice: desk.notice.map(|(words, fault)| Notice { words: words.to_owned(), fault }),
        total,
        open,
        done_width: length(done),
        unsaved: desk.decided.len(),
        figures,
        earlier: consolidation.rulings.iter().map(earlier).collect(),
    }
}

/// One figure that waits, or that stands in an item that does.
struct Case<'a> {
    submission: &'a Submission,
    fact: &'a Fact,
    /// Why its item waits, where the figure itself was read well.
    item_reasons: &'a [Reason],
}

fn cases(consolidation: &Consolidation) -> Vec<Case<'_>> {
    let each = |waiting| match waiting {
        Waiting::Fact { submission, fact } => vec![Case { submission, fact, item_reasons: &[] }],
        Waiting::Item(item) => {
            let facts = consolidation.undecided(item);
            facts.map(|(submission, fact)| Case { submission, fact, item_reasons: &item.reasons }).collect()
        }
    };
    waiting(consolidation).into_iter().flat_map(each).collect()
}

impl Case<'_> {
    fn open(&self, programme: &Programme) -> OpenFigure {
        let unit = match &self.fact.content {
            Content::Figure(figure) => Some(figure.unit.clone()),
            Content::Unread => Some(unit_of_target(programme, self.fact)),
            Content::Status(_) | Content::Product(_) => None,
        };
        OpenFigure { key: self.submission.key(self.fact), unit, readable: self.fact.content != Content::Unread }
    }

    fn figure(&self, number: usize, programme: &Programme, desk: &Desk<'_>) -> Figure {
        let (open, fact) = (self.open(programme), self.fact);
        let id = open.key.id();
        let ruling = desk.decided.get(&id);
        let all: Vec<Reason> = fact.reasons.iter().chain(self.item_reasons).cloned().collect();
        Figure {
            number,
            item: place::item(fact.item),
            name: item_name(programme, fact.item).unwrap_or_default(),
            measure: state::measure(fact.measure),
            value: value(fact),
            unit: sender(self.submission),
            reasons: sentences(&all),
            source: source(self.submission, fact, desk.sources),
            can_accept: open.readable,
            can_correct: open.unit.is_some(),
            symbol: open.unit.map(|unit| line(&unit.symbol)).unwrap_or_default(),
            typed: match ruling.map(|ruling| &ruling.verdict) {
                Some(Verdict::Replace(figure)) => crate::wording::number::decimal(figure.value),
                Some(Verdict::Accept | Verdict::Drop) | None => String::new(),
            },
            verdict: ruling.map(spoken),
            id,
        }
    }
}

/// The unit in which the item's target is given, for a place whose figure could not be read.
fn unit_of_target(programme: &Programme, fact: &Fact) -> MeasureUnit {
    let targets = part_of(programme, fact.item).map(|part| part.targets.as_slice()).unwrap_or_default();
    let of_target = targets.iter().find_map(|target| match &target.value {
        TargetValue::Figure { unit, .. } => Some(unit.clone()),
        TargetValue::Reached(_) | TargetValue::AssignedByCity(_) | TargetValue::ByPlan(_) => None,
    });
    of_target.unwrap_or_else(MeasureUnit::bare)
}

fn spoken(ruling: &Ruling) -> Spoken {
    let (class, words) = verdict(&ruling.verdict);
    Spoken { class, words, by: line(&ruling.by), why: line(&ruling.why) }
}

fn verdict(verdict: &Verdict) -> (&'static str, String) {
    match verdict {
        Verdict::Accept => ("accepted", say::ACCEPTED.to_owned()),
        Verdict::Drop => ("dropped", say::DROPPED.to_owned()),
        Verdict::Replace(figure) => ("replaced", say::replaced(&line(&quantity(figure)))),
    }
}

fn earlier(ruled: &Ruled) -> Earlier {
    let ruling = &ruled.ruling;
    let (class, words) = verdict(&ruling.verdict);
    Earlier {
        class,
        words,
        item: place::item(ruling.about.item),
        value: content(&ruling.about.read),
        unit: ruling.about.unit.as_ref().map(|unit| line(unit.name())).unwrap_or_default(),
        by: line(&ruling.by),
        at: written_moment(&ruling.at),
        why: line(&ruling.why),
        outdated: ruled.standing == Standing::Outdated,
    }
}

/// What was read, in words.
fn content(read: &Content) -> String {
    match read {
        Content::Figure(figure) => line(&quantity(figure)),
        Content::Status(status) => state::status(*status).to_owned(),
        Content::Product(document) => line(document),
        Content::Unread => crate::wording::heading::UNREAD.to_owned(),
    }
}
