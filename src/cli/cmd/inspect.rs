//! `tonghop inspect`.

use std::path::Path;

use serde_json::{Value, json};

use crate::cli::args::{Settings, Show};
use crate::cli::progress::Counter;
use crate::cli::screen::Screen;
use crate::model::{Decision, Programme, SubmissionState};
use crate::run::{self, Inspected, Inspection, RunError};
use crate::wording::{inspection as wording, stop};

/// Shows one file: what was understood of it and why, or its text. True where a person has something to look at.
pub(in crate::cli) fn inspect(file: &Path, show: Show, settings: &Settings, screen: &Screen) -> Result<bool, RunError> {
    let inspection = run::inspect(file, &settings.read()?, &Counter::on(screen))?;
    match show {
        Show::Text => text(&inspection, screen),
        Show::Json => screen.say(&as_json(&inspection)),
        Show::Understood => inspection.pieces.iter().for_each(|piece| understood(piece, &inspection.programme, screen)),
    }
    Ok(inspection.pieces.iter().any(needs_a_look))
}

fn text(inspection: &Inspection, screen: &Screen) {
    for piece in &inspection.pieces {
        if !piece.inside.is_empty() {
            screen.say(&wording::part(&piece.inside));
        }
        match &piece.text {
            Ok(Some(lines)) => screen.say_all(lines),
            Ok(None) => {}
            Err(state) => screen.fault(stop::FAULT, &wording::not_read(state)),
        }
        // What stands beside the text of a doubtful page must not be taken for it.
        for remark in piece.submission.iter().flat_map(|submission| &submission.remarks) {
            screen.warn(&crate::wording::reason::reason(remark));
        }
    }
}

fn understood(piece: &Inspected, programme: &Programme, screen: &Screen) {
    let mut lines = Vec::new();
    if !piece.inside.is_empty() {
        lines.extend([String::new(), wording::part(&piece.inside)]);
    }
    lines.push(wording::kind(piece.kind.name()));
    match &piece.text {
        Ok(Some(_)) => {}
        Ok(None) => lines.push(wording::CONTAINER.to_owned()),
        Err(state) => lines.push(wording::not_read(state)),
    }
    if let Some(submission) = &piece.submission {
        lines.extend(wording::of_report(submission));
        lines.push(wording::fact_count(submission.facts.len()));
        for fact in &submission.facts {
            lines.push(String::new());
            let mut said = wording::of_fact(fact, programme.name(fact.item)).into_iter();
            lines.extend(said.next());
            lines.extend(said.map(|line| format!("  {line}")));
        }
    }
    screen.say_all(&lines);
}

fn as_json(inspection: &Inspection) -> String {
    let pieces: Vec<Value> = inspection
        .pieces
        .iter()
        .map(|piece| {
            let not_read =
                piece.text.as_ref().err().map(|state| json!({ "state": state, "why": wording::not_read(state) }));
            json!({ "inside": piece.inside, "kind": piece.kind.name(), "not_read": not_read, "submission": piece.submission })
        })
        .collect();
    format!("{:#}", json!({ "pieces": pieces }))
}

fn needs_a_look(piece: &Inspected) -> bool {
    let unread = matches!(piece.text, Err(SubmissionState::Unreadable(_)));
    let mut facts = piece.submission.iter().flat_map(|submission| &submission.facts);
    unread || facts.any(|fact| fact.decision == Decision::Review)
}
