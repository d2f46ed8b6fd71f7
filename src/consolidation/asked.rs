//! Which unit is asked for which items.

use std::collections::{BTreeMap, BTreeSet};

use super::options::Options;
use super::ownership::{Ownership, Role};
use super::unit_names::{UnitKey, UnitNames};
use crate::model::{
    Consolidation, Content, Decision, Earlier, EarlierValue, Fact, Form, FormField, FormLine, FormRole, FormRow,
    ItemId, Measure, Period, Programme, ReportingUnit, SubmissionState, form_entry, form_lines, measured_part,
};
use crate::text::fold;

/// A form for each unit that leads something by the programme or has reported before, and for those of `more`; each
/// asks for what the unit leads, what it cooperates in, and what it reported. `known` are the consolidations at hand;
/// those before `period` tell the last figures. A cooperating name that nobody knows as a unit gets no form: such cells
/// also hold whole classes of bodies.
pub fn unit_forms(
    programme: &Programme,
    period: Period,
    known: &[Consolidation],
    more: &[ReportingUnit],
    options: &Options<'_>,
) -> Vec<Form> {
    let names = UnitNames::new(options.lexicon, programme.commune.as_deref());
    let ownership = Ownership::of(programme, &names);
    let mut earlier: Vec<&Consolidation> = known.iter().filter(|each| each.period < period).collect();
    // A quarter is held against a quarter where there is one before it.
    let same_kind = |at: Period| std::mem::discriminant(&at.kind()) == std::mem::discriminant(&period.kind());
    earlier.sort_by_key(|each| (!same_kind(each.period), std::cmp::Reverse(each.period)));
    let asked = Asked { programme, period, cooperating: cooperating(programme, &names), ownership, names, earlier };
    let units = asked.units(more);
    let forms = units.into_iter().map(|(key, unit)| Form { rows: asked.rows(&key), unit, period });
    forms.filter(|form| !form.rows.is_empty()).collect()
}

struct Asked<'a> {
    programme: &'a Programme,
    period: Period,
    names: UnitNames<'a>,
    ownership: Ownership,
    cooperating: BTreeMap<ItemId, Vec<UnitKey>>,
    /// Those of the same kind first, the latest first.
    earlier: Vec<&'a Consolidation>,
}

impl Asked<'_> {
    /// All units, each once: leads in the order of the programme, then those that reported, then `more`.
    fn units(&self, more: &[ReportingUnit]) -> Vec<(UnitKey, ReportingUnit)> {
        let leads = self.ownership.lead_units().map(|(key, unit)| (key.clone(), unit.clone()));
        let files = self.earlier.iter().flat_map(|each| &each.submissions);
        let heard = files.filter(|file| file.state == SubmissionState::Read).filter_map(|file| file.unit.clone());
        let heard = heard.chain(more.iter().cloned()).filter_map(|unit| Some((self.names.key(unit.name())?, unit)));
        let mut seen = BTreeSet::new();
        leads.chain(heard).filter(|(key, _)| seen.insert(key.clone())).collect()
    }

    fn rows(&self, unit: &UnitKey) -> Vec<FormRow> {
        let before = self.own_facts(unit);
        let row = |line: FormLine| {
            let role = self.role(line.item, unit, &before)?;
            Some(FormRow { line, role, earlier: self.earlier(line, role, &before) })
        };
        form_lines(self.programme).into_iter().filter_map(row).collect()
    }

    fn role(&self, item: ItemId, unit: &UnitKey, before: &[(Period, &Fact)]) -> Option<FormRole> {
        let helps = |id: ItemId| self.cooperating.get(&id).is_some_and(|all| all.contains(unit));
        match self.ownership.role(item, unit) {
            Role::Lead => Some(FormRole::Leads),
            // Who leads the group answers where the item names nobody.
            Role::Deputy if !self.ownership.has_lead(item) => Some(FormRole::Leads),
            Role::Deputy => Some(FormRole::Cooperates),
            Role::Contributor if helps(item) || helps(item.row()) => Some(FormRole::Cooperates),
            Role::Contributor => before.iter().any(|(_, fact)| fact.item == item).then_some(FormRole::Reported),
        }
    }

    /// What a unit reported in earlier periods and counted, latest first.
    fn own_facts(&self, unit: &UnitKey) -> Vec<(Period, &Fact)> {
        let mut facts = Vec::new();
        for consolidation in &self.earlier {
            let own = consolidation.submissions.iter().filter(|file| file.state == SubmissionState::Read);
            let own = own.filter(|file| &self.names.sender(file) == unit).flat_map(|file| &file.facts);
            let own = own.filter(|fact| fact.decision == Decision::Accepted && fact.measure.is_result());
            facts.extend(own.map(|fact| (consolidation.period, fact)));
        }
        facts
    }

    /// The last figure: the unit's own, else what counted for the item where the unit leads it.
    fn earlier(&self, line: FormLine, role: FormRole, before: &[(Period, &Fact)]) -> Option<Earlier> {
        let own = before.iter().find_map(|(period, fact)| {
            let known = (fact.item == line.item).then(|| self.known(line, fact)).flatten()?;
            Some(Earlier { period: *period, known })
        });
        own.or_else(|| if role == FormRole::Leads { self.counted(line) } else { None })
    }

    fn known(&self, line: FormLine, fact: &Fact) -> Option<EarlierValue> {
        let asked = |measure| form_entry(self.programme, line, FormField::Measure(measure), self.period).is_some();
        match &fact.content {
            Content::Figure(figure) if fact.measure == Measure::InPeriod && asked(Measure::InPeriod) => {
                let own_unit = measured_part(self.programme, line).and_then(|part| part.unit.as_deref());
                let is_part = line.part.is_none() || own_unit.is_some_and(|own| fold(own) == fold(&figure.unit.symbol));
                is_part.then(|| EarlierValue::Figure(figure.clone()))
            }
            Content::Status(status) if asked(Measure::Status) => Some(EarlierValue::State(*status)),
            _ => None,
        }
    }

    fn counted(&self, line: FormLine) -> Option<Earlier> {
        self.earlier.iter().filter(|_| line.part.is_none()).find_map(|consolidation| {
            let result = consolidation.items.get(&line.item)?;
            let asks_figure =
                form_entry(self.programme, line, FormField::Measure(Measure::InPeriod), self.period).is_some();
            let figure = result.in_period.clone().filter(|_| asks_figure).map(EarlierValue::Figure);
            let known = figure.or(result.status.map(EarlierValue::State))?;
            Some(Earlier { period: consolidation.period, known })
        })
    }
}

/// Keys of all that the programme names as cooperating, by item.
fn cooperating(programme: &Programme, names: &UnitNames<'_>) -> BTreeMap<ItemId, Vec<UnitKey>> {
    let tasks = programme.tasks.iter().map(|row| (row.id, row.cooperating.as_deref()));
    let projects = programme.projects.iter().map(|row| (row.id, row.cooperating.as_deref()));
    let bullets = programme.body.iter().map(|bullet| {
        let is_of = |group: &str| bullet.id.to_string().strip_prefix(group).is_some_and(|rest| rest.starts_with('.'));
        let assigned = programme.assignments.iter().find(|each| is_of(&each.group));
        (bullet.id, assigned.and_then(|each| each.cooperating.as_deref()))
    });
    let all = tasks.chain(projects).chain(bullets);
    all.filter_map(|(id, cell)| Some((id, names.keys_in_list(cell?)))).collect()
}
