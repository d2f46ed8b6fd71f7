//! Letters to units that are late or incomplete.

use minijinja::Value;

use super::file_name::file_names;
use super::values::{Values, letter};
use super::view::table_of;
use crate::model::{Consolidation, ItemId, Programme, UnitCoverage};
use crate::outputs::error::OutputError;
use crate::outputs::options::Options;
use crate::outputs::report::fill;
use crate::outputs::safe_text::{line, shortened};
use crate::outputs::templates::SHIPPED_REMINDER;
use crate::outputs::write::OutputFile;
use crate::wording::comparison::capitalised;
use crate::wording::form::{FORM_TABLES, row_counts};
use crate::wording::{period, reminder};

/// The longest name of an item in a letter, in UTF-16 units.
const LONGEST_NAME: usize = 400;

/// The letters, with how many units are late and how many incomplete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminders {
    /// One letter for each of them.
    pub files: Vec<OutputFile>,
    /// Units that sent nothing.
    pub late: usize,
    /// Units whose reports leave items open.
    pub incomplete: usize,
}

/// A letter for each lead unit from which figures are missing. `template` is the office's own.
///
/// # Errors
/// Where the template cannot be used.
pub fn reminders(
    programme: &Programme,
    consolidation: &Consolidation,
    template: Option<&[u8]>,
    options: &Options,
) -> Result<Reminders, OutputError> {
    let open: Vec<(&UnitCoverage, Vec<ItemId>)> = consolidation
        .coverage
        .iter()
        .map(|unit| (unit, unit.led.iter().filter(|id| !unit.reported.contains(id)).copied().collect()))
        .filter(|(_, missing): &(_, Vec<ItemId>)| !missing.is_empty())
        .map(|(unit, mut missing)| {
            // In the order of the forms: the appendices, then what only the body names.
            missing.sort_by_key(|id| matches!(id, ItemId::Body { .. }));
            (unit, missing)
        })
        .collect();
    let names = file_names(open.iter().map(|(unit, _)| unit.unit.name()));
    let mut files = Vec::new();
    for ((unit, missing), name) in open.iter().zip(names) {
        let values = values(programme, consolidation, unit, missing, options);
        let bytes = fill(template.unwrap_or(SHIPPED_REMINDER), &Value::from_object(values))?;
        files.push(OutputFile { name: reminder::file(&name, consolidation.period), bytes });
    }
    let late = open.iter().filter(|(unit, _)| unit.files == 0).count();
    Ok(Reminders { files, late, incomplete: open.len() - late })
}

fn values(
    programme: &Programme,
    consolidation: &Consolidation,
    unit: &UnitCoverage,
    missing: &[ItemId],
    options: &Options,
) -> Values {
    let mut values = letter(programme, &line(unit.unit.name()), consolidation.period, options);
    let mut add = |name: &str, value: Value| values.insert(name.to_owned(), value);
    add("trich_yeu", Value::from(reminder::subject(consolidation.period)));
    add("chua_bao_cao", Value::from(unit.files == 0));
    add("thoi_diem", Value::from(period::letter_date(Some(options.generated.date()), options.generated.year())));
    let of_table = |table| missing.iter().filter(move |id| table_of(**id) == table);
    let counts: Vec<_> = FORM_TABLES.into_iter().map(|table| (table, of_table(table).count())).collect();
    add("noi_dung", Value::from(row_counts(&counts)));
    let kinds = counts.iter().filter(|(_, count)| *count > 0).count();
    let group = |(table, count): (_, usize)| {
        let sentences: Vec<String> = of_table(table)
            .enumerate()
            .map(|(at, id)| {
                let name = capitalised(&line(programme.name(*id).unwrap_or_default()));
                reminder::missing(&shortened(&name, LONGEST_NAME), *id, at + 1 == count)
            })
            .collect();
        // One kind alone needs no heading: the sentence above says what follows.
        let heading = if kinds > 1 { reminder::group(table) } else { "" };
        let mut fields = Values::new();
        fields.insert("ten".to_owned(), Value::from(heading));
        fields.insert("cau".to_owned(), Value::from(sentences));
        Value::from_object(fields)
    };
    let groups: Vec<Value> = counts.iter().filter(|(_, count)| *count > 0).map(|each| group(*each)).collect();
    add("noi_dung_thieu", Value::from(groups));
    values
}
