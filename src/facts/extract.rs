//! The stage: a document to a submission.

use super::context::Context;
use super::decide::decide;
use super::duty::doubt_foreign;
use super::identity::{Kind, Letterhead, date_in, kind_of, period_of, unit_of};
use super::narrative::read_passage;
use super::outline::{PassageContent, passages};
use super::reading::Reading;
use super::table::{Continued, read_table};
use crate::document::{Readable, Remark};
use crate::facts::narrative::Scope;
use crate::lexicon::Lexicon;
use crate::model::{NotAReport, Reason, Submission, SubmissionState};
use crate::text::tokens;

/// Reads one report. `file` is its path below the inputs folder. The hash is left empty: the caller knows the bytes.
pub fn extract(document: &Readable, file: &str, context: &Context) -> Submission {
    let lexicon = &context.lexicon;
    let head = Letterhead::read(document);
    let unit = unit_of(&head, file, &context.units, lexicon);
    let period = period_of(&head, file, lexicon);
    let mut remarks: Vec<Reason> = document.remarks.iter().map(remark).collect();
    match &unit {
        None => remarks.push(Reason::UnitUnknown),
        Some(found) if found.from_name => remarks.push(Reason::UnitFromName),
        Some(_) => {}
    }
    match &period {
        None => remarks.push(Reason::PeriodUnknown),
        Some(found) if found.from_name => remarks.push(Reason::PeriodFromName),
        Some(_) => {}
    }
    let mut submission = Submission {
        file: file.to_owned(),
        hash: String::new(),
        unit: unit.map(|u| u.unit),
        period: period.map(|p| p.period),
        cut_off: cut_off(&head, lexicon),
        dated: head.right.iter().chain(&head.left).chain(&head.below).find_map(|l| date_in(l)),
        seen: None,
        corrected: is_corrected(&head, file, lexicon),
        state: SubmissionState::Read,
        reader: document.kind.name().to_owned(),
        remarks,
        facts: Vec::new(),
    };
    let kind = kind_of(&head, lexicon);
    if let Kind::Other(name) = kind {
        submission.state = SubmissionState::NotAReport(NotAReport::OtherDocument { kind: name });
        return submission;
    }
    let mut reading = Reading::default();
    let mut earlier = Continued::default();
    for passage in passages(document, lexicon) {
        let scope = Scope {
            context,
            period: submission.period,
            section: passage.section,
            headings: &passage.headings,
            habit: None,
        };
        match passage.content {
            PassageContent::Heading => {}
            PassageContent::Text { line, start } => read_passage(&scope, line, start, &mut reading),
            PassageContent::Table { table, caption } => read_table(&scope, table, caption, &mut earlier, &mut reading),
        }
    }
    doubt_foreign(&mut reading.findings, submission.unit.as_ref(), context);
    submission.facts = decide(reading.findings, context);
    if kind == Kind::Untitled && submission.facts.is_empty() {
        submission.state = SubmissionState::NotAReport(NotAReport::NothingRecognised);
    }
    submission
}

/// A remark of a reader as what a person should know of the file.
pub(crate) fn remark(remark: &Remark) -> Reason {
    match remark {
        Remark::TrackedChanges => Reason::TrackedChanges,
        Remark::HiddenContent { .. } => Reason::Hidden,
        Remark::LimitReached { what } => Reason::LimitReached { what: what.clone() },
        Remark::PartUnread { what } => Reason::PartUnread { what: what.clone() },
        Remark::DoubtfulText { .. } => Reason::DoubtfulText,
        Remark::LegacyEncoding { name } => Reason::LegacyEncoding { name: name.clone() },
        Remark::FormulaWithoutValue { .. } => Reason::FormulaWithoutValue,
        Remark::Converted { by } => Reason::Converted { by: by.clone() },
        Remark::LittleText { words } => Reason::LittleText { words: *words },
        Remark::NameLies { name } => Reason::NameLies { name: name.clone() },
    }
}

/// The cut-off that the head or the opening states, as written.
fn cut_off(head: &Letterhead, lexicon: &Lexicon) -> Option<String> {
    head.below.iter().find_map(|line| {
        let words = tokens(line);
        let hit = lexicon.periods.cut_off().find(line, &words).into_iter().next()?;
        let start = words.get(hit.tokens.start)?.span.start;
        let tail = line.get(start..)?;
        let end = tail.find([')', ';']).unwrap_or(tail.len());
        tail.get(..end).map(|words| words.chars().take(120).collect())
    })
}

fn is_corrected(head: &Letterhead, file: &str, lexicon: &Lexicon) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    head.below.iter().take(6).map(String::as_str).chain(std::iter::once(name)).any(|text| {
        let words = tokens(text);
        !lexicon.periods.corrected().find(text, &words).is_empty()
    })
}
