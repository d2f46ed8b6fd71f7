//! Under which item a fact counts.

use std::collections::BTreeMap;

use crate::model::{Content, Fact, IndicatorPart, ItemId, Programme};
use crate::text::fold;

/// The programme's items, and where bullets that state the same as a row count.
#[derive(Debug)]
pub(super) struct Items<'a> {
    measured: BTreeMap<ItemId, &'a [IndicatorPart]>,
    rows_of: BTreeMap<ItemId, Vec<ItemId>>,
    all: Vec<ItemId>,
}

impl<'a> Items<'a> {
    pub(super) fn of(programme: &'a Programme) -> Items<'a> {
        let mut measured: BTreeMap<ItemId, &'a [IndicatorPart]> = BTreeMap::new();
        let mut rows_of: BTreeMap<ItemId, Vec<ItemId>> = BTreeMap::new();
        for pair in &programme.pairs {
            for body in &pair.body {
                rows_of.entry(*body).or_default().push(pair.indicator);
            }
        }
        for bullet in programme.body.iter().filter(|bullet| !rows_of.contains_key(&bullet.id)) {
            measured.insert(bullet.id, &bullet.parts);
        }
        for row in &programme.indicators {
            for part in &row.parts {
                measured.insert(part.id, std::slice::from_ref(part));
            }
            if row.parts.is_empty() {
                measured.insert(row.id, &[]);
            }
        }
        let mut all: Vec<ItemId> = measured.keys().copied().collect();
        all.extend(programme.tasks.iter().map(|task| task.id));
        all.extend(programme.projects.iter().map(|project| project.id));
        Items { measured, rows_of, all }
    }

    /// Every item that has a result of its own.
    pub(super) fn all(&self) -> &[ItemId] {
        &self.all
    }

    /// The measured parts of an item; none for tasks and projects.
    pub(super) fn parts(&self, id: ItemId) -> &'a [IndicatorPart] {
        self.measured.get(&id).copied().unwrap_or_default()
    }

    /// Under which item a fact counts: a bullet's fact under the row that states the same. Where a bullet is paired
    /// with several rows, the unit of measure decides.
    pub(super) fn home(&self, fact: &Fact) -> ItemId {
        match self.rows_of.get(&fact.item).map(Vec::as_slice) {
            None | Some([]) => fact.item,
            Some([only]) => *only,
            Some(several) => {
                let fitting: Vec<ItemId> = several.iter().copied().filter(|id| self.fits(*id, fact)).collect();
                match fitting.as_slice() {
                    [only] => *only,
                    _ => fact.item,
                }
            }
        }
    }

    fn fits(&self, id: ItemId, fact: &Fact) -> bool {
        let Content::Figure(quantity) = &fact.content else { return false };
        self.parts(id)
            .iter()
            .filter_map(|part| part.unit.as_deref())
            .any(|unit| fold(unit) == fold(&quantity.unit.symbol))
    }
}
