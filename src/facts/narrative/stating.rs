//! A figure made a finding of its item.

use rust_decimal::Decimal;

use super::figures::{Stated, Value, quantity};
use super::read::{PartOfWhole, SentenceReader};
use super::roles::{Role, role};
use super::subject::{Subject, confidence, is_significant};
use crate::facts::compatible::compatible;
use crate::facts::matching::ItemKind;
use crate::facts::reading::{Finding, Reading};
use crate::lexicon::{RoleCue, SectionKind};
use crate::model::{Content, Cue, Dimension, Evidence, Measure, MeasureUnit, Nature, Qualifier, Quantity, Reason};

impl SentenceReader<'_> {
    pub(super) fn emit(&mut self, at: usize, stated: &Stated, role: &Role, subject: &Subject, reading: &mut Reading) {
        let Some(profile) = self.scope.context.index.profile(subject.item) else { return };
        let mut quantity_said = stated.quantity();
        let percent = quantity_said.unit.dimension == Dimension::Percent;
        let mut reasons = Vec::new();
        let rate = profile.dimension == Some(Dimension::Percent);
        let mut measure = match (profile.kind, role.cue) {
            (ItemKind::Task | ItemKind::Project, RoleCue::PercentComplete) => Measure::PercentComplete,
            (ItemKind::Project, cue) if self.is_funding(at, stated) => match cue {
                RoleCue::Plan => Measure::Plan,
                RoleCue::PercentOfPlan => Measure::PercentOfPlan,
                RoleCue::CumulativeYear => Measure::CumulativeYear,
                RoleCue::CumulativeTerm => Measure::CumulativeTerm,
                RoleCue::Result => Measure::InPeriod,
                _ => return,
            },
            (ItemKind::Task | ItemKind::Project, _) => return,
            (_, RoleCue::Rank) if profile.ranked => Measure::InPeriod,
            (_, RoleCue::Rank) => return,
            (_, RoleCue::Plan) => Measure::Plan,
            (_, RoleCue::Previous | RoleCue::From) => Measure::Previous,
            // A rate that is itself a share of the plan: "đạt 13,4% kế hoạch vốn".
            (_, RoleCue::PercentOfPlan) if profile.share_of_plan && rate => Measure::InPeriod,
            (_, RoleCue::PercentOfPlan) => Measure::PercentOfPlan,
            (_, RoleCue::Up | RoleCue::Down) => {
                if quantity_said.value.is_zero() {
                    return;
                }
                if role.cue == RoleCue::Down {
                    quantity_said.value = -quantity_said.value;
                }
                if profile.nature == Nature::Growth && percent { Measure::InPeriod } else { Measure::Change }
            }
            (_, RoleCue::Comparison) => {
                if !percent {
                    return;
                }
                // An index: 112,6% of the earlier figure is a growth of 12,6%.
                quantity_said.value -= Decimal::ONE_HUNDRED;
                reasons.push(Reason::Derived);
                if profile.nature == Nature::Growth { Measure::InPeriod } else { Measure::Change }
            }
            // What there is of a thing that is counted anew each year is not what was done.
            (_, RoleCue::Stock) if matches!(profile.nature, Nature::Flow | Nature::Assigned) => return,
            (_, RoleCue::CumulativeYear) => Measure::CumulativeYear,
            (_, RoleCue::CumulativeTerm) => Measure::CumulativeTerm,
            (_, _) => Measure::InPeriod,
        };
        let result = matches!(measure, Measure::InPeriod | Measure::CumulativeYear | Measure::CumulativeTerm);
        // "126 cột; mục tiêu 500 cột" behind trees: what is counted is another thing.
        let beside = matches!(measure, Measure::Plan | Measure::Previous);
        if beside && quantity_said.unit.dimension == Dimension::Count && profile.unit.is_some() {
            let alike = self.scope.context.lexicon.measure_units.alike();
            let fit = compatible(profile, Dimension::Count, Some(&quantity_said.unit), false, RoleCue::Result, alike);
            if fit < 0.7 {
                return;
            }
        }
        if profile.nature == Nature::Growth && !percent && measure != Measure::PercentOfPlan {
            return;
        }
        if let Value::Fraction(numerator, denominator) = &stated.value {
            if !result {
                return;
            }
            let counted = stated.dimension() == Dimension::Count
                && crate::facts::compatible::is_own_unit(profile, Some(&quantity_said.unit));
            if rate || (profile.nature == Nature::YesNo && !counted) {
                let (part, whole) = (numerator.value, denominator.value);
                self.fraction = Some(PartOfWhole { part, whole, item: subject.item, cue: role.cue });
                if self.percentage_follows(at) {
                    return;
                }
                let Some(share) = share(numerator.value, denominator.value) else { return };
                quantity_said =
                    Quantity { value: share, upper: None, unit: MeasureUnit::percent(), qualifier: Qualifier::Exact };
                reasons.push(Reason::Derived);
            } else {
                let plan = quantity(denominator, Some(quantity_said.unit.clone()));
                let aimed = matches!(role.cue, RoleCue::CumulativeTerm | RoleCue::CumulativeYear)
                    || self.share_of_plan_follows(at)
                    || profile.target_figures().any(|(value, _)| value == denominator.value);
                // The whole of a count is a target only where the programme or the words say so.
                if aimed {
                    reading.push(self.finding(stated, role, subject, Measure::Plan, Content::Figure(plan), Vec::new()));
                }
                // "lũy kế 112/500 cột": held against the aim of the term, it is counted from the term's start.
                if measure == Measure::CumulativeYear && profile.is_term_aim(denominator.value) {
                    measure = Measure::CumulativeTerm;
                }
            }
        } else if rate && !percent && (result || matches!(measure, Measure::Plan | Measure::Previous)) {
            // A count beside a rate is its part or whole.
            if quantity_said.unit.dimension != Dimension::Bare {
                return;
            }
            reasons.push(Reason::UnitMismatch { found: quantity_said.unit.symbol.clone(), expected: "%".to_owned() });
        } else if !rate && percent && profile.nature != Nature::Growth {
            match measure {
                Measure::InPeriod
                    if profile.nature == Nature::Assigned
                        || profile.dimension == Some(Dimension::Count)
                        || profile.dimension == Some(Dimension::Money) =>
                {
                    measure = Measure::PercentOfPlan
                }
                Measure::PercentOfPlan | Measure::Change | Measure::PercentComplete => {}
                Measure::InPeriod => {}
                _ => return,
            }
        }
        if let Some(PartOfWhole { part: n, whole: d, item, .. }) = self.fraction.filter(|_| percent && result)
            && item == subject.item
            && !matches!(stated.value, Value::Fraction(..))
        {
            // The share worked out from the fraction gives way to the one that is stated.
            reading.findings.retain(|f| {
                f.subject != subject.item
                    || !f.reasons.contains(&Reason::Derived)
                    || !matches!(&f.content, Content::Figure(q) if Some(q.value) == share(n, d))
            });
            if let Some(share) = share(n, d).filter(|s| (*s - quantity_said.value).abs() > Decimal::new(5, 1)) {
                reasons.push(Reason::FractionDiffers { stated: quantity_said.value, computed: share });
            }
            self.fraction = None;
        }
        if let Some(figure) = Some(stated.figure()).filter(|f| !f.alternatives.is_empty()) {
            let mut readings = vec![figure.value];
            readings.extend(figure.alternatives.iter().copied());
            reasons.push(Reason::AmbiguousNumber { readings });
        }
        reading.push(self.finding(stated, role, subject, measure, Content::Figure(quantity_said), reasons));
    }

    /// Money given to or spent on a project, or the share spent of what was given: words of funds stand before it.
    pub(super) fn is_funding(&self, at: usize, stated: &Stated) -> bool {
        let percent = stated.dimension() == Dimension::Percent;
        if stated.dimension() != Dimension::Money && !percent {
            return false;
        }
        let funds = &self.scope.context.lexicon.terms;
        let named = |f: &Stated| {
            let said = self.sentence.text.get(f.gap.start..f.span.end).unwrap_or_default();
            funds.speaks_of_funds(said)
        };
        let money = |f: &Stated| f.dimension() == Dimension::Money;
        let before = at.checked_sub(1).and_then(|b| self.sentence.figures.get(b));
        if percent {
            return before.is_some_and(money) && self.sentence.figures.iter().take(at).rev().take(2).any(named);
        }
        named(stated) || before.is_some_and(|b| money(b) && named(b))
    }

    /// Whether the next figure says what share of the plan this one is.
    pub(super) fn share_of_plan_follows(&self, at: usize) -> bool {
        self.sentence.figures.get(at + 1).is_some_and(|_| {
            role(self.sentence, at + 1, self.scope.period, &self.scope.context.lexicon).cue == RoleCue::PercentOfPlan
        })
    }

    /// Whether the next figure is the percentage of the fraction before it.
    pub(super) fn percentage_follows(&self, at: usize) -> bool {
        (at + 1..=at + 2).any(|next| {
            self.sentence.figures.get(next).is_some_and(|f| {
                f.dimension() == Dimension::Percent
                    && role(self.sentence, next, self.scope.period, &self.scope.context.lexicon).cue == RoleCue::Result
                    && !is_significant(&self.features.within(self.own_range(next, f)).collect::<Vec<_>>())
            })
        })
    }

    pub(super) fn finding(
        &self,
        stated: &Stated,
        role: &Role,
        subject: &Subject,
        measure: Measure,
        content: Content,
        mut reasons: Vec<Reason>,
    ) -> Finding {
        let context = self.scope.context;
        // "kết nạp 02 đảng viên": what is counted and what was done with it stand around the figure; no verb is missed.
        let plain = role.cue == RoleCue::Result && role.words.is_empty() && subject.own;
        let certainty = if plain { role.certainty.max(0.92) } else { role.certainty.max(0.75) };
        let mut confidence = confidence(subject.score) * certainty;
        if subject.margin < 0.06 {
            let candidates = std::iter::once(subject.item)
                .chain(subject.rivals.iter().copied())
                .filter_map(|i| context.index.profile(i))
                .map(|p| p.id)
                .collect();
            reasons.push(Reason::AmbiguousItem { candidates });
            confidence = confidence.min(0.6);
        } else if confidence < context.options.accept {
            reasons.push(Reason::WeakMatch);
        }
        if role.certainty < 0.75 {
            reasons.push(Reason::UncertainRole);
        }
        let work = context.index.profile(subject.item).is_some_and(|p| p.kind != ItemKind::Indicator);
        if work && subject.recall < 0.6 {
            reasons.push(Reason::WeakMatch);
            confidence = confidence.min(0.55);
        }
        let blocking = reasons.iter().any(|r| {
            matches!(r, Reason::AmbiguousNumber { .. } | Reason::UnitMismatch { .. } | Reason::FractionDiffers { .. })
        });
        if blocking {
            confidence = confidence.min(0.55);
        }
        if self.scope.section == SectionKind::Situation
            || (self.scope.section == SectionKind::Shortcomings && measure.is_result())
        {
            confidence = confidence.min(0.5);
        }
        let evidence = vec![
            Evidence { cue: Cue::Item, words: subject.words.clone(), weight: subject.score },
            Evidence { cue: Cue::Role, words: role.words.clone(), weight: role.certainty },
        ];
        Finding {
            subject: subject.item,
            measure,
            content,
            place: self.line.place.clone(),
            quote: self.line.text.quote(self.sentence.range.clone()).to_owned(),
            span: Some(stated.span.clone()),
            confidence,
            reasons,
            evidence,
        }
    }
}

pub(super) fn share(part: Decimal, whole: Decimal) -> Option<Decimal> {
    if whole.is_zero() {
        return None;
    }
    (part * Decimal::ONE_HUNDRED).checked_div(whole).map(|s| s.round_dp(2))
}
