//! The form of one unit in Excel.

use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationRule, DocProperties, ExcelDateTime, Format, FormatAlign, ProtectionOptions,
    Workbook, Worksheet, XlsxError,
};

use super::view::{ItemRow, View, ViewRow};
use crate::model::{Form, FormEntry, FormField, FormMark, FormStamp, Measure};
use crate::outputs::error::OutputError;
use crate::outputs::options::Options;
use crate::outputs::safe_text::line;
use crate::outputs::workbook::fit::{Lettering, column_pixels, height};
use crate::outputs::workbook::styles::{self, BODY, BOLD, NOTE, TITLE};
use crate::wording::form;
use crate::wording::state;

/// Paper size A4, as spreadsheets number it.
const A4: u8 = 9;
/// Where the marks of rows stand: between two columns that are seen, so that who sorts what is seen sorts them along.
const MARKS: u16 = 1;
/// Columns before those that the unit fills: number, marks, name, two of the programme, the last known.
const FIRST_FIELD: u16 = 6;
/// Their widths.
const WIDTHS: [f64; 6] = [6.0, 4.0, 46.0, 12.0, 22.0, 20.0];

/// The form as the bytes of an .xlsx file.
pub(super) fn workbook(
    form: &Form,
    stamp: &FormStamp,
    views: &[View],
    options: &Options,
) -> Result<Vec<u8>, OutputError> {
    build(form, stamp, views, options).map_err(|error| OutputError::Workbook(error.to_string()))
}

fn build(form: &Form, stamp: &FormStamp, views: &[View], options: &Options) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_default_format(&styles::default_letters(), 20, 64)?;
    book.set_properties(&properties(form, options)?);
    for view in views {
        let sheet = book.add_worksheet();
        sheet.set_name(view.table.sheet())?;
        sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
        sheet.set_margins(0.5, 0.4, 0.55, 0.6, 0.3, 0.3);
        sheet.set_footer("&C&P/&N");
        Writer { sheet, view, widths: widths(view) }.write(form, stamp)?;
    }
    book.save_to_buffer()
}

fn properties(form: &Form, options: &Options) -> Result<DocProperties, XlsxError> {
    let at = options.generated;
    let year = u16::try_from(at.year()).unwrap_or(1900);
    let made = ExcelDateTime::from_ymd(year, at.month().unsigned_abs(), at.day().unsigned_abs())?;
    let unit = form::unit_line(&line(form.unit.name()));
    let properties = DocProperties::new().set_title(form::title(form.period)).set_subject(unit);
    Ok(properties.set_creation_datetime(&made))
}

fn widths(view: &View) -> Vec<f64> {
    let of_field = |field: &FormField| match field {
        FormField::Note => 26.0,
        FormField::Measure(Measure::Product) => 22.0,
        FormField::Measure(_) => 15.0,
    };
    WIDTHS.into_iter().chain(view.fields.iter().map(of_field)).collect()
}

struct Writer<'a> {
    sheet: &'a mut Worksheet,
    view: &'a View,
    widths: Vec<f64>,
}

impl Writer<'_> {
    fn write(mut self, form: &Form, stamp: &FormStamp) -> Result<(), XlsxError> {
        for (column, width) in (0u16..).zip(self.widths.clone()) {
            self.sheet.set_column_width(column, width)?;
        }
        let mut row = self.head(form)?;
        self.marks(row, stamp)?;
        self.columns(row + 1)?;
        self.sheet.set_freeze_panes(row + 2, 3)?;
        self.sheet.set_repeat_rows(row + 1, row + 1)?;
        row += 2;
        for each in &self.view.rows {
            match each {
                ViewRow::Role(words) => self.heading(row, words, &styles::section())?,
                ViewRow::Section(words) => self.heading(row, words, &styles::group())?,
                ViewRow::Item(item) => self.item(row, item)?,
            }
            row += 1;
        }
        self.sheet.set_column_hidden(MARKS)?;
        self.sheet.set_print_area(0, 0, row.saturating_sub(1), self.last())?;
        let options = ProtectionOptions {
            format_columns: true,
            format_rows: true,
            insert_rows: true,
            sort: true,
            use_autofilter: true,
            ..ProtectionOptions::default()
        };
        self.sheet.protect_with_options(&options);
        Ok(())
    }

    /// Title, unit and guide; gives the first row below them.
    fn head(&mut self, form: &Form) -> Result<u32, XlsxError> {
        let unit = form::unit_line(&line(form.unit.name()));
        let guide = styles::lettering(NOTE).set_italic();
        self.merged(0, &form::title(form.period), TITLE, &styles::title())?;
        self.merged(1, &unit, BOLD, &styles::lettering(BOLD).set_align(FormatAlign::Center))?;
        let mut row = 2;
        for words in form::GUIDE {
            self.merged(row, &format!("- {words}"), NOTE, &guide)?;
            row += 1;
        }
        Ok(row)
    }

    fn merged(&mut self, row: u32, words: &str, letters: Lettering, format: &Format) -> Result<(), XlsxError> {
        let pixels = self.pixels(0..self.widths.len());
        self.sheet.merge_range(row, 0, row, self.last(), words, format)?;
        self.sheet.set_row_height(row, height(words, pixels, letters))?;
        Ok(())
    }

    /// The row that tells what the form and each of its columns is; nobody sees it.
    fn marks(&mut self, row: u32, stamp: &FormStamp) -> Result<(), XlsxError> {
        self.sheet.write_string(row, MARKS, FormMark::Form(stamp.clone()).to_string())?;
        for (column, field) in (FIRST_FIELD..).zip(&self.view.fields) {
            self.sheet.write_string(row, column, FormMark::Field(*field).to_string())?;
        }
        self.sheet.set_row_hidden(row)?;
        Ok(())
    }

    fn columns(&mut self, row: u32) -> Result<(), XlsxError> {
        let table = self.view.table;
        let [number, name, first, second, earlier] = table.columns();
        let known = [number, "", name, first, second, earlier];
        let fields = self.view.fields.iter().map(|field| table.head(*field));
        let heads: Vec<&str> = known.into_iter().chain(fields).collect();
        let mut highest: f64 = 20.0;
        for (index, (column, words)) in (0u16..).zip(heads).enumerate() {
            self.sheet.write_string_with_format(row, column, words, &styles::header())?;
            highest = highest.max(height(words, self.pixels(index..index + 1), BOLD));
        }
        self.sheet.set_row_height(row, highest)?;
        Ok(())
    }

    /// A heading that stands in the column of names; its cells are not joined, so that rows can be sorted.
    fn heading(&mut self, row: u32, words: &str, format: &Format) -> Result<(), XlsxError> {
        for column in 0..=self.last() {
            self.sheet.write_blank(row, column, format)?;
        }
        self.sheet.write_string_with_format(row, 2, words, format)?;
        self.sheet.set_row_height(row, height(words, self.pixels(2..3), BOLD))?;
        Ok(())
    }

    fn item(&mut self, row: u32, item: &ItemRow) -> Result<(), XlsxError> {
        let mark = FormMark::Line(item.line).to_string();
        let [number, name, first, second, earlier] = &item.texts;
        let texts = [number, &mark, name, first, second, earlier];
        let mut highest: f64 = 20.0;
        for (index, (column, words)) in (0u16..).zip(texts).enumerate() {
            let format = if matches!(index, 2 | 4) { styles::text() } else { styles::centred() };
            self.sheet.write_string_with_format(row, column, words, &format)?;
            if column != MARKS {
                highest = highest.max(height(words, self.pixels(index..index + 1), BODY));
            }
        }
        for (column, entry) in (FIRST_FIELD..).zip(&item.entries) {
            match entry {
                None => {
                    let _ = self.sheet.write_blank(row, column, &closed())?;
                }
                Some(entry) => {
                    self.sheet.write_blank(row, column, &open(entry))?;
                    if let Some(rule) = rule(entry)? {
                        self.sheet.add_data_validation(row, column, row, column, &rule)?;
                    }
                }
            }
        }
        self.sheet.set_row_height(row, highest)?;
        Ok(())
    }

    fn last(&self) -> u16 {
        FIRST_FIELD + u16::try_from(self.view.fields.len()).unwrap_or_default().saturating_sub(1)
    }

    /// Width of some columns; that of the marks is not seen.
    fn pixels(&self, columns: std::ops::Range<usize>) -> f64 {
        let seen = columns.filter(|column| *column != usize::from(MARKS));
        seen.filter_map(|column| self.widths.get(column)).map(|width| column_pixels(*width)).sum()
    }
}

/// A cell that is not to be filled.
fn closed() -> Format {
    styles::centred().set_background_color(Color::RGB(0x00E3_E3E3))
}

/// A cell to be filled.
fn open(entry: &FormEntry) -> Format {
    let format = match entry {
        FormEntry::Figure { .. } => styles::text().set_align(FormatAlign::Right),
        FormEntry::State(_) => styles::centred(),
        FormEntry::Document | FormEntry::Note => styles::text().set_num_format("@"),
    };
    format.set_background_color(Color::RGB(0x00FF_F9D6)).set_unlocked()
}

/// What a cell refuses, and what it says beforehand; notes take anything.
fn rule(entry: &FormEntry) -> Result<Option<DataValidation>, XlsxError> {
    let bound = |value: &Option<rust_decimal::Decimal>| value.and_then(|value| value.to_f64());
    let rule = match entry {
        FormEntry::Figure { lowest, highest, .. } => {
            let rule = match (bound(lowest), bound(highest)) {
                (Some(low), Some(high)) => DataValidationRule::Between(low, high),
                (Some(low), None) => DataValidationRule::GreaterThanOrEqualTo(low),
                _ => DataValidationRule::Between(-1e12, 1e12),
            };
            DataValidation::new().allow_decimal_number(rule)
        }
        FormEntry::State(states) => {
            let words: Vec<&str> = states.iter().map(|status| state::status(*status)).collect();
            DataValidation::new().allow_list_strings(&words)?
        }
        FormEntry::Document => DataValidation::new().allow_any_value(),
        FormEntry::Note => return Ok(None),
    };
    let hint = form::hint(entry);
    let rule = rule.set_input_title(form::HINT)?.set_input_message(short(&hint))?;
    Ok(Some(rule.set_error_title(form::REFUSED)?.set_error_message(short(&hint))?))
}

/// Messages hold 255 characters; a unit of measure of the programme may be longer.
fn short(words: &str) -> String {
    words.chars().take(250).collect()
}
