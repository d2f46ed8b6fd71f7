//! The decisions of one sitting.

use std::collections::BTreeMap;

use super::answer::Answer;
use super::asked::{Action, Asked};
use super::gate::Gate;
use super::originals;
use super::typed::{Typed, typed};
use crate::model::{Period, Qualifier, Quantity, Ruling, Verdict};
use crate::outputs::{Desk as Page, OpenFigure, open_figures, review_page};
use crate::platform;
use crate::run::{self, Finished, Order, RunError, Silent, rulings};
use crate::wording::number::decimal;
use crate::wording::review as say;

/// Longest name and longest reason, in letters.
const LONGEST_NAME: usize = 80;
const LONGEST_REASON: usize = 300;
/// What the board may load: its own style.
const BOARD_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'";

/// What is on the desk: the consolidations, and what was decided since they were made.
pub(super) struct Desk {
    order: Order,
    finished: Vec<Finished>,
    by: String,
    decided: BTreeMap<String, Ruling>,
    notice: Option<(String, bool)>,
    /// Makes a fault of the run a sentence.
    explain: fn(&RunError) -> String,
}

impl Desk {
    /// Consolidates, and lays out what came of it.
    pub(super) fn new(order: Order, explain: fn(&RunError) -> String) -> Result<Desk, RunError> {
        let finished = run::run(&order, &Silent)?;
        Ok(Desk { order, finished, by: String::new(), decided: BTreeMap::new(), notice: None, explain })
    }

    /// Answers what was asked; `nonce` is new for each answer.
    pub(super) fn answer(&mut self, asked: Asked, gate: &Gate, nonce: &str) -> Answer {
        let answer = match asked {
            Asked::Start => self.first_period().map(|period| Answer::see(page_address(gate, period))),
            Asked::Page(period) => self.page(period, gate, nonce),
            Asked::Board(period) => self.board(period),
            Asked::File(period, number) => self.file(period, number),
            Asked::Form(period, action, fields) => self.form(period, action, &fields, gate),
        };
        answer.unwrap_or_else(|| Answer::words(404, say::NOT_FOUND))
    }

    fn of(&self, period: Period) -> Option<&Finished> {
        self.finished.iter().find(|each| each.consolidation.period == period)
    }

    /// The first period with something to decide, else the last one.
    fn first_period(&self) -> Option<Period> {
        let waits = |each: &&Finished| !figures(each).is_empty();
        let found = self.finished.iter().find(waits).or(self.finished.last());
        found.map(|each| each.consolidation.period)
    }

    fn page(&mut self, period: Period, gate: &Gate, nonce: &str) -> Option<Answer> {
        let notice = self.notice.take();
        let finished = self.of(period)?;
        let open = |each: &Finished| {
            figures(each).iter().filter(|figure| !self.decided.contains_key(&figure.key.id())).count()
        };
        let periods: Vec<(Period, usize)> =
            self.finished.iter().map(|each| (each.consolidation.period, open(each))).collect();
        let sources = originals::ways(&finished.consolidation);
        let page = Page {
            token: gate.token(),
            nonce,
            by: &self.by,
            notice: notice.as_ref().map(|(words, fault)| (words.as_str(), *fault)),
            periods: &periods,
            decided: &self.decided,
            sources: &sources,
        };
        let policy = format!(
            "default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; form-action 'self'; base-uri \
             'none'; frame-ancestors 'none'"
        );
        Some(match review_page(&finished.programme, &finished.consolidation, &page) {
            Ok(body) => Answer::page(body, &policy),
            Err(fault) => Answer::words(500, &fault.to_string()),
        })
    }

    fn board(&self, period: Period) -> Option<Answer> {
        let sources = originals::ways(&self.of(period)?.consolidation);
        match run::board_of(&self.order.config, &self.finished, period, sources) {
            Ok(body) => body.map(|body| Answer::page(body, BOARD_POLICY)),
            Err(fault) => Some(Answer::words(500, &(self.explain)(&fault))),
        }
    }

    fn file(&self, period: Period, number: usize) -> Option<Answer> {
        let inputs = &self.order.config.folders.inputs;
        let (name, bytes) = originals::read(inputs, &self.of(period)?.consolidation, number)?;
        Some(Answer::file(bytes, &name))
    }

    fn form(
        &mut self,
        period: Period,
        action: Action,
        fields: &BTreeMap<String, String>,
        gate: &Gate,
    ) -> Option<Answer> {
        let field = |name: &str| fields.get(name).map(|text| text.trim()).unwrap_or_default();
        let about = field("so");
        let done = match action {
            Action::Name => self.name(field("ten")),
            Action::Accept => self.decide(period, about, accept, ""),
            Action::Drop => self.decide(period, about, |_| Ok(Verdict::Drop), field("ly-do")),
            Action::Replace => {
                let why = field("ly-do");
                self.decide(period, about, |figure| replace(figure, field("gia-tri"), why), why)
            }
            Action::Refresh => self.refresh(),
            Action::Stop => return Some(Answer::words(200, say::STOPPED).and_stop()),
        };
        let fault = done.is_err();
        let next = if fault { Some(about.to_owned()) } else { self.next(period, about) };
        let next = next.filter(|id| self.open_figure(period, id).is_some());
        self.notice = Some((done.unwrap_or_else(|words| words), fault));
        let mark = next.map(|id| format!("#{id}")).unwrap_or_default();
        self.of(period)?;
        Some(Answer::see(format!("{}{mark}", page_address(gate, period))))
    }

    fn name(&mut self, name: &str) -> Result<String, String> {
        if name.is_empty() || name.chars().count() > LONGEST_NAME {
            return Err(say::WRONG_NAME.to_owned());
        }
        name.clone_into(&mut self.by);
        Ok(say::NAMED.to_owned())
    }

    /// Keeps a decision on a figure in the ledger.
    fn decide(
        &mut self,
        period: Period,
        about: &str,
        verdict: impl Fn(&OpenFigure) -> Result<Verdict, String>,
        why: &str,
    ) -> Result<String, String> {
        let figure = self.open_figure(period, about).ok_or_else(|| say::NO_FIGURE.to_owned())?;
        if self.by.is_empty() {
            return Err(say::NO_NAME.to_owned());
        }
        let ruling = Ruling {
            verdict: verdict(&figure)?,
            about: figure.key,
            by: self.by.clone(),
            at: platform::now().to_string(),
            why: why.chars().take(LONGEST_REASON).collect(),
        };
        rulings::add(&self.order.config, std::slice::from_ref(&ruling), say::ORIGIN)
            .map_err(|fault| (self.explain)(&fault))?;
        let words = match &ruling.verdict {
            Verdict::Accept => say::ACCEPTED.to_owned(),
            Verdict::Drop => say::DROPPED.to_owned(),
            Verdict::Replace(figure) => say::replaced(&crate::wording::number::quantity(figure)),
        };
        self.decided.insert(about.to_owned(), ruling);
        Ok(say::kept(&words))
    }

    /// Consolidates again, with all decisions.
    fn refresh(&mut self) -> Result<String, String> {
        match run::run(&self.order, &Silent) {
            Ok(finished) => {
                self.finished = finished;
                self.decided.clear();
                Ok(say::REFRESHED.to_owned())
            }
            Err(fault) => Err(say::not_refreshed(&(self.explain)(&fault))),
        }
    }

    fn open_figure(&self, period: Period, id: &str) -> Option<OpenFigure> {
        figures(self.of(period)?).into_iter().find(|figure| figure.key.id() == id)
    }

    /// The figure to look at after one was decided: the next one that waits.
    fn next(&self, period: Period, after: &str) -> Option<String> {
        let ids: Vec<String> = figures(self.of(period)?).iter().map(|figure| figure.key.id()).collect();
        let at = ids.iter().position(|id| id == after).map_or(0, |at| at + 1);
        let (before, behind) = ids.split_at_checked(at)?;
        behind.iter().chain(before).find(|id| !self.decided.contains_key(*id)).cloned()
    }
}

fn figures(finished: &Finished) -> Vec<OpenFigure> {
    open_figures(&finished.programme, &finished.consolidation)
}

fn page_address(gate: &Gate, period: Period) -> String {
    format!("/{}/{period}/", gate.token())
}

fn accept(figure: &OpenFigure) -> Result<Verdict, String> {
    if figure.readable { Ok(Verdict::Accept) } else { Err(say::NOT_READABLE.to_owned()) }
}

fn replace(figure: &OpenFigure, text: &str, why: &str) -> Result<Verdict, String> {
    let Some(unit) = figure.unit.clone() else { return Err(say::NO_NUMBER_HERE.to_owned()) };
    let value = match typed(text) {
        Typed::Number(value) => value,
        Typed::Two(whole, fraction) => {
            return Err(say::two_numbers(text, &whole.normalize().to_string(), &decimal(fraction)));
        }
        Typed::Nothing => return Err(say::no_number(text)),
    };
    if why.is_empty() {
        return Err(say::NO_REASON.to_owned());
    }
    Ok(Verdict::Replace(Quantity { value, upper: None, unit, qualifier: Qualifier::Exact }))
}
