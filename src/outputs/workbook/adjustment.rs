//! What changed since a period was published.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::styles;
use super::table::{Cell, Line, Table, columns, write_table};
use crate::model::{Adjustment, Difference, Programme, Published, Told};
use crate::outputs::error::OutputError;
use crate::outputs::outcome::item_name;
use crate::outputs::safe_text::json;
use crate::outputs::write::OutputFile;
use crate::wording::{adjustment as wording, heading, place, state};

const WIDTHS: [f64; 7] = [5.0, 18.0, 44.0, 22.0, 18.0, 18.0, 52.0];
const FILE_WIDTHS: [f64; 3] = [5.0, 90.0, 40.0];

/// The workbook of differences, and the same for machines.
pub(crate) fn adjustment(
    programme: &Programme,
    published: &Published,
    adjustment: &Adjustment,
) -> Result<Vec<OutputFile>, OutputError> {
    let bytes = workbook(programme, published, adjustment).map_err(|error| OutputError::Workbook(error.to_string()))?;
    let json = json(adjustment).map_err(|error| OutputError::ResultFile(error.to_string()))?;
    Ok(vec![
        OutputFile { name: wording::file(published.period), bytes },
        OutputFile { name: "so-lieu-dieu-chinh.json".to_owned(), bytes: json },
    ])
}

fn workbook(programme: &Programme, published: &Published, adjustment: &Adjustment) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_default_format(&styles::default_letters(), 20, 64)?;
    let titles = |title: &str| {
        let of = wording::against(published.version, &published.at, published.inputs.len());
        vec![title.to_owned(), heading::of_period(published.period), of]
    };
    let figures = Table {
        titles: titles(wording::TITLE),
        columns: columns(&wording::COLUMNS, &WIDTHS),
        lines: adjustment.differences.iter().enumerate().map(|(at, each)| line(programme, at, each)).collect(),
        filter: true,
        if_empty: wording::NO_DIFFERENCE,
    };
    let late = adjustment.late.iter().map(|name| (name, wording::LATE));
    let gone = adjustment.gone.iter().map(|name| (name, wording::GONE));
    let files = late.chain(gone).enumerate().map(|(at, (name, what))| {
        Line::Cells(vec![Cell::Count(at + 1), Cell::text(Some(name)), Cell::text(Some(what))])
    });
    let files = Table {
        titles: titles(wording::FILES_TITLE),
        columns: columns(&wording::FILE_COLUMNS, &FILE_WIDTHS),
        lines: files.collect(),
        filter: true,
        if_empty: wording::NO_FILE,
    };
    for (name, table) in [(wording::SHEET, figures), (wording::FILES_SHEET, files)] {
        let sheet = book.add_worksheet();
        sheet.set_name(name)?.set_landscape().set_print_fit_to_pages(1, 0);
        write_table(sheet, table)?;
    }
    book.save_to_buffer()
}

fn line(programme: &Programme, at: usize, each: &Difference) -> Line {
    Line::Cells(vec![
        Cell::Count(at + 1),
        Cell::text(Some(&place::item(each.item))),
        Cell::text(item_name(programme, each.item).as_deref()),
        Cell::text(Some(wording::measure(each.measure))),
        told(&each.published),
        told(&each.now),
        Cell::text(Some(&wording::causes(&each.causes))),
    ])
}

fn told(told: &Told) -> Cell {
    match told {
        Told::Nothing => Cell::Empty,
        Told::Figure(figure) => Cell::figure(Some(figure)),
        Told::Assessment(assessment) => Cell::text(Some(state::assessment(*assessment))),
    }
}
