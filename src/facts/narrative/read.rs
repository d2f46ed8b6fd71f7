//! The facts of one passage of text.

use std::ops::Range;

use rust_decimal::Decimal;

use super::ahead::{is_ahead, is_future};
use super::figures::{Sentence, Stated, Value, line_figures, line_tokens};
use super::headings::Headings;
use super::respective::respective;
use super::roles::{Role, role};
use super::sentences::sentences;
use super::stating::share;
use super::subject::{Resolved, Subject, inside, is_anchor};
use super::work::Topic;
use crate::document::Line;
use crate::facts::context::Context;
use crate::facts::matching::{Feature, FeatureAt, Features};
use crate::facts::reading::Reading;
use crate::lexicon::{RoleCue, SectionKind};
use crate::model::{Dimension, MeasureUnit, Nature, Period};
use crate::numbers::Notation;
use crate::text::tokens;

/// What a reading of text needs to know.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scope<'a> {
    pub(crate) context: &'a Context,
    pub(crate) period: Option<Period>,
    pub(crate) section: SectionKind,
    pub(crate) headings: &'a [String],
    /// How the table being read marks thousands and decimals, where its cells show it.
    pub(crate) habit: Option<Notation>,
}

/// Reads the facts of a line from a byte on.
pub(crate) fn read_passage(scope: &Scope<'_>, line: &Line, start: usize, reading: &mut Reading) {
    if matches!(scope.section, SectionKind::Plan | SectionKind::Closing | SectionKind::Requests) {
        return;
    }
    if scope.headings.iter().any(|h| is_ahead(h, scope)) {
        return;
    }
    let text = line.text.text();
    let words = line_tokens(text);
    let found = line_figures(text, &words, &scope.context.lexicon);
    let whole: Vec<Range<usize>> = found.iter().map(|f| f.span.clone()).collect();
    let features = Features::read(text, &scope.context.lexicon);
    let (lead, opening) = text.split_at_checked(start).unwrap_or_default();
    let headings = Headings::read(scope.headings, lead, opening, &scope.context.lexicon);
    let start = headings.behind.map_or(start, |behind| {
        let rest = text.get(start + behind..).unwrap_or_default();
        text.len() - rest.trim_start_matches([':', '.', ',', '-', ' ']).len()
    });
    let mut current: Option<Subject> = None;
    let mut topic: Option<Topic> = None;
    for range in sentences(text, start, &whole) {
        let sentence = Sentence::new(text, &words, range, &found);
        if is_future(&sentence, scope) {
            continue;
        }
        let mut reader = SentenceReader {
            scope,
            line,
            sentence: &sentence,
            features: &features,
            headings: &headings,
            current: current.take(),
            topic: topic.take(),
            fraction: None,
            carried: true,
            broken: false,
            lost: None,
            parted: None,
            planned: None,
        };
        reader.read(reading);
        (current, topic) = (reader.current, reader.topic);
    }
}

/// "42/46 vụ", which a percentage may follow.
#[derive(Debug, Clone, Copy)]
pub(super) struct PartOfWhole {
    pub(super) part: Decimal,
    pub(super) whole: Decimal,
    pub(super) item: usize,
    /// The role of the fraction, which its percentage shares.
    pub(super) cue: RoleCue,
}

pub(super) struct SentenceReader<'a> {
    pub(super) scope: &'a Scope<'a>,
    pub(super) line: &'a Line,
    pub(super) sentence: &'a Sentence<'a>,
    pub(super) features: &'a Features,
    pub(super) headings: &'a Headings,
    pub(super) current: Option<Subject>,
    /// The task or project that the line named last.
    pub(super) topic: Option<Topic>,
    /// A part of a whole that a percentage may follow.
    pub(super) fraction: Option<PartOfWhole>,
    /// The current subject comes from the sentence before.
    pub(super) carried: bool,
    /// The last figure was a part; what goes on from it speaks of the part.
    pub(super) broken: bool,
    /// The words before named something that is no item, counted in this unit.
    pub(super) lost: Option<MeasureUnit>,
    /// The last figure was a part, of this dimension.
    pub(super) parted: Option<Dimension>,
    /// The last plan, and the item that it was for.
    pub(super) planned: Option<usize>,
}

impl SentenceReader<'_> {
    fn read(&mut self, reading: &mut Reading) {
        self.read_work(reading);
        self.read_absence(reading);
        let respective = respective(self.sentence);
        for at in 0..self.sentence.figures.len() {
            match respective.as_ref().and_then(|r| Some((r, r.figures.iter().position(|f| *f == at)?))) {
                Some((group, order)) => self.read_respective(at, group.subjects.get(order), reading),
                None => self.read_figure(at, reading),
            }
        }
    }

    /// A figure of an enumeration: the words at its place name its item, or nothing does.
    fn read_respective(&mut self, at: usize, words: Option<&Range<usize>>, reading: &mut Reading) {
        let Some((stated, words)) = self.sentence.figures.get(at).zip(words) else { return };
        let role = Role { certainty: 0.95, ..Role::silent() };
        let features: Vec<&FeatureAt> = self.features.within(words.clone()).collect();
        let Some(mut subject) = self.match_features(&features, stated, &role) else { return };
        if subject.score >= self.scope.context.options.review {
            self.sentence.text.get(words.clone()).unwrap_or_default().trim().clone_into(&mut subject.words);
            self.emit(at, stated, &role, &subject, reading);
            self.current = Some(subject);
        }
    }

    fn read_figure(&mut self, at: usize, reading: &mut Reading) {
        let Some(stated) = self.sentence.figures.get(at) else { return };
        let lexicon = &self.scope.context.lexicon;
        if self.points_at_item(stated) {
            return;
        }
        let mut role = self.role_at(at);
        self.adjust(at, stated, &mut role);
        if self.is_remainder(stated, &role) {
            return;
        }
        if role.cue == RoleCue::Breakdown && stated.dimension() == Dimension::Percent && self.part_is_item(at, stated) {
            role = Role { cue: RoleCue::Result, ..role };
            self.broken = false;
        }
        let listed = self.goes_on_with_parts(at, stated, &role);
        if listed || matches!(role.cue, RoleCue::Breakdown | RoleCue::OtherScope | RoleCue::Forecast) {
            self.broken = true;
            self.parted = (role.cue == RoleCue::Breakdown || listed).then_some(stated.dimension());
            if role.cue == RoleCue::Breakdown {
                self.enter_part(at, stated, &role);
            }
            return;
        }
        self.parted = None;
        if stated.dimension() == Dimension::PercentagePoints && role.cue == RoleCue::Result {
            return;
        }
        let anchors = is_anchor(role.cue);
        if self.is_enumerated_aim(stated, &role) {
            return;
        }
        let before = self.sentence.text.get(self.sentence.range.start..stated.span.start).unwrap_or_default();
        let heading = self.scope.headings.last().map_or("", String::as_str);
        let wider = lexicon.cues.before().at(heading, &tokens(heading), 0);
        let wider = wider.is_some_and(|h| h.payload.role == RoleCue::OtherScope);
        // "Phường Phù Liễn:" before the text counts with it; the title of a report is no such lead-in.
        let lead = if heading.split_whitespace().count() <= 5 { heading } else { "" };
        if wider || self.scope.context.units.is_elsewhere(&format!("{lead}: {before}")) {
            self.broken = true;
            return;
        }
        let subject = self.resolve(at, stated, &role);
        let subject = match subject {
            Resolved::Item(subject) => subject,
            // What goes on from a part speaks of the part.
            Resolved::Inherited if self.broken && anchors && !self.returns_to_whole(stated, &role) => return,
            Resolved::Inherited => match self.current.clone() {
                Some(subject) => self.refitted(subject, stated, &role),
                None => return,
            },
            Resolved::Beside(subject) => {
                self.current = Some(subject);
                self.carried = false;
                self.broken = false;
                self.lost = None;
                return;
            }
            Resolved::Unknown => {
                if anchors {
                    self.current = None;
                    self.fraction = None;
                    self.lost = Some(stated.quantity().unit);
                }
                return;
            }
        };
        self.broken = false;
        self.lost = None;
        // "Kế hoạch năm: giám sát 4 cuộc, phản biện 3 nội dung": the plan goes on to the next item of the list.
        let gap = self.sentence.text.get(stated.gap.clone()).unwrap_or_default();
        let goes_on = role.words.is_empty() && gap.trim_start().starts_with([',', ';']) && !stated.bracketed;
        if goes_on && self.planned.is_some_and(|item| item != subject.item) {
            role = Role { cue: RoleCue::Plan, certainty: 0.8, ..role };
        }
        self.planned = (role.cue == RoleCue::Plan && !stated.bracketed).then_some(subject.item);
        if anchors || self.current.is_none() {
            self.current = Some(subject.clone());
            self.carried = false;
        }
        self.emit(at, stated, &role, &subject, reading);
    }

    /// "03 nhà (xây mới 02, sửa chữa 01); từ đầu năm 05 nhà": behind a semicolon the time told anew is the whole's.
    fn returns_to_whole(&self, stated: &Stated, role: &Role) -> bool {
        let gap = self.sentence.text.get(stated.gap.clone()).unwrap_or_default();
        let timed = matches!(role.cue, RoleCue::CumulativeYear | RoleCue::CumulativeTerm);
        timed && gap.contains(';') && !stated.bracketed
    }

    /// "mục II.10 Phụ lục 1": the number of an item.
    fn points_at_item(&self, stated: &Stated) -> bool {
        let within = |f: &&FeatureAt| f.span.start <= stated.span.start && stated.span.start < f.span.end;
        self.features.0.iter().filter(within).any(|f| matches!(f.feature, Feature::Item(_)))
    }

    /// "đã tổ chức 03 lễ hội, còn 01 lễ hội tổ chức tháng 11": behind a result of the same unit, what is left to do.
    fn is_remainder(&self, stated: &Stated, role: &Role) -> bool {
        let gap = self.sentence.text.get(stated.gap.clone()).unwrap_or_default();
        let left = gap
            .rsplit([',', ';', '('])
            .next()
            .is_some_and(|clause| self.scope.context.lexicon.cues.left_over().iter().any(|word| clause.trim() == word));
        let flow = self.current.as_ref().and_then(|s| self.scope.context.index.profile(s.item));
        let flow = flow.is_some_and(|p| matches!(p.nature, Nature::Flow | Nature::Assigned));
        let unit = stated.quantity().unit;
        let same =
            self.sentence.figures.iter().any(|f| {
                f.span.end <= stated.span.start && f.dimension() == Dimension::Count && f.quantity().unit == unit
            });
        left && flow && same && !self.carried && role.cue == RoleCue::Result && unit.dimension == Dimension::Count
    }

    /// "gồm 2 nhà xây mới, 3 nhà sửa chữa": behind a part the list goes on with parts of the same kind.
    fn goes_on_with_parts(&self, at: usize, stated: &Stated, role: &Role) -> bool {
        let gap = self.sentence.text.get(stated.gap.clone()).unwrap_or_default();
        let joined = matches!(gap.split_whitespace().next(), Some("," | "và") | None) || gap.starts_with(',');
        at > 0
            && role.words.is_empty()
            && joined
            && !gap.contains([';', '.', ')'])
            && self.parted == Some(stated.dimension())
    }

    /// "trong đó trả đúng hạn 2.931 hồ sơ, đạt 98,9%": the part has a rate that is an item of its own.
    fn enter_part(&mut self, at: usize, stated: &Stated, role: &Role) {
        let own = self.own_range(at, stated);
        let features: Vec<&FeatureAt> = self
            .features
            .within(own)
            .filter(|f| !inside(&self.sentence.figures, stated, f) && !self.is_cue(f))
            .collect();
        let Some(subject) = self.beside(&features, role) else { return };
        if subject.raw >= 0.8 && subject.recall >= 0.6 {
            self.current = Some(subject);
            self.carried = false;
            self.broken = false;
        }
    }

    /// "…, trong đó án đặc biệt nghiêm trọng 100%": a rate of a part that the programme measures by itself.
    fn part_is_item(&self, at: usize, stated: &Stated) -> bool {
        let role = Role { cue: RoleCue::Result, ..Role::silent() };
        let own = self.own_range(at, stated);
        let features: Vec<&FeatureAt> = self.features.within(own.start..stated.span.start).collect();
        let named = self.match_features(&features, stated, &role);
        let other = |s: &Subject| self.current.as_ref().is_none_or(|current| current.item != s.item);
        named.is_some_and(|s| s.score >= 0.66 && s.recall >= 0.6 && s.margin >= 0.06 && other(&s))
    }

    /// "(15% và 10%)": several targets in one bracket belong to several figures; which to which is not said.
    fn is_enumerated_aim(&self, stated: &Stated, role: &Role) -> bool {
        let inside = |f: &&Stated| {
            let (from, to) = (f.span.start.min(stated.span.start), f.span.start.max(stated.span.start));
            f.bracketed
                && f.dimension() == stated.dimension()
                && self.sentence.text.get(from..to).is_some_and(|t| !t.contains(['(', ')']))
        };
        role.cue == RoleCue::Plan && stated.bracketed && self.sentence.figures.iter().filter(inside).count() > 1
    }

    /// "16 nhà (làm mới 10, sửa chữa 6)": figures of a bracket that add up to the one before it are its parts.
    fn is_addend(&self, stated: &Stated) -> bool {
        let Some(whole) = stated.hangs_on.filter(|_| stated.bracketed) else { return false };
        let parts = || self.sentence.figures.iter().filter(|f| f.bracketed && f.hangs_on == Some(whole));
        let sum: Decimal = parts().map(|f| f.figure().value).sum();
        let total = self.sentence.figures.get(whole).map(|f| f.figure().value);
        parts().count() > 1 && total == Some(sum)
    }

    /// Corrects a role by what stands beside the figure.
    fn adjust(&self, at: usize, stated: &Stated, role: &mut Role) {
        // A bracketed percentage behind a fraction or count is the rate stated, not a new result.
        if role.cue == RoleCue::Result
            && stated.bracketed
            && role.words.is_empty()
            && let Some(before) = stated.hangs_on.and_then(|b| self.sentence.figures.get(b))
        {
            let hanging = stated.hangs_on.map(|b| self.role_at(b));
            let same = before.dimension() == stated.dimension() || stated.dimension() == Dimension::Bare;
            if let Some(hanging) = hanging.filter(|h| h.cue != RoleCue::Result && h.cue != RoleCue::CumulativeYear) {
                role.cue = match hanging.cue {
                    // "tăng 3 đồng chí (15)": what the difference is taken from is not said; leave it.
                    RoleCue::Up | RoleCue::Down => RoleCue::Breakdown,
                    other => other,
                };
            } else if same && !matches!(before.value, Value::Fraction(..)) && stated.dimension() != Dimension::Percent {
                role.cue = RoleCue::Breakdown;
                role.certainty = 0.6;
            }
        }
        // "Lũy kế 9 tháng khám phá 42/46 vụ, đạt 91,3%": the share is of the same time.
        if role.cue == RoleCue::Result
            && stated.dimension() == Dimension::Percent
            && let Some(fraction) = self.fraction
            && let Some(exact) = share(fraction.part, fraction.whole)
            && (exact - stated.figure().value).abs() < Decimal::ONE
        {
            role.cue = fraction.cue;
        }
        // "69/71 chi bộ đã có kế hoạch thực hiện (97,2%)": the share that the fraction has is its result.
        if matches!(role.cue, RoleCue::Plan | RoleCue::PercentOfPlan)
            && stated.bracketed
            && stated.dimension() == Dimension::Percent
            && let Some(before) = at.checked_sub(1).and_then(|b| self.sentence.figures.get(b))
            && let Value::Fraction(part, whole) = &before.value
            && share(part.value, whole.value).is_some_and(|s| (s - stated.figure().value).abs() <= Decimal::new(1, 1))
        {
            *role = Role { cue: RoleCue::Result, certainty: 0.95, ..Role::silent() };
        }
        if role.cue == RoleCue::Result && self.is_addend(stated) {
            role.cue = RoleCue::Breakdown;
        }
        if role.cue == RoleCue::Result
            && stated.dimension() == Dimension::Percent
            && let Some(cue) = self.shared_time(at, stated)
        {
            role.cue = cue;
        }
    }

    /// The role of the figure before, where a percentage is its share and so of the same time.
    fn shared_time(&self, at: usize, stated: &Stated) -> Option<RoleCue> {
        let at = at.checked_sub(1)?;
        let before = self.sentence.figures.get(at)?;
        let gap = self.sentence.text.get(stated.gap.clone()).unwrap_or_default();
        let goes_on = gap.contains(',') && !gap.contains([';', '.', '(']) && gap.split_whitespace().count() <= 6;
        let of_count = before.dimension() == Dimension::Count && goes_on && !stated.bracketed;
        let cue = self.role_at(at).cue;
        let shared = match cue {
            // "cùng kỳ giao 46/46, đạt 100%".
            RoleCue::Previous => matches!(before.value, Value::Fraction(..)),
            // "Từ đầu năm 14 lượt tổ chức, bằng 23,0%".
            RoleCue::CumulativeYear | RoleCue::CumulativeTerm => of_count,
            _ => false,
        };
        shared.then_some(cue)
    }

    /// The role of a figure by the words beside it.
    fn role_at(&self, at: usize) -> Role {
        role(self.sentence, at, self.scope.period, &self.scope.context.lexicon)
    }
}
