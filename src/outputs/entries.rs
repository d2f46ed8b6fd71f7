//! All items of the programme with outcomes.

use crate::model::{Consolidation, IndicatorPart, ItemId, Programme};
use crate::wording::account::Noun;

use super::outcome::Outcome;
use super::safe_text::line;

/// An item of the programme with what became of it.
pub(crate) struct Entry {
    pub(crate) id: ItemId,
    pub(crate) noun: Noun,
    /// Heading of its section in the programme; empty where there is none.
    pub(crate) section: String,
    pub(crate) name: String,
    /// Who leads, as the programme words it.
    pub(crate) lead: String,
    pub(crate) outcome: Outcome,
}

/// All items in the order of the programme: Phụ lục 1 (each measured part by itself), 2, 3, then what only the body
/// names.
pub(crate) fn entries(programme: &Programme, consolidation: &Consolidation) -> Vec<Entry> {
    let outcome = |part: Option<&IndicatorPart>, id: ItemId| Outcome::of(programme, part, consolidation.items.get(&id));
    let mut all = indicators(programme, &outcome);
    all.extend(programme.tasks.iter().map(|task| Entry {
        id: task.id,
        noun: Noun::Task,
        section: line(&task.section),
        name: line(&task.task),
        lead: line(task.lead.as_deref().unwrap_or_default()),
        outcome: outcome(None, task.id),
    }));
    all.extend(programme.projects.iter().map(|project| Entry {
        id: project.id,
        noun: Noun::Project,
        section: String::new(),
        name: line(&project.name),
        lead: line(project.lead.as_deref().unwrap_or_default()),
        outcome: outcome(None, project.id),
    }));
    all.extend(body(programme, &outcome));
    all
}

type OutcomeOf<'a> = dyn Fn(Option<&IndicatorPart>, ItemId) -> Outcome + 'a;

fn indicators(programme: &Programme, outcome: &OutcomeOf<'_>) -> Vec<Entry> {
    let mut all = Vec::new();
    for row in &programme.indicators {
        let entry = |id: ItemId, name: &str, part: Option<&IndicatorPart>| Entry {
            id,
            noun: Noun::Indicator,
            section: line(&row.section),
            name: line(name),
            lead: line(row.lead.as_deref().unwrap_or_default()),
            outcome: outcome(part, id),
        };
        match row.parts.as_slice() {
            [] => all.push(entry(row.id, &row.name, None)),
            [only] => all.push(entry(only.id, &row.name, Some(only))),
            several => all.extend(several.iter().map(|part| entry(part.id, &part.name, Some(part)))),
        }
    }
    all
}

/// Bullets that state the same as a row of Phụ lục 1 are told there.
fn body<'a>(programme: &'a Programme, outcome: &'a OutcomeOf<'_>) -> impl Iterator<Item = Entry> + 'a {
    let told = |id: &ItemId| programme.pairs.iter().any(|pair| pair.body.contains(id));
    programme.body.iter().filter(move |bullet| !told(&bullet.id)).map(move |bullet| {
        let part = bullet.parts.first().filter(|_| bullet.parts.len() == 1);
        let group = bullet.id.to_string();
        let group = group.rsplit_once('.').map_or("", |(group, _)| group);
        let lead = programme.assignments.iter().find(|assignment| assignment.group == group);
        Entry {
            id: bullet.id,
            noun: Noun::BodyIndicator,
            section: String::new(),
            name: line(&bullet.text),
            lead: line(lead.map_or("", |assignment| &assignment.lead)),
            outcome: outcome(part, bullet.id),
        }
    })
}
