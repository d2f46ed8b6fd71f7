//! Who leads an item by the programme.

use std::collections::BTreeMap;

use super::unit_names::{UnitKey, UnitNames, is_collective};
use crate::model::{ItemId, Programme, ReportingUnit};

/// How a unit stands to an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// The row or group names it as lead.
    Lead,
    /// It leads what the item stands with: the group of the bullet that states the same, the rows of the group.
    Deputy,
    /// It contributes: cooperating by the programme, or one of the many.
    Contributor,
}

/// Lead units of all items.
#[derive(Debug, Default)]
pub(super) struct Ownership {
    leads: BTreeMap<ItemId, Vec<UnitKey>>,
    deputies: BTreeMap<ItemId, Vec<UnitKey>>,
    named: Vec<Named>,
}

/// A lead unit with the spellings that the programme gives it, and how often.
#[derive(Debug)]
struct Named {
    key: UnitKey,
    spellings: Vec<(ReportingUnit, usize)>,
}

impl Named {
    /// The spelling used most, among equals the fullest.
    fn spelling(&self) -> Option<&ReportingUnit> {
        let usual = self.spellings.iter().max_by_key(|(unit, times)| (*times, unit.name().len()));
        usual.map(|(unit, _)| unit)
    }
}

impl Ownership {
    /// Reads the lead cells and assignments of a programme.
    pub(super) fn of(programme: &Programme, names: &UnitNames<'_>) -> Ownership {
        let mut ownership = Ownership::default();
        ownership.rows(programme, names);
        ownership.body(programme, names);
        ownership.paired(programme);
        ownership
    }

    /// How a unit stands to an item.
    pub(super) fn role(&self, item: ItemId, unit: &UnitKey) -> Role {
        let holds =
            |map: &BTreeMap<ItemId, Vec<UnitKey>>, id: &ItemId| map.get(id).is_some_and(|keys| keys.contains(unit));
        if holds(&self.leads, &item) || holds(&self.leads, &item.row()) {
            Role::Lead
        } else if holds(&self.deputies, &item) || holds(&self.deputies, &item.row()) {
            Role::Deputy
        } else {
            Role::Contributor
        }
    }

    /// Whether the programme names anyone for an item.
    pub(super) fn is_assigned(&self, item: ItemId) -> bool {
        [item, item.row()].iter().any(|id| self.leads.contains_key(id) || self.deputies.contains_key(id))
    }

    /// Whether a row or group names a lead for an item.
    pub(super) fn has_lead(&self, item: ItemId) -> bool {
        [item, item.row()].iter().any(|id| self.leads.contains_key(id))
    }

    /// Whether a unit leads any item of the programme.
    pub(super) fn leads_something(&self, unit: &UnitKey) -> bool {
        self.named.iter().any(|named| &named.key == unit)
    }

    /// All lead units, in the order in which the programme names them first.
    pub(super) fn lead_units(&self) -> impl Iterator<Item = (&UnitKey, &ReportingUnit)> {
        self.named.iter().filter_map(|named| Some((&named.key, named.spelling()?)))
    }

    fn rows(&mut self, programme: &Programme, names: &UnitNames<'_>) {
        let indicators = programme.indicators.iter().map(|row| (row.id, row.lead.as_deref()));
        let tasks = programme.tasks.iter().map(|row| (row.id, row.lead.as_deref()));
        let projects = programme.projects.iter().map(|row| (row.id, row.lead.as_deref()));
        for (id, lead) in indicators.chain(tasks).chain(projects) {
            let keys = self.read(lead.unwrap_or_default(), names);
            if !keys.is_empty() {
                self.leads.insert(id, keys);
            }
        }
    }

    /// Bullets belong to the units assigned to their group; a group without assignment to those who lead the rows
    /// that its other bullets are paired with.
    fn body(&mut self, programme: &Programme, names: &UnitNames<'_>) {
        for assignment in &programme.assignments {
            let keys = self.read(&assignment.lead, names);
            for bullet in programme.body.iter().filter(|bullet| bullet.id.group() == assignment.group) {
                self.leads.insert(bullet.id, keys.clone());
            }
        }
        for bullet in &programme.body {
            if self.leads.get(&bullet.id).is_none_or(Vec::is_empty) {
                self.leads.remove(&bullet.id);
                let keys = self.leads_of_group(programme, &bullet.id.group());
                if !keys.is_empty() {
                    self.deputies.insert(bullet.id, keys);
                }
            }
        }
    }

    fn leads_of_group(&self, programme: &Programme, wanted: &str) -> Vec<UnitKey> {
        let mut keys = Vec::new();
        let rows = programme.pairs.iter().filter(|pair| pair.body.iter().any(|id| id.group() == wanted));
        for key in rows.filter_map(|pair| self.leads.get(&pair.indicator.row())).flatten() {
            if !keys.contains(key) {
                keys.push(key.clone());
            }
        }
        keys
    }

    /// A row of Phụ lục 1 may be answered by who leads the group of its bullet in the body.
    fn paired(&mut self, programme: &Programme) {
        for pair in &programme.pairs {
            let keys: Vec<UnitKey> = pair.body.iter().filter_map(|id| self.leads.get(id)).flatten().cloned().collect();
            if !keys.is_empty() {
                self.deputies.entry(pair.indicator).or_default().extend(keys);
            }
        }
    }

    fn spell(&mut self, key: &UnitKey, unit: ReportingUnit) {
        let known = self.named.iter().position(|named| &named.key == key);
        let at = known.unwrap_or_else(|| {
            self.named.push(Named { key: key.clone(), spellings: Vec::new() });
            self.named.len() - 1
        });
        let Some(named) = self.named.get_mut(at) else { return };
        match named.spellings.iter_mut().find(|(spelling, _)| *spelling == unit) {
            Some((_, times)) => *times += 1,
            None => named.spellings.push((unit, 1)),
        }
    }

    fn read(&mut self, cell: &str, names: &UnitNames<'_>) -> Vec<UnitKey> {
        let mut keys: Vec<UnitKey> = Vec::new();
        for unit in names.in_cell(names.lead_part(cell)) {
            let (Some(key), false) = (names.key(unit.name()), is_collective(unit.name())) else { continue };
            self.spell(&key, unit);
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        keys
    }
}
