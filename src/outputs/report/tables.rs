//! Rows of the report's tables.

use std::collections::BTreeMap;

use minijinja::Value;

use crate::model::{Consolidation, Indicator, IndicatorPart, Programme, Quantity};
use crate::outputs::outcome::Outcome;
use crate::outputs::safe_text::{block, line};
use crate::wording::{number, state};

/// A row by the names that templates use.
pub(super) struct Row(BTreeMap<&'static str, String>);

impl Row {
    fn new(fields: &[(&'static str, &str)]) -> Row {
        Row(fields.iter().map(|(name, text)| (*name, block(text))).collect())
    }

    fn with(mut self, fields: &[(&'static str, String)]) -> Row {
        self.0.extend(fields.iter().map(|(name, text)| (*name, block(text))));
        self
    }
}

/// A row that heads a section has `la_muc`; its title is `ten`.
fn section(title: &str, all: &[&'static str]) -> Value {
    let mut fields: BTreeMap<String, Value> = all.iter().map(|name| ((*name).to_owned(), Value::from(""))).collect();
    fields.insert("ten".to_owned(), Value::from(line(title)));
    fields.insert("la_muc".to_owned(), Value::from(true));
    Value::from_object(fields)
}

fn item(row: Row) -> Value {
    let mut fields: BTreeMap<String, Value> =
        row.0.into_iter().map(|(name, text)| (name.to_owned(), Value::from(text))).collect();
    fields.insert("la_muc".to_owned(), Value::from(false));
    Value::from_object(fields)
}

const INDICATOR_FIELDS: [&str; 6] = ["stt", "don_vi_tinh", "muc_tieu", "binh_quan_nam", "chu_tri", "ghi_chu"];
const TASK_FIELDS: [&str; 5] = ["stt", "san_pham", "tien_do", "chu_tri", "phoi_hop"];
const RESULT_FIELDS: [&str; 12] = [
    "ket_qua",
    "luy_ke_nam",
    "luy_ke_nhiem_ky",
    "so_voi_muc_tieu",
    "danh_gia",
    "don_vi_bao_cao",
    "ghi_chu",
    "hoan_thanh",
    "van_ban",
    "tinh_trang",
    "kinh_phi",
    "luy_ke",
];

/// Rows of the indicators, with section rows.
pub(super) fn indicators(programme: &Programme, consolidation: &Consolidation) -> Vec<Value> {
    let mut rows = Vec::new();
    let mut current = "";
    for indicator in &programme.indicators {
        if indicator.section != current {
            current = &indicator.section;
            rows.push(section(current, &[&INDICATOR_FIELDS[..], &RESULT_FIELDS[..]].concat()));
        }
        indicator_rows(programme, consolidation, indicator, &mut rows);
    }
    rows
}

fn indicator_rows(programme: &Programme, consolidation: &Consolidation, row: &Indicator, rows: &mut Vec<Value>) {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let own = || {
        Row::new(&[("stt", &row.stt), ("ten", &row.name)]).with(&[
            ("don_vi_tinh", text(&row.unit)),
            ("muc_tieu", text(&row.target_2030)),
            ("binh_quan_nam", text(&row.yearly)),
            ("chu_tri", text(&row.lead)),
        ])
    };
    let outcome = |part: Option<&IndicatorPart>| {
        let id = part.map_or(row.id, |part| part.id);
        Outcome::of(programme, part, consolidation.items.get(&id))
    };
    match row.parts.as_slice() {
        [] => rows.push(item(own().with(&result(&outcome(None))))),
        [only] => rows.push(item(own().with(&result(&outcome(Some(only)))))),
        several => {
            rows.push(item(own().with(&RESULT_FIELDS.map(|name| (name, String::new())))));
            for part in several {
                let empty = Row::new(&INDICATOR_FIELDS.map(|name| (name, "")));
                let named = empty.with(&[("ten", format!("- {}", part.name)), ("don_vi_tinh", text(&part.unit))]);
                rows.push(item(named.with(&result(&outcome(Some(part))))));
            }
        }
    }
}

/// Rows of the tasks, with section rows.
pub(super) fn tasks(programme: &Programme, consolidation: &Consolidation) -> Vec<Value> {
    let mut rows = Vec::new();
    let mut current = "";
    for task in &programme.tasks {
        if task.section != current {
            current = &task.section;
            rows.push(section(current, &[&TASK_FIELDS[..], &RESULT_FIELDS[..]].concat()));
        }
        let outcome = Outcome::of(programme, None, consolidation.items.get(&task.id));
        let cells = [("stt", task.stt.as_str()), ("ten", &task.task)];
        let optional = [
            ("san_pham", &task.product),
            ("tien_do", &task.schedule),
            ("chu_tri", &task.lead),
            ("phoi_hop", &task.cooperating),
        ];
        let optional = optional.map(|(name, text)| (name, text.clone().unwrap_or_default()));
        rows.push(item(Row::new(&cells).with(&optional).with(&result(&outcome))));
    }
    rows
}

/// Rows of plans, schemes and projects.
pub(super) fn projects(programme: &Programme, consolidation: &Consolidation) -> Vec<Value> {
    let row = |project: &crate::model::Project| {
        let outcome = Outcome::of(programme, None, consolidation.items.get(&project.id));
        let optional = [
            ("chu_tri", &project.lead),
            ("phoi_hop", &project.cooperating),
            ("thoi_gian", &project.schedule),
            ("nguon_von", &project.funding),
        ];
        let optional = optional.map(|(name, text)| (name, text.clone().unwrap_or_default()));
        let cells = [("stt", project.stt.as_str()), ("ten", &project.name)];
        item(Row::new(&cells).with(&optional).with(&result(&outcome)))
    };
    programme.projects.iter().map(row).collect()
}

/// The fields of a result.
fn result(outcome: &Outcome) -> [(&'static str, String); 12] {
    let figure = |figure: &Option<Quantity>| figure.as_ref().map(number::quantity).unwrap_or_default();
    let status = outcome.status_words().to_owned();
    let result = figure(&outcome.in_period);
    let so_far = outcome.cumulative_term.as_ref().or(outcome.cumulative_year.as_ref());
    let so_far = so_far.map(number::quantity).unwrap_or_default();
    [
        ("ket_qua", if result.is_empty() { status.clone() } else { result }),
        ("luy_ke_nam", figure(&outcome.cumulative_year)),
        ("luy_ke_nhiem_ky", figure(&outcome.cumulative_term)),
        ("so_voi_muc_tieu", outcome.comparison_cell()),
        ("danh_gia", state::assessment(outcome.assessment).to_owned()),
        ("don_vi_bao_cao", outcome.reported_by.clone()),
        ("ghi_chu", outcome.note.clone()),
        ("hoan_thanh", figure(&outcome.percent_complete)),
        ("van_ban", outcome.products.clone()),
        ("tinh_trang", status),
        ("kinh_phi", figure(&outcome.in_period)),
        ("luy_ke", so_far),
    ]
}
