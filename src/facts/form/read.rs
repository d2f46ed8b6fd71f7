//! A returned form to a submission.

use std::collections::{BTreeMap, BTreeSet};

use super::cell::{Filled, is_filled, read};
use super::sheet::{MarkedTable, shown_text, stamp_in_text, tables};
use crate::document::{Cell, CellValue, Document, Remark};
use crate::facts::context::Context;
use crate::facts::extract::remark;
use crate::model::{
    Confidence, Content, Cue, Decision, Evidence, Fact, FormField, FormLine, FormMark, FormStamp, Measure, NotAReport,
    Reason, Submission, SubmissionState, form_entry, form_lines, measured_part, programme_fingerprint,
};
use crate::text::fold;

/// Reads a form by its marks; `None` where the document is none. Whose it is and for which period its marks say, and
/// nothing else does. The hash is left empty: the caller knows the bytes.
pub fn read_form(document: &Document, file: &str, context: &Context) -> Option<Submission> {
    let marked: Vec<MarkedTable<'_>> = tables(&document.blocks).into_iter().map(MarkedTable::of).collect();
    let in_text = stamp_in_text(&document.blocks);
    let stamp = in_text.clone().or_else(|| marked.iter().find_map(|table| table.stamp.clone()))?;
    if !marked.iter().any(MarkedTable::is_form) {
        return None;
    }
    let mut form = Form { context, stamp: &stamp, cells: Vec::new(), remarks: Vec::new(), names: Names::of(context) };
    let is_own = stamp.programme == programme_fingerprint(&context.programme);
    if !is_own {
        form.remarks.push(Reason::FormOfOtherProgramme);
    }
    for table in marked.iter().filter(|table| table.is_form()) {
        match &table.stamp {
            Some(other) if *other != stamp => {
                let (unit, period) = (other.unit.name().to_owned(), other.period.to_string());
                form.remarks.push(Reason::SheetOfOtherForm { unit, period });
            }
            _ => form.table(table),
        }
    }
    let facts = form.settle(is_own);
    let mut remarks: Vec<Reason> = document.remarks.iter().filter(|each| is_of_the_file(each)).map(remark).collect();
    remarks.append(&mut form.remarks);
    let is_empty = facts.is_empty();
    Some(Submission {
        file: file.to_owned(),
        hash: String::new(),
        unit: Some(stamp.unit.clone()),
        period: Some(stamp.period),
        cut_off: None,
        dated: None,
        seen: None,
        corrected: false,
        state: if is_empty { SubmissionState::NotAReport(NotAReport::Template) } else { SubmissionState::Read },
        reader: document.kind.name().to_owned(),
        remarks,
        facts,
    })
}

/// What a form hides is its own; formulas without value are told at their cells.
fn is_of_the_file(remark: &Remark) -> bool {
    !matches!(remark, Remark::HiddenContent { .. } | Remark::FormulaWithoutValue { .. })
}

/// What lines are called, to hold rows against their marks.
struct Names {
    of_line: BTreeMap<FormLine, String>,
    /// Lines of a name; several where names are alike.
    lines: BTreeMap<String, Vec<FormLine>>,
}

impl Names {
    fn of(context: &Context) -> Names {
        let mut names = Names { of_line: BTreeMap::new(), lines: BTreeMap::new() };
        for line in form_lines(&context.programme) {
            let part = measured_part(&context.programme, line).filter(|_| line.part.is_some());
            let name = part.map(|part| part.name.as_str()).or_else(|| context.programme.name(line.item));
            let key = fold(name.unwrap_or_default());
            names.of_line.insert(line, key.clone());
            names.lines.entry(key).or_default().push(line);
        }
        names
    }
}

struct Form<'a> {
    context: &'a Context,
    stamp: &'a FormStamp,
    cells: Vec<(FormLine, Measure, Fact)>,
    remarks: Vec<Reason>,
    names: Names,
}

impl Form<'_> {
    fn table(&mut self, table: &MarkedTable<'_>) {
        for place in &table.broken {
            self.remarks.push(Reason::FormRowUnknown { place: place.clone() });
        }
        let mut seen = BTreeSet::new();
        for (row, line) in &table.lines {
            // Rows with two marks were joined from two.
            let joined = table.lines.iter().any(|(at, other)| at == row && other != line);
            if seen.insert((*row, *line)) {
                self.row(table, *row, *line, joined);
            }
        }
        let numbers = |cell: &&Cell| {
            matches!(cell.value, CellValue::Number { .. }) || {
                let text = shown_text(cell);
                cell.value == CellValue::Text && text.starts_with(|c: char| c.is_ascii_digit())
            }
        };
        let strays: Vec<Reason> =
            table.strays().filter(numbers).map(|cell| Reason::FormRowUnknown { place: cell.place.clone() }).collect();
        self.remarks.extend(strays);
    }

    fn row(&mut self, table: &MarkedTable<'_>, row: usize, line: FormLine, joined: bool) {
        let doubt = match self.names.of_line.get(&line) {
            None => Some(Reason::FormLineUnknown { line: line.to_string() }),
            Some(_) if joined => Some(Reason::FormRowMixed),
            Some(name) => self.is_called_otherwise(table, row, name).then_some(Reason::FormRowMixed),
        };
        let noted = |(column, field): &(usize, FormField)| {
            let cell = table.at(row, *column).filter(|_| *field == FormField::Note)?;
            is_filled(cell).then(|| shown_text(cell))
        };
        let note = table.fields.iter().find_map(noted);
        for (column, field) in &table.fields {
            let (FormField::Measure(measure), Some(cell)) = (field, table.at(row, *column)) else { continue };
            if !is_filled(cell) {
                continue;
            }
            let entry = form_entry(&self.context.programme, line, *field, self.stamp.period);
            let mut filled = read(cell, entry.as_ref(), &self.context.lexicon);
            let spans = cell.row_span > 1
                || (cell.column_span > 1
                    && table.fields.iter().any(|(other, _)| {
                        other != column && (cell.column..cell.column + cell.column_span).contains(other)
                    }));
            if spans {
                filled.reasons.push(Reason::NotAsked);
            }
            filled.reasons.extend(doubt.clone());
            if (spans || doubt.is_some()) && filled.decision == Decision::Accepted {
                filled.decision = Decision::Review;
            }
            self.cells.push((line, *measure, fact(line, *measure, cell, filled, note.as_deref())));
        }
        self.note_alone(table, row, line, note);
    }

    /// A note where no figure stands says why; it is kept for the trail.
    fn note_alone(&mut self, table: &MarkedTable<'_>, row: usize, line: FormLine, note: Option<String>) {
        let column = table.fields.iter().find(|(_, field)| *field == FormField::Note).map(|(column, _)| *column);
        let (Some(text), Some(cell)) = (note, column.and_then(|column| table.at(row, column))) else { return };
        let is_known = self.names.of_line.contains_key(&line);
        if is_known && !self.cells.iter().any(|(known, _, _)| *known == line) {
            let reasons = vec![Reason::NoteOnly];
            let filled = Filled { content: Content::Unread, decision: Decision::Rejected, reasons };
            let mut fact = fact(line, Measure::InPeriod, cell, filled, None);
            fact.quote = text;
            self.cells.push((line, Measure::InPeriod, fact));
        }
    }

    /// Whether a row shows the name of another line than that of its mark: someone moved a part of rows only.
    fn is_called_otherwise(&self, table: &MarkedTable<'_>, row: usize, name: &str) -> bool {
        let texts: Vec<String> = table.texts(row).map(|text| fold(&text)).collect();
        let is_other = |text: &String| self.names.lines.contains_key(text) && text.split(' ').count() > 2;
        !texts.iter().any(|text| text == name) && texts.iter().any(is_other)
    }

    /// The facts, a value that stands twice once. Different values of one cell's line and column wait for a person, and
    /// so does everything in a form of another programme.
    fn settle(&mut self, is_own: bool) -> Vec<Fact> {
        let mut facts: Vec<(FormLine, Measure, Fact)> = Vec::new();
        for (line, measure, fact) in std::mem::take(&mut self.cells) {
            let twins = |known: &&(FormLine, Measure, Fact)| known.0 == line && known.1 == measure;
            if facts.iter().filter(twins).any(|(_, _, twin)| twin.content == fact.content) {
                continue;
            }
            facts.push((line, measure, fact));
        }
        let keys: Vec<(FormLine, Measure)> = facts.iter().map(|(line, measure, _)| (*line, *measure)).collect();
        for (line, measure, fact) in &mut facts {
            if keys.iter().filter(|key| **key == (*line, *measure)).count() > 1 {
                fact.reasons.push(Reason::FormValuesDiffer);
                fact.decision = Decision::Review;
            }
            if !is_own && fact.decision == Decision::Accepted {
                fact.reasons.push(Reason::FormOfOtherProgramme);
                fact.decision = Decision::Review;
            }
        }
        facts.into_iter().map(|(_, _, fact)| fact).collect()
    }
}

fn fact(line: FormLine, measure: Measure, cell: &Cell, filled: Filled, note: Option<&str>) -> Fact {
    let text = shown_text(cell);
    let words = FormMark::Line(line).to_string();
    Fact {
        item: line.item,
        measure,
        content: filled.content,
        place: cell.place.clone(),
        quote: note.map_or(text.clone(), |note| format!("{text} | {note}")),
        confidence: Confidence::new(1.0),
        decision: filled.decision,
        reasons: filled.reasons,
        evidence: vec![Evidence { cue: Cue::Item, words, weight: 1.0 }],
    }
}
