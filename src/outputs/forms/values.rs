//! What the Word templates of forms can name.

use std::collections::BTreeMap;

use minijinja::Value;

use super::view::{ItemRow, View, ViewRow};
use crate::model::{FORM_FIELDS, Form, FormField, FormMark, FormStamp, Programme};
use crate::outputs::letterhead::{Names, receivers, signature};
use crate::outputs::options::Options;
use crate::outputs::safe_text::line;
use crate::wording::account::number_line;
use crate::wording::form::{self, FORM_TABLES};
use crate::wording::period;

/// Named values of a template.
pub(super) type Values = BTreeMap<String, Value>;

/// What a letter of the office to a unit says in any case.
pub(super) fn letter(programme: &Programme, unit: &str, at: crate::model::Period, options: &Options) -> Values {
    let names = Names::of(programme, options);
    // The number of the settings is the report's; each letter gets its own when it goes out.
    let number = number_line(None, form::LETTER_SIGN);
    let deadline = period::letter_date(options.deadline, options.generated.year());
    let mut values = Values::new();
    let mut add = |name: &str, text: String| values.insert(name.to_owned(), Value::from(text));
    add("co_quan_cap_tren", names.superior.to_uppercase());
    add("co_quan_ban_hanh", names.issuer.to_uppercase());
    add("don_vi_ban_hanh", names.issuer);
    add("so_ky_hieu", number);
    add("noi_va_ngay", names.place_and_date);
    add("thoi_diem_lap", options.generated.strftime("%Y-%m-%dT%H:%M:%SZ").to_string());
    add("phuong", names.commune);
    add("nhiem_ky", form::term(programme.term));
    add("ky", period::period(at));
    add("don_vi", line(unit));
    add("han_nop", deadline);
    for (name, text) in signature(&options.letterhead) {
        add(name, text);
    }
    values.insert("noi_nhan".to_owned(), Value::from(receivers(&form::LETTER_RECEIVERS)));
    values
}

/// What the letter with a form says besides.
pub(super) fn covering(mut values: Values, form: &Form, views: &[View], files: &[String; 3]) -> Values {
    let counts: Vec<_> = views.iter().map(|view| (view.table, view.items())).collect();
    let [workbook, document, _] = files;
    let mut add = |name: &str, text: String| values.insert(name.to_owned(), Value::from(text));
    add("trich_yeu", form::letter_subject(form.period));
    add("noi_dung", form::row_counts(&counts));
    add("tep_excel", workbook.clone());
    add("tep_word", document.clone());
    values
}

/// What the form in Word names.
pub(super) fn word_form(mut values: Values, form: &Form, stamp: &FormStamp, views: &[View]) -> Values {
    values.insert("trich_yeu".to_owned(), Value::from(form::title(form.period)));
    values.insert("ten_bieu".to_owned(), Value::from(form::title(form.period)));
    values.insert("dong_don_vi".to_owned(), Value::from(form::unit_line(&line(form.unit.name()))));
    values.insert("ma_bieu".to_owned(), Value::from(FormMark::Form(stamp.clone()).to_string()));
    let guide: Vec<&str> = std::iter::once(form::GUIDE_IN_WORD).chain(form::GUIDE.into_iter().skip(1)).collect();
    values.insert("cach_ghi".to_owned(), Value::from(guide));
    for table in FORM_TABLES {
        let view = views.iter().find(|view| view.table == table);
        let rows: Vec<Value> =
            view.map(|view| view.rows.iter().map(|each| row(view, each)).collect()).unwrap_or_default();
        values.insert(format!("bang_{}", table.key()), Value::from(rows));
    }
    values
}

fn row(view: &View, row: &ViewRow) -> Value {
    let mut values: Values = Values::new();
    let mut add = |name: &str, text: &str| values.insert(name.to_owned(), Value::from(text));
    let names = ["stt", "ten", "cot_1", "cot_2", "ky_truoc"];
    let (is_heading, heading) = match row {
        ViewRow::Role(words) | ViewRow::Section(words) => (true, words.as_str()),
        ViewRow::Item(_) => (false, ""),
    };
    for (at, name) in names.into_iter().enumerate() {
        let own = match row {
            ViewRow::Item(item) => item.texts.get(at).map_or("", String::as_str),
            _ => "",
        };
        add(name, if is_heading && name == "ten" { heading } else { own });
    }
    let mark = match row {
        ViewRow::Item(item) => FormMark::Line(item.line).to_string(),
        _ => String::new(),
    };
    add("ma", &mark);
    for field in FORM_FIELDS {
        let asked = matches!(row, ViewRow::Item(item) if is_asked(view, item, field));
        add(&field_name(field), if asked || is_heading { "" } else { form::NOT_ASKED });
    }
    values.insert("la_muc".to_owned(), Value::from(is_heading));
    Value::from_object(values)
}

fn is_asked(view: &View, item: &ItemRow, field: FormField) -> bool {
    let at = view.fields.iter().position(|known| *known == field);
    at.and_then(|at| item.entries.get(at)).is_some_and(Option::is_some)
}

/// The name of a field's cell in the template.
pub(super) fn field_name(field: FormField) -> String {
    match field {
        FormField::Measure(measure) => format!("o_{}", measure.name()),
        FormField::Note => "o_note".to_owned(),
    }
}
