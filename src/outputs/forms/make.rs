//! All forms and letters of a period.

use super::file_name::file_names;
use super::values::{covering, letter, word_form};
use super::view::views;
use super::workbook::workbook;
use crate::model::{Form, FormStamp, Programme, programme_fingerprint};
use crate::outputs::error::OutputError;
use crate::outputs::options::Options;
use crate::outputs::report::fill;
use crate::outputs::safe_text::line;
use crate::outputs::templates::{SHIPPED_COVERING, SHIPPED_FORM};
use crate::outputs::write::OutputFile;
use crate::wording::form::form_files;
use minijinja::Value;

/// What forms need besides what they ask.
#[derive(Debug, Clone)]
pub struct FormOrder {
    /// The office's own template of the letter; `None` takes the shipped one.
    pub letter: Option<Vec<u8>>,
    /// The office's own template of the form in Word.
    pub form: Option<Vec<u8>>,
}

/// For each form three files: the form in Excel, the same in Word, and the letter that goes with them.
///
/// # Errors
/// Where a template cannot be used, or a file cannot be built.
pub fn forms(
    programme: &Programme,
    forms: &[Form],
    order: &FormOrder,
    options: &Options,
) -> Result<Vec<OutputFile>, OutputError> {
    let fingerprint = programme_fingerprint(programme);
    let names = file_names(forms.iter().map(|form| form.unit.name()));
    let mut files = Vec::new();
    for (form, name) in forms.iter().zip(names) {
        let files_of = form_files(&name, form.period);
        let stamp = FormStamp { period: form.period, programme: fingerprint.clone(), unit: form.unit.clone() };
        let views = views(programme, form);
        let common = letter(programme, &line(form.unit.name()), form.period, options);
        let in_word = word_form(common.clone(), form, &stamp, &views);
        let in_letter = covering(common, form, &views, &files_of);
        let contents = [
            workbook(form, &stamp, &views, options)?,
            fill(order.form.as_deref().unwrap_or(SHIPPED_FORM), &Value::from_object(in_word))?,
            fill(order.letter.as_deref().unwrap_or(SHIPPED_COVERING), &Value::from_object(in_letter))?,
        ];
        files.extend(files_of.into_iter().zip(contents).map(|(name, bytes)| OutputFile { name, bytes }));
    }
    Ok(files)
}
