//! The programme as JSON.

use serde_json::{Value, json};

use crate::model::{Indicator, IndicatorPart, Programme};

/// The programme in the shape of the result contract: `body`, `assignments`, `pl1`, `pl2`, `pl3` with the texts of the
/// source. What was understood stands beside them: `measures` (parts, natures, typed targets), `pairs`,
/// `contradictions`, and the programme's own facts.
pub fn to_json(programme: &Programme) -> Value {
    json!({
        "commune": programme.commune,
        "city": programme.city,
        "term": programme.term.map(|(from, to)| [from, to]),
        "body": programme.body.iter().map(|b| json!({
            "id": b.id, "section": b.section, "part": b.part, "text": b.text,
        })).collect::<Vec<_>>(),
        "assignments": programme.assignments,
        "pl1": programme.indicators.iter().map(indicator).collect::<Vec<_>>(),
        "pl2": programme.tasks,
        "pl3": programme.projects,
        "measures": measures(programme),
        "pairs": programme.pairs,
        "contradictions": programme.contradictions,
    })
}

fn indicator(row: &Indicator) -> Value {
    json!({
        "id": row.id, "section": row.section, "stt": row.stt, "name": row.name, "unit": row.unit,
        "target_2030": row.target_2030, "yearly": row.yearly, "lead": row.lead,
    })
}

fn measures(programme: &Programme) -> Vec<&IndicatorPart> {
    let rows = programme.indicators.iter().flat_map(|i| &i.parts);
    rows.chain(programme.body.iter().flat_map(|b| &b.parts)).collect()
}
