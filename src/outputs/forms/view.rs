//! A form's rows as both formats show them.

use crate::model::{
    FORM_FIELDS, Form, FormEntry, FormField, FormLine, FormRole, FormRow, ItemId, Programme, form_entry, measured_part,
};
use crate::outputs::safe_text::{block, line, shortened};
use crate::wording::comparison::capitalised;
use crate::wording::form::{self, FORM_TABLES, FormTable};

/// The longest name that a row shows, in UTF-16 units.
const LONGEST_NAME: usize = 1_000;
/// The longest other text of a row.
const LONGEST_CELL: usize = 300;

/// One table of a form.
pub(super) struct View {
    pub(super) table: FormTable,
    /// Columns that the unit fills: those in which some row asks something.
    pub(super) fields: Vec<FormField>,
    pub(super) rows: Vec<ViewRow>,
}

/// A row of it. All texts are safe to write.
pub(super) enum ViewRow {
    Role(String),
    Section(String),
    Item(ItemRow),
}

/// A row that is to be filled.
pub(super) struct ItemRow {
    pub(super) line: FormLine,
    /// Number, name, two columns of the programme, the last known.
    pub(super) texts: [String; 5],
    /// What each field of the table takes here.
    pub(super) entries: Vec<Option<FormEntry>>,
}

impl View {
    /// Number of rows to fill.
    pub(super) fn items(&self) -> usize {
        self.rows.iter().filter(|row| matches!(row, ViewRow::Item(_))).count()
    }
}

/// The tables of a form that have rows.
pub(super) fn views(programme: &Programme, form: &Form) -> Vec<View> {
    let view = |table: FormTable| {
        let rows: Vec<&FormRow> = form.rows.iter().filter(|row| table_of(row.line.item) == table).collect();
        (!rows.is_empty()).then(|| view(programme, form, table, &rows))
    };
    FORM_TABLES.into_iter().filter_map(view).collect()
}

/// The table in which an item stands.
pub(super) fn table_of(item: ItemId) -> FormTable {
    match item {
        ItemId::Body { .. } | ItemId::Indicator { .. } => FormTable::Indicators,
        ItemId::Task { .. } => FormTable::Tasks,
        ItemId::Project { .. } => FormTable::Projects,
    }
}

fn view(programme: &Programme, form: &Form, table: FormTable, rows: &[&FormRow]) -> View {
    let asked = |line: FormLine, field: FormField| form_entry(programme, line, field, form.period);
    let fields: Vec<FormField> =
        FORM_FIELDS.into_iter().filter(|field| rows.iter().any(|row| asked(row.line, *field).is_some())).collect();
    let mut shown = Vec::new();
    for role in [FormRole::Leads, FormRole::Cooperates, FormRole::Reported] {
        let mut of_role = rows.iter().filter(|row| row.role == role).peekable();
        if of_role.peek().is_some() {
            shown.push(ViewRow::Role(form::role(role).to_owned()));
        }
        let mut section = String::new();
        for row in of_role {
            let (above, texts) = texts(programme, row);
            if above != section {
                section = above;
                shown.push(ViewRow::Section(section.clone()));
            }
            let entries = fields.iter().map(|field| asked(row.line, *field)).collect();
            shown.push(ViewRow::Item(ItemRow { line: row.line, texts, entries }));
        }
    }
    View { table, fields, rows: shown }
}

/// The heading above a row, and its texts.
fn texts(programme: &Programme, row: &FormRow) -> (String, [String; 5]) {
    let cell = |text: &Option<String>| shortened(&block(text.as_deref().unwrap_or_default()), LONGEST_CELL);
    let name = |text: &str| shortened(&capitalised(&line(text)), LONGEST_NAME);
    let known = row.earlier.as_ref().map(form::earlier).unwrap_or_default();
    let (item, term_end) = (row.line.item, programme.term.map(|(_, end)| end));
    let part = measured_part(programme, row.line);
    let measured = || {
        let targets = part.map(|part| form::targets(&part.targets, term_end)).unwrap_or_default();
        (cell(&part.and_then(|part| part.unit.clone())), cell(&Some(targets)))
    };
    let number = |stt: &str| line(stt).trim_end_matches('.').to_owned();
    match item {
        ItemId::Task { .. } => {
            let task = programme.tasks.iter().find(|task| task.id == item);
            let Some(task) = task else { return Default::default() };
            let own = [number(&task.stt), name(&task.task), cell(&task.product), cell(&task.schedule), known];
            (line(&task.section), own)
        }
        ItemId::Project { .. } => {
            let project = programme.projects.iter().find(|project| project.id == item);
            let Some(project) = project else { return Default::default() };
            let (when, money) = (cell(&project.schedule), cell(&project.funding));
            (String::new(), [number(&project.stt), name(&project.name), when, money, known])
        }
        ItemId::Indicator { part: letter, .. } => {
            let own = programme.indicators.iter().find(|each| each.id == item.row());
            let Some(own) = own else { return Default::default() };
            let (unit, targets) = measured();
            let letter = letter.map(String::from).unwrap_or_default();
            let words = name(programme.name(item).unwrap_or(&own.name));
            (line(&own.section), [format!("{}{letter}", number(&own.stt)), words, unit, targets, known])
        }
        ItemId::Body { number, .. } => {
            let bullet = programme.body.iter().find(|bullet| bullet.id == item);
            let Some(bullet) = bullet else { return Default::default() };
            let (unit, targets) = measured();
            let several = row.line.part.map(|at| format!(".{at}")).unwrap_or_default();
            let words = match (row.line.part, part) {
                (Some(_), Some(part)) => name(&part.name),
                _ => name(&bullet.text),
            };
            (line(&bullet.section), [format!("{number}{several}"), words, unit, targets, known])
        }
    }
}
