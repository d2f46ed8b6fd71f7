//! Counts of items by how they stand.

use crate::model::{Assessment, Consolidation, ItemId, Programme};
use crate::wording::heading;
use crate::wording::state::ASSESSMENTS;

/// How many items of one list stand how.
pub(crate) struct Tally {
    /// The list: "Phụ lục 1".
    pub(crate) name: &'static str,
    /// Counts in the order of [`ASSESSMENTS`].
    pub(crate) counts: [usize; 7],
}

impl Tally {
    fn of(name: &'static str, consolidation: &Consolidation, ids: impl Iterator<Item = ItemId>) -> Tally {
        let mut counts = [0; 7];
        for id in ids {
            let stands = consolidation.items.get(&id).map_or(Assessment::NoReport, |item| item.assessment);
            for (count, assessment) in counts.iter_mut().zip(ASSESSMENTS) {
                *count += usize::from(assessment == stands);
            }
        }
        Tally { name, counts }
    }

    /// Number of items of the list.
    pub(crate) fn total(&self) -> usize {
        self.counts.iter().sum()
    }
}

/// The lists of the programme, each measured part counted once: the three appendices, then the body indicators that
/// stand in the body only.
pub(crate) fn tallies(programme: &Programme, consolidation: &Consolidation) -> [Tally; 4] {
    let paired = |id: &ItemId| programme.pairs.iter().any(|pair| pair.body.contains(id));
    let body = programme.body.iter().map(|each| each.id).filter(|id| !paired(id));
    [
        Tally::of(heading::APPENDIX_1, consolidation, indicator_ids(programme)),
        Tally::of(heading::APPENDIX_2, consolidation, programme.tasks.iter().map(|each| each.id)),
        Tally::of(heading::APPENDIX_3, consolidation, programme.projects.iter().map(|each| each.id)),
        Tally::of(heading::BODY_ONLY, consolidation, body),
    ]
}

/// The ids under which the rows of Phụ lục 1 are reported.
fn indicator_ids(programme: &Programme) -> impl Iterator<Item = ItemId> {
    programme.indicators.iter().flat_map(|row| {
        let whole = row.parts.is_empty().then_some(row.id);
        row.parts.iter().map(|part| part.id).chain(whole)
    })
}
